import Marketing
import Testing

@testable import Storage

struct LedgerWithdrawalsTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  /// Two days of radio; the second file restates one, repeats the other and adds a third.
  private func takeTwo() throws -> (first: LedgerFile, second: LedgerFile) {
    let first = try ledger.take(
      "a.csv", on: "2026-01-07",
      [observation(spend: 100, conversions: 3), observation(on: "2026-01-06", spend: 50)])
    let second = try ledger.take(
      "b.csv", on: "2026-01-09",
      [
        observation(spend: 900), observation(on: "2026-01-06", spend: 50),
        observation(on: "2026-01-07", spend: 70),
      ])
    return (first, second)
  }

  @Test func `after a withdrawal all reads as if the file had never come`() throws {
    let (first, second) = try takeTwo()
    let before = try ledger.observations(throughFile: first.id)
    #expect(try ledger.withdraw(second) == 2)
    #expect(try ledger.observations() == before)
    #expect(try ledger.restatingSources() == [:])
  }

  @Test func `what an earlier decision knew stays as it was`() throws {
    let (_, second) = try takeTwo()
    let known = try ledger.observations()
    let restating = try ledger.restatingSources()
    try ledger.withdraw(second)
    #expect(try ledger.observations(throughFile: second.id) == known)
    #expect(try ledger.restatingSources(throughFile: second.id) == restating)
  }

  @Test func `the first file may be taken back, and the second stays`() throws {
    let (first, second) = try takeTwo()
    try ledger.withdraw(first)
    let alone = try Ledger.inMemory()
    try alone.take(
      "b.csv", on: "2026-01-09",
      [
        observation(spend: 900), observation(on: "2026-01-06", spend: 50),
        observation(on: "2026-01-07", spend: 70),
      ])
    #expect(try ledger.observations().map(\.metrics) == alone.observations().map(\.metrics))
    #expect(
      try ledger.observations().map(\.deliveredOn) == alone.observations().map(\.deliveredOn))
    #expect(try ledger.files(after: 0).map(\.isEvidence) == [false, true, false])
    #expect(second.isEvidence)
  }

  @Test func `a value that another file of the same day repeats stays`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation(spend: 100)])
    let wrong = try ledger.take("b.csv", on: "2026-01-08", [observation(spend: 90)])
    try ledger.take("c.csv", on: "2026-01-08", [observation(spend: 90)])
    #expect(try ledger.withdraw(wrong) == 0)
    #expect(try ledger.observations().map(\.metrics.spend) == [Micros(units: 90)])
    #expect(try ledger.observations().map(\.deliveredOn) == [day("2026-01-08")])
  }

  @Test func `a value restated since stays, without the one taken back`() throws {
    let (_, second) = try takeTwo()
    try ledger.take("c.csv", on: "2026-01-11", [observation(spend: 95)])
    try ledger.withdraw(second)
    let row = try #require(try ledger.observations().first)
    #expect(row.metrics.spend == Micros(units: 95))
    #expect(row.earlier.map(\.metrics.spend) == [Micros(units: 100)])
  }

  @Test func `the same content again is taken anew`() throws {
    let (_, second) = try takeTwo()
    let known = try ledger.observations()
    try ledger.withdraw(second)
    #expect(try ledger.processedFile(digest: second.digest) == nil)
    let again = try ledger.take(
      "b.csv", on: "2026-01-21",
      [
        observation(spend: 900), observation(on: "2026-01-06", spend: 50),
        observation(on: "2026-01-07", spend: 70),
      ])
    #expect(try ledger.observations().map(\.metrics) == known.map(\.metrics))
    try ledger.withdraw(again, on: "2026-01-22")
    #expect(try ledger.observations().map(\.metrics.spend) == [100, 50].map(Micros.init(units:)))
  }

  @Test func `a value that comes where one was taken back is no restatement`() throws {
    let wrong = try ledger.take("a.csv", on: "2026-01-06", [observation(spend: 1)])
    try ledger.withdraw(wrong, on: "2026-01-07")
    try ledger.take("b.csv", on: "2026-01-08", [observation(spend: 2)])
    #expect(try ledger.restatingSources() == [:])
    #expect(try ledger.observations().map(\.metrics.spend) == [Micros(units: 2)])
  }

  @Test func `a withdrawal is news for the next decision`() throws {
    let (_, second) = try takeTwo()
    try ledger.withdraw(second)
    #expect(try ledger.latestEvidenceFileID() > second.id)
  }

  @Test func `a withdrawal says who and why`() throws {
    let (_, second) = try takeTwo()
    try ledger.withdraw(second)
    let recorded = try #require(try ledger.withdrawals(after: second.id).first)
    #expect(recorded.file.name == "b.csv")
    #expect([recorded.reason, recorded.author] == ["wrong account", "ana"])
    #expect(try ledger.withdrawals(after: ledger.latestFileID()) == [])
  }

  @Test func `a withdrawal answers no held file of the same name`() throws {
    let wrong = try ledger.take("spend.csv", [observation()])
    try ledger.recordFailure(
      of: ArrivedFile(name: "spend.csv", digest: arrived("other").digest, currency: .euro),
      as: .held, error: "a question", today: try day("2026-01-07"))
    try ledger.withdraw(wrong)
    #expect(try ledger.unansweredFiles().map(\.error) == ["a question"])
  }

  @Test func `a file is taken back once`() throws {
    let (_, second) = try takeTwo()
    try ledger.withdraw(second)
    #expect(throws: LedgerRefusal.notWithdrawable(file: "b.csv")) { try ledger.withdraw(second) }
  }

  @Test func `the schema keeps a withdrawal for good`() throws {
    let (_, second) = try takeTwo()
    try ledger.withdraw(second)
    #expect(throws: (any Error).self) { try ledger.execute("DELETE FROM withdrawal") }
    #expect(throws: (any Error).self) {
      try ledger.execute("UPDATE inboxFile SET withdrawnBy = NULL WHERE withdrawnBy IS NOT NULL")
    }
    #expect(try ledger.verify() == [])
  }
}
