/// Plays policies through the worlds of one scenario and compares them with the oracle.
public struct AllocationStudy: Sendable, Hashable {
  public var scenario: Scenario
  public var policies: [PolicyName]
  /// One world for each.
  public var seeds: Range<UInt64>
  public var days: Int
  public var options: PolicyOptions

  public init(
    scenario: Scenario, policies: [PolicyName], seeds: Range<UInt64>, days: Int = 365,
    options: PolicyOptions = PolicyOptions()
  ) {
    self.scenario = scenario
    self.policies = policies
    self.seeds = seeds
    self.days = days
    self.options = options
  }

  /// Plays every world in a task of its own; the figures do not depend on which ends first.
  ///
  /// `played` is called after each world, in no order.
  ///
  /// - Throws: only when a program proves infeasible, which would be our mistake.
  public func run(played: () -> Void = {}) async throws -> ScenarioRegret {
    try await withThrowingTaskGroup(of: (UInt64, WorldValues).self) { group in
      for seed in seeds { group.addTask { (seed, try play(seed)) } }
      var values: [UInt64: WorldValues] = [:]
      for try await (seed, world) in group {
        values[seed] = world
        played()
      }
      return ScenarioRegret(of: self, values: seeds.compactMap { values[$0] })
    }
  }

  /// The objective that oracle and policies achieve in one world, over all days.
  func play(_ seed: UInt64) throws -> WorldValues {
    let world = World(scenario, seed: seed, days: days)
    let oracle = try world.value(under: OraclePolicy(of: world))
    let values = try policies.map { name in
      name == .oracle ? oracle : try world.value(under: name.policy(in: world, options: options))
    }
    return WorldValues(oracle: oracle, policies: values)
  }
}

/// What was achieved in one world, in units of the scenario's objective.
struct WorldValues: Sendable, Hashable {
  let oracle: Double
  let policies: [Double]
}

extension World {
  /// The objective's expectation over all days, with the amounts that a policy decides.
  func value(under policy: some Policy) throws -> Double {
    var policy = policy
    var chronicle = Chronicle(of: self)
    return try (0..<days).reduce(0) { sum, day in
      let amounts = try policy.amounts(on: chronicle.morning)
      chronicle.spend(amounts)
      return sum + value(of: amounts, on: day)
    }
  }
}
