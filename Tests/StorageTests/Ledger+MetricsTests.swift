import Marketing
import Testing

@testable import Storage

struct LedgerMetricsTests {
  private let ledger: Ledger

  init() throws {
    ledger = try Ledger.inMemory()
  }

  @Test func `a channel's last period is that of its newest figures`() throws {
    try ledger.take("a.csv", [observation(on: "2026-01-03"), observation(on: "2026-01-05")])
    try ledger.take("b.csv", [observation(on: "2026-01-04")])
    #expect(
      try ledger.lastPeriods(from: day("2026-01-01"))
        == [channel("radio"): Period(day: day("2026-01-05"))])
  }

  @Test func `a channel that has been silent for longer is there all the same`() throws {
    try ledger.take("a.csv", [observation("radio", on: "2025-06-01")])
    try ledger.take("b.csv", [observation("search", on: "2026-01-05")])
    #expect(
      try ledger.lastPeriods(from: day("2026-01-01")) == [
        channel("radio"): Period(day: day("2026-01-01")),
        channel("search"): Period(day: day("2026-01-05")),
      ])
  }

  @Test func `a repeated file is not counted again`() throws {
    try ledger.take("a.csv", [observation()])
    _ = try ledger.recordRepetition(of: arrived("a.csv"), today: day("2026-01-07"))
    #expect(try ledger.processedFileCount() == 1)
  }

  @Test func `before the first decision there is no number`() throws {
    #expect(try ledger.lastDecisionNumber() == nil)
  }

  @Test func `a ledger on the disk has a size`() throws {
    let folder = try TemporaryFolder()
    #expect(try Ledger(path: folder.file("tanteo.sqlite")).size > 0)
    #expect(ledger.size == 0)
  }
}
