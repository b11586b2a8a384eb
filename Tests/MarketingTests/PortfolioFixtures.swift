public import Marketing
import Statistics

/// The Monday on which all made-up histories begin.
let firstDay = Day(number: 20_458)  // (date(2026, 1, 5) - date(1970, 1, 1)).days

/// The day a number of days after the first one.
func day(_ number: Int) -> Day { firstDay + number }

extension ChannelName: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let name = ChannelName(text) else { preconditionFailure("'\(text)' names no channel") }
    self = name
  }
}

extension MinorUnits: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(rawValue: value) }
}

/// What one channel of a made-up agency does: one row every so many days.
struct Feed {
  var channel: ChannelName
  var source = "generic"
  var item = ""
  /// Periods that the feed covers, counted from the first day on.
  var periods = 0..<56
  /// Days of a period.
  var length = 1
  /// Currency units a period.
  var spend: (Int) -> Double = { _ in 90 }
  var conversions: (Int) -> Double? = { _ in 3 }
  var revenue: (Int) -> Double? = { _ in nil }

  func period(_ index: Int) -> Period {
    Period(start: day(index * length), end: day((index + 1) * length - 1)) ?? Period(day: firstDay)
  }

  var observations: [RecordedObservation] {
    periods.map { index in
      RecordedObservation(
        key: .init(source: source, channel: channel, item: item, period: period(index)),
        metrics: Metrics(
          spend: Micros(units: spend(index)), conversions: conversions(index),
          revenue: revenue(index).flatMap { Micros(units: $0) }),
        deliveredOn: period(index).end + 1, revision: 0, file: "feed.csv", line: index + 2)
    }
  }

  var history: ChannelHistory {
    ChannelHistory(
      channel: channel,
      rows: periods.map { index in
        ChannelRow(
          period: period(index), spend: spend(index), conversions: conversions(index),
          revenue: revenue(index), source: source, deliveredOn: period(index).end + 1)
      })
  }
}

extension PlanRules {
  /// 10,000 EUR a week and a target of 30 EUR a customer, unless said otherwise.
  static func weekly(
    _ units: Int64 = 10_000, target: Target = .costPerAcquisition(30),
    channels: [ChannelName: ChannelRules] = [:], groups: [GroupRules] = []
  ) -> PlanRules {
    PlanRules(
      budget: Budget(amount: MinorUnits(rawValue: units * 100), currency: .euro, per: .week),
      target: target, channels: channels, groups: groups)
  }
}

/// The request of the morning after the last row, unless another day is given.
func request(
  _ feeds: [Feed], under rules: PlanRules = .weekly(), today: Day? = nil,
  plans: [PlanInForce] = [], nothingNewSince: Int? = nil
) -> DecisionRequest {
  let observations = feeds.flatMap(\.observations)
  let last = observations.map(\.key.period.end).max() ?? firstDay
  return DecisionRequest(
    rules: rules, today: today ?? last + 1, observations: observations, plans: plans,
    nothingNewSince: nothingNewSince)
}

/// A plan of amounts in minor units, in force since a day.
func plan(
  _ number: Int, on day: Day, _ amounts: [ChannelName: Int64], from: Int64 = 0,
  state: HypothesisState = .testing
) -> PlanInForce {
  PlanInForce(
    decision: number, today: day,
    amounts: amounts.mapValues {
      .init(from: MinorUnits(rawValue: from), to: MinorUnits(rawValue: $0), state: state)
    })
}

extension Advice {
  /// The plan that this advice becomes.
  func plan(_ number: Int, on day: Day) -> PlanInForce {
    PlanInForce(
      decision: number, today: day,
      amounts: Dictionary(
        uniqueKeysWithValues: channels.map {
          ($0.channel, .init(from: $0.from, to: $0.to, state: $0.state))
        }))
  }

  subscript(channel: ChannelName) -> Recommendation? {
    channels.first { $0.channel == channel }
  }

  /// The sum of all amounts.
  var total: Int64 { channels.reduce(0) { $0 + $1.to.rawValue } }
}

/// Five channels of different worth, with rows of a seed's making.
func randomFeeds(seed: UInt64, periods: Range<Int> = 0..<56) -> [Feed] {
  var generator = SeededGenerator(seed: seed)
  let names: [ChannelName] = ["display", "google", "meta", "print", "radio"]
  return names.map { name in
    let spend = 40 + 160 * generator.uniform()
    let mean = spend / 30 * (0.3 + 1.4 * generator.uniform())
    let rows = periods.map { _ in
      (spend * (0.5 + generator.uniform()), Poisson(mean: mean).sample(using: &generator))
    }
    return Feed(
      channel: name, periods: periods, spend: { rows[$0 - periods.lowerBound].0 },
      conversions: { Double(rows[$0 - periods.lowerBound].1) })
  }
}
