import GRDB
import Marketing
import Testing

@testable import Storage

struct LedgerVerdictsTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.withConfiguration() }

  private func kept() throws -> VerdictState? { try ledger.verdicts(madeBy: "1.0.0") }

  @Test func `before any decision nothing is kept`() throws {
    #expect(try kept() == nil)
  }

  @Test func `verdicts come back whole`() throws {
    var verdicts = try verdicts(
      ["radio": [1, 2.5], "display": [-1e-300]], shared: [], day: "2026-01-05")
    verdicts.channels[try channel("radio")]?.events = [
      HypothesisEvent(
        channel: try channel("radio"), day: try day("2026-01-02"), from: .testing, to: .dropped,
        cause: .evidence, evidence: Evidence(oddsAgainst: 0.1 + 0.2))
    ]
    try ledger.record(decision(1), verdicts: verdicts)
    #expect(try kept() == verdicts)
  }

  @Test(arguments: [
    0.1 + 0.2, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity,
    Double(bitPattern: 0x7FF8_0000_0000_002A),
  ])
  func `every number comes back bit for bit`(number: Double) throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [number]], shared: [number]))
    let kept = try #require(try kept())
    #expect(kept.shared.map(\.bitPattern) == [number.bitPattern])
    #expect(try kept.channels[channel("radio")]?.numbers.map(\.bitPattern) == [number.bitPattern])
  }

  @Test func `the verdicts of a decision replace all before`() throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [1], "display": [2]]))
    let newer = try verdicts(["radio": [3]], shared: [4])
    try ledger.record(decision(2), verdicts: newer)
    #expect(try kept() == newer)
    #expect(try ledger.count("verdict") == 1)
  }

  @Test func `verdicts that lost their shared part are in nobody's way`() throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [1]]))
    try ledger.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM sharedVerdict")
    }
    #expect(try kept() == nil)
    let newer = try verdicts(["radio": [3]])
    try ledger.record(decision(2), verdicts: newer)
    #expect(try kept() == newer)
  }

  @Test func `a decision without verdicts leaves those of the one before`() throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [1]]))
    try ledger.record(decision(2))
    #expect(try kept()?.channels.count == 1)
  }

  @Test func `a decision that is refused leaves the verdicts as they were`() throws {
    let first = try verdicts(["radio": [1]])
    try ledger.record(decision(1), verdicts: first)
    var broken = try decision(2)
    broken.throughFile = 99
    #expect(throws: LedgerRefusal.self) {
      try ledger.record(broken, verdicts: verdicts(["radio": [2]]))
    }
    #expect(try kept() == first)
  }

  @Test func `another version's verdicts are not gone on from`() throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [1]]))
    #expect(try ledger.verdicts(madeBy: "1.0.1") == nil)
  }

  /// Nothing that the ledger writes: its schema would refuse it.
  @Test(arguments: [
    "UPDATE sharedVerdict SET day = '2026-02-30'", "UPDATE sharedVerdict SET state = x'00'",
    "UPDATE verdict SET state = x'000000000000000000'", "UPDATE channel SET name = ''",
    "DELETE FROM sharedVerdict", "UPDATE verdict SET events = '{}'",
  ])
  func `verdicts that cannot be read are none`(sql: String) throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [1]]))
    try ledger.execute("PRAGMA ignore_check_constraints = ON; \(sql)")
    #expect(try kept() == nil)
  }

  @Test(arguments: [
    "UPDATE sharedVerdict SET day = '2026-02-30'", "UPDATE sharedVerdict SET state = x'00'",
    "UPDATE sharedVerdict SET digest = 'c0ffee'", "UPDATE sharedVerdict SET decision = 9",
    "UPDATE verdict SET state = x''", "UPDATE verdict SET state = x'00'",
    "UPDATE verdict SET decision = 2",
    "INSERT INTO sharedVerdict SELECT 2, 2, day, digest, state FROM sharedVerdict",
    "INSERT INTO verdict VALUES (2, 2, x'0000000000000000', '[]')",
    "UPDATE verdict SET events = '['",
  ])
  func `the schema keeps verdicts readable, and those of one decision`(sql: String) throws {
    try ledger.record(decision(1), verdicts: verdicts(["radio": [1]]))
    try ledger.record(decision(2))
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }
}
