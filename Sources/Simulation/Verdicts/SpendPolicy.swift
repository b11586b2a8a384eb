import Glibc
import Statistics

/// How the spend of a made-up channel moves while its state asks for its full amount.
public enum SpendPolicyName: String, Sendable, Hashable, CaseIterable, Codable {
  /// The same every day.
  case fixed
  /// With the square of the recent rate, between a tenth and four times.
  case proportional
  /// Little after a bad time, twice as much after a good one.
  case cutLosers = "cut-losers"
  /// More after a bad time, half after a good one: the worst that a test can meet.
  case chaseLosers = "chase-losers"
  /// Every two weeks at most doubled or halved at random, between 0.3 and 3 times.
  case wandering
}

/// One channel's spend as a multiple of its full amount, day after day.
struct SpendPolicy: Sendable, Hashable {
  private let name: SpendPolicyName
  /// Outcomes and expectations of judged rows, every day counting half after ten more.
  private var outcomes = 0.0
  private var expected = 0.0
  private var logarithm = 0.0

  init(_ name: SpendPolicyName) {
    self.name = name
  }

  /// The multiple of a day; to be called for every day once, in order.
  mutating func factor(on day: Int, using generator: inout some RandomNumberGenerator) -> Double {
    switch name {
    case .fixed: return 1
    case .proportional: return min(max(rate * rate, 0.1), 4)
    case .cutLosers: return rate < 0.85 ? 0.15 : rate > 1.15 ? 2 : 1
    case .chaseLosers: return rate < 0.85 ? 3 : 0.5
    case .wandering:
      if day > 0, day.isMultiple(of: 14) {
        let step = generator.uniform(in: -log(2)...log(2))
        logarithm = min(max(logarithm + step, log(0.3)), log(3))
      }
      return exp(logarithm)
    }
  }

  /// Another day: what was known fades.
  mutating func passDay() {
    outcomes *= Self.decay
    expected *= Self.decay
  }

  /// A row has come that policies look at.
  mutating func learn(outcome: Double, expected: Double) {
    outcomes += outcome
    self.expected += expected
  }

  /// The recent rate, drawn towards the target by two expected outcomes.
  private var rate: Double { (outcomes + 2) / (expected + 2) }

  private static let decay = exp2(-0.1)
}
