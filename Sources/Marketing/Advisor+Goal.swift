import Statistics

/// How the goal stands, under the amounts that are advised.
extension Advisor {
  /// What has come since the goal counts, and what is to be expected by its day.
  ///
  /// Nil without a goal. What platforms still add to the last days is not foreseen, nor that
  /// channels change: the plan's amounts go on to the goal's day, at what they bring now.
  func goalStanding() -> GoalStanding? {
    guard let goal = portfolio.rules.goal else { return nil }
    let since = goal.from ?? portfolio.goalSince ?? portfolio.today
    var standing = GoalStanding(goal: goal, since: since)
    if let through = portfolio.dataThrough, through >= since {
      standing.through = min(through, goal.by)
      count(through: min(through, goal.by), in: &standing)
    }
    guard standing.through ?? since < goal.by else { return standing }
    let remainder = GoalRemainder(of: self, standing)
    standing.forecast = remainder.forecast
    standing.moreBudget = remainder.moreBudget()
    return standing
  }

  /// Adds up all channels of the plan, measured or not: all their money is spent for the goal.
  private func count(through last: Day, in standing: inout GoalStanding) {
    for history in portfolio.standings.compactMap(\.history) {
      guard let figures = history.figures(from: standing.since, through: last) else { continue }
      standing.spend += figures.spend
      let part =
        switch standing.goal.aim {
        case .conversions: figures.conversions
        case .revenue: figures.revenue
        }
      standing.came = part.map { (standing.came ?? 0) + $0 } ?? standing.came
    }
  }
}

/// The days of a goal that are still to come, under a plan.
private struct GoalRemainder {
  private let advisor: Advisor
  private let standing: GoalStanding
  /// Every channel of the plan, with the days of which it has told nothing yet.
  private let parts: [(channel: Standing, days: Double)]

  init(of advisor: Advisor, _ standing: GoalStanding) {
    self.advisor = advisor
    self.standing = standing
    let portfolio = advisor.portfolio
    parts = portfolio.standings.map { channel in
      let told = channel.history?.lastDay ?? portfolio.today - 1
      return (channel, Double(max(0, standing.goal.by - max(told, standing.since - 1))))
    }
  }

  /// Nil while nothing is known of what the counted thing costs.
  ///
  /// The interval is that of a count: the spread of the mean, from the draws, and the noise of the
  /// results about it, of variance φ · mean, are independent, so that their half-widths add up as
  /// squares: √((mean − q₀.₀₅)² + z² φ mean), with z = Φ⁻¹(0.95), and alike above.
  var forecast: GoalStanding.Forecast? {
    guard let mean = outcome(scaledBy: 1) else { return nil }
    let draws = totalDraws
    let noise = GoalRemainder.z * GoalRemainder.z * variance
    let below = max(0, mean - (draws.quantile(0.05) ?? mean))
    let above = max(0, (draws.quantile(0.95) ?? mean) - mean)
    let came = standing.came ?? 0
    return .init(
      mean: came + mean, low: came + max(0, mean - (below * below + noise).squareRoot()),
      high: came + mean + (above * above + noise).squareRoot(),
      spend: standing.spend + spend(scaledBy: 1))
  }

  /// The least share of the budget, in whole percent and at most as much again, with which the
  /// goal is expected to be reached at its price; nil where no such share does, or none is needed.
  func moreBudget() -> Double? {
    guard let forecast, forecast.mean < standing.goal.aim.amount else { return nil }
    return (1...100).lazy.map { Double($0) / 100 }.first { share in
      let outcome = (standing.came ?? 0) + (self.outcome(scaledBy: 1 + share) ?? 0)
      let spend = standing.spend + self.spend(scaledBy: 1 + share)
      let aim = standing.goal.aim
      return outcome >= aim.amount && aim.allows(aim.price(of: outcome, spend: spend))
    }
  }

  /// 90 % of a normal distribution lie within so many standard deviations.
  private static let z = 1.6448536269514722

  /// Currency units a day; what a rule has fixed does not grow, nor does any channel over its max.
  private func daily(_ channel: Standing, scaledBy scale: Double) -> Double {
    let amount = Double(advisor.amounts[channel.channel] ?? 0)
    guard channel.fixed == nil, scale > 1 else { return advisor.portfolio.daily(Int64(amount)) }
    let most = Double(channel.rules.max?.rawValue ?? .max)
    return advisor.portfolio.daily(Int64(min(max(most, amount), amount * scale)))
  }

  private func spend(scaledBy scale: Double) -> Double {
    parts.reduce(0) { $0 + $1.days * daily($1.channel, scaledBy: scale) }
  }

  /// The posterior mean of what comes; nil while nothing is known of it.
  private func outcome(scaledBy scale: Double) -> Double? {
    parts.reduce(nil) { sum, part in
      guard let belief = belief(of: part.channel), let worth = worth(of: belief) else { return sum }
      let spend = daily(part.channel, scaledBy: scale)
      return (sum ?? 0) + part.days * belief.conversions(atDaily: spend) * worth
    }
  }

  /// φ · mean, in the square of the counted unit.
  private var variance: Double {
    parts.reduce(0) { sum, part in
      guard let belief = belief(of: part.channel), let worth = worth(of: belief) else { return sum }
      let spend = daily(part.channel, scaledBy: 1)
      let conversions = part.days * belief.conversions(atDaily: spend)
      return sum + belief.dispersion * conversions * worth * worth
    }
  }

  private var totalDraws: [Double] {
    var totals = [Double](repeating: 0, count: PosteriorDraws.forIntervals)
    for (channel, days) in parts where belief(of: channel) != nil {
      guard let draws = advisor.throwing.draws[channel.channel] else { continue }
      let spend = daily(channel, scaledBy: 1)
      guard spend > 0 else { continue }
      for (index, value) in draws.outcomes(atDaily: spend, for: counted).enumerated() {
        totals[index] += days * value
      }
    }
    return totals
  }

  private var counted: Objective {
    switch standing.goal.aim {
    case .conversions: .conversions
    case .revenue: .revenue
    }
  }

  /// What is believed of a channel whose customers are counted.
  private func belief(of channel: Standing) -> Belief? {
    channel.flags.contains(.unmeasured) ? nil : advisor.portfolio.beliefs[channel.channel]
  }

  /// What a conversion counts for; nil while nobody knows.
  private func worth(of belief: Belief) -> Double? {
    switch counted {
    case .conversions: 1
    case .revenue, .profit: belief.orderWorth?.mean
    }
  }
}
