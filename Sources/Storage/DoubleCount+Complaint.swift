public import Marketing

extension DoubleCount: Complaint {
  public func sentence(in language: Language) -> String {
    switch self {
    case .renamedItem(let found, let item, let was):
      language.say(
        "\(found.file): campaign '\(item)' of '\(found.channel)' repeats the figures of '\(was)' in"
          + " '\(found.earlier)' (\(found.span(in: language))); if it is the same campaign, write"
          + " \(found.source("renamed: { \"\(item)\": \"\(was)\" }")) under sources in the"
          + " configuration, else \(found.source("separate: true"))",
        "\(found.file): la campaña '\(item)' de '\(found.channel)' repite las cifras de '\(was)' en"
          + " '\(found.earlier)' (\(found.span(in: language))); si es la misma campaña, escriba"
          + " \(found.source("renamed: { \"\(item)\": \"\(was)\" }")) bajo sources en la"
          + " configuración; si no, \(found.source("separate: true"))")
    case .repeatedSpend(let found):
      language.say(
        "\(found.file): the spend of '\(found.channel)' is that of '\(found.earlier)' again"
          + " (\(found.span(in: language))); take the file out of the inbox, or write"
          + " \(found.source("separate: true")) under sources in the configuration if both were"
          + " spent",
        "\(found.file): el gasto de '\(found.channel)' es otra vez el de '\(found.earlier)'"
          + " (\(found.span(in: language))); saque el archivo de inbox, o escriba"
          + " \(found.source("separate: true")) bajo sources en la configuración si se gastaron"
          + " los dos")
    case .twoSuppliers(let found, let column):
      language.say(
        "\(found.file): '\(found.earlier)' brings the \(column) of '\(found.channel)' already"
          + " (\(found.span(in: language))); keep one: take back the other by 'tanteo withdraw', or"
          + " write \(found.source("separate: true")) under sources in the configuration if both"
          + " count",
        "\(found.file): '\(found.earlier)' ya trae \(spanish(column)) de '\(found.channel)'"
          + " (\(found.span(in: language))); quédese con uno: retire el otro con 'tanteo withdraw',"
          + " o escriba \(found.source("separate: true")) bajo sources en la configuración si"
          + " cuentan los dos")
    case .otherName(let found):
      language.say(
        "\(found.file): '\(found.earlier)' tells something else of '\(found.channel)' under another"
          + " name (\(found.span(in: language))), and only one of them can count; take back the"
          + " other by 'tanteo withdraw', or put both names into one file, whose rows add up",
        "\(found.file): '\(found.earlier)' dice otra cosa de '\(found.channel)' bajo otro nombre"
          + " (\(found.span(in: language))), y solo uno puede contar; retire el otro con 'tanteo"
          + " withdraw', o ponga los dos nombres en un archivo, cuyas filas se suman")
    }
  }

  private func spanish(_ column: String) -> String {
    switch column {
    case "spend": "el gasto"
    case "revenue": "los ingresos"
    default: "las conversiones"
    }
  }
}

extension DoubleCount.Repetition {
  fileprivate func span(in language: Language) -> String {
    "\(language.periods(count)), \(days.text(in: language))"
  }

  fileprivate func source(_ setting: String) -> String {
    "- { match: \"\(file)\", \(setting) }"
  }
}
