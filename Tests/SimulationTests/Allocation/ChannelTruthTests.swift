import Foundation
import Statistics
import Testing

@testable import Simulation

/// Seeded; each comparison of a mean has a false alarm once in 150,000 seeds.
@Suite struct ChannelTruthTests {
  @Test func `levels are lognormal around their median`() {
    let logarithms = Sample(channels(of: .plain()).map { log($0.level / 25) })
    #expect(logarithms.departure(from: 0) < 4.5)
    #expect(abs(logarithms.variance / 0.25 - 1) < 4.5 * (2 / logarithms.count).squareRoot())
  }

  @Test func `a ladder deals each rank once`() {
    let world = World(
      .plain { $0.levels = .ladder(top: 25, step: 0.15) }, seed: 1, days: 1)
    let ranks = world.channels.map { -log($0.level / 25) / 0.15 }.sorted()
    #expect(zip(ranks, 0..<8).allSatisfy { abs($0 - Double($1)) < 1e-9 })
  }

  @Test func `exponents are uniform in their range`() {
    let exponents = channels(of: .plain()).map { truth -> Double in
      guard case .power(let exponent) = truth.curve else { return .nan }
      return exponent
    }
    #expect(Sample(exponents).departure(from: 0.7) < 4.5)
    #expect(exponents.allSatisfy { (0.5...0.9).contains($0) })
  }

  @Test func `half points are lognormal`() {
    let scenario = Scenario.plain { $0.curves = .saturating }
    let logarithms = Sample(
      channels(of: scenario).map { truth -> Double in
        guard case .saturating(let halfPoint) = truth.curve else { return .nan }
        return log(halfPoint)
      })
    #expect(logarithms.departure(from: 0.5) < 4.5)
    #expect(abs(logarithms.variance / 0.49 - 1) < 4.5 * (2 / logarithms.count).squareRoot())
  }

  @Test func `order values are lognormal around their median`() {
    let scenario = Scenario.plain { $0.orderValues = OrderValueLaw(spread: 0.6) }
    let logarithms = Sample(channels(of: scenario).map { log($0.orderValue / 80) })
    #expect(logarithms.departure(from: 0) < 4.5)
    #expect(abs(logarithms.variance / 0.36 - 1) < 4.5 * (2 / logarithms.count).squareRoot())
  }

  @Test func `noise has mean one and a variation of 15 %`() {
    let noise = Sample(World.many(10, of: .plain(), days: 100).flatMap(\.channels).flatMap(\.noise))
    #expect(noise.departure(from: 1) < 4.5)
    // The relative error of a gamma's variance, sqrt((2 + 6 / shape) / n).
    #expect(abs(noise.variance / 0.0225 - 1) < 4.5 * (2.135 / noise.count).squareRoot())
  }

  @Test func `without delay everything comes on the next morning`() {
    let world = World(.plain { $0.delays = .none }, seed: 1, days: 1)
    #expect(world.channels.allSatisfy { $0.delays == [1] + Array(repeating: 0, count: 14) })
  }

  @Test func `the shares of all ages are one`() {
    let scenario = Scenario.plain { $0.delays = DelayLaw(meanDays: 4...12, window: 36) }
    #expect(channels(of: scenario).allSatisfy { abs($0.delays.reduce(0, +) - 1) < 1e-12 })
  }

  /// Of a geometric delay with mean m, each age has m / (1 + m) of the one before.
  @Test func `delays are geometric`() {
    let scenario = Scenario.plain { $0.delays = DelayLaw(meanDays: 3...3, window: 15) }
    let delays = World(scenario, seed: 1, days: 1).channels[0].delays
    #expect(zip(delays, delays.dropFirst()).allSatisfy { abs($1 / $0 - 0.75) < 1e-12 })
  }

  @Test func `only newcomers join later`() {
    let days = channels(of: .plain { $0.newcomers = 3 }).map(\.firstDay)
    let founders = stride(from: 0, to: days.count, by: 8).flatMap { days[$0..<$0 + 5] }
    let newcomers = stride(from: 0, to: days.count, by: 8).flatMap { days[$0 + 5..<$0 + 8] }
    #expect(founders.allSatisfy { $0 == 0 })
    #expect(newcomers.allSatisfy { (30...299).contains($0) })
    #expect(Sample(newcomers.map(Double.init)).departure(from: 164.5) < 4.5)
  }

  private func channels(of scenario: Scenario) -> [ChannelTruth] {
    World.many(400, of: scenario).flatMap(\.channels)
  }
}
