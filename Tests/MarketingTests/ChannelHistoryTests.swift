@testable import Marketing
import Statistics
import Testing

@Suite struct ChannelHistoryTests {
  @Test func `the items of a channel sum to it`() throws {
    var brand = Feed(channel: "google", item: "brand", periods: 0..<1)
    var generic = Feed(channel: "google", item: "generic", periods: 0..<1)
    brand.spend = { _ in 10.5 }
    generic.spend = { _ in -0.5 }
    brand.revenue = { _ in 40 }
    let row = try #require(histories([brand, generic]).first?.rows.first)
    #expect(row.spend == 10)
    #expect(row.conversions == 6)
    #expect(row.revenue == 40)
  }

  @Test func `an alias joins its channel`() {
    let rules = PlanRules.weekly(channels: ["Radio": ChannelRules(aliases: ["Radio COPE"])])
    let feeds = [
      Feed(channel: "radio", periods: 0..<1), Feed(channel: "RADIO COPE", periods: 1..<2),
    ]
    let joined = histories(feeds, under: rules)
    #expect(joined.map(\.channel.text) == ["Radio"])
    #expect(joined.first?.rows.count == 2)
  }

  @Test func `a fixed cost is spent on every day of a row`() throws {
    // 70.00 EUR a week are 10 EUR a day.
    let rules = PlanRules.weekly(channels: ["radio": ChannelRules(fixedCost: 7000)])
    var feed = Feed(channel: "radio", periods: 0..<1, length: 14)
    feed.spend = { _ in 60 }
    let row = try #require(histories([feed], under: rules).first?.rows.first)
    #expect(abs(row.spend - 200) < 1e-9)
    #expect(abs(row.dailySpend - 200.0 / 14) < 1e-9)
  }

  @Test func `a period that was not over is left out`() {
    let whole = Feed(channel: "radio", periods: 0..<2).observations
    let early = RecordedObservation(
      key: whole[1].key, metrics: whole[1].metrics, deliveredOn: day(1), revision: 0,
      file: "feed.csv", line: 3)
    let rows = ChannelHistory.histories(of: [whole[0], early], under: .weekly()).first?.rows
    #expect(rows?.map(\.period) == [Period(day: day(0))])
  }

  @Test func `a channel with nothing but unfinished periods has no history`() {
    let row = Feed(channel: "radio", periods: 0..<1).observations[0]
    let early = RecordedObservation(
      key: row.key, metrics: row.metrics, deliveredOn: day(0), revision: 0, file: "a", line: 2)
    #expect(ChannelHistory.histories(of: [early], under: .weekly()).isEmpty)
  }

  /// Tenths that sum to other last digits in other orders: 0.1 + 0.2 + 0.3 ≠ 0.3 + 0.2 + 0.1.
  @Test(arguments: UInt64(1)...10)
  func `the order of observations is irrelevant`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let feeds = (1...7).map { item in
      Feed(
        channel: "meta", item: "\(item)", periods: 0..<10,
        conversions: { Double(item) / 10 + Double($0) })
    }
    let observations = feeds.flatMap(\.observations)
    let shuffled = observations.shuffled(using: &generator)
    #expect(
      ChannelHistory.histories(of: shuffled, under: .weekly())
        == ChannelHistory.histories(of: observations, under: .weekly()), "seed \(seed)")
  }

  @Test func `a metric that no item gives is missing`() {
    var feed = Feed(channel: "radio", periods: 0..<1)
    feed.conversions = { _ in nil }
    #expect(histories([feed]).first?.isMeasured == false)
  }

  @Test func `a sum is as old as its oldest part`() {
    let early = Feed(channel: "meta", item: "a", periods: 0..<1).observations[0]
    let late = RecordedObservation(
      key: .init(source: "generic", channel: "meta", item: "b", period: early.key.period),
      metrics: early.metrics, deliveredOn: day(30), revision: 1, file: "b.csv", line: 2)
    let rows = ChannelHistory.histories(of: [late, early], under: .weekly()).first?.rows
    #expect(rows?.first?.deliveredOn == day(1))
  }

  @Test(arguments: [(0, 6, 70.0), (5, 8, 40), (-10, 0, 10), (20, 27, 10)])
  func `spend is spread evenly over the days of its rows`(first: Int, last: Int, spend: Double) {
    var feed = Feed(channel: "radio", periods: 0..<3, length: 7)
    feed.spend = { _ in 70 }
    #expect(feed.history.spend(from: day(first), through: day(last)) == spend)
  }

  @Test func `where no row is, nothing is known of spend`() {
    let history = Feed(channel: "radio", periods: 0..<3).history
    #expect(history.spend(from: day(3), through: day(9)) == nil)
  }

  @Test func `what came is spread like the spend, as far as rows tell`() throws {
    var feed = Feed(channel: "radio", periods: 0..<3, length: 7)
    feed.spend = { _ in 70 }
    feed.conversions = { $0 == 1 ? nil : 14 }
    let figures = try #require(feed.history.figures(from: day(5), through: day(15)))
    #expect(figures.spend == 110)
    #expect(figures.conversions == 8)
    #expect(figures.revenue == nil)
  }

  @Test func `the cadence is that of the last rows`() {
    var rows = Feed(channel: "radio", periods: 0..<30).history.rows
    rows += Feed(channel: "radio", periods: 5..<8, length: 7).history.rows
    #expect(ChannelHistory(channel: "radio", rows: rows).periodLength == 7)
  }

  private func histories(_ feeds: [Feed], under rules: PlanRules = .weekly()) -> [ChannelHistory] {
    ChannelHistory.histories(of: feeds.flatMap(\.observations), under: rules)
  }
}
