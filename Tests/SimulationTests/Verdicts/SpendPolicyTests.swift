import Foundation
import Statistics
import Testing

@testable import Simulation

@Suite struct SpendPolicyTests {
  /// Rates are drawn towards one by two expected outcomes: (outcomes + 2) / (expected + 2).
  @Test(arguments: [
    (SpendPolicyName.fixed, 0.0, 1.0), (.fixed, 40, 1),
    (.proportional, 20, 1), (.proportional, 9, 0.25), (.proportional, 0, 0.1),
    (.proportional, 60, 4), (.cutLosers, 0, 0.15), (.cutLosers, 20, 1), (.cutLosers, 30, 2),
    (.chaseLosers, 0, 3), (.chaseLosers, 20, 0.5), (.chaseLosers, 30, 0.5),
  ])
  func `spend follows what came of twenty expected`(
    name: SpendPolicyName, outcomes: Double, factor: Double
  ) {
    var generator = SeededGenerator(seed: 1)
    var policy = SpendPolicy(name)
    policy.learn(outcome: outcomes, expected: 20)
    #expect(abs(policy.factor(on: 1, using: &generator) - factor) < 1e-12)
  }

  /// After ten days twenty expected outcomes count ten: (0 + 2) / (10 + 2), squared.
  @Test func `what was known fades by half in ten days`() {
    var generator = SeededGenerator(seed: 1)
    var policy = SpendPolicy(.proportional)
    policy.learn(outcome: 10, expected: 20)
    for _ in 0..<10 { policy.passDay() }
    let rate = 7.0 / 12
    #expect(abs(policy.factor(on: 11, using: &generator) - rate * rate) < 1e-12)
  }

  @Test func `wandering spend keeps between three tenths and three times`() {
    let path = wandering(days: 20_000)
    #expect(path.allSatisfy { (0.3 - 1e-12...3 + 1e-12).contains($0) })
    #expect(path.contains { $0 < 0.31 } && path.contains { $0 > 2.9 })
  }

  @Test func `wandering spend moves every second week, at most to its double or half`() {
    let path = wandering(days: 2000)
    let steps = zip(path, path.dropFirst()).map { abs(log($1 / $0)) }
    #expect(steps.enumerated().allSatisfy { ($0 + 1).isMultiple(of: 14) || $1 == 0 })
    #expect(steps.allSatisfy { $0 <= log(2) + 1e-12 })
  }

  private func wandering(days: Int) -> [Double] {
    var generator = SeededGenerator(seed: 3)
    var policy = SpendPolicy(.wandering)
    return (0..<days).map { policy.factor(on: $0, using: &generator) }
  }
}
