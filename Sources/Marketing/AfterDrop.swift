/// What a channel spent and brought since the day whose figures dropped it: history, no evidence.
public struct AfterDrop: Hashable, Sendable, Codable {
  public var spend: Micros
  /// Nil where no row counts them.
  public var conversions: Double?
  /// Nil where no row gives it.
  public var revenue: Micros?
  /// Whether that is what the target promises for the money, and the money is five target costs.
  public var meetsTarget: Bool

  public init(
    spend: Micros, conversions: Double?, revenue: Micros? = nil, meetsTarget: Bool = false
  ) {
    self.spend = spend
    self.conversions = conversions
    self.revenue = revenue
    self.meetsTarget = meetsTarget
  }
}

extension StandingRules {
  func afterDrop(of standing: Standing, since day: Day) -> AfterDrop {
    guard let figures = standing.history?.figures(from: day, through: today),
      let spend = Micros(units: figures.spend), spend > .zero
    else { return AfterDrop(spend: .zero, conversions: nil) }
    return AfterDrop(
      spend: spend, conversions: figures.conversions,
      revenue: figures.revenue.flatMap { Micros(units: $0) },
      meetsTarget: meetsTarget(figures, of: standing))
  }

  private func meetsTarget(_ figures: ChannelHistory.Figures, of standing: Standing) -> Bool {
    guard let targetCost = standing.hypothesis?.targetCost,
      figures.spend >= Episode.leastExpected * targetCost
    else { return false }
    return switch rules.target(of: standing.channel, fixed: fixedTarget) {
    case .costPerAcquisition(let cost): (figures.conversions ?? 0) * cost >= figures.spend
    case .returnOnAdSpend(let ratio): (figures.revenue ?? 0) >= ratio * figures.spend
    case .auto: false
    }
  }
}

extension PlanHistory {
  /// Since when a channel has been planned at nothing for its drop; nil when it is not.
  ///
  /// `advised` is the day of the decision that told of the drop: it may be older than all plans that
  /// are remembered, but counts only as long as no later plan gave the channel money all the same.
  func droppedSince(_ channel: ChannelName, advised: Day?) -> Day? {
    let named = plans.filter { $0.amounts[channel] != nil }
    let run = named.reversed().prefix { plan in
      plan.amounts[channel].map { $0.state == .dropped && $0.to == .zero } ?? false
    }
    guard let first = run.last?.today else { return nil }
    let lastWithMoney = named.dropLast(run.count).last?.today
    guard let advised, lastWithMoney.map({ $0 < advised }) ?? true else { return first }
    return min(advised, first)
  }
}
