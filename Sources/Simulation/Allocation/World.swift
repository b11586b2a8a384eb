import Glibc
import Marketing
import Statistics

/// One made-up market whose truth is known: a scenario with everything drawn.
///
/// Nothing in it depends on what a policy does, so that all policies live through the same days:
/// two of them that spend the same see the same conversions.
public struct World: Sendable, Hashable {
  public let scenario: Scenario
  /// Days of the story, counted from 0; day 0 is a Monday.
  public let days: Int
  var channels: [ChannelTruth]
  /// A factor on the response of all channels, day by day.
  var season: [Double]
  let streams: Streams

  /// Draws the world of a scenario and a seed; a longer one begins with the days of a shorter.
  public init(_ scenario: Scenario, seed: UInt64, days: Int) {
    self.scenario = scenario
    self.days = days
    let streams = Streams(scenario: scenario.name, seed: seed)
    channels = (0..<scenario.channelCount).map { place in
      ChannelTruth(of: scenario, at: place, days: days, streams: streams)
    }
    season = Self.season(days: days, hasHolidays: scenario.hasHolidays, streams)
    self.streams = streams
  }

  /// Monday to Sunday, as factors whose mean is 1.
  private static let weekdays: [Double] = {
    let factors = [1, 1.02, 1.03, 1.05, 1.10, 0.95, 0.85]
    return factors.map { $0 * 7 / factors.reduce(0, +) }
  }()

  /// Weekday · (1 + 0.1 sin 2π(t / 365 + phase)) · e^(0.05 N(0, 1)), and 1.5 on holidays.
  private static func season(days: Int, hasHolidays: Bool, _ streams: Streams) -> [Double] {
    var generator = streams.generator(for: .season)
    let phase = generator.uniform()
    var season = (0..<days).map { day in
      weekdays[day % 7] * (1 + 0.1 * sin(2 * .pi * (Double(day) / 365 + phase)))
        * exp(0.05 * generator.standardNormal())
    }
    guard hasHolidays else { return season }
    for year in 0...(days / 365) {
      var generator = streams.generator(for: .holidays, year)
      for _ in 0..<6 {
        let start = 365 * year + Int.random(in: 20...359, using: &generator)
        for day in start..<start + 3 where day < days { season[day] *= 1.5 }
      }
    }
    return season
  }
}

extension World {
  /// Whether a channel can be used on a day.
  func isOpen(_ channel: Int, on day: Int) -> Bool { day >= channels[channel].firstDay }

  /// Conversions that a spend brings in the mean, all delays over and the day's noise aside.
  func expectedConversions(of channel: Int, spending amount: Double, on day: Int) -> Double {
    let truth = channels[channel]
    guard amount > 0, isOpen(channel, on: day) else { return 0 }
    return truth.level * truth.quality[day] * season[day]
      * truth.curve.value(at: amount / Scenario.reference)
  }

  /// What one more conversion adds to the objective.
  func worth(of channel: Int) -> Double {
    scenario.objective.worth(ofOrder: channels[channel].orderValue)
  }

  /// The objective's expectation on a day: what regret is counted in.
  func value(of amounts: [Double], on day: Int) -> Double {
    var value = 0.0
    for (channel, amount) in amounts.enumerated() {
      value +=
        worth(of: channel) * expectedConversions(of: channel, spending: amount, on: day)
    }
    return scenario.isProfit ? value - amounts.reduce(0, +) : value
  }
}
