public import Marketing

/// The line that names the columns, and which column we take for what.
public struct Header: Hashable, Sendable {
  /// A column that is read, such as spend ← "Amount spent (USD)".
  public struct Column: Hashable, Sendable {
    public let field: Field
    /// As the file writes it, without white space at the ends.
    public let header: String
    /// The place in the line, from 0.
    public let index: Int
    /// What the header ends with: `(EUR)`.
    public let currency: Currency?
    let alias: HeaderAliases.Alias

    /// What it counts where several things are told apart; nil for any other column.
    public var outcome: OutcomeName? { alias.outcome }

    /// Our name of it.
    public var name: String { outcome?.text ?? field.rawValue }
  }

  /// What only one column of a file can be.
  private struct Meaning: Hashable {
    let field: Field
    let outcome: OutcomeName?
  }

  /// Counted from 1.
  public let line: Int
  /// The columns that are read, in the order of `Field`.
  public let columns: [Column]
  /// The headers of the other columns, in the file's order.
  public let unused: [String]
  /// All headers, in the file's order.
  public let names: [String]

  init(line: Int, headers: [String], rules: ColumnRules = ColumnRules([:])) {
    var best: [Meaning: Column] = [:]
    for (index, header) in headers.enumerated() {
      let text = HeaderText(header)
      guard let alias = rules.alias(for: text.normalized) else { continue }
      let meaning = Meaning(field: alias.field, outcome: alias.outcome)
      if let other = best[meaning], other.alias.rank <= alias.rank { continue }
      best[meaning] = Column(
        field: alias.field, header: Self.visible(header), index: index, currency: text.currency,
        alias: alias)
    }
    // Beside a day, or a week, the end is that of the report.
    let start = best[Meaning(field: .start, outcome: nil)]
    if let start, start.alias.grain != .range { best[Meaning(field: .end, outcome: nil)] = nil }
    let places = Dictionary(uniqueKeysWithValues: zip(Field.allCases, 0...))
    self.init(
      line: line, headers: headers,
      columns: best.values.sorted {
        (places[$0.field] ?? 0, $0.outcome?.text ?? "")
          < (places[$1.field] ?? 0, $1.outcome?.text ?? "")
      })
  }

  private init(line: Int, headers: [String], columns: [Column]) {
    let taken = Set(columns.map(\.index))
    self.line = line
    self.columns = columns
    names = headers.map(Self.visible)
    unused = headers.indices.filter { !taken.contains($0) }.map { Self.visible(headers[$0]) }
  }

  /// How many fields every row must have.
  public var width: Int { names.count }

  /// The column that means a field; nil when the file has none.
  public func column(_ field: Field) -> Column? {
    columns.first { $0.field == field && $0.outcome == nil }
  }

  /// The columns that count what the configuration names, by its names.
  public var outcomes: [Column] { columns.filter { $0.outcome != nil } }

  /// Whether a column counts customers, in one or in several ways.
  var hasConversions: Bool { column(.conversions) != nil || !outcomes.isEmpty }

  /// Whether the names are those of a Spanish interface.
  var isSpanish: Bool { columns.contains(where: \.alias.isSpanish) }

  var hasSpend: Bool { column(.spend) != nil || column(.spendMicros) != nil }

  /// Whether a column gives conversions or revenue.
  var hasOutcome: Bool {
    hasConversions || [.revenue, .revenueMicros].contains { column($0) != nil }
  }

  var namesChannels: Bool {
    [.channel, .campaign, .campaignID].contains { column($0) != nil }
  }

  /// Whether rows can be read.
  func meets(_ needs: ColumnNeeds) -> Bool {
    (column(.start) != nil || !needs.date) && (givesSpend(needs) || !needs.spend)
      && (hasOutcome || !needs.outcome) && (namesChannels || !needs.channel)
  }

  /// Whether there is spend, or what came of spend that is known from elsewhere.
  func givesSpend(_ needs: ColumnNeeds) -> Bool { hasSpend || needs.mayLackSpend && hasOutcome }

  /// The same header with one column left unread.
  func leavingOut(_ field: Field) -> Header {
    guard let left = column(field) else { return self }
    return Header(
      line: line, columns: columns.filter { $0 != left },
      unused: unused + [left.header], names: names)
  }

  private init(line: Int, columns: [Column], unused: [String], names: [String]) {
    self.line = line
    self.columns = columns
    self.unused = unused
    self.names = names
  }

  private static func visible(_ header: String) -> String {
    header.split { $0.isWhitespace || $0 == "\u{FEFF}" }.joined(separator: " ")
  }
}
