import Marketing
import Testing

@testable import Storage

struct LedgerFilesTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  @Test func `a file is remembered with its control totals`() throws {
    let file = try ledger.take(
      "a.csv",
      [
        observation(on: "2026-01-04", spend: 10.5, conversions: 1.5),
        observation(on: "2026-01-05", spend: 20, conversions: 2, line: 3),
      ])
    #expect(file.totals.rows == 2)
    #expect(file.totals.spend == Micros(rawValue: 30_500_000))
    #expect(file.totals.conversions == 3.5)
    #expect(file.totals.firstDay == Day(iso: "2026-01-04"))
    #expect(file.totals.lastDay == Day(iso: "2026-01-05"))
  }

  @Test func `a file is remembered as it was understood`() throws {
    let refused = RefusedRowRecord(
      line: 7, column: "spend", cell: "#ERROR!", code: "number", message: "is not a number")
    let file = try ledger.ingest(arrived("a.csv"), today: day("2026-01-06")) { store in
      try store(observation())
      return Reading(format: format, blankRows: 1, duplicateRows: 2, refused: [refused])
    }
    #expect(file.format == format)
    #expect(file.blankRows == 1)
    #expect(file.duplicateRows == 2)
    #expect(try ledger.refusedRows(of: file.id) == [refused])
    #expect(try ledger.processedFile(digest: arrived("a.csv").digest) == file)
  }

  @Test func `the same bytes are not taken twice`() throws {
    try ledger.take("a.csv", [observation()])
    var again = arrived("a.csv")
    again.name = "copy.csv"
    let refusal = LedgerRefusal.alreadyProcessed(file: "copy.csv", sameAs: "a.csv")
    #expect(throws: refusal) {
      try ledger.ingest(again, today: day("2026-01-07")) { _ in Reading(format: format) }
    }
  }

  @Test func `a repetition is remembered as one, and brings nothing`() throws {
    let first = try ledger.take("a.csv", [observation()])
    var again = arrived("a.csv")
    again.name = "copy.csv"
    let file = try ledger.recordRepetition(of: again, today: day("2026-01-07"))
    #expect(file?.sameAs == first.id)
    #expect(file?.totals.rows == 0)
    #expect(try ledger.processedFile(digest: again.digest) == first)
  }

  @Test func `new content is no repetition`() throws {
    #expect(try ledger.recordRepetition(of: arrived("a.csv"), today: day("2026-01-07")) == nil)
  }

  @Test func `a reading that ends early leaves nothing behind`() throws {
    try ledger.take("a.csv", [observation()])
    #expect(throws: CancellationError.self) {
      try ledger.ingest(arrived("b.csv"), today: day("2026-01-07")) { store in
        try store(observation(spend: 90))
        try store(observation("display"))
        throw CancellationError()
      }
    }
    #expect(try ledger.files(after: 0).count == 1)
    #expect(try ledger.observations().map(\.metrics.spend) == [Micros(units: 100)])
    #expect(try ledger.channels().count == 1)
  }

  @Test func `a file can be taken after a reading that ended early`() throws {
    #expect(throws: CancellationError.self) {
      try ledger.ingest(arrived("a.csv"), today: day("2026-01-06")) { store in
        try store(observation())
        throw CancellationError()
      }
    }
    try ledger.take("a.csv", [observation()])
    #expect(try ledger.observations().count == 1)
  }

  @Test func `an amount in another currency refuses its file`() throws {
    let dollar = try #require(Currency(code: "USD"))
    let refusal = LedgerRefusal.currencyDiffers(
      file: "a.csv", line: 2, found: dollar, plan: .euro)
    #expect(throws: refusal) { try ledger.take("a.csv", [observation(currency: dollar)]) }
    #expect(try ledger.files(after: 0) == [])
  }

  @Test func `a plan does not change its currency under the ledger`() throws {
    try ledger.take("a.csv", [observation()])
    let dollar = try #require(Currency(code: "USD"))
    let refusal = LedgerRefusal.ledgerCurrencyDiffers(file: "b.csv", ledger: .euro, plan: dollar)
    #expect(throws: refusal) {
      try ledger.ingest(arrived("b.csv", currency: dollar), today: day("2026-01-07")) { _ in
        Reading(format: format)
      }
    }
  }

  @Test func `amounts beyond 64 bits refuse their file`() throws {
    let huge = try observation(spend: 9_000_000_000_000)
    #expect(throws: LedgerRefusal.tooLarge(file: "a.csv", line: 2)) {
      try ledger.take("a.csv", [huge, huge])
    }
  }

  @Test func `a value that only the schema refuses refuses its file`() throws {
    #expect(throws: LedgerRefusal.self) { try ledger.take("a.csv", [observation(clicks: -1)]) }
  }

  @Test func `a held file is remembered with its question`() throws {
    let file = try ledger.recordFailure(
      of: arrived("a.csv"), as: .held, error: "1.000 could be 1 or 1,000", today: day("2026-01-06"))
    #expect(file.state == .held)
    #expect(file.error == "1.000 could be 1 or 1,000")
    #expect(try ledger.unansweredFiles() == [file])
  }

  @Test func `the same trouble again is the same record, moved to today`() throws {
    let first = try ledger.recordFailure(
      of: arrived("a.csv"), as: .failed, error: "no date column", today: day("2026-01-06"))
    let second = try ledger.recordFailure(
      of: arrived("a.csv"), as: .failed, error: "no date column", today: day("2026-01-07"))
    #expect(second.id == first.id)
    #expect(second.today == Day(iso: "2026-01-07"))
    #expect(try ledger.files(after: 0).count == 1)
  }

  @Test func `another trouble is another record, and only the last is unanswered`() throws {
    try ledger.recordFailure(
      of: arrived("a.csv"), as: .failed, error: "no date column", today: day("2026-01-06"))
    let second = try ledger.recordFailure(
      of: arrived("a.csv"), as: .failed, error: "no spend column", today: day("2026-01-07"))
    #expect(try ledger.files(after: 0).count == 2)
    #expect(try ledger.unansweredFiles() == [second])
  }

  @Test func `the refused rows of a file that failed again are those of the last time`() throws {
    let row = RefusedRowRecord(
      line: 7, column: nil, cell: nil, code: "fields", message: "has 3 of 4 fields")
    let file = try ledger.recordFailure(
      of: arrived("a.csv"), as: .failed, error: "a bad row", refused: [row],
      today: day("2026-01-06"))
    try ledger.recordFailure(
      of: arrived("a.csv"), as: .failed, error: "a bad row", refused: [row],
      today: day("2026-01-06"))
    #expect(try ledger.refusedRows(of: file.id) == [row])
  }

  @Test func `a held file that is taken later is answered`() throws {
    try ledger.recordFailure(
      of: arrived("a.csv"), as: .held, error: "which locale?", today: day("2026-01-06"))
    try ledger.take("a.csv", [observation()])
    #expect(try ledger.unansweredFiles() == [])
  }

  @Test func `a failed file that is repaired under its name is answered`() throws {
    var broken = arrived("b.csv")
    broken.name = "a.csv"
    try ledger.recordFailure(of: broken, as: .failed, error: "a bad row", today: day("2026-01-06"))
    try ledger.take("a.csv", [observation()])
    #expect(try ledger.unansweredFiles() == [])
  }

  @Test func `files are counted in the order of their arrival`() throws {
    let first = try ledger.take("a.csv", [observation()])
    let second = try ledger.recordFailure(
      of: arrived("b.csv"), as: .failed, error: "empty", today: day("2026-01-06"))
    #expect(try ledger.latestFileID() == second.id)
    #expect(try ledger.files(after: first.id) == [second])
  }

  @Test func `where a file was archived is remembered`() throws {
    let file = try ledger.take("a.csv", [observation()])
    try ledger.recordArchive(of: file.id, at: "processed/2026-01/a.csv")
    #expect(try ledger.files(after: 0).first?.path == "processed/2026-01/a.csv")
  }
}
