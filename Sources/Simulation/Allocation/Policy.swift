/// The ways of dividing a budget that a study compares.
public enum PolicyName: String, Sendable, Hashable, CaseIterable, Codable {
  /// What the daemon does: the mean curve of several posterior draws, one exact program.
  case tanteo
  /// The same with the posterior mean in place of draws.
  case tanteoMean
  /// The same with one draw: classical Thompson sampling.
  case tanteoOneDraw
  /// An equal share for every channel.
  case equal
  /// Four weeks of equal shares, then for ever in proportion to what they returned.
  case `static`
  /// In proportion to the returns of the last 28 days.
  case roi28
  /// Thompson sampling on returns per unit: everything to the winner of one draw.
  case winnerTakeAll
  /// In proportion to the probability of being best, half-life 28 days.
  case probabilityMatching
  /// Nine tenths to the best so far, one tenth in equal shares.
  case epsilonGreedy
  /// Everything to the highest upper confidence bound.
  case ucb1
  /// Knows the truth: what regret is measured against.
  case oracle
}

/// Decides a day's amounts from what the mornings so far have told.
protocol Policy {
  /// The amounts of the morning's day, one per channel: zero for closed ones, in sum at most the
  /// scenario's budget.
  ///
  /// Called once for every day, in order.
  mutating func amounts(on morning: Morning) throws -> [Double]
}

/// The budget in equal shares for the channels that can be used.
struct EqualSplit: Policy {
  let budget: Double

  func amounts(on morning: Morning) -> [Double] {
    let share = budget / Double(max(morning.openChannels.count, 1))
    return morning.isOpen.map { $0 ? share : 0 }
  }
}

/// The best amounts, from the truth.
struct OraclePolicy: Policy {
  private var oracle: Oracle

  init(of world: World) {
    oracle = Oracle(of: world)
  }

  mutating func amounts(on morning: Morning) -> [Double] {
    oracle.amounts(on: morning.day)
  }
}
