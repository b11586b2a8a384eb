import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// A goal from the configuration to the ledger, and on to the next decision.
@Suite struct GoalInDecisionsTests {
  private static let goal = "goal: { conversions: 1000, by: 2026-12-31, cpa: 30 }\n"
  private let house: House

  init() throws {
    house = try House(House.plan + Self.goal)
    try house.deliver(Figures.twoEqual.csv())
  }

  /// Two more weeks of the same two channels.
  private func deliverMore() throws {
    try house.deliver(
      Figures(channels: Figures.twoEqual.channels, first: "2026-03-02", days: 14).csv(),
      as: "more.csv")
  }

  @Test func `the history before the first decision under it does not count`() throws {
    let standing = try #require(try house.decide(on: "2026-03-02").goal)
    #expect(standing.since == (try day("2026-03-02")))
    #expect(standing.came == nil)
    #expect(standing.outlook == .enough)
  }

  @Test func `the next decision counts on, whatever number is wanted`() throws {
    try house.decide(on: "2026-03-02")
    try deliverMore()
    try house.configure(House.plan + Self.goal.replacing("1000", with: "5000"))
    let standing = try #require(try house.decide(on: "2026-03-16").goal)
    #expect(standing.since == (try day("2026-03-02")))
    #expect(standing.came == 140)
    #expect(standing.spend == 1400)
    #expect(standing.goal.aim == .conversions(5000, costPerAcquisition: 30))
  }

  @Test func `another day is another goal`() throws {
    try house.decide(on: "2026-03-02")
    try deliverMore()
    try house.configure(House.plan + Self.goal.replacing("12-31", with: "11-30"))
    #expect(try house.decide(on: "2026-03-16").goal?.since == (try day("2026-03-16")))
  }

  @Test func `it is recorded with its decision, and replayed`() throws {
    let first = try house.decide(on: "2026-03-02")
    try deliverMore()
    let second = try house.decide(on: "2026-03-16")
    #expect(try house.ledger.decisions() == [first, second])
    try house.configure(House.plan)
    #expect(
      try [first, second].map { try house.finding(on: $0) } == [.identical, .identical])
  }

  @Test func `the log says how it stands`() throws {
    try house.decide(on: "2026-03-02")
    try deliverMore()
    try house.decide(on: "2026-03-16")
    let log = try house.folder.text(of: "out/recommendations.log")
    #expect(log.contains("\n2 goal: 1,000 customers by 2026-12-31 at 30.00 EUR at most; 140 since"))
  }

  @Test func `the board says how it stands now`() throws {
    try house.decide(on: "2026-03-02")
    try deliverMore()
    try house.pass(on: "2026-03-16", deciding: .never)
    let board = try Board(
      configuration: house.configuration, ledger: house.ledger, version: "1.0.0",
      now: Date("2026-03-16T12:00:00Z", strategy: .iso8601))
    #expect(board.goal?.came == 140)
  }
}
