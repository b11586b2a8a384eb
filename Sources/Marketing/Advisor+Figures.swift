import Statistics

extension Advisor {
  /// The verdict's figures, with what the belief says of the channel at its amounts.
  func evidence(for standing: Standing, at to: MinorUnits) -> Evidence {
    var evidence = standing.hypothesis?.evidence ?? Evidence()
    let target = portfolio.rules.target(of: standing.channel, fixed: portfolio.fixedTarget)
    evidence.target = target == .auto ? nil : target
    // What people except from drops waits for no verdict.
    if standing.flags.isDisjoint(with: [.protected, .paused]) {
      evidence.outlook = standing.hypothesis?
        .outlook(under: EvidenceBar(errorRate: portfolio.rules.errorRate))
    }
    guard let figures = ChannelFigures(of: standing, in: self) else { return evidence }
    let planned = portfolio.daily(to.rawValue)
    // At nothing the curves' slopes are without bound, and say nothing.
    if planned > 0, figures.belief.countsConversions {
      evidence.marginalPerUnit = figures.belief.marginal(atDaily: planned)
    }
    guard standing.history != nil else { return evidence }
    evidence.belief = figures.belief(atDaily: planned)
    let spend = standing.from > .zero ? portfolio.daily(standing.from.rawValue) : planned
    guard spend > 0 else { return evidence }
    if figures.belief.countsConversions {
      evidence.belief?.response = figures.response(upToTwice: max(spend, planned))
    }
    let cost = figures.cost(atDaily: spend)
    evidence.costPerAcquisition = cost.mean
    evidence.costPerAcquisitionLow = cost.low
    evidence.costPerAcquisitionHigh = cost.high
    evidence.returnOnAdSpend = figures.returnOnAdSpend(atDaily: spend)
    return evidence
  }

  /// How often each channel would bring most of the objective for an equal share of the budget.
  func probabilitiesOfBeingBest() -> [ChannelName: Double] {
    let rivals = portfolio.standings.filter { $0.isLive && !$0.flags.contains(.unmeasured) }
    let share = portfolio.rules.budget.amount.rawValue / Int64(max(rivals.count, 1))
    let spend = portfolio.daily(share)
    let draws = rivals.map { standing in
      throwing.draws[standing.channel]?.outcomes(atDaily: spend, for: portfolio.objective) ?? []
    }
    var wins = [Int](repeating: 0, count: rivals.count)
    for index in draws.first?.indices ?? 0..<0 {
      let best = draws.indices.max { draws[$0][index] < draws[$1][index] }
      if let best { wins[best] += 1 }
    }
    let count = Double(max(draws.first?.count ?? 1, 1))
    return Dictionary(
      uniqueKeysWithValues: zip(rivals.map(\.channel), wins.map { Double($0) / count }))
  }
}

/// What the belief about one channel says, with the draws of the decision.
private struct ChannelFigures {
  let belief: Belief
  let draws: PosteriorDraws
  let objective: Objective

  /// Nil for a channel whose outcomes nobody measures.
  init?(of standing: Standing, in advisor: Advisor) {
    guard let belief = advisor.portfolio.beliefs[standing.channel],
      let draws = advisor.throwing.draws[standing.channel],
      !standing.flags.contains(.unmeasured)
    else { return nil }
    self.belief = belief
    self.draws = draws
    objective = advisor.portfolio.objective
  }

  /// Currency units that a conversion costs at a daily spend; nil where none are counted.
  ///
  /// A cost beyond a billion says no more than that nothing is known.
  func cost(atDaily spend: Double) -> (mean: Double?, low: Double?, high: Double?) {
    guard belief.countsConversions else { return (nil, nil, nil) }
    let conversions = belief.conversions(atDaily: spend)
    let costs = draws.outcomes(atDaily: spend, for: .conversions).map { spend / max($0, 1e-300) }
    return (
      mean: presentable(spend / max(conversions, 1e-300)),
      low: costs.quantile(0.05).flatMap(presentable),
      high: costs.quantile(0.95).flatMap(presentable)
    )
  }

  /// What amounts up to twice a daily spend would bring: enough for a curve.
  func response(upToTwice spend: Double) -> [BeliefFigures.Response] {
    [0.1, 0.25, 0.5, 1, 1.5, 2].compactMap { multiple in
      BeliefFigures.Estimate(
        mean: belief.conversions(atDaily: multiple * spend),
        draws: draws.outcomes(atDaily: multiple * spend, for: .conversions)
      ).map { .init(spend: multiple * spend, conversions: $0) }
    }
  }

  private func presentable(_ cost: Double) -> Double? { cost < 1e9 ? cost : nil }

  /// Revenue for each currency unit at a daily spend; nil while nobody tells revenue.
  func returnOnAdSpend(atDaily spend: Double) -> BeliefFigures.Estimate? {
    guard let worth = belief.orderWorth else { return nil }
    return BeliefFigures.Estimate(
      mean: belief.conversions(atDaily: spend) * worth.mean / spend,
      draws: draws.outcomes(atDaily: spend, for: .revenue).map { $0 / spend })
  }

  func belief(atDaily planned: Double) -> BeliefFigures {
    var figures = BeliefFigures(of: belief)
    if belief.countsConversions {
      figures.orderValue = belief.orderWorth.flatMap { worth in
        BeliefFigures.Estimate(mean: worth.mean, draws: draws.orderValues)
      }
    }
    guard planned > 0 else { return figures }
    let cost = cost(atDaily: planned)
    if let mean = cost.mean, let low = cost.low, let high = cost.high {
      figures.costAtPlan = .init(mean: mean, low: low, high: high)
    }
    if belief.countsConversions {
      figures.marginalAtPlan = marginal(atDaily: planned, for: .conversions)
    }
    if let moneyBack { figures.returnAtPlan = marginal(atDaily: planned, for: moneyBack) }
    return figures
  }

  /// The objective in which more money is told to bring money back; nil where it is conversions.
  private var moneyBack: Objective? {
    if objective != .conversions { return objective }
    return belief.countsConversions ? nil : .revenue
  }

  private func marginal(
    atDaily spend: Double, for objective: Objective
  ) -> BeliefFigures.Estimate? {
    let worth = belief.orderWorth.map { objective.worth(ofOrder: $0.mean) } ?? 1
    return BeliefFigures.Estimate(
      mean: belief.marginal(atDaily: spend) * worth,
      draws: draws.marginals(atDaily: spend, for: objective))
  }
}

extension BeliefFigures.Estimate {
  /// A posterior mean with the middle nine tenths of its draws; nil without draws.
  fileprivate init?(mean: Double, draws: [Double]) {
    guard let low = draws.quantile(0.05), let high = draws.quantile(0.95) else { return nil }
    self.init(mean: mean, low: low, high: high)
  }
}
