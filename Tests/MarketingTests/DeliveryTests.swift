import Testing

@testable import Marketing

@Suite struct DeliveryTests {
  /// A plan of 700.00 EUR a week from day 0; what comes in the weeks that end on days 6 and 13.
  @Test(
    arguments: [
      (100, 100, nil), (121, 121, 84_700), (79, 79, 55_300), (121, 100, nil), (100, 121, nil),
      (120, 120, nil), (150, 60, 42_000), (0, 0, 0),
    ] as [(Double, Double, Double?)])
  func `two periods off the plan by more than a fifth set a new start`(
    first: Double, second: Double, delivered: Double?
  ) {
    let feed = Feed(channel: "a", periods: 0..<14, spend: { $0 < 7 ? first : second })
    #expect(rounded(record(feed).departure) == delivered)
  }

  @Test func `days without a row are days without spend`() {
    #expect(record(Feed(channel: "a", periods: -14..<0)).departure == 0)
  }

  @Test func `before the plan there is nothing to depart from`() {
    let feed = Feed(channel: "a", periods: 0..<14, spend: { _ in 500 })
    #expect(record(feed, since: 1).departure == nil)
  }

  @Test func `a gap of days is spend that was missing`() {
    // 80 EUR on five of seven days, twice: 400 EUR of 700 a week.
    let days = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]
    let rows = days.flatMap { Feed(channel: "a", periods: $0..<($0 + 1), spend: { _ in 80 }).rows }
    let record = record(ChannelHistory(channel: "a", rows: rows))
    #expect(rounded(record.ceiling) == 44_000)
  }

  @Test func `a channel of weekly rows is measured over its weeks`() {
    let feed = Feed(channel: "a", periods: 0..<2, length: 7, spend: { _ in 400 })
    #expect(rounded(record(feed).ceiling) == 44_000)
  }

  @Test func `a restated spend takes the ceiling back`() {
    let told = Feed(channel: "a", periods: 0..<2, length: 7, spend: { _ in 400 })
    let restated = Feed(channel: "a", periods: 0..<2, length: 7, spend: { $0 == 0 ? 400 : 690 })
    #expect(record(told).ceiling != nil)
    #expect(record(restated).ceiling == nil)
  }

  @Test func `a ceiling is forgotten after eight weeks`() {
    let feed = Feed(channel: "a", periods: 0..<11, length: 7, spend: { $0 < 2 ? 400 : 640 })
    #expect(record(feed, through: day(55)).ceiling != nil)
    #expect(record(feed, through: day(69)).ceiling == nil)
  }

  private func record(_ feed: Feed, since: Int = 0, through: Day = day(13)) -> DeliveryRecord {
    record(feed.history, since: since, through: through)
  }

  private func record(
    _ history: ChannelHistory, since: Int = 0, through: Day = day(13)
  ) -> DeliveryRecord {
    Delivery(
      history: PlanHistory([plan(1, on: day(since), ["a": 70_000])]),
      budget: PlanRules.weekly().budget, period: 7
    ).record(of: history, through: through)
  }
}

/// Planned and delivered amounts, week by week.
@Suite struct DeliveryCeilingTests {
  @Test(
    arguments: [
      // One short week tells nothing, nor do two that are not running.
      ([(1000, 800)], nil),
      ([(1000, 800), (1000, 1000), (1000, 800)], nil),
      // Nine tenths of the plan are not short.
      ([(1000, 900), (1000, 900)], nil),
      // 1.1 times the most that was delivered in two short weeks.
      ([(1000, 800), (1000, 700)], 880),
      ([(1000, 700), (1000, 800)], 880),
      // Later weeks that are short again set it anew, whichever way.
      ([(1000, 800), (1000, 800), (880, 500), (880, 500)], 550),
      // What stands at its ceiling and cannot reach it stays there.
      ([(1000, 800), (1000, 800), (880, 800), (880, 800)], 880),
      // A ceiling that was reached grows; two per cent are no difference.
      ([(1000, 800), (1000, 800), (880, 880)], 968),
      ([(1000, 800), (1000, 800), (880, 863)], 968),
      ([(1000, 800), (1000, 800), (863, 863)], 968),
      ([(1000, 800), (1000, 800), (880, 880), (968, 968)], 1064.8),
      // A smaller plan that was delivered says nothing of more.
      ([(1000, 800), (1000, 800), (500, 500)], 880),
      // What was spent beyond it, it can evidently take.
      ([(1000, 800), (1000, 800), (880, 1500)], 1650),
      // Standing still is no measure of what it could take.
      ([(1000, 0), (1000, 0)], nil),
      ([(1000, 800), (1000, 800), (880, 0), (880, 0)], 880),
      // No plan, no shortness.
      ([(0, 0), (0, 0)], nil),
      ([], nil),
    ] as [([(Double, Double)], Double?)])
  func `what was not spent sets a ceiling, and what was spent lifts it`(
    weeks: [(Double, Double)], ceiling: Double?
  ) {
    #expect(rounded(record(weeks).ceiling) == ceiling)
  }

  @Test func `a day's plans grow by a twentieth`() {
    #expect(rounded(record([(100, 80), (100, 80)], days: 1).ceiling) == 84)
    #expect(rounded(record([(100, 80), (100, 80), (84, 84)], days: 1).ceiling) == 88.2)
  }

  @Test func `a weekend without spend does not close a daily channel`() {
    let week = [
      (100.0, 100.0), (100, 100), (100, 100), (100, 100), (100, 100), (100, 10), (100, 0),
    ]
    #expect(rounded(record(week, days: 1).ceiling) == 105)
  }

  @Test(
    arguments: [
      ([(1000, 800), (1000, 700)], .init(planned: 1000, delivered: 700)),
      ([(1000, 800), (1000, 700), (880, 800)], nil),
      ([(1000, 800)], nil), ([], nil),
    ] as [([(Double, Double)], DeliveryRecord.Period?)])
  func `a shortfall lasts as long as weeks are short`(
    weeks: [(Double, Double)], shortfall: DeliveryRecord.Period?
  ) {
    #expect(record(weeks).shortfall == shortfall)
  }

  private func record(_ weeks: [(Double, Double)], days: Int = 7) -> DeliveryRecord {
    DeliveryRecord(periods: weeks.map { .init(planned: $0, delivered: $1) }, days: days)
  }
}

private func rounded(_ value: Double?) -> Double? { value.map { ($0 * 1e6).rounded() / 1e6 } }

extension Feed {
  fileprivate var rows: [ChannelRow] { history.rows }
}
