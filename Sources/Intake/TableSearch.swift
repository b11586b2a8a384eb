/// A record that may be the header of a file's table.
struct CandidateTable {
  let line: Int
  let headers: [String]
  /// The records above it, a record's fields joined by commas.
  let linesAbove: [String]
  let score: Score
  /// The line behind the last row; nil when the table goes on to the end of the file.
  var end: Int?
  /// How many other tables the file has.
  var others = 0

  struct Score: Hashable, Comparable {
    let isSufficient: Bool
    let columns: Int

    static func < (left: Score, right: Score) -> Bool {
      (left.isSufficient ? 1 : 0, left.columns) < (right.isSufficient ? 1 : 0, right.columns)
    }
  }

  /// Returns nil when no header is known.
  init?(
    line: Int, headers: [String], linesAbove: [String], rules: ColumnRules, needs: ColumnNeeds
  ) {
    let header = Header(line: line, headers: headers, rules: rules)
    guard !header.columns.isEmpty else { return nil }
    self.line = line
    self.headers = headers
    self.linesAbove = linesAbove
    score = Score(isSufficient: header.meets(needs), columns: header.columns.count)
  }
}

/// Finds the table to read in a report of several, each under its own `#` lines.
///
/// Analytics tools write one export as many tables with blank lines between them.
struct TableSearch {
  private let rules: ColumnRules
  private let needs: ColumnNeeds
  private var best: CandidateTable?
  private var tables = 0
  /// The last lines that begin with `#`.
  private var above: [String] = []
  private var gap = Gap()

  /// What stands between two records: nothing, blank lines, comments, or both.
  private struct Gap {
    var line: Int?
    var hasBlank = false
    var hasComment = false
  }

  private init(_ options: ReadingOptions) {
    rules = ColumnRules(options)
    var needs = ColumnNeeds(options)
    // What these reports are exported for.
    (needs.spend, needs.outcome) = (false, true)
    needs.date = options.periods == .asGiven
    self.needs = needs
  }

  /// The table with most of what is needed, the first of equals; nil when no header is known.
  static func best(_ reader: CSVReader, options: ReadingOptions) throws -> CandidateTable? {
    var (reader, search) = (reader, TableSearch(options))
    while try reader.next() == .record { search.take(reader.record) }
    search.best?.others = search.tables - 1
    return search.best
  }

  private mutating func take(_ record: CSVRecord) {
    guard record.isEmptyLine || record.isComment else { return takeRow(record) }
    gap.line = gap.line ?? record.line
    guard record.isComment else { return gap.hasBlank = true }
    gap.hasComment = true
    if above.count == TableLayout.headerSearch { above.removeFirst() }
    above.append(record.headerTexts.joined(separator: ","))
  }

  private mutating func takeRow(_ record: CSVRecord) {
    let gap = gap
    self.gap = Gap()
    guard tables == 0 || gap.line != nil else { return }
    let candidate = CandidateTable(
      line: record.line, headers: record.headerTexts, linesAbove: above, rules: rules,
      needs: needs)
    // A blank line or a note alone may also stand among the rows of a sheet.
    let isHeader = (candidate?.score.columns ?? 0) > 1
    guard tables == 0 || isHeader || gap.hasBlank && gap.hasComment else { return }
    tables += 1
    if let known = best, known.end == nil { best?.end = gap.line }
    if let candidate, best.map({ candidate.score > $0.score }) ?? true { best = candidate }
  }
}

extension CSVRecord {
  /// Whether it begins with `#`.
  var isComment: Bool {
    let range = fields[0].range
    return !range.isEmpty && bytes[range.lowerBound] == UInt8(ascii: "#")
  }
}
