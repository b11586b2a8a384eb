import Marketing

/// What a header lacks.
extension FileWording {
  var noHeader: Entry {
    (
      "noHeader",
      say(
        "none of the first 25 lines names the columns",
        "ninguna de las 25 primeras líneas nombra las columnas"),
      say(
        "write a first line such as date,channel,spend,conversions",
        "escriba una primera línea como fecha;canal;gasto;conversiones")
    )
  }

  func noDate(_ headers: [String], _ platform: Platform, _ range: FileRange?) -> Entry {
    ("noDateColumn", undated(headers, range), dailyExport(of: platform, range))
  }

  private func undated(_ headers: [String], _ range: FileRange?) -> String {
    switch range {
    case .days(let period):
      say(
        "the rows have no date, only the range \(period) above them",
        "las filas no tienen fecha, solo el periodo \(period.text(in: language)) que las encabeza")
    case .allTime:
      say(
        "the rows have no date, they cover all time",
        "las filas no tienen fecha, abarcan todo el tiempo")
    case nil: say("no column is a date", "ninguna columna es una fecha") + among(headers)
    }
  }

  private func dailyExport(of platform: Platform, _ range: FileRange?) -> String {
    let menu =
      platform.dailyExport(in: language)
      ?? say(
        "export with one row a day, or name the column 'date'",
        "exporte una fila por día, o llame a la columna 'fecha'")
    guard case .days = range else { return menu }
    return menu + say(", or take it as one period: ", ", o tómelo como un solo periodo: ")
      + source("periods: range")
  }

  var onlyOutcomes: Entry {
    (
      "onlyOutcomes",
      say(
        "the export says what came, and nothing of what was spent",
        "la exportación dice qué resultados hubo, pero no qué se gastó"),
      source("supplies: conversions")
    )
  }

  func noSpend(_ headers: [String], hasOutcome: Bool) -> Entry {
    let elsewhere =
      say("; where another file has it, ", "; si está en otro archivo, ")
      + source("supplies: conversions")
    return (
      "noSpendColumn",
      say("no column says what was spent", "ninguna columna dice qué se gastó") + among(headers),
      say(
        "export the cost as well, or name the column 'spend'",
        "exporte también el coste, o llame a la columna 'gasto'")
        + (hasOutcome ? elsewhere : "")
    )
  }

  func noOutcome(_ headers: [String]) -> Entry {
    (
      "noOutcomeColumn",
      say("no column gives conversions or revenue", "ninguna columna da conversiones ni ingresos")
        + among(headers),
      say(
        "export the conversions as well, or name the column 'conversions'",
        "exporte también las conversiones, o llame a la columna 'conversiones'")
    )
  }

  func noChannel(_ headers: [String]) -> Entry {
    (
      "noChannelColumn",
      say("no column is a channel or a campaign", "ninguna columna es un canal ni una campaña")
        + among(headers),
      say("name one 'channel'", "llame a una 'canal'")
        + orUnder(say("channel: NAME", "channel: NOMBRE"))
    )
  }

  func unknown(_ header: String, _ nearest: String) -> Entry {
    (
      "unknownColumn",
      say("column '\(header.excerpt)' is not known", "no se conoce la columna '\(header.excerpt)'"),
      say("did you mean '\(nearest)'?", "¿quiso decir '\(nearest)'?")
    )
  }

  func missing(_ header: String, _ field: Field, _ headers: [String]) -> Entry {
    (
      "missingColumn",
      say(
        "column '\(header.excerpt)', the \(field.rawValue) of this source, is not there",
        "falta la columna '\(header.excerpt)', que en esta fuente es \(field.rawValue)")
        + among(headers),
      say(
        "name it so in the file, or correct 'columns' for this source in the configuration",
        "llámela así en el archivo, o corrija 'columns' de esta fuente en la configuración")
    )
  }

  /// The headers found, so that the person sees which line was taken for the header.
  private func among(_ headers: [String]) -> String {
    let shown = headers.prefix(8).map { "'\($0.excerpt)'" }.joined(separator: ", ")
    let more = headers.count > 8 ? ", …" : ""
    return headers.isEmpty ? "" : say(" (columns: ", " (columnas: ") + "\(shown)\(more))"
  }
}
