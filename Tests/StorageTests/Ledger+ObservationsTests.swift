import GRDB
import Marketing
import Testing

@testable import Storage

struct LedgerObservationsTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  private func only(throughFile file: Int64? = nil) throws -> RecordedObservation {
    let all = try ledger.observations(throughFile: file)
    #expect(all.count == 1)
    return try #require(all.first)
  }

  @Test func `a row comes back as it was stored`() throws {
    let week = Period(weekOf: try day("2026-01-05"))
    let metrics = Metrics(
      spend: Micros(rawValue: -1), impressions: 2, clicks: 3, conversions: 1.0 / 3,
      revenue: Micros(rawValue: 5))
    let key = Observation.Key(
      source: "meta_ui", channel: try channel("Meta"), item: "Rebajas, «1»; --", period: week)
    try ledger.take(
      "a.csv", on: "2026-01-12",
      [Observation(key: key, currency: .euro, metrics: metrics, line: 7)])
    #expect(
      try only()
        == RecordedObservation(
          key: key, metrics: metrics, deliveredOn: day("2026-01-12"), revision: 1, file: "a.csv",
          line: 7))
  }

  @Test func `missing is not zero`() throws {
    try ledger.take("a.csv", [observation(spend: nil)])
    #expect(try only().metrics == Metrics())
  }

  @Test func `rows of one key are added up, what is missing counts as nothing`() throws {
    try ledger.take(
      "a.csv",
      [
        observation(spend: 1, clicks: 2, line: 3),
        observation(spend: 10, conversions: 5, line: 2),
        observation(spend: 100, clicks: 20, line: 4),
      ])
    #expect(
      try only().metrics == Metrics(spend: Micros(units: 111), clicks: 22, conversions: 5))
    #expect(try only().line == 2)
  }

  @Test func `rows of a known key are added up before they are compared`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation(spend: 3)])
    try ledger.take(
      "b.csv", on: "2026-01-07", [observation(spend: 1, line: 9), observation(spend: 2, line: 8)])
    #expect(try only().revision == 1)
    #expect(try only().deliveredOn == Day(iso: "2026-01-07"))
  }

  @Test func `the order of a key's rows makes no revision`() throws {
    let parts = try [0.1, 0.2, 0.3].map { try observation(conversions: $0) }
    try ledger.take("a.csv", on: "2026-01-06", parts)
    try ledger.take("b.csv", on: "2026-01-07", parts.reversed())
    #expect(try only().revision == 1)
  }

  @Test func `a channel's spelling does not make another key`() throws {
    try ledger.take("a.csv", [observation("Radio"), observation(" radio ")])
    #expect(try only().metrics.spend == Micros(units: 200))
  }

  @Test func `a changed value is a revision, and the earlier value stays`() throws {
    let first = try ledger.take("a.csv", on: "2026-01-06", [observation(spend: 100)])
    try ledger.take("b.csv", on: "2026-01-09", [observation(spend: 90, line: 5)])
    let now = try only()
    #expect(now.metrics.spend == Micros(units: 90))
    #expect([now.revision, now.line] == [2, 5])
    #expect(now.file == "b.csv")
    let then = try only(throughFile: first.id)
    #expect(then.metrics.spend == Micros(units: 100))
    #expect([then.revision, then.line] == [1, 2])
    #expect(then.deliveredOn == Day(iso: "2026-01-06"))
  }

  @Test func `a metric that no longer comes is a change`() throws {
    try ledger.take("a.csv", [observation(conversions: 3)])
    try ledger.take("b.csv", [observation(conversions: nil)])
    #expect(try only().metrics.conversions == nil)
    #expect(try only().revision == 2)
  }

  @Test func `the same value again is older at delivery, without a revision`() throws {
    let first = try ledger.take("a.csv", on: "2026-01-06", [observation()])
    try ledger.take("b.csv", on: "2026-01-13", [observation()])
    #expect(try only().deliveredOn == Day(iso: "2026-01-13"))
    #expect(try only().revision == 1)
    #expect(try only().file == "a.csv")
    #expect(try only(throughFile: first.id).deliveredOn == Day(iso: "2026-01-06"))
  }

  @Test func `the same value on the same day changes nothing`() throws {
    try ledger.take("a.csv", [observation()])
    try ledger.take("b.csv", [observation()])
    #expect(try only().earlier == [])
    #expect(try only().file == "a.csv")
  }

  @Test func `observations come by last day, first day, channel, source and item`() throws {
    let sorted = try [
      observation("zeta", on: "2026-01-04"), observation("alpha"),
      observation("Beta", source: "a"), observation("Beta", source: "b", item: "1"),
      observation("Beta", source: "b", item: "2"),
    ]
    try ledger.take("a.csv", sorted.reversed())
    #expect(try ledger.observations().map(\.key) == sorted.map(\.key))
    #expect(try ledger.observations(throughFile: 1).map(\.key) == sorted.map(\.key))
  }

  @Test func `a source restates from its first changed value on`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation(), observation(source: "meta")])
    let file = try ledger.take("b.csv", on: "2026-01-08", [observation(spend: 90)])
    try ledger.take("c.csv", on: "2026-01-09", [observation(spend: 80)])
    #expect(try ledger.restatingSources() == ["generic": day("2026-01-08")])
    #expect(try ledger.restatingSources(throughFile: file.id - 1) == [:])
  }

  @Test func `a source that is declared to restate does so from that file on`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation()])
    try ledger.take("b.csv", on: "2026-01-08", [observation(on: "2026-01-07")], restates: true)
    #expect(try ledger.restatingSources() == ["generic": day("2026-01-08")])
  }

  @Test func `a source that is declared not to restate does so no more`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation()])
    let file = try ledger.take("b.csv", on: "2026-01-08", [observation(spend: 90)])
    try ledger.take("c.csv", on: "2026-01-09", [observation(spend: 80)], restates: false)
    #expect(try ledger.restatingSources() == [:])
    #expect(try ledger.restatingSources(throughFile: file.id) == ["generic": day("2026-01-08")])
  }

  @Test func `a provisional value is told apart until the final one comes`() throws {
    let first = try ledger.take(
      "a.csv", on: "2026-01-06", [observation(spend: 90, isProvisional: true)])
    try ledger.take("b.csv", on: "2026-01-07", [observation(spend: 90)])
    #expect(try only(throughFile: first.id).isProvisional)
    #expect(try !only(throughFile: first.id).isComplete)
    #expect(try only().isComplete)
    #expect(try only().earlier.map(\.isProvisional) == [true])
  }

  @Test(arguments: [true, false])
  func `what follows a provisional or early value is no restatement`(isProvisional: Bool) throws {
    try ledger.take(
      "a.csv", on: isProvisional ? "2026-01-06" : "2026-01-05",
      [observation(spend: 90, isProvisional: isProvisional)])
    try ledger.take("b.csv", on: "2026-01-07", [observation(spend: 100)])
    #expect(try ledger.restatingSources() == [:])
  }

  @Test func `a first value is known from the day after its period`() throws {
    try ledger.take("a.csv", on: "2026-03-01", [observation(on: "2026-01-05")])
    #expect(try knownOn() == "2026-01-06")
  }

  @Test func `a revision is known from the day of its cycle`() throws {
    try ledger.take("a.csv", on: "2026-03-01", [observation(spend: 100)])
    try ledger.take("b.csv", on: "2026-03-04", [observation(spend: 90)])
    try ledger.take("c.csv", on: "2026-03-09", [observation(spend: 90)])
    #expect(try knownOn() == "2026-03-04")
  }

  private func knownOn() throws -> String? {
    try ledger.database.read {
      try String.fetchOne($0, sql: "SELECT knownOn FROM knownObservation")
    }
  }

  @Test func `channels are known from the first day on which they are named`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation("Radio")])
    try ledger.take("b.csv", on: "2026-01-07", [observation("radio"), observation("display")])
    #expect(
      try ledger.channels()
        == [channel("radio"): day("2026-01-06"), channel("display"): day("2026-01-07")])
  }

  @Test(arguments: ["0001-01-01", "1999-12-31", "2024-02-29", "9999-12-31"])
  func `days of every century come back`(iso: String) throws {
    try ledger.take("a.csv", [observation(on: iso)])
    #expect(try only().key.period == Period(day: day(iso)))
  }
}
