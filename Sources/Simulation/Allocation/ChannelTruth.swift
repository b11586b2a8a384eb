import Glibc
import Statistics

/// What is true of one channel, and no policy ever sees.
struct ChannelTruth: Sendable, Hashable {
  /// Conversions on a mean day at the reference spend, before quality and season.
  var level: Double
  var curve: ResponseCurve
  /// Currency units that a conversion is worth in the mean.
  var orderValue: Double
  /// The share of a row's conversions that come at each age, from the next morning on.
  var delays: [Double]
  /// The first day on which the channel can be used.
  var firstDay: Int
  /// A factor on the response, day by day.
  var quality: [Double]
  /// A factor on what is drawn but not on what is expected; mean 1.
  var noise: [Double]
}

extension ChannelTruth {
  /// Draws the channel with a place among its scenario's, for a number of days.
  init(of scenario: Scenario, at place: Int, days: Int, streams: Streams) {
    var generator = streams.generator(for: .truth, place)
    level = scenario.levels.draw(at: place, of: scenario.channelCount, streams, &generator)
    curve = scenario.curves.draw(&generator)
    orderValue =
      scenario.orderValues.median
      * exp(scenario.orderValues.spread * generator.standardNormal())
    delays = scenario.delays.draw(&generator)
    let joiningDay = Int.random(in: 30...299, using: &generator)
    let isNewcomer = place >= scenario.channelCount - scenario.newcomers
    firstDay = isNewcomer ? joiningDay : 0
    quality = scenario.quality.path(of: place, days: days, streams)
    let shape = 1 / (Scenario.noise * Scenario.noise)
    let noise = Gamma(shape: shape, rate: shape)
    var noiseGenerator = streams.generator(for: .noise, place)
    self.noise = (0..<days).map { _ in noise.sample(using: &noiseGenerator) }
  }
}

extension CurveLaw {
  fileprivate func draw(_ generator: inout SeededGenerator) -> ResponseCurve {
    switch self {
    case .power(let exponents): .power(exponent: generator.uniform(in: exponents))
    case .saturating: .saturating(halfPoint: exp(0.5 + 0.7 * generator.standardNormal()))
    case .sigmoid: .sigmoid(halfPoint: exp(0.5 + 0.7 * generator.standardNormal()))
    }
  }
}

extension LevelLaw {
  fileprivate func draw(
    at place: Int, of count: Int, _ streams: Streams, _ generator: inout SeededGenerator
  ) -> Double {
    switch self {
    case .lognormal(let median, let spread):
      return median * exp(spread * generator.standardNormal())
    case .ladder(let top, let step):
      var ranking = streams.generator(for: .ranks)
      let ranks = (0..<count).shuffled(using: &ranking)
      return top * exp(-step * Double(ranks[place]))
    }
  }
}

extension DelayLaw {
  /// P(age a) ∝ g (1 − g)^(a − 1) for ages 1...window, with g = 1 / (1 + mean).
  fileprivate func draw(_ generator: inout SeededGenerator) -> [Double] {
    let mean = generator.uniform(in: meanDays)
    let chance = 1 / (1 + mean)
    let weights = (0..<window).map { chance * pow(1 - chance, Double($0)) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
