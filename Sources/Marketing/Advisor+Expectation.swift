import Statistics

extension Advisor {
  /// What the plan is expected to bring in a budget period, and what the one before would.
  func expectation() -> Expectation {
    guard portfolio.dataThrough != nil else { return Expectation() }
    let days = portfolio.rules.budget.per.days
    let planned = portfolio.expectedYield(of: amounts)
    let before = portfolio.expectedYield(
      of: Dictionary(
        uniqueKeysWithValues: portfolio.standings.map { ($0.channel, $0.from.rawValue) }))
    var expectation = Expectation()
    if let counted = planned.counted {
      let draws = totalDraws(for: .conversions) { $0.countsConversions }
      expectation.conversions = counted * days
      expectation.low = draws.quantile(0.05).map { $0 * days }
      expectation.high = draws.quantile(0.95).map { $0 * days }
      expectation.conversionsBefore = before.counted.map { $0 * days }
    }
    guard let revenue = planned.revenue else { return expectation }
    let draws = totalDraws(for: .revenue) { _ in true }
    expectation.revenue = revenue * days
    expectation.revenueLow = draws.quantile(0.05).map { $0 * days }
    expectation.revenueHigh = draws.quantile(0.95).map { $0 * days }
    expectation.revenueBefore = before.revenue.map { $0 * days }
    expectation.countProfit(
      for: portfolio.objective, spend: planned.spend * days, before: before.spend * days)
    return expectation
  }

  /// What the channels that count bring a day under the plan, one sum for each draw.
  private func totalDraws(
    for objective: Objective, of counts: (Belief) -> Bool
  ) -> [Double] {
    var totals = [Double](repeating: 0, count: PosteriorDraws.forIntervals)
    for standing in portfolio.standings where !standing.flags.contains(.unmeasured) {
      let spend = portfolio.daily(amounts[standing.channel] ?? 0)
      guard spend > 0, let belief = portfolio.beliefs[standing.channel], counts(belief),
        let draws = throwing.draws[standing.channel]
      else { continue }
      for (index, value) in draws.outcomes(atDaily: spend, for: objective).enumerated() {
        totals[index] += value
      }
    }
    return totals
  }
}

extension Expectation {
  /// The margin on the revenue, less what is spent.
  fileprivate mutating func countProfit(
    for objective: Objective, spend: Double, before: Double
  ) {
    guard case .profit(let margin) = objective else { return }
    profit = revenue.map { margin * $0 - spend }
    profitLow = revenueLow.map { margin * $0 - spend }
    profitHigh = revenueHigh.map { margin * $0 - spend }
    profitBefore = revenueBefore.map { margin * $0 - before }
  }
}
