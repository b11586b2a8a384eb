import Marketing
import Testing

@testable import Storage

/// Rows of one key under several names of a channel.
struct JoinedDeliveriesTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  private func rows(throughFile file: Int64? = nil) throws -> [RecordedObservation] {
    let (cope, radio) = (try channel("COPE"), try channel("radio"))
    return try ledger.observations(throughFile: file) { $0 == cope ? radio : $0 }
  }

  @Test func `a later file's row takes the place of another name's`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation("COPE", spend: 100)])
    try ledger.take("b.csv", on: "2026-01-07", [observation("radio", spend: 90, line: 5)])
    let row = try #require(try rows().first)
    #expect(try row.key.channel.text == channel("radio").text)
    #expect(row.metrics.spend == Micros(units: 90))
    #expect(row.earlier.map(\.metrics.spend) == [Micros(units: 100)])
    #expect((row.revision, row.file, row.line) == (2, "b.csv", 5))
    #expect(try rows().count == 1)
  }

  @Test func `other figures under another name are found`() throws {
    try ledger.take("a.csv", [observation("COPE", spend: 100)])
    try ledger.take("b.csv", [observation("radio", spend: 90)])
    #expect(try doubts() == ["b.csv", "a.csv"])
  }

  @Test func `conversions are compared where no spend is told`() throws {
    try ledger.take("a.csv", [observation("COPE", spend: nil, conversions: 3)])
    try ledger.take("b.csv", [observation("radio", spend: nil, conversions: 5)])
    #expect(try doubts() == ["b.csv", "a.csv"])
  }

  @Test func `spend that is the same under another name is the same row`() throws {
    try ledger.take("a.csv", [observation("COPE", spend: 100, conversions: 3)])
    try ledger.take("b.csv", [observation("radio", spend: 100, conversions: 5)])
    #expect(try doubts() == [])
  }

  @Test func `a sum under one name is the sum of others`() throws {
    let apart = try [observation("COPE", spend: 60), observation("SER", spend: 40, line: 3)]
    try ledger.take("a.csv", apart)
    try ledger.take("b.csv", [observation("radio", spend: 100)])
    #expect(try doubts() == [])
  }

  /// The files of what is found, the later one first.
  private func doubts() throws -> [String] {
    let radio = try channel("radio")
    return try ledger.doubleCounts { _ in radio }.flatMap { found -> [String] in
      guard case .otherName(let found) = found else { return [] }
      return [found.file, found.earlier]
    }
  }

  @Test func `the same value under another name is delivered again`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation("COPE")])
    try ledger.take("b.csv", on: "2026-01-09", [observation("radio")])
    let row = try #require(try rows().first)
    #expect((row.revision, row.file) == (1, "a.csv"))
    #expect(try row.deliveredOn == day("2026-01-09"))
  }

  @Test func `names in one file add up`() throws {
    try ledger.take(
      "a.csv", [observation("COPE", spend: 100), observation("radio", spend: 50, line: 3)])
    #expect(try rows().map(\.metrics.spend) == [Micros(units: 150)])
    #expect(try rows().map(\.line) == [2])
  }

  @Test func `what was known before is known as before`() throws {
    let first = try ledger.take("a.csv", on: "2026-01-06", [observation("COPE", spend: 100)])
    try ledger.take("b.csv", on: "2026-01-07", [observation("radio", spend: 90)])
    #expect(try rows(throughFile: first.id).map(\.metrics.spend) == [Micros(units: 100)])
  }

  @Test func `a file taken back leaves the other name's row`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation("COPE", spend: 100)])
    let wrong = try ledger.take("b.csv", on: "2026-01-07", [observation("radio", spend: 90)])
    try ledger.withdraw(wrong)
    #expect(try rows().map(\.metrics.spend) == [Micros(units: 100)])
  }

  @Test func `items, sources and days keep their rows`() throws {
    try ledger.take("a.csv", [observation("COPE", item: "spring")])
    try ledger.take("b.csv", [observation("radio", item: "summer")])
    try ledger.take("c.csv", [observation("radio", source: "meta_ui")], isSeparate: true)
    try ledger.take("d.csv", [observation("radio", on: "2026-01-04")])
    #expect(try rows().count == 4)
  }

  @Test func `without names for them rows stand as they were written`() throws {
    try ledger.take("a.csv", [observation("COPE")])
    try ledger.take("b.csv", [observation("radio")])
    #expect(try ledger.observations().map(\.key.channel.text) == ["COPE", "radio"])
  }

  @Test func `a channel is spelled as the plan spells it`() throws {
    let ledger = try Ledger.withConfiguration()
    try ledger.take("a.csv", [observation("RADIO")])
    try ledger.record(decision())
    #expect(try ledger.observations().map(\.key.channel.text) == ["radio"])
  }
}
