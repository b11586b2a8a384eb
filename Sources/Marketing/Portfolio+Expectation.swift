import Statistics

/// What a plan brings a day.
struct PlanYield {
  var conversions = 0.0
  /// Currency units; nil while no file tells what a conversion brings.
  var revenue: Double?
  /// Currency units of all channels, measured or not.
  var spend = 0.0

  /// How much of the objective that is.
  func value(for objective: Objective) -> Double {
    switch objective {
    case .conversions: conversions
    case .revenue: revenue ?? conversions
    case .profit(let margin): margin * (revenue ?? 0) - spend
    }
  }
}

extension Portfolio {
  /// What the plan is made to bring most of: the rules' objective, or conversions while no file
  /// tells what they are worth.
  public var objective: Objective {
    beliefs.values.contains { $0.orderWorth != nil } ? rules.objective : .conversions
  }

  /// The posterior mean of what a plan brings a day.
  func expectedYield(of amounts: [ChannelName: Int64]) -> PlanYield {
    standings.reduce(into: PlanYield()) { sum, standing in
      let spend = daily(amounts[standing.channel] ?? 0)
      sum.spend += spend
      guard let belief = beliefs[standing.channel], !standing.flags.contains(.unmeasured) else {
        return
      }
      let conversions = belief.conversions(atDaily: spend)
      sum.conversions += conversions
      guard let worth = belief.orderWorth else { return }
      sum.revenue = (sum.revenue ?? 0) + conversions * worth.mean
    }
  }

  /// Currency units a day for minor units per budget period.
  func daily(_ amount: Int64) -> Double {
    rules.budget.dailyUnits(MinorUnits(rawValue: amount))
  }
}
