import Testing

@testable import Marketing

struct TimelineTests {
  private let weeks: [Period]

  init() throws {
    let last = try #require(Day(iso: "2026-01-18"))
    weeks = Timeline.periods(ofDays: 7, count: 3, through: last)
  }

  private func iso(_ text: String) throws -> Day { try #require(Day(iso: text)) }
  private func name(_ text: String) throws -> ChannelName { try #require(ChannelName(text)) }

  private func part(_ first: String, _ last: String, spend: Double?, conversions: Double? = nil)
    throws -> Timeline.Part
  {
    let period = try #require(Period(start: iso(first), end: iso(last)))
    return Timeline.Part(
      channel: try name("radio"), period: period,
      figures: .init(
        days: Double(period.dayCount), spend: spend, conversions: conversions, revenue: nil))
  }

  @Test func `periods are consecutive and end with the day`() {
    #expect(
      weeks.map(\.description) == [
        "2025-12-29 to 2026-01-04", "2026-01-05 to 2026-01-11", "2026-01-12 to 2026-01-18",
      ])
  }

  @Test func `what reaches over several periods is spread evenly`() throws {
    // Four days of fourteen lie before the last period, which takes seven; three lie behind it.
    let timeline = Timeline(
      of: [try part("2026-01-08", "2026-01-21", spend: 140, conversions: 14)], over: weeks)
    let figures = timeline.channels[try name("radio")]
    #expect(figures?.map { $0?.spend } == [nil, 40, 70])
    #expect(figures?.map { $0?.conversions } == [nil, 4, 7])
  }

  @Test func `parts of one period add up, and what only one tells is kept`() throws {
    let timeline = Timeline(
      of: [
        try part("2026-01-12", "2026-01-12", spend: 10),
        try part("2026-01-13", "2026-01-13", spend: nil, conversions: 3),
      ], over: weeks)
    let sum = try #require(try timeline.sum(of: name("radio"), last: 1))
    #expect(sum == .init(days: 2, spend: 10, conversions: 3, revenue: nil))
  }

  @Test func `a daily cost counts for the days that rows cover`() throws {
    let timeline = Timeline(of: [try part("2026-01-12", "2026-01-13", spend: 10)], over: weeks)
      .adding(dailyCosts: [try name("radio"): 3])
    #expect(timeline.sum(of: try name("radio"), last: 2)?.spend == 16)
  }

  @Test func `a channel without rows has no sum`() throws {
    #expect(Timeline(of: [], over: weeks).sum(of: try name("radio"), last: 3) == nil)
  }

  @Test func `totals add what all channels tell`() throws {
    let other = Timeline.Part(
      channel: try name("fairs"), period: weeks[2],
      figures: .init(days: 7, spend: 5, conversions: nil, revenue: nil))
    let timeline = Timeline(
      of: [try part("2026-01-12", "2026-01-18", spend: 10, conversions: 2), other], over: weeks)
    #expect(timeline.totals.map { $0?.spend } == [nil, nil, 15])
    #expect(timeline.totals.last??.costPerAcquisition == 7.5)
  }
}
