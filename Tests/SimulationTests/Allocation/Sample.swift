import Marketing

@testable import Simulation

/// Numbers drawn, and how far their mean may be from what it should be.
struct Sample {
  let count: Double
  let mean: Double
  let variance: Double

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    self.count = count
    self.mean = mean
    variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  }

  /// Standard errors between the mean and `expected`.
  ///
  /// Above 4.5 with probability 7e-6 where the mean is right: each test that uses it says false
  /// alarm once in 150,000 seeds, and the seeds are fixed.
  func departure(from expected: Double) -> Double {
    abs(mean - expected) / (variance / count).squareRoot()
  }
}

extension Scenario {
  /// A scenario with the defaults of the table, or with what a test needs.
  static func plain(_ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
    var scenario = Scenario(name: "plain")
    change(&scenario)
    return scenario
  }
}

extension World {
  /// So many worlds of a scenario, one for each seed from 0.
  static func many(_ count: UInt64, of scenario: Scenario, days: Int = 1) -> [World] {
    (0..<count).map { World(scenario, seed: $0, days: days) }
  }

  /// The same world until a day, from which on the first channel brings five times as much.
  func changed(from day: Int) -> World {
    var world = self
    world.channels[0].quality = channels[0].quality.enumerated().map { $0 < day ? $1 : 5 * $1 }
    return world
  }

  /// What a policy spends, day by day.
  func amounts(of policy: some Policy) throws -> [[Double]] {
    var policy = policy
    var chronicle = Chronicle(of: self)
    return try (0..<days).map { _ in
      let amounts = try policy.amounts(on: chronicle.morning)
      chronicle.spend(amounts)
      return amounts
    }
  }
}
