import Marketing
import Testing

@testable import Storage

struct LedgerDecisionsTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.withConfiguration() }

  @Test func `a plan that is not its budget is refused`() throws {
    let refusal = LedgerRefusal.unbalanced(
      decision: 1, placed: MinorUnits(rawValue: 10_000), unplaced: .zero,
      budget: MinorUnits(rawValue: 10_001))
    #expect(throws: refusal) { try ledger.record(decision(budget: 10_001)) }
  }

  @Test func `what is unplaced counts towards the budget`() throws {
    try ledger.record(decision(budget: 10_001, unplaced: 1))
    #expect(try ledger.lastDecision()?.unplaced == MinorUnits(rawValue: 1))
  }

  @Test(arguments: [0, 2])
  func `a number that is not the next is refused`(number: Int) throws {
    #expect(throws: LedgerRefusal.outOfSequence(decision: number, expected: 1)) {
      try ledger.record(decision(number))
    }
  }

  @Test func `a day before the last decision is refused`() throws {
    try ledger.record(decision(1, today: "2026-01-06"))
    let refusal = LedgerRefusal.backdated(
      decision: 2, today: try day("2026-01-05"), last: try day("2026-01-06"))
    #expect(throws: refusal) { try ledger.record(decision(2, today: "2026-01-05")) }
  }

  @Test func `a decision needs its configuration`() throws {
    var decision = try decision()
    decision.configurationDigest = "unknown"
    #expect(throws: LedgerRefusal.unknownConfiguration(digest: "unknown")) {
      try ledger.record(decision)
    }
  }

  @Test func `a decision that is refused leaves nothing behind`() throws {
    var broken = try decision()
    broken.throughFile = 99
    #expect(throws: LedgerRefusal.self) {
      try ledger.record(broken, beliefs: beliefs(["radio": [1]]), settings: ["a": "b"])
    }
    #expect(try ledger.lastDecision() == nil)
    #expect(try ledger.channels() == [:])
    #expect(try ledger.setting("a") == nil)
  }

  @Test func `a configuration is kept once under its digest`() throws {
    try ledger.saveConfiguration(digest: "c0ffee", text: "budget: 100 EUR")
    #expect(try ledger.configuration(digest: "c0ffee") == "budget: 100 EUR")
    #expect(try ledger.configuration(digest: "decaf") == nil)
  }

  @Test func `a decision waits in the outbox until it is published`() throws {
    try ledger.record(decision(1))
    try ledger.record(decision(2))
    #expect(try ledger.unpublished() == [1, 2])
    try ledger.markPublished(1)
    #expect(try ledger.unpublished() == [2])
  }

  @Test func `a setting is the last one of its name`() throws {
    try ledger.record(decision(1), settings: ["referenceSpend": "1.5", "other": "x"])
    try ledger.set("referenceSpend", to: "2.5")
    #expect(try ledger.setting("referenceSpend") == "2.5")
    #expect(try ledger.setting("other") == "x")
    #expect(try ledger.setting("none") == nil)
  }
}
