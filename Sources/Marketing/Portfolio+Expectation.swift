import Statistics

/// What a plan brings a day.
struct PlanYield {
  /// Of all channels, revenue of which nobody counts the orders in a unit that stands for one.
  var conversions = 0.0
  /// Of the channels whose conversions are counted; nil where none are.
  var counted: Double?
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
      if belief.countsConversions { sum.counted = (sum.counted ?? 0) + conversions }
      guard let worth = belief.orderWorth else { return }
      sum.revenue = (sum.revenue ?? 0) + conversions * worth.mean
    }
  }

  /// What a plan gives up to learn; nil unless it promises less than the one in force because of it.
  func priceOfLearning(in plan: SolvedPlan) throws(BudgetProgram.Infeasible) -> Note? {
    guard let kept = keptPlan else { return nil }
    let promised = expectedYield(of: plan.amounts).value(for: objective)
    let before = expectedYield(of: kept).value(for: objective)
    guard promised != 0, before - promised >= Self.tellingShare * abs(before) else { return nil }
    let surest = try solve(Throw(of: self, exploration: .mean, forIntervals: false)).amounts
    let gain = (expectedYield(of: surest).value(for: objective) - promised) / abs(promised)
    guard gain >= Self.tellingShare else { return nil }
    let varied = plan.amounts.reduce(0) { $0 + max(0, $1.value - (surest[$1.key] ?? 0)) }
    return .variedToLearn(amount: MinorUnits(rawValue: varied), gain: gain)
  }

  /// Less than this reads 0.0 %.
  private static let tellingShare = 0.0005

  /// Currency units a day for minor units per budget period.
  func daily(_ amount: Int64) -> Double {
    rules.budget.dailyUnits(MinorUnits(rawValue: amount))
  }
}
