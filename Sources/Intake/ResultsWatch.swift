/// Watches what Meta's `Results` count: purchases in one row may be chats in the next.
///
/// They are conversions only where a second column says that all rows count the same thing, or
/// where the configuration names them.
struct ResultsWatch {
  private let original: Header
  private let indicator: Int?
  private let isDoubtful: Bool
  private var first: [UInt8]?
  private var isMixed = false

  init(_ layout: TableLayout) {
    original = layout.header
    indicator = layout.header.column(.resultIndicator)?.index
    let conversions = layout.header.column(.conversions)?.alias
    isDoubtful =
      layout.platform == .meta && (conversions.map { Self.names.contains($0.text) } ?? false)
      && (conversions.map { $0.rank >= 0 } ?? false)
  }

  mutating func hear(_ record: CSVRecord) {
    guard isDoubtful, !isMixed, let indicator, indicator < record.fields.count else { return }
    let cell = record.bytes.span.extracting(record.fields[indicator].range)
    guard !MissingNumber.isMissing(cell) else { return }
    if let first { isMixed = !cell.equals(first) } else { first = Array(cell.text.utf8) }
  }

  /// Whether nobody can say what the results are.
  var leavesOut: Bool { isDoubtful && (isMixed || first == nil) }

  /// The header with its results, or without them.
  var header: Header { leavesOut ? original.leavingOut(.conversions) : original }

  private static let names: Set<String> = ["results", "resultados"]
}
