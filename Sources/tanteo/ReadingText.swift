import Intake

extension FileReading {
  /// For people: what became of the file, of each column, of its sums and of its rows.
  var text: String {
    let head = ["\(name): \(state.rawValue)"] + (error.map { [$0] } ?? [])
    return (head + form + columnLines + totalLines + rowLines).joined(separator: "\n  ")
  }

  private var form: [String] {
    guard let encoding, let delimiter, let profile else { return [] }
    let shown = delimiter == "\t" ? "a tab" : "'\(delimiter)'"
    var parts = [profile, encoding, "delimiter \(shown)"]
    parts += locale?.split(separator: " ").compactMap { Self.words[String($0)] } ?? []
    if let headerLine { parts.append("header in line \(headerLine)") }
    if otherTables > 0 { parts.append("\(otherTables) other tables are not read") }
    return [parts.joined(separator: ", ")]
  }

  private var columnLines: [String] {
    let read = columns.map { "\($0.field) <- \"\($0.header)\"" }
    guard !unused.isEmpty else { return read }
    let others = "not read: " + unused.map { "\"\($0)\"" }.joined(separator: ", ")
    guard leavesOutResults else { return read + [others] }
    let fix = "to take them, name the column under columns in the configuration"
    return read + [others, "results are not read, for they may count several things; \(fix)"]
  }

  /// A line for each row of sums: where it agrees, or else both numbers.
  private var totalLines: [String] {
    let labels = totals.map(\.label).reduce(into: [String]()) { labels, label in
      if !labels.contains(label) { labels.append(label) }
    }
    return labels.map { label in
      let line = totals.filter { $0.label == label }
      let agreeing = line.filter(\.agrees).map(\.field).joined(separator: ", ")
      let differing = line.filter { !$0.agrees }
        .map { "\($0.field) \(Self.plain($0.declared)), the rows come to \(Self.plain($0.summed))" }
      let verdicts = (agreeing.isEmpty ? [] : ["agrees in \(agreeing)"]) + differing
      return "\(label.isEmpty ? "the sum" : label): \(verdicts.joined(separator: "; "))"
    }
  }

  private var rowLines: [String] {
    guard profile != nil else { return [] }
    var parts = ["\(rows) rows", "\(max(refusedRows, refused.count)) refused"]
    if repeatedRows > 0 { parts.append("\(repeatedRows) repeated, which count once") }
    if provisionalRows > 0 { parts.append("\(provisionalRows) provisional") }
    if earlyRows > 0 {
      parts.append("\(earlyRows) of a period not over, which count when exported again after it")
    }
    var lines = ["\(parts.joined(separator: ", ")); channels: \(channels.joined(separator: ", "))"]
    lines += refused.prefix(Self.refusalsShown).map(\.message).filter { $0 != error }
    if let firstDay, let lastDay {
      lines.append("\(firstDay) to \(lastDay)" + (currency.map { ", \($0)" } ?? ""))
    }
    return lines
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }

  private static let words = [
    ".": "decimal point", ",": "decimal comma", "dmy": "day first", "mdy": "month first",
  ]

  /// More than fits a screen helps nobody; `--json` has them all.
  private static let refusalsShown = 20
}
