import Glibc

/// Whether this is a world in which arms respond in an S shape, and how many of them.
///
/// One arm's rows hardly tell a sigmoid from a concave curve, and believing in thresholds where
/// there are none costs money. So the share ρ of S-shaped arms is asked of all arms together: with
/// the prior P(ρ) below and each arm's log-odds b_c, posterior less prior and held within ±2,
/// P(ρ) ∝ prior Π_c (ρ e^b + 1 − ρ).
struct SigmoidGate: Sendable {
  /// The values that ρ may have, and what is believed of them before any arm.
  private static let shares = [0, 0.25, 0.5, 1]
  private static let prior = [0.9, 0.04, 0.03, 0.03]

  /// P(ρ), given all arms.
  private let probabilities: [Double]

  /// Asks all arms, by their log-odds.
  init(logOdds: [Double]) {
    var logs = Self.prior.map { log($0) }
    for odds in logOdds {
      let ratio = exp(Self.held(odds))
      for (index, share) in Self.shares.enumerated() where share > 0 {
        logs[index] += log(share * ratio + 1 - share)
      }
    }
    let total = logSumExp(logs)
    probabilities = logs.map { exp($0 - total) }
  }

  /// The probability that an arm of these log-odds is S-shaped, E[ρ e^b / (ρ e^b + 1 − ρ)].
  func probability(logOdds: Double) -> Double {
    let ratio = exp(Self.held(logOdds))
    var sum = 0.0
    for (probability, share) in zip(probabilities, Self.shares) {
      sum += probability * share * ratio / (share * ratio + 1 - share)
    }
    return sum
  }

  private static func held(_ logOdds: Double) -> Double { min(max(logOdds, -2), 2) }
}
