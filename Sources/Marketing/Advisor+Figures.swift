import Statistics

extension Advisor {
  /// The verdict's figures, with what the belief says of the channel's cost at its amounts.
  func evidence(for standing: Standing, at to: MinorUnits) -> Evidence {
    var evidence = standing.hypothesis?.evidence ?? Evidence()
    evidence.outlook = standing.hypothesis?
      .outlook(under: EvidenceBar(errorRate: portfolio.rules.errorRate))
    guard let belief = portfolio.beliefs[standing.channel], isMeasured(standing),
      let draws = throwing.draws[standing.channel]
    else { return evidence }
    let planned = portfolio.daily(to.rawValue)
    // At nothing the curves' slopes are without bound, and say nothing.
    if planned > 0 { evidence.marginalPerUnit = belief.marginal(atDaily: planned) }
    let spend = standing.from > .zero ? portfolio.daily(standing.from.rawValue) : planned
    guard spend > 0, standing.history != nil else { return evidence }
    evidence.costPerAcquisition = cost(of: spend, belief.conversions(atDaily: spend))
    let costs = draws.conversions(atDaily: spend).map { spend / max($0, 1e-300) }
    evidence.costPerAcquisitionLow = costs.quantile(0.05).flatMap(presentable)
    evidence.costPerAcquisitionHigh = costs.quantile(0.95).flatMap(presentable)
    return evidence
  }

  private func cost(of spend: Double, _ conversions: Double) -> Double? {
    conversions > 0 ? presentable(spend / conversions) : nil
  }

  /// A cost beyond a billion units says no more than that nothing is known.
  private func presentable(_ cost: Double) -> Double? { cost < 1e9 ? cost : nil }

  private func isMeasured(_ standing: Standing) -> Bool {
    !standing.flags.contains(.unmeasured)
  }

  /// How often each channel would bring most for an equal share of the budget.
  func probabilitiesOfBeingBest() -> [ChannelName: Double] {
    let rivals = portfolio.standings.filter { $0.isLive && isMeasured($0) }
    let share = portfolio.rules.budget.amount.rawValue / Int64(max(rivals.count, 1))
    let spend = portfolio.daily(share)
    let draws = rivals.map { standing in
      throwing.draws[standing.channel]?.conversions(atDaily: spend) ?? []
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

  /// What the plan is expected to bring in a budget period, and what the one before would.
  func expectation() -> Expectation {
    guard portfolio.dataThrough != nil else { return Expectation() }
    let days = portfolio.rules.budget.per.days
    let before = portfolio.standings.map { ($0.channel, $0.from.rawValue) }
    let totals = totalDraws()
    return Expectation(
      conversions: portfolio.expectedConversions(of: amounts) * days,
      low: totals.quantile(0.05).map { $0 * days },
      high: totals.quantile(0.95).map { $0 * days },
      conversionsBefore: portfolio.expectedConversions(
        of: Dictionary(uniqueKeysWithValues: before)) * days)
  }

  private func totalDraws() -> [Double] {
    var totals = [Double](repeating: 0, count: PosteriorDraws.forIntervals)
    for standing in portfolio.standings where isMeasured(standing) {
      let spend = portfolio.daily(amounts[standing.channel] ?? 0)
      guard spend > 0, let draws = throwing.draws[standing.channel] else { continue }
      for (index, value) in draws.conversions(atDaily: spend).enumerated() {
        totals[index] += value
      }
    }
    return totals
  }
}
