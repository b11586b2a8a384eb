import Marketing

/// What a backtest tells, in sentences.
extension Wording {
  /// `2026-04-22 dropped after 345.67 EUR`, then the evidence of that day.
  func step(_ step: ChannelBacktest.Step) -> [String] {
    let spend = "\(figures.units(step.spendSoFar)) \(figures.currency)"
    let event = step.event
    let head = say(
      "\(event.day) \(state(event.to)) after \(spend)",
      "\(event.day) \(state(event.to)) tras \(spend)")
    return [head] + evidence(of: event)
  }

  private func evidence(of event: HypothesisEvent) -> [String] {
    let evidence = event.evidence
    let odds = figures.odds(evidence.oddsAgainst ?? 0)
    let bar = figures.odds(evidence.barOdds ?? 0)
    switch (event.cause, event.to) {
    case (.evidence, .dropped):
      return promise(evidence) + [
        say(
          "evidence \(odds), that day's bar \(bar)", "evidencia \(odds), umbral de ese día \(bar)")
      ]
    case (.evidence, _):
      let inFavour = figures.odds(evidence.oddsFor ?? 0)
      return promise(evidence) + [
        say("evidence in favour \(inFavour)", "evidencia a favor \(inFavour)")
      ]
    case (.degradation, _):
      let fall = figures.odds(evidence.oddsOfDegradation ?? 0)
      return [
        say(
          "odds that it fell below its target \(fall)",
          "indicios de que ha caído bajo su objetivo \(fall)")
      ]
    case (.retest, _): return promise(evidence)
    case (.coolDown, _): return [say("its cool-down is over", "terminó su periodo de espera")]
    case (.target, _): return [say("another target", "otro objetivo")]
    case (.restated, _), (.person, _): return []
    }
  }

  private func promise(_ evidence: Evidence) -> [String] { [promised(evidence)].compactMap { $0 } }

  /// Where a channel stands after the last row: what it lacks, what holds it, what is to be
  /// expected of its test.
  func outcome(of channel: ChannelBacktest) -> [String] {
    let standing = channel.standing
    let lead = [state(standing.state)]
    switch standing.reason {
    case .absent(let day?) where standing.state != .dropped:
      return lead + promise(standing.evidence) + odds(of: standing)
        + [say("no spend since \(day)", "sin gasto desde el \(day)")]
    case .unmeasured:
      return lead + [
        say(
          "nobody counts its customers, so that it is never judged",
          "nadie cuenta los clientes que trae, así que nunca se evalúa")
      ]
    default: break
    }
    switch standing.state {
    case .testing, .retest: return lead + prospects(of: standing)
    case .confirmed, .probation: return lead + promise(standing.evidence)
    case .dropped: return lead + [condition(standing)].compactMap { $0 }
    }
  }

  private func prospects(of standing: Recommendation) -> [String] {
    let evidence = standing.evidence
    guard let bar = evidence.barOdds, let against = evidence.oddsAgainst else {
      return [say("no mature row was judged", "no se evaluó ninguna fila madura")]
    }
    if case .representative = standing.wouldChangeIf {
      return promise(evidence) + [condition(standing)].compactMap { $0 }
    }
    let reason =
      against >= bar
      ? standing.wouldChangeIf.flatMap(stateCondition)
      : evidence.outlook.map(outlook)
    return promise(evidence) + odds(of: standing) + [reason].compactMap { $0 }
  }

  private func odds(of standing: Recommendation) -> [String] {
    let evidence = standing.evidence
    guard let bar = evidence.barOdds, let against = evidence.oddsAgainst else { return [] }
    if standing.flags.contains(.ordersUncounted) { return [neverDropped] }
    return [
      say(
        "evidence \(figures.odds(against)), bar \(figures.odds(bar))",
        "evidencia \(figures.odds(against)), umbral \(figures.odds(bar))")
    ]
  }

  /// `2026-10-01 ageing: 40.0 % less than it used to bring`.
  func alarm(_ ageing: Ageing) -> String {
    "\(ageing.since) \(flag(.ageing)): \(loss(ageing))"
  }

  func untracked(_ days: Period) -> String {
    say(
      "\(days.start) to \(days.end): conversions were not counted; these days judge nothing",
      "\(days.start) a \(days.end): no se contaban las conversiones; estos días no cuentan para ningún veredicto"
    )
  }

  func waiting(_ days: Period) -> String {
    say(
      "\(days.start) to \(days.end): many channels fell at once, so that no drop was made",
      "\(days.start) a \(days.end): muchos canales cayeron a la vez y no se descartó ninguno")
  }

  /// What all channels are held to, unless they have a target of their own.
  func claim(of backtest: Backtest) -> String {
    if let fixed = backtest.fixedTarget, fixed.target == backtest.target {
      return note(.targetFixed(target: fixed.target, on: fixed.day))
    }
    guard backtest.target != .auto else {
      return say(
        "no target: auto needs 28 mature days; give one with --target-cpa or --target-roas",
        "sin objetivo: auto necesita 28 días maduros; indique uno con --target-cpa o --target-roas")
    }
    return target(backtest.target)
  }

  var honesty: String {
    say(
      "This knows what was spent, not what the money would have earned elsewhere.",
      "Este cálculo solo conoce lo gastado, no lo que ese dinero habría rendido en otra parte.")
  }

  var retestCaveat: String {
    say(
      "A retest is fed by what was really spent; at a tenth of it, as planned, it takes longer.",
      "Una nueva prueba cuenta lo que de verdad se gastó; con la décima parte prevista tarda más.")
  }
}
