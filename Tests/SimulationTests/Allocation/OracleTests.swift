import Statistics
import Testing

@testable import Simulation

@Suite struct OracleTests {
  /// Three channels of each kind, against every division into twentieths.
  @Test(arguments: Scenario.catalogue)
  func `no division of the budget is better`(scenario: Scenario) throws {
    var scenario = scenario
    scenario.channelCount = 3
    scenario.newcomers = 0
    let world = World(scenario, seed: 11, days: 3)
    var oracle = Oracle(of: world)
    let best = world.value(of: oracle.amounts(on: 2), on: 2)
    let others = divisions(of: scenario, into: 20).map { world.value(of: $0, on: 2) }
    #expect(try best >= #require(others.max()) - 1e-9 * abs(best))
  }

  @Test(arguments: Scenario.catalogue)
  func `the budget is never exceeded`(scenario: Scenario) {
    let world = World(scenario, seed: 12, days: 2)
    var oracle = Oracle(of: world)
    let amounts = oracle.amounts(on: 1)
    #expect(amounts.reduce(0, +) <= scenario.budget * (1 + 1e-12))
    #expect(amounts.allSatisfy { $0 >= 0 })
  }

  @Test(arguments: Scenario.catalogue.filter { $0.name != "loss" })
  func `outside profit all of it is spent`(scenario: Scenario) {
    let world = World(scenario, seed: 13, days: 2)
    var oracle = Oracle(of: world)
    #expect(abs(oracle.amounts(on: 1).reduce(0, +) / scenario.budget - 1) < 1e-9)
  }

  @Test func `money that would not come back stays unspent`() throws {
    let scenario = try #require(Scenario(named: "loss"))
    var world = World(scenario, seed: 14, days: 1)
    for channel in world.channels.indices { world.channels[channel].level = 1 }
    var oracle = Oracle(of: world)
    #expect(oracle.amounts(on: 0).reduce(0, +) < scenario.budget / 10)
  }

  @Test func `newcomers get nothing before their day`() throws {
    let scenario = try #require(Scenario(named: "newch"))
    var oracle = Oracle(of: World(scenario, seed: 15, days: 20))
    #expect(oracle.amounts(on: 19)[4...].allSatisfy { $0 == 0 })
  }

  /// A threshold is best served alone where two would share too little.
  @Test func `curves with a threshold are not shared out evenly`() throws {
    var world = World(try #require(Scenario(named: "scurve")), seed: 16, days: 1)
    for channel in world.channels.indices {
      world.channels[channel].curve = .sigmoid(halfPoint: 8)
      world.channels[channel].level = 25
    }
    var oracle = Oracle(of: world)
    #expect(oracle.amounts(on: 0).count { $0 > 0 } == 1)
  }

  /// Every way to give three channels whole parts, some of them left over where that is allowed.
  private func divisions(of scenario: Scenario, into parts: Int) -> [[Double]] {
    let part = scenario.budget / Double(parts)
    return (0...parts).flatMap { first in
      (0...parts - first).flatMap { second in
        (0...parts - first - second).map { third in
          [first, second, third].map { Double($0) * part }
        }
      }
    }
  }
}
