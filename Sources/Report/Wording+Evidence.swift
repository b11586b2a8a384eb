public import Marketing

/// What the target promised, and how far the evidence is.
extension Wording {
  /// What the target promised for the money spent, and what came, in money where it is a return.
  func promised(_ expected: Double, _ observed: Double, _ returns: Returns? = nil) -> String {
    guard let returns else {
      let (expected, observed) = (figures.count(expected), figures.count(observed))
      return say(
        "at the target \(expected) customers expected, \(observed) came",
        "con el objetivo se esperaban \(expected) clientes, llegaron \(observed)")
    }
    let (expected, observed) = (figures.units(returns.expected), figures.units(returns.observed))
    return say(
      "at the target \(expected) \(figures.currency) expected back, \(observed) came",
      "con el objetivo debían volver \(expected) \(figures.currency), volvieron \(observed)")
  }

  /// The same of a channel's evidence; nil before any mature row.
  public func promised(_ evidence: Evidence) -> String? {
    guard let expected = evidence.expectedAtTarget, let observed = evidence.observed else {
      return nil
    }
    return promised(expected, observed, evidence.returns)
  }

  /// `evidence 31:1, today's bar 70:1`, on the side to which the results lean; nil before any.
  public func evidence(_ recommendation: Recommendation, confirming: Double) -> String? {
    let evidence = recommendation.evidence
    guard let expected = evidence.expectedAtTarget, let observed = evidence.observed,
      let against = evidence.oddsAgainst, let inFavour = evidence.oddsFor
    else { return nil }
    guard observed < expected else {
      let (odds, bar) = (figures.odds(inFavour), figures.odds(confirming))
      return say(
        "evidence in favour \(odds), bar \(bar)", "evidencia a favor \(odds), umbral \(bar)")
    }
    guard !recommendation.flags.contains(.ordersUncounted), let bar = evidence.barOdds else {
      return neverDropped
    }
    let (odds, today) = (figures.odds(against), figures.odds(bar))
    return say(
      "evidence \(odds), today's bar \(today)", "evidencia \(odds), umbral de hoy \(today)")
  }

  /// Where the verdict on a channel stands, a line for each thing to know.
  public func judgement(_ recommendation: Recommendation, confirming: Double) -> [String] {
    let evidence = [
      promised(recommendation.evidence), evidence(recommendation, confirming: confirming),
    ]
    .compactMap { $0 }.joined(separator: "; ")
    let isSettled = recommendation.state == .dropped
    let waits =
      switch recommendation.wouldChangeIf {
      case .representative, .retestFrom, .shockPasses, .anotherChannel, .outcomesMeasured:
        condition(recommendation)
      default: String?.none
      }
    let outlook = isSettled ? nil : recommendation.evidence.outlook.map(outlook)
    return [
      evidence.isEmpty ? nil : evidence, recommendation.evidence.ageing.map(ageing), waits, outlook,
    ].compactMap { $0 }
  }

  /// Why no evidence drops revenue of which nobody counts the orders.
  var neverDropped: String {
    say(
      "never dropped, for nobody counts its orders",
      "nunca se descarta, porque nadie cuenta sus pedidos")
  }
}
