import Foundation
import Marketing
import Statistics
import Testing

@testable import Simulation

@Suite struct WorldTests {
  @Test(arguments: Scenario.catalogue)
  func `the same seed makes the same world`(scenario: Scenario) {
    #expect(World(scenario, seed: 5, days: 40) == World(scenario, seed: 5, days: 40))
  }

  @Test(arguments: Scenario.catalogue)
  func `another seed makes another world`(scenario: Scenario) {
    #expect(World(scenario, seed: 5, days: 2).season != World(scenario, seed: 6, days: 2).season)
  }

  @Test(arguments: Scenario.catalogue)
  func `a longer world begins with the days of a shorter`(scenario: Scenario) {
    let long = World(scenario, seed: 5, days: 60)
    let short = World(scenario, seed: 5, days: 30)
    #expect(Array(long.season.prefix(30)) == short.season)
    #expect(long.channels.map { Array($0.quality.prefix(30)) } == short.channels.map(\.quality))
    #expect(long.channels.map { Array($0.noise.prefix(30)) } == short.channels.map(\.noise))
  }

  /// Seeded; false alarm once in 150,000 seeds.
  ///
  /// E e^(0.05 N) = e^0.00125.
  @Test func `the season's mean is that of its daily noise`() {
    let season = Sample(World.many(40, of: small, days: 364).flatMap(\.season))
    #expect(season.departure(from: exp(0.00125)) < 4.5)
  }

  /// Seeded; false alarm once in 150,000 seeds.
  ///
  /// Python: `w = [1, 1.02, 1.03, 1.05, 1.10, .95, .85]; w[d] * 7 / sum(w)`.
  @Test(arguments: [(0, 1.0), (4, 1.1), (6, 0.85)])
  func `weekdays have their share`(weekday: Int, expected: Double) {
    let days = World.many(40, of: small, days: 364).flatMap { world in
      stride(from: weekday, to: 364, by: 7).map { world.season[$0] }
    }
    #expect(Sample(days).departure(from: expected * exp(0.00125)) < 4.5)
  }

  /// The season is shared, so only the holidays differ.
  @Test func `holidays bring half as much again, six times three days a year`() {
    let festive = World(.plain { $0.hasHolidays = true }, seed: 9, days: 365)
    let plain = World(.plain(), seed: 9, days: 365)
    let factors = zip(festive.season, plain.season).map { $0 / $1 }
    // Holidays may overlap; then their factors multiply.
    #expect(abs(factors.reduce(1, *) - pow(1.5, 18)) < 1e-6)
    #expect(factors.prefix(20).allSatisfy { $0 == 1 })
  }

  @Test func `what is expected is level, quality, season and curve`() {
    var world = World(.plain(), seed: 1, days: 3)
    world.channels[2].level = 20
    world.channels[2].quality = [1, 1, 0.5]
    world.channels[2].curve = .power(exponent: 0.5)
    world.season[2] = 1.2
    #expect(abs(world.expectedConversions(of: 2, spending: 4 * 1250, on: 2) - 24) < 1e-12)
  }

  @Test func `a closed channel brings nothing`() {
    var world = World(.plain(), seed: 1, days: 3)
    world.channels[2].firstDay = 2
    #expect(world.expectedConversions(of: 2, spending: 100, on: 1) == 0)
    #expect(world.expectedConversions(of: 2, spending: 100, on: 2) > 0)
  }

  @Test(arguments: [
    (Objective.conversions, 30.0), (.revenue, 30.0 * 50), (.profit(margin: 0.4), 30 * 20 - 1250),
  ])
  func `value is conversions, revenue or profit`(objective: Objective, expected: Double) {
    var world = World(
      .plain {
        $0.channelCount = 1
        $0.objective = objective
      }, seed: 1, days: 1)
    world.channels[0].level = 30
    world.channels[0].orderValue = 50
    world.season = [1]
    #expect(abs(world.value(of: [1250], on: 0) - expected) < 1e-9)
  }

  /// One channel, as only the season is looked at.
  private var small: Scenario { .plain { $0.channelCount = 1 } }
}
