import Statistics

/// The amounts before any decision: `start`, else what was spent, else an equal split.
struct StartingPlan {
  /// Whole minor units per budget period.
  let amounts: [ChannelName: Double]

  /// `knownThrough` is the last day for which a channel's spend is known.
  init(
    rules: PlanRules, histories: [ChannelHistory], knownThrough: (ChannelHistory) -> Day?
  ) {
    let budget = Double(rules.budget.amount.rawValue)
    let starts = rules.channels.compactMapValues { $0.start.map { Double($0.rawValue) } }
    let spent = histories.filter { starts[$0.channel] == nil }
      .compactMap { history in
        knownThrough(history).map {
          (history.channel, Self.recentDailySpend(of: history, through: $0))
        }
      }
      .filter { $0.1 > 0 }
    let remainder = max(0, budget - starts.values.reduce(0, +))
    let total = spent.reduce(0) { $0 + $1.1 }
    var amounts = starts
    for (channel, daily) in spent { amounts[channel] = daily / total * remainder }
    if spent.isEmpty {
      let others = Set(rules.channels.keys).union(histories.map(\.channel))
        .filter { starts[$0] == nil }
      for channel in others { amounts[channel] = remainder / Double(others.count) }
    }
    self.amounts = Self.wholeUnits(amounts, within: rules.budget.amount.rawValue)
  }

  /// Whole minor units, scaled down to the budget where they exceed it.
  ///
  /// In the order of names, for the sum of rounded numbers depends on theirs.
  private static func wholeUnits(
    _ amounts: [ChannelName: Double], within budget: Int64
  ) -> [ChannelName: Double] {
    let names = amounts.keys.sorted()
    let values = names.map { amounts[$0] ?? 0 }
    let sum = values.reduce(0, +)
    let scale = min(1, Double(budget) / max(sum, .leastNormalMagnitude))
    let parts = apportion(
      values.map { $0 * scale }, total: Int64((sum * scale).rounded()),
      bounds: names.map { _ in 0...budget })
    let whole = parts?.map(Double.init) ?? values.map { ($0 * scale).rounded(.down) }
    return Dictionary(uniqueKeysWithValues: zip(names, whole))
  }

  /// Mean of the last 14 days, or of the last two periods where those are longer.
  static func recentDailySpend(of history: ChannelHistory, through day: Day) -> Double {
    let days = max(14, history.periodLength > 1 ? 2 * history.periodLength : 0)
    let spend = history.spend(from: day - (days - 1), through: day) ?? 0
    return max(0, spend / Double(days))
  }
}
