import GRDB
import Marketing
import Testing

@testable import Storage

struct LedgerTargetsTests {
  private let ledger: Ledger

  init() throws {
    ledger = try Ledger.inMemory()
    try ledger.saveConfiguration(digest: "c0ffee", text: "budget: 1 EUR")
  }

  private func periods(on iso: String, cost: Double) throws -> [TargetPeriod] {
    [
      TargetPeriod(target: .costPerAcquisition(cost), from: try day(iso)),
      TargetPeriod(channel: try channel("radio"), target: nil, from: try day(iso)),
    ]
  }

  @Test func `targets are kept in their order, with the decision that first knew them`() throws {
    let first = try periods(on: "2026-01-05", cost: 30)
    let second = try periods(on: "2026-01-07", cost: 25)
    try ledger.record(decision(1, today: "2026-01-05"), targets: first)
    try ledger.record(decision(2, today: "2026-01-07"), targets: second)
    #expect(try ledger.targetPeriods() == first + second)
    #expect(try ledger.targetPeriods(knownTo: 1) == first)
  }

  @Test func `what was claimed is not rewritten`() throws {
    try ledger.record(
      decision(1, today: "2026-01-05"), targets: periods(on: "2026-01-05", cost: 30))
    #expect(throws: (any Error).self) { try ledger.execute("DELETE FROM targetPeriod") }
    #expect(throws: (any Error).self) {
      try ledger.execute("UPDATE targetPeriod SET target = NULL")
    }
  }

  @Test func `the plan always has a target`() throws {
    try ledger.record(decision(1, today: "2026-01-05"))
    #expect(throws: (any Error).self) {
      try ledger.execute(
        "INSERT INTO targetPeriod (startsOn, decision) VALUES ('2026-01-05', 1)")
    }
  }
}
