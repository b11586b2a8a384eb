import Marketing
import Testing

@testable import Storage

struct LedgerTimelineTests {
  private let ledger: Ledger

  init() throws {
    ledger = try Ledger.inMemory()
  }

  /// Two weeks, the last of which ends on Sunday, 2026-01-18.
  private func weeks(
    naming name: (ChannelName) -> ChannelName = { $0 }
  ) throws -> Timeline {
    try ledger.timeline(
      ofDays: 7, count: 2, through: try day("2026-01-18"), valued: nil, naming: name)
  }

  private func range(
    _ name: String, _ first: String, _ last: String, item: String = "", spend: Double
  ) throws -> Observation {
    Observation(
      key: .init(
        source: "generic", channel: try channel(name), item: item,
        period: try #require(Period(start: day(first), end: day(last)))),
      currency: nil, metrics: Metrics(spend: Micros(units: spend), conversions: 7), line: 2)
  }

  @Test func `days are summed to weeks, items and all`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-20",
      [
        observation(on: "2026-01-11", spend: 1, conversions: 1),
        observation(on: "2026-01-12", item: "x", spend: 10.5, conversions: 2),
        observation(on: "2026-01-12", item: "y", spend: 20, conversions: 3),
        observation(on: "2026-01-18", item: "y", spend: 40, conversions: nil),
      ])
    let radio = try weeks().channels[channel("radio")]
    #expect(
      radio == [
        .init(days: 1, spend: 1, conversions: 1, revenue: nil),
        .init(days: 2, spend: 70.5, conversions: 5, revenue: nil),
      ])
  }

  @Test func `outcomes are summed at what they count for`() throws {
    let lead = try #require(OutcomeName("web leads"))
    func row(on iso: String, conversions: Double?, leads: Double?) throws -> Observation {
      let plain = try observation(on: iso, spend: 1, conversions: conversions)
      var metrics = plain.metrics
      metrics.outcomes = leads.map { [lead: $0] } ?? [:]
      return Observation(key: plain.key, currency: nil, metrics: metrics, line: 2)
    }
    try ledger.take(
      "a.csv", on: "2026-01-20",
      [
        row(on: "2026-01-06", conversions: nil, leads: nil),
        row(on: "2026-01-12", conversions: 3, leads: 8),
        row(on: "2026-01-13", conversions: nil, leads: 4),
      ])
    let weeks = try ledger.timeline(
      ofDays: 7, count: 2, through: try day("2026-01-18"),
      valued: OutcomeValues([.conversions: 1, lead: 0.25]))
    #expect(weeks.channels[try channel("radio")]?.map { $0?.conversions } == [nil, 6])
  }

  @Test func `what ends after the last day or before the first is left out`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-20",
      [observation(on: "2026-01-19", spend: 1), observation(on: "2026-01-04", spend: 2)])
    #expect(try weeks().channels.isEmpty)
  }

  @Test func `a longer row is spread over the weeks that it reaches`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-20", [range("radio", "2026-01-08", "2026-01-14", spend: 70)])
    let radio = try weeks().channels[channel("radio")]
    #expect(radio?.map { $0?.spend } == [40, 30])
    #expect(radio?.map { $0?.conversions } == [4, 3])
  }

  @Test func `a longer row that finer ones of its item repeat counts once`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-20", [range("radio", "2026-01-12", "2026-01-18", spend: 70)])
    try ledger.take(
      "b.csv", on: "2026-01-20",
      [observation(on: "2026-01-13", spend: 30, conversions: 3)])
    #expect(try weeks().sum(of: channel("radio"), last: 1)?.spend == 30)
  }

  @Test func `a longer row beside finer ones of other items counts`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-20",
      [
        range("radio", "2026-01-12", "2026-01-18", item: "x", spend: 70),
        observation(on: "2026-01-13", item: "y", spend: 30),
      ])
    #expect(try weeks().sum(of: channel("radio"), last: 1)?.spend == 100)
  }

  @Test func `a day that was not over when it came does not count`() throws {
    try ledger.take("a.csv", on: "2026-01-13", [observation(on: "2026-01-13", spend: 30)])
    try ledger.take(
      "b.csv", on: "2026-01-20",
      [observation(on: "2026-01-14", spend: 30, isProvisional: true)])
    #expect(try weeks().channels.isEmpty)
  }

  @Test func `what was taken back does not count`() throws {
    let file = try ledger.take(
      "a.csv", on: "2026-01-20", [observation(on: "2026-01-13", spend: 30)])
    try ledger.withdraw(file, on: "2026-01-20")
    #expect(try weeks().channels.isEmpty)
  }

  @Test func `the present value counts, and no earlier one`() throws {
    try ledger.take("a.csv", on: "2026-01-20", [observation(on: "2026-01-13", spend: 30)])
    try ledger.take("b.csv", on: "2026-01-21", [observation(on: "2026-01-13", spend: 50)])
    #expect(try weeks().sum(of: channel("radio"), last: 1)?.spend == 50)
  }

  @Test func `names of one channel are one, and a later file's row takes the place of the other`()
    throws
  {
    try ledger.take(
      "a.csv", on: "2026-01-20",
      [
        observation("radio", on: "2026-01-13", spend: 30),
        observation("radio", on: "2026-01-14", spend: 5),
      ])
    try ledger.take("b.csv", on: "2026-01-21", [observation("cope", on: "2026-01-13", spend: 50)])
    let (radio, cope) = (try channel("radio"), try channel("cope"))
    let sum = try weeks { $0 == cope ? radio : $0 }.sum(of: radio, last: 1)
    #expect(sum?.spend == 55)
  }

  @Test func `a longer row that ends later gives its share`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-30", [range("radio", "2026-01-17", "2026-01-20", spend: 40)])
    #expect(try weeks().sum(of: channel("radio"), last: 1)?.spend == 20)
  }

  @Test func `the figures reach from the first day to the last`() throws {
    #expect(try ledger.dataSpan() == nil)
    try ledger.take(
      "a.csv", on: "2026-01-30",
      [range("radio", "2026-01-08", "2026-01-14", spend: 40), observation(on: "2026-01-16")])
    #expect(try ledger.dataSpan()?.description == "2026-01-08 to 2026-01-16")
  }

  @Test func `the newest files of a channel come first, each once`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-20",
      [observation(on: "2026-01-11"), observation("fairs", on: "2026-01-12")])
    try ledger.take(
      "b.csv", on: "2026-01-21",
      [observation(on: "2026-01-13"), observation(on: "2026-01-14")])
    let last = try day("2026-01-18")
    let files = try ledger.files(of: 28, through: last, throughFile: 2)
    #expect(files == [try channel("radio"): ["b.csv", "a.csv"], try channel("fairs"): ["a.csv"]])
    #expect(try ledger.files(of: 5, through: last, throughFile: 1).isEmpty)
  }
}
