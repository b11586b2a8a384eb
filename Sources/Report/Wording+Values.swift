import Marketing

/// What outcomes count for, and which of them are not told.
extension Wording {
  func valueNote(_ note: Note) -> String? {
    switch note {
    case .counted(let values):
      say(
        "a customer is counted from outcomes: \(terms(of: values))",
        "un cliente se cuenta a partir de resultados: \(terms(of: values))")
    case .valueChanged(let before, let now):
      say(
        "what counts is now \(terms(of: now)), before: \(terms(of: before)); beliefs count it so "
          + "from the first row, the evidence begins anew",
        "ahora cuenta \(terms(of: now)), antes: \(terms(of: before)); las estimaciones lo cuentan "
          + "así desde la primera fila, la evidencia empieza de cero")
    default: nil
    }
  }

  func outcomeNeed(_ need: Need) -> String? {
    switch need {
    case .bringOutcome(let name):
      say(
        "'\(name)' has a value, and no file has brought it: export that column, or take it out of "
          + "'value'",
        "'\(name)' tiene un valor, pero ningún archivo lo ha traído: exporte esa columna o quítelo de "
          + "'value'")
    case .restoreColumn(let channel, let outcome, let since):
      say(
        "\(channel): '\(outcome)' is missing since \(since); export it again, 0 where there is none",
        "\(channel): falta '\(outcome)' desde el \(since); vuelva a exportarlo, 0 donde no haya")
    default: nil
    }
  }

  /// `conversions 1, leads 0.2`.
  private func terms(of values: OutcomeValues?) -> String {
    let weights = values?.weights ?? [.conversions: 1]
    return weights.sorted { $0.key < $1.key }.map { name, weight in
      let plain = weight == weight.rounded() ? String(Int64(weight)) : "\(weight)"
      return "\(name) \(language.number(plain))"
    }.joined(separator: ", ")
  }
}
