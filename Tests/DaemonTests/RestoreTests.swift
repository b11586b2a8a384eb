import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// A house whose ledger lies on the disk, with one decision in the backup and one after it.
struct RestoreTests {
  private let house: House
  private let backup: String

  private var configuration: Configuration { house.configuration }

  init() throws {
    house = try House()
    backup = house.folder.file("backup.sqlite")
    try house.deliver(Figures.twoEqual.csv())
    try pass(on: "2026-03-02")
    let ledger = try Ledger(reading: house.configuration.folders.state)
    try ledger.copy(to: backup)
    try ledger.close()
    try house.deliver(Figures.newcomer.csv(), as: "radio.csv")
    try pass(on: "2026-03-09")
  }

  private func pass(on iso: String) throws {
    let order = Cycle.Order(today: try day(iso), at: "\(iso)T06:00:00+01:00")
    _ = try OnePass(configuration: house.configuration, version: "1.0.0").run(order)
  }

  private func restore() throws -> Restore.Outcome {
    let now = try Date("2026-03-10T12:00:00Z", strategy: .iso8601)
    return try Restore(configuration: configuration, version: "1.0.0", now: now).run(from: backup)
  }

  private func restored() throws -> Ledger { try Ledger(reading: configuration.folders.state) }

  @Test func `the backup takes the ledger's place`() throws {
    #expect(try restore().lastDecision == 1)
    #expect(try restored().lastDecision()?.number == 1)
  }

  @Test func `the ledger that was there is kept`() throws {
    let kept = try #require(try restore().kept)
    #expect(kept == configuration.folders.state + ".before-2026-03-10T120000Z")
    #expect(try Ledger(reading: kept).lastDecision()?.number == 2)
  }

  @Test func `nothing of the way there is left beside it`() throws {
    _ = try restore()
    #expect(house.folder.names().filter { $0.contains("restoring") } == [])
  }

  @Test func `what an interrupted restoration left does no harm`() throws {
    let state = configuration.folders.state
    // Beside the copy of the backup it would be taken for the copy's own journal.
    try FileManager.default.copyItem(
      atPath: state + "-wal", toPath: state + ".restoring-wal")
    #expect(try restore().lastDecision == 1)
    #expect(try restored().lastDecision()?.number == 1)
  }

  @Test func `a file that the backup lacks is read again, as it came`() throws {
    let outcome = try restore()
    #expect(outcome.reread.map(\.name) == ["radio.csv"])
    let file = try restored().files(after: 1).first
    #expect(file?.path == "processed/2026-03/radio.csv")
    #expect(try file?.today == day("2026-03-09"))
  }

  @Test func `what the next decision is made from is all there`() throws {
    let before = try Ledger(reading: configuration.folders.state).observations().count
    _ = try restore()
    #expect(try restored().observations().count == before)
  }

  @Test func `the log tells what the restored ledger knows`() throws {
    _ = try restore()
    let log = try house.folder.text(of: "out/recommendations.log")
    #expect(log.split(separator: "\n").allSatisfy { $0.hasPrefix("1 ") })
    let troubles = try Verification(
      configuration: configuration, ledger: restored(), version: "1.0.0"
    ).troubles()
    #expect(troubles == [])
  }

  @Test func `a machine without a ledger reads its files in the order of their writing`() throws {
    try FileManager.default.removeItem(atPath: configuration.folders.state)
    let outcome = try restore()
    #expect(outcome.kept == nil)
    #expect(outcome.reread.map(\.name) == ["radio.csv"])
  }

  @Test func `a file that was numbered gets its name back`() throws {
    try house.deliver(Figures(channels: [("tv", 9, 1)], days: 7).csv(), as: "radio.csv")
    try pass(on: "2026-03-09")
    let numbered = house.folder.file("processed/2026-03/radio (2).csv")
    try #require(FileManager.default.fileExists(atPath: numbered))
    #expect(try restore().reread.map(\.name) == ["radio.csv", "radio.csv"])
  }

  @Test func `a file that waits in the inbox is not in the way`() throws {
    try house.deliver("waits", as: "radio.csv")
    #expect(try restore().reread.map(\.name) == ["radio (2).csv"])
    #expect(try house.folder.text(of: "inbox/radio.csv") == "waits")
  }

  @Test func `a running daemon keeps its ledger`() throws {
    let lock = try LedgerLock.acquire(.daemon, beside: configuration.folders.state)
    defer { lock.release() }
    #expect(throws: LedgerError.self) { try restore() }
    #expect(try restored().lastDecision()?.number == 2)
  }

  @Test func `a backup that is none changes nothing`() throws {
    try house.folder.write("date,channel,spend\n", to: "backup.sqlite")
    #expect(throws: LedgerError.notALedger(name: "backup.sqlite")) { try restore() }
    #expect(try restored().lastDecision()?.number == 2)
  }

  @Test(arguments: [
    ("spend (2).csv", "spend.csv"), ("spend.csv", "spend.csv"), ("spend (2)", "spend"),
    ("spend (a).csv", "spend (a).csv"), ("x (3) y.csv", "x (3) y.csv"),
    ("spend.csv (3).gz", "spend.csv.gz"),
  ])
  func `only a number that an archive adds is taken away`(name: String, expected: String) {
    #expect(Archive.unnumbered(name) == expected)
  }
}
