import Foundation
import Marketing
import Testing

@testable import Simulation

/// Seeded; each comparison of a mean has a false alarm once in 150,000 seeds.
@Suite struct OutcomeTests {
  @Test func `in the end as many conversions as expected have come`() {
    let world = steady { $0.delays = DelayLaw(meanDays: 2...2, window: 15) }
    let finals = Sample(outcomes(in: world).compactMap(\.conversions.last))
    #expect(finals.departure(from: 30) < 4.5)
  }

  /// Poisson around a gamma with variation 0.15: variance 30 + (0.15 · 30)².
  @Test func `conversions vary as counts do, and as days do`() {
    let finals = outcomes(in: steady()).compactMap(\.conversions.last)
    let squares = Sample(finals.map { ($0 - 30) * ($0 - 30) })
    #expect(squares.departure(from: 50.25) < 4.5)
  }

  @Test func `each morning knows the conversions that have come by then`() {
    let world = steady { $0.delays = DelayLaw(meanDays: 1...1, window: 3) }
    // Python: `1/2, 1/4, 1/8`, renormalised: 4/7, 6/7, 1.
    let outcomes = outcomes(in: world)
    #expect(Sample(outcomes.map { $0.conversions[0] }).departure(from: 30 * 4 / 7) < 4.5)
    #expect(Sample(outcomes.map { $0.conversions[1] }).departure(from: 30 * 6 / 7) < 4.5)
  }

  @Test func `a restating channel reports 5 % too much for five mornings`() {
    let world = steady {
      $0.delays = .none
      $0.restatedShare = 0.05
    }
    let outcomes = outcomes(in: world)
    let excess = outcomes.map { $0.conversions[4] - $0.conversions[5] }
    #expect(Sample(excess).departure(from: 1.5) < 4.5)
    #expect(outcomes.allSatisfy { $0.conversions[5] == $0.conversions[14] })
  }

  /// The relative variance of an order is e^(0.8²) − 1.
  @Test func `orders are lognormal around their channel's value`() {
    let world = steady {
      $0.objective = .revenue
      $0.orderValues = OrderValueLaw(individual: 0.8)
    }
    let outcomes = outcomes(in: world)
    let surplus = outcomes.map { ($0.revenue?.last ?? .nan) - 50 * ($0.conversions.last ?? .nan) }
    #expect(Sample(surplus).departure(from: 0) < 4.5)
    let variance = 30 * 2500 * (exp(0.64) - 1)
    #expect(Sample(surplus.map { $0 * $0 }).departure(from: variance) < 4.5)
  }

  @Test func `orders have no value where none is counted`() {
    #expect(outcomes(in: steady()).allSatisfy { $0.revenue == nil })
  }

  @Test func `the same spend brings the same whatever other channels get`() {
    let world = World(.plain(), seed: 4, days: 10)
    #expect(
      world.outcome(of: 3, spending: 700, on: 9) == world.outcome(of: 3, spending: 700, on: 9))
  }

  @Test func `channels and days have chances of their own`() {
    let world = steady()
    let counts = outcomes(in: world).prefix(100).map(\.conversions)
    #expect(Set(counts).count > 90)
  }

  /// One channel that is expected to bring 30 conversions of 50 each, day after day.
  private func steady(_ change: (inout Scenario) -> Void = { _ in }) -> World {
    var scenario = Scenario.plain { $0.channelCount = 1 }
    change(&scenario)
    var world = World(scenario, seed: 2, days: 2000)
    world.channels[0].level = 30
    world.channels[0].orderValue = 50
    world.season = Array(repeating: 1, count: world.days)
    return world
  }

  private func outcomes(in world: World) -> [Outcome] {
    (0..<world.days).map { world.outcome(of: 0, spending: Scenario.reference, on: $0) }
  }
}
