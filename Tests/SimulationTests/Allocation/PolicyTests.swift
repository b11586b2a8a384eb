import Testing

@testable import Simulation

@Suite struct PolicyTests {
  /// Every policy in a world with all there is: drift, jumps, newcomers, delays, restatement.
  @Test(arguments: PolicyName.allCases)
  func `the budget is never exceeded`(name: PolicyName) throws {
    let amounts = try amounts(of: name, in: mixedWorld())
    #expect(amounts.allSatisfy { $0.reduce(0, +) <= budget * (1 + 1e-9) })
    #expect(amounts.joined().allSatisfy { $0 >= 0 })
  }

  @Test(arguments: PolicyName.allCases)
  func `closed channels get nothing`(name: PolicyName) throws {
    let amounts = try amounts(of: name, in: mixedWorld())
    #expect(amounts.prefix(30).allSatisfy { $0[2] == 0 })
  }

  /// On a morning the outcomes of the day itself are not known yet.
  @Test(arguments: PolicyName.allCases.filter { $0 != .oracle })
  func `what is still to come changes no earlier decision`(name: PolicyName) throws {
    let before = try amounts(of: name, in: mixedWorld())
    let after = try amounts(of: name, in: mixedWorld().changed(from: 35))
    let firstChange = before.indices.first { before[$0] != after[$0] }
    #expect(firstChange ?? days >= 36)
  }

  @Test(arguments: PolicyName.allCases.filter { $0 != .equal && $0 != .static })
  func `what has come changes later decisions`(name: PolicyName) throws {
    let before = try amounts(of: name, in: mixedWorld())
    let after = try amounts(of: name, in: mixedWorld().changed(from: 25))
    let isSame = before == after
    #expect(!isSame)
  }

  @Test(arguments: PolicyName.allCases)
  func `the same world is decided in the same way`(name: PolicyName) throws {
    let isSame = try amounts(of: name, in: mixedWorld()) == amounts(of: name, in: mixedWorld())
    #expect(isSame)
  }

  private let days = 45
  private let budget = 3 * 1250.0

  private func mixedWorld() -> World {
    var scenario = Scenario.plain { $0.channelCount = 3 }
    scenario.quality = QualityLaw(drift: 0.03, tires: true, daysBetweenJumps: 60)
    scenario.newcomers = 1
    scenario.delays = DelayLaw(meanDays: 1...3, window: 8)
    scenario.restatedShare = 0.05
    return World(scenario, seed: 21, days: days)
  }

  private func amounts(of name: PolicyName, in world: World) throws -> [[Double]] {
    try world.amounts(of: name.policy(in: world, options: PolicyOptions()))
  }
}
