import Glibc
import Statistics

/// What one channel's spend of one day brought, as each later morning knows it.
struct Outcome: Sendable, Hashable {
  let spend: Double
  /// Known conversions at the ages 1...window, in mornings after the day.
  var conversions: [Double]
  /// Known revenue at the same ages, currency units; nil where orders have no value.
  var revenue: [Double]?
}

extension World {
  /// Draws the outcome of a spend.
  ///
  /// Each channel and day has a generator of its own: money moved elsewhere changes nothing here.
  func outcome(of channel: Int, spending amount: Double, on day: Int) -> Outcome {
    var generator = streams.generator(for: .rows, day * channels.count + channel)
    let truth = channels[channel]
    let mean =
      expectedConversions(of: channel, spending: amount, on: day) * truth.noise[day]
    let arrivals = truth.delays.map { Poisson(mean: mean * $0).sample(using: &generator) }
    var outcome = Outcome(
      spend: amount, conversions: Self.runningSums(arrivals.map(Double.init)), revenue: nil)
    if scenario.hasRevenue {
      outcome.revenue = Self.runningSums(
        arrivals.map { revenue(of: $0, through: channel, using: &generator) })
    }
    if scenario.restatedShare > 0 {
      let excess = Poisson(mean: mean * scenario.restatedShare).sample(using: &generator)
      for age in 0..<Self.excessMornings { outcome.conversions[age] += Double(excess) }
    }
    return outcome
  }

  /// Mornings on which conversions that are taken back are still reported.
  private static let excessMornings = 5

  /// The sum of so many orders, each v · e^(σ N(0, 1) − σ² / 2).
  private func revenue(
    of orders: Int, through channel: Int, using generator: inout SeededGenerator
  ) -> Double {
    let deviation = scenario.orderValues.individual
    return (0..<orders).reduce(0) { sum, _ in
      sum + channels[channel].orderValue
        * exp(deviation * generator.standardNormal() - deviation * deviation / 2)
    }
  }

  private static func runningSums(_ values: [Double]) -> [Double] {
    var sum = 0.0
    return values.map { value in
      sum += value
      return sum
    }
  }
}
