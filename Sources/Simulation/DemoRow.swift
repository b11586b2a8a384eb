import Marketing
import Statistics

/// What one channel did in one day or week, as its platform would count it.
struct DemoRow: Hashable, Sendable {
  let channel: String
  let period: Period
  let spend: MinorUnits
  /// Zero where the channel has no clicks.
  let impressions: Int
  let clicks: Int
  /// Zero where nobody counts them.
  let conversions: Int
  let revenue: MinorUnits
}

extension DemoChannel {
  /// Delivered spend lies within this share of the plan.
  static let deliveryTolerance = 0.04

  /// The coefficient of variation of a row's expectation, on top of Poisson's.
  static let noise = 0.15

  /// Clicks that an impression brings.
  private static let clickThroughRate = 0.02

  /// The gamma shape and EUR mean of one order's value.
  private static let order = (shape: 2.0, mean: 64.0)

  /// How much of a mean day's conversions a Monday to Sunday brings; the mean is 1.
  static let weekdays = [1.08, 1.06, 1.04, 1.02, 1.00, 0.88, 0.92]

  /// Conversions to expect at a steady spend of EUR a week; nil where nobody counts them.
  func expectedConversions(in days: StoryDays, weekly: Double) -> Double? {
    truth.map { truth in
      let week = truth.weeklyConversions(spend: weekly, habit: habit, week: days.week)
      return week / 7 * Self.demand(in: days.period)
    }
  }

  /// The sum of the weekday factors of a period.
  private static func demand(in period: Period) -> Double {
    (0..<period.dayCount).reduce(0) { $0 + weekdays[(period.start + $1).weekday - 1] }
  }

  /// Plays the days once, with EUR a week from the plan.
  func row(
    in days: StoryDays, weekly: Double, using generator: inout SeededGenerator
  ) -> DemoRow {
    let delivery = 1 + Self.deliveryTolerance * (2 * generator.uniform() - 1)
    let spend = weekly * delivery * Double(days.period.dayCount) / 7
    let expected = expectedConversions(in: days, weekly: weekly * delivery) ?? 0
    let conversions = Self.clumpedCount(mean: expected, using: &generator)
    let clicks = costPerClick.map { Poisson(mean: spend / $0).sample(using: &generator) } ?? 0
    let impressions = Poisson(mean: Double(clicks) / Self.clickThroughRate)
    return DemoRow(
      channel: name, period: days.period, spend: Self.cents(spend),
      impressions: impressions.sample(using: &generator), clicks: clicks,
      conversions: conversions,
      revenue: Self.cents(Self.revenue(of: conversions, using: &generator)))
  }

  /// A Poisson draw whose mean is itself drawn, for no two days are quite alike.
  private static func clumpedCount(
    mean: Double, using generator: inout SeededGenerator
  ) -> Int {
    let shape = 1 / (noise * noise)
    let day = Gamma(shape: shape, rate: shape).sample(using: &generator)
    return Poisson(mean: mean * day).sample(using: &generator)
  }

  /// EUR of all orders: a sum of n gamma draws is one of n times the shape.
  private static func revenue(
    of orders: Int, using generator: inout SeededGenerator
  ) -> Double {
    guard orders > 0 else { return 0 }
    return Gamma(shape: order.shape * Double(orders), rate: order.shape / order.mean)
      .sample(using: &generator)
  }

  private static func cents(_ units: Double) -> MinorUnits {
    Currency.euro.minorUnits(units) ?? .zero
  }
}
