import Marketing

/// What can be read in two ways, or contradicts itself.
extension FileWording {
  func ambiguousNumber(
    _ column: String, _ cell: String, _ point: String, _ comma: String
  ) -> Entry {
    let (one, other) = (clear(point, "."), clear(comma, ","))
    return ambiguous(
      "ambiguousNumber", column, cell,
      inFile: say(
        "write it in the file as \(one) or \(other)",
        "escríbalo en el archivo como \(one) o \(other)"),
      (language.number(point), "decimal: \".\""), (language.number(comma), "decimal: \",\""))
  }

  func ambiguousDate(
    _ column: String, _ cell: String, _ dayFirst: Day, _ monthFirst: Day
  ) -> Entry {
    ambiguous(
      "ambiguousDate", column, cell,
      inFile: say(
        "write the dates in the file as \(dayFirst) or \(monthFirst)",
        "escriba las fechas en el archivo como \(dayFirst) o \(monthFirst)"),
      ("\(dayFirst)", "dates: dmy"), ("\(monthFirst)", "dates: mdy"))
  }

  func ambiguousSales(_ column: String, _ cell: String) -> Entry {
    let name = "\"\(column.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    let sales = line("columns: { conversions: \(name) }")
    return (
      "ambiguousSales",
      place(column.excerpt)
        + say(
          "'\(cell.excerpt)' could be the number of sales or what they brought",
          "'\(cell.excerpt)' puede ser el número de ventas o lo que se ingresó"),
      say(
        "name the column 'orders' or 'revenue' in the file",
        "llame a la columna 'pedidos' o 'ingresos' en el archivo")
        + orUnder("columns: { revenue: \(name) }")
        + say(
          " for money, or \(sales) for the number",
          " si es dinero, o \(sales) si es el número")
    )
  }

  private func ambiguous(
    _ code: String, _ column: String, _ cell: String, inFile: String,
    _ first: (meaning: String, setting: String), _ second: (meaning: String, setting: String)
  ) -> Entry {
    let (one, other) = (first.meaning, second.meaning)
    return (
      code,
      place(column.excerpt)
        + say(
          "'\(cell.excerpt)' could be \(one) or \(other)",
          "'\(cell.excerpt)' puede ser \(one) o \(other)"),
      inFile + orUnder(first.setting)
        + say(
          " for \(one), or \(line(second.setting)) for \(other)",
          " si es \(one), o \(line(second.setting)) si es \(other)")
    )
  }

  /// A number with so many decimals that its mark cannot stand before thousands: `1.00`, `1000,00`.
  ///
  /// Once in a file it settles how all its numbers are read.
  private func clear(_ plain: String, _ mark: String) -> String {
    let parts = plain.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let zeros = decimals.count == 3 ? 1 : max(0, 2 - decimals.count)
    return parts[0] + mark + decimals + String(repeating: "0", count: zeros)
  }

  func mixedDates(
    _ column: String, _ dayFirst: String, _ monthFirst: String, _ otherLine: Int
  ) -> Entry {
    let (day, month) = (dayFirst.excerpt, monthFirst.excerpt)
    return (
      "mixedDates",
      place(column.excerpt)
        + say(
          "the day stands first in '\(day)' and second in '\(month)' "
            + "(the other is in line \(otherLine))",
          "el día va primero en '\(day)' y segundo en '\(month)' "
            + "(la otra está en la línea \(otherLine))"),
      say("write all dates as 2026-09-01", "escriba todas las fechas como 2026-09-01")
    )
  }

  func mixedCurrencies(_ spend: Currency, _ revenue: Currency) -> Entry {
    (
      "mixedCurrencies",
      say(
        "spend is in \(spend) and revenue in \(revenue)",
        "el gasto está en \(spend) y los ingresos en \(revenue)"),
      say("export both in one currency", "exporte ambos en una sola moneda")
    )
  }

  func severalCurrencies(_ first: Currency, _ second: Currency, _ otherLine: Int) -> Entry {
    (
      "severalCurrencies",
      say(
        "this row is in \(second), line \(otherLine) is in \(first)",
        "esta fila está en \(second), la línea \(otherLine) en \(first)"),
      say("export one file for each currency", "exporte un archivo por moneda")
    )
  }

  func ambiguousCurrency(_ column: String, _ cell: String) -> Entry {
    (
      "ambiguousCurrency",
      place(column.excerpt)
        + say(
          "'\(cell.excerpt)' does not say which country's money it is",
          "'\(cell.excerpt)' no dice de qué país es la moneda"),
      say(
        "write the code that is right in the file, such as USD 5",
        "escriba en el archivo el código que corresponda, como USD 5") + orUnder("currency: USD")
    )
  }
}
