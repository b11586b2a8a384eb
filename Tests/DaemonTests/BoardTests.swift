import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct BoardTests {
  private let house: House

  init() throws {
    house = try House()
  }

  private func board(_ ledger: Ledger?, at iso: String = "2026-03-02T12:00:00Z") throws -> Board {
    try Board(
      configuration: house.configuration, ledger: ledger, version: "1.0.0",
      now: Date(iso, strategy: .iso8601))
  }

  @Test func `before the first pass the board is empty`() throws {
    let board = try board(nil)
    #expect(board.today == Day(iso: "2026-03-02"))
    #expect(board.nextDecision == Day(iso: "2026-03-09"))
    #expect(board.lastDecision == nil)
    #expect(board.dataThrough == nil)
    #expect(board.channels == [])
    #expect(board.waiting == [])
    #expect(board.daemon == nil)
  }

  @Test func `what waits is listed, even before the first pass`() throws {
    try house.deliver("x", as: "b.csv")
    try house.deliver("x", as: "a.csv")
    #expect(try board(nil).waiting == ["a.csv", "b.csv"])
  }

  @Test func `before the folders are made nothing waits`() throws {
    try FileManager.default.removeItem(atPath: house.configuration.folders.inbox)
    #expect(try board(nil).waiting == [])
  }

  @Test func `the amounts in force are shown, and nothing is decided`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let decision = try house.decide(on: "2026-03-02")
    let board = try board(house.ledger)
    #expect(board.lastDecision == decision)
    #expect(board.dataThrough == decision.dataThrough)
    #expect(board.channels.map(\.to) == decision.channels.map(\.to))
    #expect(board.channels.map(\.from) == decision.channels.map(\.to))
    #expect(try house.ledger.decisions().count == 1)
  }

  @Test func `held and failed files are told apart`() throws {
    let header = "date,channel,spend,conversions\n"
    try house.deliver(header + "2026-02-02,radio,1.250,5\n", as: "held.csv")
    try house.deliver(header, as: "failed.csv")
    try house.pass(on: "2026-03-02", deciding: .never)
    let board = try board(house.ledger)
    #expect(board.held.map(\.name) == ["held.csv"])
    #expect(board.failed.map(\.name) == ["failed.csv"])
  }

  @Test func `a ledger that is ahead of the clock is shown as of its own day`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-09")
    #expect(try board(house.ledger).channels.count == 2)
  }

  @Test func `a running daemon is named by its process and its watching`() throws {
    let lock = try LedgerLock.acquire(.daemon, beside: house.configuration.folders.state)
    try house.ledger.set("watchMode", to: "inotify")
    let daemon = try #require(try board(house.ledger).daemon)
    lock.release()
    #expect(daemon.process == ProcessInfo.processInfo.processIdentifier)
    #expect(daemon.watching == "inotify")
  }

  @Test func `a daemon that ended is not running`() throws {
    try LedgerLock.acquire(.daemon, beside: house.configuration.folders.state).release()
    #expect(try board(nil).daemon == nil)
  }
}
