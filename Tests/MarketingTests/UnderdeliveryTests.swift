import Testing

@testable import Marketing

/// A channel that cannot take what is planned for it, week after week.
@Suite struct UnderdeliveryTests {
  /// Ten weekly decisions; `radio` spends at most 100 units a week, the others what they are given.
  private static let weeks: [Advice] = {
    var house = House(
      feeds: ["google", "meta", "radio"], capacity: ["radio": 100], worth: ["radio": 3])
    return (0..<10).compactMap { _ in house.decideAndSpend() }
  }()

  @Test func `each week is decided`() {
    #expect(Self.weeks.count == 10)
  }

  @Test func `it is not given more than twice what it took, or half an equal share`() {
    // Half an equal share of 3,000 units among three channels.
    #expect(Self.weeks.dropFirst(3).allSatisfy { ($0["radio"]?.to ?? .zero) <= 50_000 })
  }

  @Test func `the others have the rest`() {
    #expect(
      Self.weeks.dropFirst(3).allSatisfy { advice in
        advice.unplaced == .zero
          && (advice["google"]?.to ?? .zero) + (advice["meta"]?.to ?? .zero) >= 250_000
      })
  }

  @Test func `what it brought is believed of what it spent, not of what was planned`() throws {
    // 100 units a week bring 10 customers: a cost of 10, whatever was planned.
    let cost = try #require(Self.weeks.last?["radio"]?.evidence.costPerAcquisition)
    #expect(cost > 9)
  }
}

/// An agency that spends what its plan says, where it can.
private struct House {
  let feeds: [ChannelName]
  /// The most that a channel can spend a week, in units.
  let capacity: [ChannelName: Double]
  /// How many customers 30 units bring; 1 unless said otherwise.
  let worth: [ChannelName: Double]
  private var week = 4
  private var plans: [PlanInForce] = []
  private var observations: [RecordedObservation]
  private let rules = PlanRules.weekly(3000)

  init(
    feeds: [ChannelName], capacity: [ChannelName: Double], worth: [ChannelName: Double]
  ) {
    self.feeds = feeds
    self.capacity = capacity
    self.worth = worth
    observations = []
    for week in 0..<4 { spend(in: week, feeds.map { ($0, 1000) }) }
  }

  mutating func decideAndSpend() -> Advice? {
    let today = day(7 * week)
    let request = DecisionRequest(
      rules: rules, today: today, observations: observations, plans: plans, referenceSpend: 142)
    guard let advice = try? Portfolio(request)?.advice(.mean) else { return nil }
    plans.append(advice.plan(plans.count + 1, on: today))
    spend(in: week, advice.channels.map { ($0.channel, Double($0.to.rawValue) / 100) })
    week += 1
    return advice
  }

  private mutating func spend(in week: Int, _ amounts: [(ChannelName, Double)]) {
    for (channel, amount) in amounts {
      let spent = min(amount, capacity[channel] ?? amount) / 7
      let customers = spent / 30 * (worth[channel] ?? 1)
      observations +=
        Feed(
          channel: channel, periods: 7 * week..<7 * (week + 1), spend: { _ in spent },
          conversions: { _ in customers }
        ).observations
    }
  }
}
