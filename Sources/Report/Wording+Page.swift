import Marketing

/// Headings and labels of the page; its sentences are those of the log.
extension Wording {
  func title(of decision: Decision, name: String?) -> String {
    let plan = name.map { "\($0): " } ?? ""
    return plan
      + say(
        "decision \(decision.number) of \(decision.today)",
        "decisión \(decision.number) del \(decision.today)")
  }

  /// `decision 142, 2026-11-22 06:00 +01:00`.
  func made(_ decision: Decision) -> String {
    say("decision \(decision.number)", "decisión \(decision.number)")
      + ", \(moment(of: decision))"
  }

  var anyPlan: String { say("Where the money goes next", "Adónde va el dinero") }

  func budget(of decision: Decision) -> String {
    amount(
      of: Budget(amount: decision.budget, currency: decision.currency, per: decision.per))
  }

  func amount(of budget: Budget) -> String {
    let amount = "\(figures.amount(budget.amount)) \(budget.currency)"
    return say("\(amount) a \(period(budget.per))", "\(amount) por \(period(budget.per))")
  }

  var noDecision: String {
    say(
      "No decision yet: put the first file into the folder 'inbox'.",
      "Aún no hay decisiones: deje el primer archivo en la carpeta «inbox».")
  }

  func dataThrough(_ day: Day?) -> String {
    day.map { say("data to \($0)", "datos hasta el \($0)") }
      ?? say("no data yet", "aún sin datos")
  }

  var needsYouHeading: String { say("Needs you", "Requiere su atención") }
  var nothingNeeded: String {
    say("Nothing waits for you.", "No hay nada pendiente.")
  }
  var boardHeading: String { say("The plan", "El plan") }
  var channelHeading: String { say("Channel", "Canal") }
  var recentHeading: String {
    say("Spent in 28 days, \(figures.currency)", "Gastado en 28 días, \(figures.currency)")
  }
  var saidHeading: String { say("What people said, and holds", "Lo que se dijo y está en vigor") }

  func amountHeading(_ decision: Decision) -> String {
    let unit = "\(decision.currency)"
    return say(
      "\(unit) a \(period(decision.per)), now and before",
      "\(unit) por \(period(decision.per)), ahora y antes")
  }

  func gaugeHeading(_ measure: PageContent.Measure) -> String {
    switch measure {
    case .cost: say("\(figures.currency) a customer", "\(figures.currency) por cliente")
    case .return: say("Return on ad spend", "Retorno de la inversión")
    }
  }

  /// What the ends and the middle of the scale mean.
  func gaugeScale(_ measure: PageContent.Measure) -> (low: String, middle: String, high: String) {
    switch measure {
    case .cost: (say("cheaper", "más barato"), say("target", "objetivo"), say("dearer", "más caro"))
    case .return: (say("less", "menos"), say("target", "objetivo"), say("more", "más"))
    }
  }

  func before(_ amount: MinorUnits) -> String {
    say("before \(figures.amount(amount))", "antes \(figures.amount(amount))")
  }

  /// `18.90 to 24.20`.
  func range(_ gauge: Gauge) -> String {
    let (low, high) = (figures.units(gauge.low), figures.units(gauge.high))
    return say("\(low) to \(high)", "\(low) a \(high)")
  }

  func claimed(_ target: Double?) -> String {
    target.map { say("target \(figures.units($0))", "objetivo \(figures.units($0))") }
      ?? say("no target yet", "aún sin objetivo")
  }

  /// What a drawing of an interval shows.
  func told(_ gauge: Gauge, of channel: ChannelName) -> String {
    let estimate = "\(channel): \(figures.units(gauge.value)) (\(range(gauge)))"
    return "\(estimate), \(claimed(gauge.target))"
  }

  /// On which side of its target the interval lies.
  func side(_ gauge: Gauge, _ measure: PageContent.Measure) -> String {
    let ends = gaugeScale(measure)
    return switch gauge.side {
    case nil: say("no target to compare it with", "sin objetivo con que compararlo")
    case .below?:
      say(
        "the whole interval is \(ends.low) than the target",
        "todo el intervalo es \(ends.low) que el objetivo")
    case .above?:
      say(
        "the whole interval is \(ends.high) than the target",
        "todo el intervalo es \(ends.high) que el objetivo")
    case .across?:
      say("the target lies within the interval", "el objetivo cae dentro del intervalo")
    }
  }

  func customers(_ count: Double) -> String {
    let shown = figures.count(count)
    return shown == "1"
      ? say("1 customer", "1 cliente")
      : say("\(shown) customers", "\(shown) clientes")
  }

  var notCounted: String { say("customers not counted", "clientes sin contar") }
  var noFigures: String { say("no figures", "sin cifras") }
  var notKnown: String { say("not known", "se desconoce") }
  var undoLabel: String { say("undo", "deshacer") }

  func partOfNoPlan(_ channels: [ChannelName]) -> String {
    let names = channels.map(\.text).joined(separator: ", ")
    return say(
      "Without spend, and no part of the plan: \(names).",
      "Sin gasto y fuera del plan: \(names).")
  }
}

/// What stands at the foot.
extension Wording {
  var wordsHeading: String { say("What the words mean", "Qué significan las palabras") }
  var checkHeading: String { say("How to check it", "Cómo comprobarlo") }
  var limitsHeading: String {
    say("What these figures cannot say", "Lo que estas cifras no dicen")
  }

  /// Each word with its meaning, in a sentence.
  var meanings: [(word: String, meaning: String)] {
    [
      (
        state(.testing),
        say(
          "the figures do not yet tell whether the channel meets its target",
          "las cifras aún no dicen si el canal cumple su objetivo")
      ),
      (
        state(.confirmed),
        say("the evidence says that it does", "la evidencia dice que lo cumple")
      ),
      (
        state(.probation),
        say(
          "it was confirmed and seems to have fallen; it gets at most half of what it had",
          "estaba confirmado y parece haber caído; recibe como mucho la mitad de lo que tenía")
      ),
      (
        state(.dropped),
        say(
          "the evidence says that it does not meet its target; it gets nothing",
          "la evidencia dice que no cumple su objetivo; no recibe nada")
      ),
      (
        state(.retest),
        say(
          "dropped long ago, and tried again with little money",
          "descartado hace tiempo y probado otra vez con poco dinero")
      ),
      (
        say("evidence, bar", "evidencia, umbral"),
        say(
          "odds against the target, counted honestly however often one looks; at the bar the channel is dropped",
          "lo que hay en contra del objetivo, contado con honradez por mucho que se mire; al llegar al umbral se descarta"
        )
      ),
      (
        say("interval", "intervalo"),
        say(
          "nine in ten chances that the truth lies in it, as far as the figures tell",
          "hay nueve posibilidades entre diez de que la verdad esté dentro, según las cifras")
      ),
    ]
  }

  var limitsOfFigures: [String] {
    [
      say(
        "Tanteo recommends; people carry it out, and the next figures show whether they did.",
        "Tanteo recomienda; las personas lo llevan a cabo y las próximas cifras muestran si fue así."
      ),
      say(
        "Which customer came by which channel is what the platforms and your own counting say; "
          + "what two of them claim counts for both.",
        "Qué cliente llegó por qué canal es lo que dicen las plataformas y sus propios recuentos; "
          + "lo que dos se atribuyen cuenta para ambos."),
      say(
        "Expectations hold while things stay as they have been.",
        "Lo esperado vale mientras todo siga como hasta ahora."),
    ]
  }
}
