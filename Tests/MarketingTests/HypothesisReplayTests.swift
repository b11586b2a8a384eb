import Statistics
import Testing

@testable import Marketing

/// What history says is the same whenever, and in whatever money, it is read.
@Suite struct HypothesisReplayTests {
  static let targets: [Target] = [.costPerAcquisition(30), .returnOnAdSpend(3), .auto]

  @Test(arguments: targets, UInt64(1)...4)
  func `history loaded at once gives the events that were known in their time`(
    target: Target, seed: UInt64
  ) {
    let feeds = sellers(seed: seed)
    let atOnce = events(of: feeds, target: target, through: 110)
    let inTime = [45, 60, 80, 110].map { events(of: feeds, target: target, through: $0) }
    #expect(!atOnce.isEmpty, "seed \(seed)")
    #expect(
      inTime == [45, 60, 80, 110].map { last in atOnce.filter { $0.day <= day(last) } },
      "seed \(seed)")
  }

  @Test(arguments: [0.01, 100], UInt64(1)...4)
  func `other money changes no verdict on costs`(unit: Double, seed: UInt64) {
    let feeds = sellers(seed: seed)
    let plain = events(of: feeds, target: .costPerAcquisition(30), through: 110)
    let scaled = events(
      of: feeds.map { $0.inMoney(unit) }, target: .costPerAcquisition(30 * unit), through: 110)
    #expect(!plain.isEmpty)
    #expect(steps(scaled) == steps(plain), "seed \(seed)")
  }

  @Test(arguments: [0.01, 100], UInt64(1)...4)
  func `other money changes no verdict on revenue`(unit: Double, seed: UInt64) {
    let feeds = sellers(seed: seed)
    let plain = events(of: feeds, target: .returnOnAdSpend(3), through: 110)
    let scaled = events(
      of: feeds.map { $0.inMoney(unit) }, target: .returnOnAdSpend(3), through: 110)
    #expect(!plain.isEmpty)
    #expect(steps(scaled) == steps(plain), "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...4)
  func `another name changes no verdict`(seed: UInt64) {
    let feeds = sellers(seed: seed)
    let renamed = feeds.map { feed in
      var feed = feed
      feed.channel = ChannelName("x \(feed.channel)") ?? feed.channel
      return feed
    }
    let rules = Target.costPerAcquisition(30)
    #expect(
      events(of: renamed, target: rules, through: 110).map(\.day)
        == events(of: feeds, target: rules, through: 110).map(\.day), "seed \(seed)")
  }

  /// Until twenty orders of the whole portfolio are known, revenue has no grain to weigh it in.
  @Test func `revenue waits until the value of an order is known`() {
    let feed = Feed(
      channel: "shop", periods: 0..<30, conversions: { _ in 1 }, revenue: { _ in 300 })
    // 19 rows are mature on day 25, twenty on day 26.
    #expect(hypothesis(of: feed, through: 25)?.hasEvidence == false)
    #expect(hypothesis(of: feed, through: 26)?.process.rows == 20)
    #expect(hypothesis(of: feed, through: 26)?.process.outcomes == 20)
  }

  @Test func `revenue without order counts is never dropped`() {
    let dud = Feed(
      channel: "dud", periods: 0..<90, conversions: { _ in nil }, revenue: { _ in 1 })
    let good = Feed(
      channel: "good", periods: 0..<90, conversions: { _ in nil }, revenue: { _ in 900 })
    let events = events(of: [dud, good], target: .returnOnAdSpend(3), through: 97)
    #expect(events.map(\.channel) == ["good"])
    #expect(events.map(\.to) == [.confirmed])
  }

  private func hypothesis(of feed: Feed, through last: Int) -> Hypothesis? {
    fold([feed], target: .returnOnAdSpend(3), through: last).hypotheses[feed.channel]
  }

  private func steps(_ events: [HypothesisEvent]) -> [String] {
    events.map { "\($0.day) \($0.channel) \($0.to)" }
  }

  private func events(
    of feeds: [Feed], target: Target, through last: Int
  ) -> [HypothesisEvent] {
    fold(feeds, target: target, through: last).hypotheses.values.flatMap(\.events)
      .sorted { ($0.day, $0.channel) < ($1.day, $1.channel) }
  }

  /// Folds the rows that had come by a day.
  private func fold(_ feeds: [Feed], target: Target, through last: Int) -> HypothesisFold {
    var fold = HypothesisFold(
      rules: .weekly(target: target), maturity: Maturity(), fixedTarget: nil)
    let known = feeds.map { feed in
      ChannelHistory(
        channel: feed.channel, rows: feed.history.rows.filter { $0.period.end < day(last) })
    }
    fold.fold(known, through: day(last))
    return fold
  }

  /// A dud, a middling and a good channel; orders are worth 30 units, give or take.
  private func sellers(seed: UInt64) -> [Feed] {
    var generator = SeededGenerator(seed: seed)
    return zip(["a dud", "b fair", "c good"] as [ChannelName], [1.0, 3, 8]).map { name, mean in
      let orders = (0..<110).map { _ in
        Double(Poisson(mean: mean).sample(using: &generator))
      }
      let values = orders.map { $0 * (60 + 60 * generator.uniform()) }
      return Feed(
        channel: name, periods: 0..<110, conversions: { orders[$0] }, revenue: { values[$0] })
    }
  }
}

extension Feed {
  /// The same amounts in a unit of another size.
  fileprivate func inMoney(_ unit: Double) -> Feed {
    let (spend, revenue) = (spend, revenue)
    var feed = self
    feed.spend = { spend($0) * unit }
    feed.revenue = { index in revenue(index).map { $0 * unit } }
    return feed
  }
}
