import Marketing

/// What charts are called, and what they show to whoever cannot see them.
extension Wording {
  var moneyHeading: String {
    say("Money and customers, week by week", "Dinero y clientes, semana a semana")
  }
  var spentLabel: String {
    say("\(figures.currency) spent", "\(figures.currency) gastados")
  }
  var revenueLabel: String {
    say("\(figures.currency) of revenue", "\(figures.currency) de ingresos")
  }
  var customersLabel: String { say("Customers", "Clientes") }

  func plannedHeading(_ decision: Decision) -> String {
    say(
      "Planned and spent, \(decision.currency) a \(period(decision.per))",
      "Planificado y gastado, \(decision.currency) por \(period(decision.per))")
  }

  var plannedLegend: String {
    say(
      "The ground is the plan, the strokes are what was spent.",
      "El fondo es el plan; los trazos, lo gastado.")
  }

  func rest(_ count: Int) -> String {
    say("the other \(count) channels", "los otros \(count) canales")
  }

  func caption(_ name: String, _ level: Double?) -> String {
    name + (level.map { ", " + claimed($0) } ?? "")
  }

  func ends(of axis: TimeAxis) -> (from: String, to: String) {
    ("\(axis.first)", "\(axis.last)")
  }

  /// First, last, least and greatest of a line.
  func course(_ values: [Double?]) -> String {
    let known = values.compactMap { $0 }
    guard let first = known.first, let last = known.last, let least = known.min(),
      let greatest = known.max()
    else { return noFigures }
    let (begins, ends) = (figures.brief(first), figures.brief(last))
    let (low, high) = (figures.brief(least), figures.brief(greatest))
    return say(
      "from \(begins) in the first week to \(ends) in the last, between \(low) and \(high)",
      "de \(begins) en la primera semana a \(ends) en la última, entre \(low) y \(high)")
  }

  func planAndSpend(_ planned: Double?, _ spent: Double?) -> String {
    let plan = planned.map { figures.units($0) } ?? notKnown
    let spend = spent.map { figures.units($0) } ?? notKnown
    return say(
      "planned now: \(plan); spent last: \(spend)", "planificado ahora: \(plan); gastado: \(spend)")
  }

  func curveCaption(_ decision: Decision) -> String {
    let period = self.period(decision.per)
    return say(
      "Customers a \(period) for \(decision.currency) a \(period); the line is the plan",
      "Clientes por \(period) según los \(decision.currency) por \(period); la línea es el plan")
  }

  func curve(_ chart: ResponseChart) -> String {
    chart.points.map { point in
      let range = say(
        "\(figures.count(point.conversions.low)) to \(figures.count(point.conversions.high))",
        "\(figures.count(point.conversions.low)) a \(figures.count(point.conversions.high))")
      return "\(figures.brief(point.amount)) \(figures.currency): "
        + "\(customers(point.conversions.mean)) (\(range))"
    }.joined(separator: "; ")
  }
}

/// What stands below a channel's charts.
extension Wording {
  var channelsHeading: String { say("Each channel", "Canal por canal") }
  var happenedHeading: String { say("What happened", "Qué ha pasado") }
  var evidenceHeading: String { say("What it rests on", "En qué se basa") }

  func others(_ count: Int) -> String {
    say(
      "The other \(language.channels(count)): tanteo explain CHANNEL.",
      "Los otros \(language.channels(count)): tanteo explain CANAL.")
  }

  /// A step in the life of a hypothesis, and what took it.
  func step(_ step: HypothesisStep) -> String {
    let cause =
      switch step.cause {
      case .evidence: say("the evidence reached its bar", "la evidencia llegó a su umbral")
      case .degradation:
        step.to == .probation
          ? say("it seems to have fallen", "parece haber caído")
          : say("it is on its level again", "vuelve a su nivel")
      case .retest: say("what the retest brought", "por lo que trajo la nueva prueba")
      case .coolDown: say("its waiting time was over", "terminó su tiempo de espera")
      case .target: say("another target", "otro objetivo")
      case .restated: say("corrected figures", "cifras corregidas")
      case .person: say("a person's word", "lo dijo una persona")
      }
    return "\(state(step.to)): \(cause)"
  }

  /// A word on a channel, below the channel's own name.
  func told(_ word: Override) -> String {
    var word = word
    word.channel = nil
    return self.word(word)
  }

  var filesLabel: String { say("four weeks from", "cuatro semanas de") }

  /// Files, the newest first; of many the first five.
  func list(_ files: [String]) -> String {
    let hidden = files.count - 5
    let more = hidden > 0 ? say(" and \(hidden) more", " y \(hidden) más") : ""
    return files.prefix(5).joined(separator: ", ") + more
  }
}
