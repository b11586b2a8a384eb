import Marketing

/// Why a row cannot be taken.
extension FileWording {
  func entry(for row: RefusedRow) -> Entry {
    let cell = "'\(row.cell ?? "")'"
    return switch row.problem {
    case .notNumber(let mark): notNumber(cell, mark)
    case .spreadsheetError: spreadsheetError(cell)
    case .notWhole: notWhole(cell)
    case .notMicros: notMicros(cell)
    case .negative: negative(cell)
    case .outOfRange: outOfRange(cell)
    case .notDate: notDate(cell)
    case .noSuchDay: noSuchDay(cell)
    case .missingDate: missingDate
    case .endBeforeStart(let start): endBeforeStart(cell, start)
    case .missingSpend: missingSpend
    case .missingChannel: missingChannel
    case .notCurrency: notCurrency(cell)
    case .mixedCurrencies: otherCurrency(cell)
    case .unclearCurrency: unclearCurrency(cell)
    case .sumOfRows: sumOfRows(cell)
    case .raggedRow(let fields, let columns): ragged(fields, columns)
    case .textAfterQuote: textAfterQuote(cell)
    }
  }
}

// MARK: - Numbers

extension FileWording {
  /// By the file's mark, where it has one; else by that of its readers.
  private func notNumber(_ cell: String, _ mark: DecimalMark?) -> Entry {
    let example = mark.map { "12\($0.rawValue)50" } ?? say("12.50", "12,50")
    return (
      "notNumber", say("\(cell) is not a number", "\(cell) no es un número"),
      say("write \(example)", "escriba \(example)")
    )
  }

  private func spreadsheetError(_ cell: String) -> Entry {
    (
      "spreadsheetError",
      say("\(cell) is a spreadsheet's error", "\(cell) es un error de la hoja de cálculo"),
      say("correct the formula and export again", "corrija la fórmula y exporte de nuevo")
    )
  }

  private func notWhole(_ cell: String) -> Entry {
    (
      "notWhole", say("\(cell) is not a whole number", "\(cell) no es un número entero"),
      say("write a count such as 12", "escriba un número entero como 12")
    )
  }

  private func notMicros(_ cell: String) -> Entry {
    (
      "notMicros",
      say(
        "\(cell) is not a whole number of millionths, which this export has here",
        "\(cell) no es un número entero de millonésimas, que es lo que esta exportación trae aquí"),
      say(
        "export it again, or name the column under columns in the configuration",
        "expórtelo de nuevo, o nombre la columna bajo columns en la configuración")
    )
  }

  private func negative(_ cell: String) -> Entry {
    (
      "negative", say("\(cell) is negative", "\(cell) es negativo"),
      say("write 0 or more", "escriba 0 o más")
    )
  }

  private func outOfRange(_ cell: String) -> Entry {
    (
      "outOfRange", say("\(cell) is too large", "\(cell) es demasiado grande"),
      say("write at most 9 000 000 000 000", "escriba como mucho 9 000 000 000 000")
    )
  }
}

// MARK: - Dates

extension FileWording {
  private var writeDate: String { say("write 2026-09-01", "escriba 2026-09-01") }

  private func notDate(_ cell: String) -> Entry {
    ("notDate", say("\(cell) is not a date", "\(cell) no es una fecha"), writeDate)
  }

  private func noSuchDay(_ cell: String) -> Entry {
    (
      "noSuchDay", say("\(cell) is not in the calendar", "\(cell) no está en el calendario"),
      say("write a day that exists", "escriba un día que exista")
    )
  }

  private var missingDate: Entry {
    ("missingDate", say("the date is missing", "falta la fecha"), writeDate)
  }

  private func endBeforeStart(_ cell: String, _ start: Day) -> Entry {
    (
      "endBeforeStart",
      say("\(cell) lies before the start, \(start)", "\(cell) es anterior al inicio, \(start)"),
      say("swap the two dates", "intercambie las dos fechas")
    )
  }
}

// MARK: - The rest of the row

extension FileWording {
  private var missingSpend: Entry {
    (
      "missingSpend",
      say("the row has results but no spend", "la fila tiene resultados, pero no gasto"),
      say("write 0 if nothing was spent", "escriba 0 si no se gastó nada")
    )
  }

  private var missingChannel: Entry {
    (
      "missingChannel", say("the name is missing", "falta el nombre"),
      say("write the channel's name", "escriba el nombre del canal")
    )
  }

  private func notCurrency(_ cell: String) -> Entry {
    (
      "notCurrency", say("\(cell) is not a currency code", "\(cell) no es un código de moneda"),
      say("write EUR", "escriba EUR")
    )
  }

  private func otherCurrency(_ cell: String) -> Entry {
    (
      "mixedCurrencies",
      say(
        "\(cell) is in another currency than the row",
        "\(cell) está en una moneda distinta a la de la fila"),
      say("export one currency", "exporte una sola moneda")
    )
  }

  private func unclearCurrency(_ cell: String) -> Entry {
    (
      "unclearCurrency",
      say(
        "\(cell) does not say which country's money it is",
        "\(cell) no dice de qué país es la moneda"),
      say("write EUR 5", "escriba EUR 5")
    )
  }

  private func sumOfRows(_ cell: String) -> Entry {
    (
      "sumOfRows",
      say("\(cell) is no channel but a sum of others", "\(cell) no es un canal, sino una suma"),
      say("leave the row out of the table", "quite la fila de la tabla")
    )
  }

  private func ragged(_ fields: Int, _ columns: Int) -> Entry {
    (
      "raggedRow",
      say(
        "the row has \(fields) fields under a header of \(columns)",
        "la fila tiene \(fields) campos bajo una cabecera de \(columns)"),
      fields < columns
        ? say("fill in the missing fields", "complete los campos que faltan")
        : say(
          "quote the field that holds the delimiter",
          "ponga entre comillas el campo que contiene el separador")
    )
  }

  private func textAfterQuote(_ cell: String) -> Entry {
    (
      "textAfterQuote",
      say(
        "text follows the closing quote of \(cell)",
        "hay texto tras las comillas de cierre de \(cell)"),
      say("write a quote within a field twice", "escriba dos veces las comillas interiores")
    )
  }
}
