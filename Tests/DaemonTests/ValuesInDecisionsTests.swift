import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// Several outcomes made into one, from the files to the decision.
@Suite struct ValuesInDecisionsTests {
  private static let value = "value: { purchases: 1, leads: 0.2 }\n"

  /// A shop and a form in one file: each channel the same every day.
  private func figures(
    _ channels: [(name: String, spend: Int, purchases: Double, leads: Double)] = [
      ("display", 50, 4, 5), ("search", 50, 5, 10),
    ], from first: String = "2026-02-02", days: Int = 28, header: String = "purchases,leads",
    cells: (Double, Double) -> String = { "\($0),\($1)" }
  ) throws -> String {
    let start = try day(first)
    let rows = (0..<days).flatMap { offset in
      channels.map { "\(start + offset),\($0.name),\($0.spend),\(cells($0.purchases, $0.leads))" }
    }
    return (["date,channel,spend,\(header)"] + rows).joined(separator: "\n") + "\n"
  }

  private func house(_ plan: String = House.plan + value) throws -> House {
    let house = try House(plan)
    try house.deliver(figures())
    return house
  }

  @Test func `the plan is that of the weighted sum`() throws {
    let valued = try house().decide(on: "2026-03-02")
    let plain = try House()
    try plain.deliver(figures(header: "conversions") { "\($0 + 0.2 * $1)" })
    #expect(try valued.channels == plain.decide(on: "2026-03-02").channels)
  }

  @Test func `the ledger keeps what the file tells`() throws {
    let house = try house()
    try house.decide(on: "2026-03-02")
    let row = try #require(try house.ledger.observations().first)
    #expect(row.metrics.conversions == nil)
    #expect(row.metrics.count(of: try #require(OutcomeName("leads"))) == 5)
    #expect(row.metrics.count(of: try #require(OutcomeName("purchases"))) == 4)
  }

  @Test(arguments: [
    ("en", "a customer is counted from outcomes: leads 0.2, purchases 1"),
    ("es", "un cliente se cuenta a partir de resultados: leads 0,2, purchases 1"),
  ])
  func `the log says what a customer is`(language: String, sentence: String) throws {
    let house = try house(House.plan + Self.value + "language: \(language)\n")
    try house.decide(on: "2026-03-02")
    #expect(try house.folder.text(of: "out/recommendations.log").contains(sentence))
  }

  @Test func `another value counts every row otherwise, and tests the claims anew`() throws {
    let house = try house()
    try house.decide(on: "2026-03-02")
    let other = Self.value.replacing("0.2", with: "0.4")
    try house.configure(House.plan + other)
    let changed = try house.decide(on: "2026-03-03")
    let always = try self.house(House.plan + other)
    try always.pass(on: "2026-03-02", deciding: .never)
    let fresh = try always.decide(on: "2026-03-03")
    #expect(changed.channels.map(\.evidence.matureDays) == [0, 0])
    #expect(fresh.channels.map(\.evidence.matureDays) == [22, 22])
    // What is believed knows nothing of the old value.
    let beliefs = try [house, always].map { try $0.ledger.beliefs(madeBy: "1.0.0")?.channels }
    let isSame = beliefs[0] == beliefs[1]
    #expect(isSame)
  }

  @Test func `the log says so once, and every decision replays as it was made`() throws {
    let house = try house()
    let first = try house.decide(on: "2026-03-02")
    try house.configure(House.plan + Self.value.replacing("0.2", with: "0.4"))
    let second = try house.decide(on: "2026-03-03")
    try house.deliver(figures(from: "2026-03-02", days: 14), as: "more.csv")
    let third = try house.decide(on: "2026-03-16")
    let sentence =
      "what counts is now leads 0.4, purchases 1, before: leads 0.2, purchases 1;"
    let log = try house.folder.text(of: "out/recommendations.log").split(separator: "\n")
      .map { $0.drop { $0 != " " } }.joined().replacing(#/ +/#, with: " ")
    #expect(log.ranges(of: sentence).count == 1)
    #expect(third.channels.map(\.evidence.matureDays) == [14, 14])
    #expect(
      try [first, second, third].map { try house.finding(on: $0) }
        == [.identical, .identical, .identical])
  }

  @Test func `a plan that had none is told when it gets one`() throws {
    let house = try house(House.plan)
    try house.decide(on: "2026-03-02")
    try house.configure(House.plan + "value: { conversions: 1, leads: 0.5 }\n")
    let decision = try house.decide(on: "2026-03-03")
    #expect(
      decision.notes.contains { if case .valueChanged(nil, .some) = $0 { true } else { false } })
    #expect(
      try house.ledger.decisions().map { try house.finding(on: $0) } == [.identical, .identical])
  }

  @Test func `an automatic target is fixed again and recorded, and replayed`() throws {
    let plan = House.plan.replacing("target: { cpa: 10 }\n", with: "")
    let house = try House(plan)
    try house.deliver(Figures(channels: Figures.twoEqual.channels, days: 42).csv())
    let first = try house.decide(on: "2026-03-16")
    #expect(Self.fixed(first) == [12.5])
    try house.configure(plan + "value: { conversions: 2 }\n")
    let second = try house.decide(on: "2026-03-17")
    #expect(Self.fixed(second) == [])
    #expect(second.channels.map(\.evidence.expectedAtTarget) == [nil, nil])
    try house.deliver(
      Figures(channels: Figures.twoEqual.channels, first: "2026-03-16", days: 42).csv(),
      as: "more.csv")
    let third = try house.decide(on: "2026-04-27")
    #expect(Self.fixed(third) == [6.25])
    try house.deliver(
      Figures(channels: Figures.twoEqual.channels, first: "2026-04-27", days: 7).csv(),
      as: "yet.csv")
    let fourth = try house.decide(on: "2026-05-04")
    #expect(Self.fixed(fourth) == [])
    #expect(
      try [first, second, third, fourth].map { try house.finding(on: $0) }
        == [.identical, .identical, .identical, .identical])
  }

  /// The costs at which a decision says that the target is fixed.
  private static func fixed(_ decision: Decision) -> [Double] {
    decision.notes.compactMap { note in
      guard case .targetFixed(.costPerAcquisition(let cost), _) = note else { return nil }
      return cost
    }
  }

  @Test func `a shop's file and a form's are one channel's outcomes`() throws {
    let house = try House(
      House.plan + Self.value + "sources: [{ match: \"crm*\", supplies: conversions }]\n")
    try house.deliver(figures(header: "purchases") { purchases, _ in "\(purchases)" })
    let crm = try figures(header: "leads") { "\($1)" }.split(separator: "\n").map { line in
      let cells = line.split(separator: ",")
      return "\(cells[0]),\(cells[1]),\(cells[3])"
    }
    try house.deliver(crm.joined(separator: "\n") + "\n", as: "crm.csv")
    let joined = try house.decide(on: "2026-03-02")
    #expect(joined.needsYou == [])
    #expect(try joined.channels == self.house().decide(on: "2026-03-02").channels)
  }

  @Test func `an outcome that never came is asked for, in the log and on the board`() throws {
    let house = try house(House.plan + "value: { purchases: 1, calls: 2 }\n")
    let need = Need.bringOutcome(try #require(OutcomeName("calls")))
    #expect(try house.decide(on: "2026-03-02").needsYou == [need])
    let board = try Board(
      configuration: house.configuration, ledger: house.ledger, version: "1.0.0",
      now: Date("2026-03-02T12:00:00Z", strategy: .iso8601))
    #expect(board.needsYou == [need])
    #expect(
      try house.folder.text(of: "out/recommendations.log")
        .contains("1 needs you: 'calls' has a value, and no file has brought it"))
  }
}
