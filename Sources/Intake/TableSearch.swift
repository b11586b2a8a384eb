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
enum TableSearch {
  /// The table with most of what is needed, the first of equals; nil when no header is known.
  static func best(_ reader: CSVReader, options: ReadingOptions) throws -> CandidateTable? {
    var reader = reader
    var needs = ColumnNeeds(options)
    // What these reports are exported for.
    (needs.spend, needs.outcome) = (false, true)
    needs.date = options.periods == .asGiven
    let rules = ColumnRules(options.columns)
    var best: CandidateTable?
    var tables = 0
    var above: [String] = []
    var isInTable = false
    while try reader.next() == .record {
      let record = reader.record
      if record.isEmptyLine || record.isComment {
        if isInTable, let known = best, known.end == nil { best?.end = record.line }
        isInTable = false
        guard record.isComment else { continue }
        if above.count == TableLayout.headerSearch { above.removeFirst() }
        above.append(record.headerTexts.joined(separator: ","))
      } else if !isInTable {
        isInTable = true
        tables += 1
        let candidate = CandidateTable(
          line: record.line, headers: record.headerTexts, linesAbove: above, rules: rules,
          needs: needs)
        if let candidate, best.map({ candidate.score > $0.score }) ?? true { best = candidate }
      }
    }
    best?.others = tables - 1
    return best
  }
}

extension CSVRecord {
  /// Whether it begins with `#`.
  var isComment: Bool {
    let range = fields[0].range
    return !range.isEmpty && bytes[range.lowerBound] == UInt8(ascii: "#")
  }
}
