import Marketing
import Statistics

/// The daemon's own beliefs, fed with a world's mornings.
struct Learner {
  private let names: [ChannelName]
  private var fold: BeliefFold

  /// `reference` is the daily spend, in currency units, at which every curve is 1.
  init(
    of scenario: Scenario, reference: Double = Scenario.reference, model: ResponseModel
  ) {
    names = scenario.channelNames
    fold = BeliefFold(
      channels: names, rules: scenario.rules(for: names), reference: reference, model: model)
  }

  /// What is believed of each channel once the morning's rows are known.
  ///
  /// Rows that touch a break of tracking are left out.
  mutating func beliefs(
    on morning: Morning, trusting tracking: TrackingRecord = TrackingRecord()
  ) -> [Belief] {
    let deliveries = morning.rows.map(delivery).filter { tracking.trusts($0.period) }
    fold.advance(to: Scenario.date(of: morning.day), with: deliveries)
    let beliefs = fold.beliefs
    return names.compactMap { beliefs[$0] }
  }

  private func delivery(of row: DeliveredRow) -> ChannelDelivery {
    let day = Scenario.date(of: row.day)
    return ChannelDelivery(
      channel: names[row.channel], period: Period(day: day),
      figures: row.figures(row.known, deliveredOn: day + row.age),
      replaces: row.before.map { row.figures($0, deliveredOn: day + row.age - 1) })
  }
}

extension DeliveredRow {
  fileprivate func figures(_ outcomes: Outcomes, deliveredOn day: Day) -> RowFigures {
    RowFigures(
      spend: spend, conversions: outcomes.conversions, revenue: outcomes.revenue, deliveredOn: day)
  }
}

extension Scenario {
  /// Made-up names, in the order of the channels.
  var channelNames: [ChannelName] {
    (0..<channelCount).compactMap { ChannelName(String(1001 + $0).dropFirst()) }
  }

  /// The days of the story, on a calendar: the first is Monday, 1970-01-05.
  static func date(of day: Int) -> Day { Day(number: day + 4) }

  /// What the daemon would be told of the channels: how long their conversions take to come.
  func rules(for names: [ChannelName]) -> PlanRules {
    let weekly = MinorUnits(rawValue: Int64(budget * 7 * 100))
    // What a person tries a channel with that has no figures yet.
    let start = weekly.share(1 / Double(max(names.count, 1)))
    return PlanRules(
      budget: Budget(amount: weekly, currency: .euro, per: .week), objective: objective,
      channels: Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, ChannelRules(attributionWindow: delays.window, start: start))
        }))
  }
}
