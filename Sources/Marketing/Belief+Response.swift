public import Statistics

/// How much chance a decision takes.
public enum Exploration: Hashable, Sendable {
  /// The average of this many posterior draws, thrown once a week; fewer of a young channel.
  case draws(Int)
  /// The posterior mean: no dice.
  case mean

  /// Near a margin of nothing the noise of few draws costs more than exploring earns: profit is
  /// planned with more of them, unless a single one, classical Thompson sampling, is asked for.
  static let drawsForProfit = 50

  /// Days from its first row in which a channel is young: what is learnt of its curve now pays for
  /// long, and only money that varies tells it.
  static let youth = 120

  /// How far apart averages of a young channel's draws may lie, as a share of their mean.
  static let spreadInYouth = 0.06

  /// The draws that suit what the plan is for, and how long a channel has been known.
  ///
  /// A young channel's plan varies more: a fifth of the draws are averaged, or as many as keep
  /// the standard deviation of the average within `spreadInYouth` where little data makes it wide.
  func suited(to objective: Objective, belief: Belief, daysKnown: Int) -> Exploration {
    guard case .draws(let count) = self, count > 1 else { return self }
    if case .profit = objective { return .draws(max(count, Self.drawsForProfit)) }
    guard daysKnown < Self.youth else { return self }
    let enough = belief.posterior.relativeVariance / (Self.spreadInYouth * Self.spreadInYouth)
    return .draws(Int(min(Double(count), max(Double(count / 5), enough.rounded(.up)))))
  }
}

extension Objective {
  /// What a conversion counts for, given what it brings in currency units.
  public func worth(ofOrder value: Double) -> Double {
    switch self {
    case .conversions: 1
    case .revenue: value
    case .profit(let margin): margin * value
    }
  }
}

extension Belief {
  /// The response by which a plan is made: what the objective counts a day, for money a day.
  ///
  /// Draws take the curve, the level on it and, where the objective needs it, what an order is
  /// worth; their responses are averaged, and the plan is made once. Profit counts the margin on
  /// revenue; the money that it costs is the plan's to weigh. Where no order value is known, each
  /// conversion counts as one.
  ///
  /// - Parameters:
  ///   - exploration: How much chance the plan takes.
  ///   - objective: What the plan is to bring most of.
  ///   - daysKnown: Days since the channel's first row; 0 for a newcomer.
  ///   - reference: The belief's reference spend in the plan's unit; nil for currency units a day.
  ///   - generator: Left alone by the posterior mean.
  /// - Returns: A mixture of the dictionary's curves, to be solved with others.
  public func response(
    _ exploration: Exploration, for objective: Objective, daysKnown: Int,
    reference: Double? = nil, using generator: inout SeededGenerator
  ) -> ResponseMixture {
    let weights: [Double]
    switch exploration.suited(to: objective, belief: self, daysKnown: daysKnown) {
    case .mean:
      let worth = orderWorth.map { objective.worth(ofOrder: $0.mean) } ?? 1
      weights = posterior.meanMixture.map { $0 * worth }
    case .draws(let count):
      let draws = PosteriorDraws(
        of: self, count: count, withOrderValues: objective != .conversions, using: &generator)
      weights = draws.meanMixture(for: objective)
    }
    return ResponseMixture(weights: weights, reference: reference ?? self.reference)
  }
}
