import Marketing

/// What is wrong with a file as a whole.
extension FileWording {
  var emptyFile: Entry {
    (
      "emptyFile", say("the file is empty", "el archivo está vacío"),
      say("export it again", "expórtelo de nuevo")
    )
  }

  var binary: Entry {
    (
      "binary", say("this is no text file", "no es un archivo de texto"),
      say("export the table as CSV", "exporte la tabla como CSV")
    )
  }

  var spreadsheet: Entry {
    (
      "spreadsheet",
      say(
        "this is a spreadsheet or a zip, not a CSV file",
        "es una hoja de cálculo o un zip, no un archivo CSV"),
      say(
        "open it, choose Save As or Download, and the format CSV UTF-8",
        "ábralo, elija Guardar como o Descargar, y el formato CSV UTF-8")
    )
  }

  var noRows: Entry {
    (
      "noRows", say("there is no row below the header", "no hay filas bajo la cabecera"),
      say("export a period with data", "exporte un periodo con datos")
    )
  }

  var unterminatedQuote: Entry {
    (
      "unterminatedQuote",
      say(
        "the quote that opens here is never closed",
        "las comillas que se abren aquí no se cierran"),
      say(
        "close it, or write a quote within a field twice",
        "ciérrelas, o escriba dos veces las comillas interiores")
    )
  }

  var mergeConflict: Entry {
    (
      "mergeConflict",
      say(
        "this is the mark of a merge conflict, not a row",
        "es la marca de un conflicto de fusión, no una fila"),
      say(
        "keep one of the two versions and deliver that",
        "quédese con una de las dos versiones y entregue esa")
    )
  }

  func cutOff(_ sign: FileError.CutOff) -> Entry {
    (
      "cutOff",
      say("the file looks cut off: ", "el archivo parece cortado: ") + fault(sign),
      say("deliver it again as a whole", "entréguelo otra vez entero")
    )
  }

  private func fault(_ sign: FileError.CutOff) -> String {
    switch sign {
    case .row(let fields, let columns):
      say(
        "its last row has \(fields) of \(columns) fields and no line end",
        "su última fila tiene \(fields) de \(columns) campos y le falta el salto de línea")
    case .rows(let found, let declared):
      say(
        "it has \(found) of the \(declared) rows that it promises",
        "tiene \(found) de las \(declared) filas que promete")
    case .totals:
      say("the sums at its end are missing", "faltan los totales del final")
    }
  }

  func differs(_ label: String, _ column: String, _ declared: String, _ summed: String) -> Entry {
    let total =
      label.isEmpty ? say("the sum of the file", "el total del archivo") : "'\(label.excerpt)'"
    let (declared, summed) = (language.number(declared), language.number(summed))
    return (
      "totalDiffers",
      (column.isEmpty ? "" : place(column.excerpt))
        + say(
          "\(total) is \(declared), the rows come to \(summed)",
          "\(total) es \(declared), las filas suman \(summed)"),
      say(
        "export it again, whole and with one filter for rows and sums",
        "expórtelo de nuevo, entero y con un mismo filtro para filas y totales")
    )
  }

  func tooManyBad(_ found: Int, of rows: Int, _ limit: Double) -> Entry {
    let percent = language.number("\((limit * 1000).rounded() / 10)")
    return (
      "tooManyBadRows",
      say(
        "\(found) of \(rows) rows cannot be taken, more than the \(percent) % that may be skipped",
        "\(found) de \(rows) filas no sirven, más del \(percent) % que se puede omitir"),
      say("correct them, or export again", "corríjalas o exporte de nuevo")
    )
  }
}

// MARK: - Limits

extension FileWording {
  private var split: String { say("split it by month", "divídalo por meses") }

  func tooLarge(_ bytes: Int, _ limit: Int) -> Entry {
    (
      "fileTooLarge",
      say(
        "the file has \(bytes) bytes or more, the limit is \(limit)",
        "el archivo tiene \(bytes) bytes o más, el límite es \(limit)"), split
    )
  }

  func tooManyRows(_ limit: Int) -> Entry {
    (
      "tooManyRows",
      say("the file has more than \(limit) rows", "el archivo tiene más de \(limit) filas"), split
    )
  }

  func recordTooLong(_ limit: Int) -> Entry {
    (
      "recordTooLong",
      say(
        "the row that begins here has more than \(limit) bytes",
        "la fila que empieza aquí tiene más de \(limit) bytes"),
      say("look for a missing line end", "busque dónde falta un salto de línea")
    )
  }

  func tooManyColumns(_ limit: Int) -> Entry {
    (
      "tooManyColumns",
      say("the row has more than \(limit) columns", "la fila tiene más de \(limit) columnas"),
      say("export fewer columns", "exporte menos columnas")
    )
  }
}
