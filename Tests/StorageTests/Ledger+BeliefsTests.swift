import GRDB
import Marketing
import Testing

@testable import Storage

struct LedgerBeliefsTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.withConfiguration() }

  private func kept() throws -> BeliefState? { try ledger.beliefs(madeBy: "1.0.0") }

  @Test func `before any decision nothing is believed`() throws {
    #expect(try kept() == nil)
  }

  @Test func `beliefs come back whole`() throws {
    let beliefs = try beliefs(
      ["radio": [1, 2.5], "display": [-1e-300]], shared: [], day: "2026-01-05")
    try ledger.record(decision(1), beliefs: beliefs)
    #expect(try kept() == beliefs)
  }

  @Test(arguments: [
    0.1 + 0.2, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity,
    Double(bitPattern: 0x7FF8_0000_0000_002A),
  ])
  func `every number comes back bit for bit`(number: Double) throws {
    try ledger.record(decision(1), beliefs: beliefs(["radio": [number]], shared: [number]))
    let kept = try #require(try kept())
    #expect(kept.shared.map(\.bitPattern) == [number.bitPattern])
    #expect(try kept.channels[channel("radio")]?.map(\.bitPattern) == [number.bitPattern])
  }

  @Test func `the beliefs of a decision replace all before`() throws {
    try ledger.record(decision(1), beliefs: beliefs(["radio": [1], "display": [2]]))
    let newer = try beliefs(["radio": [3]], shared: [4])
    try ledger.record(decision(2), beliefs: newer)
    #expect(try kept() == newer)
    #expect(try ledger.count("belief") == 1)
  }

  @Test func `a decision without beliefs leaves those of the one before`() throws {
    try ledger.record(decision(1), beliefs: beliefs(["radio": [1]]))
    try ledger.record(decision(2))
    #expect(try kept()?.channels.count == 1)
  }

  @Test func `a decision that is refused leaves the beliefs as they were`() throws {
    let first = try beliefs(["radio": [1]])
    try ledger.record(decision(1), beliefs: first)
    var broken = try decision(2)
    broken.throughFile = 99
    #expect(throws: LedgerRefusal.self) {
      try ledger.record(broken, beliefs: beliefs(["radio": [2]]))
    }
    #expect(try kept() == first)
  }

  @Test func `another version's beliefs are not gone on from`() throws {
    try ledger.record(decision(1), beliefs: beliefs(["radio": [1]]))
    #expect(try ledger.beliefs(madeBy: "1.0.1") == nil)
  }

  /// Nothing that the ledger writes: its schema would refuse it.
  @Test(arguments: [
    "UPDATE sharedBelief SET day = '2026-02-30'", "UPDATE sharedBelief SET state = x'00'",
    "UPDATE belief SET state = x'000000000000000000'", "UPDATE channel SET name = ''",
    "DELETE FROM sharedBelief",
  ])
  func `beliefs that cannot be read are none`(sql: String) throws {
    try ledger.record(decision(1), beliefs: beliefs(["radio": [1]]))
    try ledger.execute("PRAGMA ignore_check_constraints = ON; \(sql)")
    #expect(try kept() == nil)
  }

  @Test(arguments: [
    "UPDATE sharedBelief SET day = '2026-02-30'", "UPDATE sharedBelief SET state = x'00'",
    "UPDATE sharedBelief SET digest = 'c0ffee'", "UPDATE sharedBelief SET decision = 9",
    "UPDATE belief SET state = x''", "UPDATE belief SET state = x'00'",
    "UPDATE belief SET decision = 2",
    "INSERT INTO sharedBelief SELECT 2, 2, day, digest, state FROM sharedBelief",
    "INSERT INTO belief VALUES (2, 2, x'0000000000000000')",
  ])
  func `the schema keeps beliefs readable, and those of one decision`(sql: String) throws {
    try ledger.record(decision(1), beliefs: beliefs(["radio": [1]]))
    try ledger.record(decision(2))
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }
}
