import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// Files that were held or failed, and what becomes of the question about them.
@Suite struct UnansweredFilesTests {
  private static let header = "date,channel,spend,conversions\n"

  private let house: House

  init() throws {
    house = try House()
    try house.deliver(Self.header + "2026-02-02,radio,1.250,5\n", as: "held.csv")
    try house.deliver(Self.header, as: "failed.csv")
    try house.deliver(Figures.twoEqual.csv())
    try house.pass(on: "2026-03-02", deciding: .never)
  }

  private func asked() throws -> [String] {
    try house.ledger.unansweredFiles(in: house.configuration.folders).map(\.name)
  }

  private func takeAway(_ path: String) throws {
    try FileManager.default.removeItem(atPath: house.folder.file(path))
  }

  @Test func `they are asked about while they lie there`() throws {
    #expect(try asked() == ["failed.csv", "held.csv"])
  }

  @Test(arguments: [("inbox/held.csv", ["failed.csv"]), ("failed/failed.csv", ["held.csv"])])
  func `one that a person took away is asked about no more`(path: String, left: [String]) throws {
    try takeAway(path)
    #expect(try asked() == left)
    #expect(try house.ledger.unansweredFiles().count == 2)
  }

  @Test func `a note that is taken away answers nothing`() throws {
    try takeAway("failed/failed.csv.error.txt")
    try takeAway("inbox/held.csv.error.txt")
    #expect(try asked() == ["failed.csv", "held.csv"])
  }

  @Test func `a failed file is known by its place, not by its name`() throws {
    try house.deliver(Self.header + "x\n", as: "failed.csv")
    try house.pass(on: "2026-03-02", deciding: .never)
    try takeAway("failed/failed (2).csv")
    #expect(try asked() == ["held.csv"])
  }

  @Test func `log, board and metrics ask alike`() throws {
    try takeAway("inbox/held.csv")
    try takeAway("failed/failed.csv")
    #expect(try house.decide(on: "2026-03-02").needsYou == [])
    let now = try Date("2026-03-02T12:00:00Z", strategy: .iso8601)
    let board = try Board(
      configuration: house.configuration, ledger: house.ledger, version: "1.0.0", now: now)
    #expect(board.held + board.failed == [])
    var metrics = MetricsFile(version: "1.0.0")
    try metrics.write(house.configuration, house.ledger, now: now)
    let text = try house.folder.text(of: "out/tanteo.prom")
    #expect(text.contains("tanteo_files_unanswered{plan=\"tanteo\",state=\"failed\"} 0"))
    #expect(text.contains("tanteo_files_unanswered{plan=\"tanteo\",state=\"held\"} 0"))
  }
}
