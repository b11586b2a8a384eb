/// A row that sums others up.
struct TotalRow {
  /// What a sum covers, as far as its label says.
  enum Scope: Hashable {
    /// The rows of the file, all of them.
    case rows
    /// The rows and what the file leaves out, such as campaigns that were removed.
    case atLeastRows
    /// Some of the rows, such as those of one network.
    case part
  }

  /// As the file writes it; empty where only the names are blank.
  let label: String
  let scope: Scope

  fileprivate init(label: String) {
    let text = HeaderText.normalize(label)
    self.label = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let part = text.split(separator: ":", maxSplits: 1).dropFirst().first else {
      scope = .rows
      return
    }
    let covered = part.split(separator: " ").joined(separator: " ")
    scope =
      Self.account.contains(covered)
      ? .atLeastRows : Self.everything.contains(covered) ? .rows : .part
  }

  /// Whether a name is the word for a sum, and nothing more.
  static func isLabel(_ cell: Cell) -> Bool {
    let range = cell.trimmed
    guard range.count >= 5, range.count <= 80,
      beginnings.contains(where: { cell.beginsIgnoringCase(with: $0, at: range.lowerBound) })
    else { return false }
    let text = HeaderText.normalize(cell.extracting(range).text)
    return words.contains(text) || text.hasPrefix("total:") || text.hasPrefix("total :")
      || text.hasPrefix("total of ") && text.hasSuffix(" results")
  }

  private static let words: Set<String> = [
    "total", "totals", "totales", "grand total", "gran total", "total general",
    "resultados totales", "total results", "suma total", "totals:", "totales:",
  ]
  /// A look at the first letters spares nearly every row the making of a text.
  private static let beginnings = ["tot", "gra", "res", "sum"].map { Array($0.utf8) }
  private static let account: Set<String> = ["account", "cuenta"]
  private static let everything: Set<String> = [
    "", "campaigns", "campanas", "filtered campaigns", "campanas filtradas", "ad groups",
    "grupos de anuncios", "ads", "anuncios", "keywords", "palabras clave", "search keywords",
  ]
}

/// Tells the rows that sum others up from those that say something themselves.
///
/// Only whole words count: a campaign called `Total Care` is none.
struct TotalRowFinder {
  private let width: Int
  private let names: [RowColumns.Column]
  /// Nil in Meta's exports, which repeat the range of the report in the row of its sums.
  private let start: RowColumns.Column?
  private let metrics: [RowColumns.Column]

  init(_ profile: FileProfile, _ columns: RowColumns) {
    width = profile.header.width
    names = [columns.channel, columns.campaign, columns.campaignID].compactMap(\.self)
    start = profile.platform == .meta ? nil : columns.start
    metrics = columns.metrics
  }

  /// Returns nil for a row that is no sum.
  func total(in record: CSVRecord) -> TotalRow? {
    // Analytics tools mark their sum in a field of its own.
    if record.fields.count == width + 1, let total = total(in: record, at: width) { return total }
    let first = record.fields.indices.first { index in
      !MissingNumber.isMissing(record.bytes.span.extracting(record.fields[index].range))
    }
    if let first, let total = total(in: record, at: first) { return total }
    return hasNoNames(record) ? TotalRow(label: "") : nil
  }

  private func total(in record: CSVRecord, at index: Int) -> TotalRow? {
    let cell = record.bytes.span.extracting(record.fields[index].range)
    return TotalRow.isLabel(cell) ? TotalRow(label: cell.visibleText) : nil
  }

  /// Whether names are blank that every other row has, and the date as well.
  private func hasNoNames(_ record: CSVRecord) -> Bool {
    guard record.fields.count == width, !names.isEmpty else { return false }
    return names.allSatisfy(record.isMissing) && (start.map(record.isMissing) ?? true)
      && !metrics.allSatisfy(record.isMissing)
  }
}

extension Span<UInt8> {
  /// Whether ASCII letters stand at `index`, in capitals or not.
  fileprivate func beginsIgnoringCase(with letters: [UInt8], at index: Int) -> Bool {
    guard index + letters.count <= count else { return false }
    return letters.indices.allSatisfy { self[index + $0] | 0x20 == letters[$0] }
  }
}
