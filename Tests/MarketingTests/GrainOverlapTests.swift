import Testing

@testable import Marketing

struct GrainOverlapTests {
  private let rules = PlanRules(
    budget: Budget(amount: MinorUnits(rawValue: 70_000), currency: .euro, per: .week))

  private func row(
    _ start: Int, days: Int = 1, spend: Double, item: String = "", source: String = "generic",
    file: String = "days.csv"
  ) throws -> RecordedObservation {
    let first = try #require(Day(iso: "2026-01-01")) + (start - 1)
    let period = try #require(Period(start: first, end: first + (days - 1)))
    return RecordedObservation(
      key: .init(source: source, channel: "radio", item: item, period: period),
      metrics: Metrics(spend: Micros(units: spend), conversions: 1), deliveredOn: first + 60,
      revision: 1, file: file, line: 2)
  }

  private func history(_ rows: [RecordedObservation]) throws -> ChannelHistory {
    let sorted = rows.sorted { $0.key.period < $1.key.period }
    return try #require(ChannelHistory.histories(of: sorted, under: rules).first)
  }

  @Test func `a month over its own days is left out`() throws {
    let days = try (1...31).map { try row($0, spend: 10) }
    let month = try row(1, days: 31, spend: 310, file: "month.csv")
    let history = try history(days + [month])
    #expect(history.rows.map(\.spend).reduce(0, +) == 310)
    #expect(
      history.overlaps == [
        GrainOverlap(
          channel: "radio", period: month.key.period, coarse: "month.csv", fine: "days.csv")
      ])
  }

  @Test func `of days, weeks and a month the days count, then the weeks`() throws {
    let rows = try [
      row(1, spend: 1), row(1, days: 7, spend: 20), row(8, days: 7, spend: 40),
      row(1, days: 31, spend: 300),
    ]
    #expect(try history(rows).rows.map(\.spend) == [1, 40])
  }

  @Test func `periods beside each other all count`() throws {
    let rows = try [row(1, days: 7, spend: 7), row(8, spend: 1), row(9, spend: 1)]
    let history = try history(rows)
    #expect(history.rows.count == 3)
    #expect(history.overlaps == [])
  }

  @Test func `different campaigns may have different grains`() throws {
    let rows = try [row(1, spend: 1, item: "a"), row(1, days: 7, spend: 7, item: "b")]
    #expect(try history(rows).rows.map(\.spend) == [1, 7])
  }

  @Test func `different sources may have different grains`() throws {
    let rows = try [row(1, spend: 1), row(1, days: 7, spend: 7, source: "meta_ui")]
    #expect(try history(rows).rows.count == 2)
  }

  @Test func `rows of one grain do not leave each other out`() throws {
    let rows = try [row(1, days: 7, spend: 7), row(4, days: 7, spend: 7)]
    #expect(try history(rows).rows.count == 2)
  }

  @Test func `a provisional row is no evidence, and leaves nothing out`() throws {
    let row = try row(1, spend: 5)
    let open = RecordedObservation(
      key: row.key, metrics: row.metrics, deliveredOn: row.deliveredOn, revision: 1,
      file: "a.csv", line: 2, isProvisional: true)
    #expect(ChannelHistory.histories(of: [open], under: rules) == [])
  }

  @Test func `a joined row is from the source of its outcomes`() throws {
    let spend = try row(1, spend: 5, source: "meta_ui")
    let joined = try history([
      RecordedObservation(
        key: spend.key, metrics: Metrics(spend: Micros(units: 5)),
        deliveredOn: spend.deliveredOn, revision: 1, file: "a.csv", line: 2),
      RecordedObservation(
        key: .init(source: "ga4", channel: "radio", item: "", period: spend.key.period),
        metrics: Metrics(conversions: 3), deliveredOn: spend.deliveredOn, revision: 1,
        file: "b.csv", line: 2),
    ])
    #expect(joined.rows.map(\.source) == ["ga4"])
    #expect(joined.rows.map(\.spend) == [5])
    #expect(joined.rows.map(\.conversions) == [3])
  }
}
