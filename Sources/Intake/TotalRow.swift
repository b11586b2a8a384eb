/// Tells a row that sums others up from a row that says something itself.
///
/// Only whole words count: a campaign called `Total Care` is none.
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

  private init(label: String) {
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

  /// Returns nil for a row that is no sum.
  init?(_ record: CSVRecord, header: Header, columns: RowColumns, isMeta: Bool) {
    let bytes = record.bytes.span
    if record.fields.count == header.width + 1, let last = record.fields.last,
      Self.isLabel(bytes.extracting(last.range))
    {
      self.init(label: bytes.extracting(last.range).visibleText)
      return
    }
    if let first = record.fields.first(where: {
      !MissingNumber.isMissing(bytes.extracting($0.range))
    }), Self.isLabel(bytes.extracting(first.range)) {
      self.init(label: bytes.extracting(first.range).visibleText)
      return
    }
    guard record.fields.count == header.width, Self.hasNoNames(record, columns, isMeta: isMeta)
    else { return nil }
    self.init(label: "")
  }

  /// Whether names are blank that every other row has, and the date as well.
  ///
  /// Meta repeats the range of its report in the row of its sums.
  private static func hasNoNames(
    _ record: CSVRecord, _ columns: RowColumns, isMeta: Bool
  ) -> Bool {
    let names = [columns.channel, columns.campaign, columns.campaignID].compactMap(\.self)
    return !names.isEmpty && names.allSatisfy(record.isMissing)
      && (isMeta || columns.start.map(record.isMissing) ?? true)
      && columns.metrics.contains { !record.isMissing($0) }
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

extension Span<UInt8> {
  /// Whether ASCII letters stand at `index`, in capitals or not.
  fileprivate func beginsIgnoringCase(with letters: [UInt8], at index: Int) -> Bool {
    guard index + letters.count <= count else { return false }
    return letters.indices.allSatisfy { self[index + $0] | 0x20 == letters[$0] }
  }
}
