public import Marketing

/// What the verdicts say beyond an episode's evidence.
extension Wording {
  /// Why a state, a business rule or a break fixes an amount; nil for any other reason.
  func stateReason(_ reason: Reason) -> String? {
    switch reason {
    case .retest(let day, let expected, let ofExpected):
      say(
        "tried again since \(day): \(figures.count(expected)) of \(figures.count(ofExpected)) "
          + "target costs spent",
        "se prueba otra vez desde el \(day): gastados \(figures.count(expected)) de "
          + "\(figures.count(ofExpected)) veces el coste objetivo")
    case .stopLoss(let spent, let limit):
      say(
        "stop-loss of \(figures.amount(limit)) \(figures.currency): "
          + "\(figures.units(spent.units)) spent, short of its target; at its floor, not refuted",
        "límite de pérdida de \(figures.amount(limit)) \(figures.currency): gastados "
          + "\(figures.units(spent.units)) sin llegar al objetivo; se queda en su mínimo, sin descartarlo"
      )
    default: nil
    }
  }

  func stateCondition(_ condition: Condition) -> String? {
    switch condition {
    case .retestFrom(let day): say("retest from \(day)", "nueva prueba desde el \(day)")
    case .shockPasses(let shock):
      say(
        "the drop is due and waits: \(falling(shock))",
        "toca descartarlo, pero está en espera: \(falling(shock))")
    case .anotherChannel:
      say(
        "refuted, and not dropped: no other channel could take the budget",
        "refutado, pero no se descarta: ningún otro canal podría recibir el presupuesto")
    case .trackingRepaired:
      say(
        "conversions are counted again and restated, or a person says the figures are right",
        "deben volver a contarse las conversiones y corregirse, o alguien dar las cifras por buenas"
      )
    default: nil
    }
  }

  func stateNote(_ note: Note) -> String? {
    switch note {
    case .commonShock(let shock):
      say("drops wait: \(falling(shock))", "descartes en espera: \(falling(shock))")
    case .reopened(let channel, let before, let now):
      say(
        "\(channel): reopened (restated): by the figures as they are now it is \(state(now)), "
          + "not \(state(before))",
        "\(channel): reabierto (cifras corregidas): con las de ahora está \(state(now)), "
          + "no \(state(before))")
    case .targetChanged(let channel, let before, let now):
      (channel.map { "\($0): " } ?? "") + claim(now)
        + say(", before: ", ", antes: ") + claim(before)
        + say("; the evidence begins anew", "; la evidencia empieza de cero")
    case .trackingBroken(let broken):
      say(
        "tracking is broken: \(silence(broken)); nothing moves",
        "falla la medición: \(silence(broken)); no se mueve nada")
    default: nil
    }
  }

  func stateNeed(_ need: Need) -> String? {
    switch need {
    case .decideRetest(let channel):
      say(
        "\(channel): a tenth of its money could tell nothing within a year; "
          + "try it with more, or leave it",
        "\(channel): con la décima parte de su dinero no se sabría nada en un año; "
          + "pruébelo con más o déjelo")
    case .repairTracking(let broken):
      say(
        "repair the tracking: \(silence(broken)); then export these days again, "
          + "or, if they are right, control.csv: *;release",
        "repare la medición: \(silence(broken)); después exporte de nuevo esos días, "
          + "o, si son correctos, escriba en control.csv: *;liberar")
    case .reconsiderDrop(let channel, let day, let after): reconsider(channel, day, after)
    case .addChannel(let channel):
      say(
        "\(channel) may have fallen below its target, and no other channel could take its money: "
          + "start another one, or lower the budget",
        "\(channel) puede haber caído bajo su objetivo y ningún otro canal admitiría su dinero: "
          + "abra otro o baje el presupuesto")
    default: nil
    }
  }

  private func claim(_ target: Target?) -> String {
    target.map(self.target) ?? say("no target of its own", "sin objetivo propio")
  }

  func falling(_ shock: CommonShock) -> String {
    say(
      "\(shock.falling) of \(shock.asked) channels fell together on \(shock.on), "
        + "until \(shock.waitsThrough)",
      "\(shock.falling) de \(shock.asked) canales cayeron a la vez el \(shock.on), "
        + "hasta el \(shock.waitsThrough)")
  }

  private func silence(_ broken: TrackingBreak) -> String {
    let (expected, observed) = (figures.count(broken.expected), figures.count(broken.observed))
    return say(
      "\(observed) conversions in the \(broken.days) days from \(broken.since), \(expected) expected",
      "\(observed) conversiones en los \(broken.days) días desde el \(broken.since), "
        + "se esperaban \(expected)")
  }
}

/// What is to be expected of a test, and what a fading channel has lost.
extension Wording {
  /// `about 3 more weeks or 900.00 EUR before a verdict at the present rate`.
  public func outlook(_ outlook: VerdictOutlook) -> String {
    switch outlook {
    case .verdict(_, let days, let spend):
      let money = "\(figures.units(spend.units)) \(figures.currency)"
      return say(
        "about \(time(days)) or \(money) before a verdict at the present rate",
        "al ritmo actual, veredicto tras \(time(days)) o \(money) más")
    case .needsSpend(let perDay):
      let money = "\(figures.units(perDay.units)) \(figures.currency)"
      return say(
        "no verdict is possible within a year; \(money) a day would suffice, "
          + "or judge it together with others, or by a looser target",
        "ni en un año habría veredicto; bastarían \(money) al día, "
          + "o júzguelo junto con otros, o con un objetivo menos exigente")
    case .tooClose:
      return say(
        "so close to its target that no verdict is to be expected",
        "tan cerca de su objetivo que no cabe esperar un veredicto")
    }
  }

  /// `40.0 % less than it used to bring, since 2026-10-01`.
  public func ageing(_ ageing: Ageing) -> String {
    let day = ageing.onset ?? ageing.since
    return loss(ageing) + say(", since about \(day)", ", desde el \(day) más o menos")
  }

  /// `40.0 % less than it used to bring`.
  func loss(_ ageing: Ageing) -> String {
    guard let ratio = ageing.ratio, ratio < 1 else {
      return say("less than it used to bring", "menos de lo que traía")
    }
    let loss = figures.percent(1 - ratio)
    return say("\(loss) less than it used to bring", "un \(loss) menos de lo que traía")
  }

  /// Days up to two weeks, then whole weeks.
  private func time(_ days: Int) -> String {
    if days == 1 { return say("1 more day", "1 día") }
    if days <= 14 { return say("\(days) more days", "unos \(days) días") }
    let weeks = (days + 3) / 7
    return say("\(weeks) more weeks", "unas \(weeks) semanas")
  }
}
