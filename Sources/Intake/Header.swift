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
  }

  /// Counted from 1.
  public let line: Int
  /// The columns that are read, in the order of `Field`.
  public let columns: [Column]
  /// The headers of the other columns, in the file's order.
  public let unused: [String]
  /// How many fields every row must have.
  public let width: Int

  init(line: Int, headers: [String]) {
    var best: [Field: Column] = [:]
    for (index, header) in headers.enumerated() {
      let text = HeaderText(header)
      guard let alias = HeaderAliases.alias(for: text.normalized) else { continue }
      if let other = best[alias.field], other.alias.rank <= alias.rank { continue }
      best[alias.field] = Column(
        field: alias.field, header: Self.visible(header), index: index, currency: text.currency,
        alias: alias)
    }
    let chosen = Field.allCases.compactMap { best[$0] }
    let taken = Set(chosen.map(\.index))
    self.line = line
    columns = chosen
    unused = headers.indices.filter { !taken.contains($0) }.map { Self.visible(headers[$0]) }
    width = headers.count
  }

  /// The column that means a field; nil when the file has none.
  public func column(_ field: Field) -> Column? { columns.first { $0.field == field } }

  /// Whether the names are those of a Spanish interface.
  var isSpanish: Bool { columns.contains(where: \.alias.isSpanish) }

  /// Whether date, spend, and channel or campaign are there, so that rows can be read.
  func isSufficient(hasChannel: Bool) -> Bool {
    column(.start) != nil && (column(.spend) ?? column(.spendMicros)) != nil
      && (hasChannel || isChannelNamed)
  }

  private var isChannelNamed: Bool {
    (column(.channel) ?? column(.campaign) ?? column(.campaignID)) != nil
  }

  /// Throws what is missing, first a name that is a slip of the pen.
  func validate(file: String, hasChannel: Bool) throws(FileError) {
    if let (header, nearest) = slip(hasChannel: hasChannel) {
      throw FileError(file, line: line, .unknownColumn(header, nearest: nearest))
    }
    let all = (columns.map { ($0.index, $0.header) }).sorted { $0.0 < $1.0 }.map(\.1) + unused
    guard column(.start) != nil else {
      throw FileError(file, line: line, .noDateColumn(headers: all))
    }
    guard (column(.spend) ?? column(.spendMicros)) != nil else {
      throw FileError(file, line: line, .noSpendColumn(headers: all))
    }
    guard hasChannel || isChannelNamed else {
      throw FileError(file, line: line, .noChannelColumn(headers: all))
    }
    if let spend = column(.spend)?.currency, let revenue = column(.revenue)?.currency,
      spend != revenue
    {
      throw FileError(file, line: line, .mixedCurrencies(spend: spend, revenue: revenue))
    }
  }

  /// An unused column whose name is near to one that the file lacks.
  private func slip(hasChannel: Bool) -> (header: String, nearest: String)? {
    var missing: Set<Field> = []
    if column(.start) == nil { missing.insert(.start) }
    if column(.spend) == nil, column(.spendMicros) == nil { missing.insert(.spend) }
    if !hasChannel, !isChannelNamed { missing.formUnion([.channel, .campaign, .campaignID]) }
    if column(.conversions) == nil, column(.revenue) == nil {
      missing.formUnion([.conversions, .revenue])
    }
    for header in unused {
      let text = HeaderText(header).normalized
      if let nearest = HeaderAliases.nearest(to: text, among: missing) {
        return (header, nearest)
      }
    }
    return nil
  }

  private static func visible(_ header: String) -> String {
    header.split { $0.isWhitespace || $0 == "\u{FEFF}" }.joined(separator: " ")
  }
}
