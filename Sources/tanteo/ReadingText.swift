import Intake
import Marketing

extension FileReading {
  /// For people: what became of the file, of each column, of its sums and of its rows.
  var text: String {
    let head = ["\(name): \(stateText)"] + (error.map { [$0] } ?? [])
    return (head + form + columnLines + totalLines + rowLines).joined(separator: "\n  ")
  }

  private func say(_ english: String, _ spanish: String) -> String {
    language.say(english, spanish)
  }

  private var stateText: String {
    switch state {
    case .read: say("read", "leído")
    case .held: say("held", "retenido")
    case .failed: say("failed", "fallido")
    }
  }

  private var form: [String] {
    guard let encoding, let delimiter, let profile else { return [] }
    let shown = delimiter == "\t" ? say("a tab", "un tabulador") : "'\(delimiter)'"
    var parts = [profile, encoding, say("delimiter \(shown)", "separador \(shown)")]
    parts += locale?.split(separator: " ").compactMap { convention(String($0)) } ?? []
    if let headerLine {
      parts.append(say("header in line \(headerLine)", "cabecera en la línea \(headerLine)"))
    }
    if otherTables > 0 {
      parts.append(
        say("\(otherTables) other tables are not read", "otras tablas sin leer: \(otherTables)"))
    }
    return [parts.joined(separator: ", ")]
  }

  /// How numbers and days are written: `decimal comma`, `day first`.
  private func convention(_ word: String) -> String? {
    switch word {
    case ".": say("decimal point", "punto decimal")
    case ",": say("decimal comma", "coma decimal")
    case "dmy": say("day first", "el día primero")
    case "mdy": say("month first", "el mes primero")
    default: nil
    }
  }

  private var columnLines: [String] {
    let read = columns.map { "\($0.field) <- \"\($0.header)\"" }
    guard !unused.isEmpty else { return read }
    let names = unused.map { "\"\($0)\"" }.joined(separator: ", ")
    let others = say("not read: ", "sin leer: ") + names
    guard leavesOutResults else { return read + [others] }
    return read + [
      others,
      say(
        "results are not read, for they may count several things; "
          + "to take them, name the column under columns in the configuration",
        "los resultados no se leen, porque pueden contar cosas distintas; "
          + "para tomarlos, nombre la columna bajo columns en la configuración"),
    ]
  }

  /// A line for each row of sums: where it agrees, or else both numbers.
  private var totalLines: [String] {
    let labels = totals.map(\.label).reduce(into: [String]()) { labels, label in
      if !labels.contains(label) { labels.append(label) }
    }
    return labels.map { label in
      let line = totals.filter { $0.label == label }
      let agreeing = line.filter(\.agrees).map(\.field).joined(separator: ", ")
      let verdicts =
        (agreeing.isEmpty ? [] : [say("agrees in \(agreeing)", "coincide en \(agreeing)")])
        + line.filter { !$0.agrees }.map(difference)
      let name = label.isEmpty ? say("the sum", "el total") : label
      return "\(name): \(verdicts.joined(separator: "; "))"
    }
  }

  private func difference(_ total: Total) -> String {
    let (declared, summed) = (plain(total.declared), plain(total.summed))
    return say(
      "\(total.field) \(declared), the rows come to \(summed)",
      "\(total.field) \(declared), las filas suman \(summed)")
  }

  private var rowLines: [String] {
    guard profile != nil else { return [] }
    let lines =
      [rowCounts] + refused.prefix(Self.refusalsShown).map(\.message).filter { $0 != error }
    guard let firstDay, let lastDay else { return lines }
    let days = say("\(firstDay) to \(lastDay)", "del \(firstDay) al \(lastDay)")
    return lines + [days + (currency.map { ", \($0)" } ?? "")]
  }

  private var rowCounts: String {
    let refusals = max(refusedRows, refused.count)
    var parts = [
      language.rows(rows),
      say("\(refusals) refused", refusals == 1 ? "1 rechazada" : "\(refusals) rechazadas"),
    ]
    if repeatedRows > 0 {
      parts.append(
        say(
          "\(repeatedRows) repeated, which count once",
          "repetidas: \(repeatedRows), que cuentan una vez"))
    }
    if provisionalRows > 0 {
      parts.append(say("\(provisionalRows) provisional", "provisionales: \(provisionalRows)"))
    }
    if refundRows > 0 {
      parts.append(say("\(refundRows) of spend below 0", "con gasto bajo 0: \(refundRows)"))
    }
    if earlyRows > 0 {
      parts.append(
        say(
          "\(earlyRows) of a period not over, which count when exported again after it",
          "de un periodo no acabado: \(earlyRows), que cuentan al exportarlas de nuevo después"))
    }
    return parts.joined(separator: ", ") + say("; channels: ", "; canales: ")
      + channels.joined(separator: ", ")
  }

  private func plain(_ number: Double) -> String {
    language.number(Int(exactly: number).map(String.init) ?? "\(number)")
  }

  /// More than fits a screen helps nobody; `--json` has them all.
  private static let refusalsShown = 20
}
