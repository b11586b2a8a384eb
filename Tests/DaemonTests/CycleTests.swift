import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct CycleTests {
  private let house: House

  init() throws {
    house = try House()
  }

  @Test func `without a channel there is nothing to decide`() throws {
    #expect(try house.pass(on: "2026-03-02").decision == nil)
    #expect(try house.ledger.lastDecision() == nil)
  }

  @Test func `files are taken, a decision is made and published`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let outcome = try house.pass(on: "2026-03-02")
    let decision = try #require(outcome.decision)
    #expect(outcome.files == [TakenFile(name: "spend.csv", fate: .processed(rows: 56))])
    #expect(decision.number == 1)
    #expect(decision.dataThrough == Day(iso: "2026-03-01"))
    #expect(decision.files == [DecidedFile(name: "spend.csv", state: .processed, rows: 56)])
    #expect(decision.channels.map(\.channel.text) == ["display", "search"])
    #expect(decision.channels.reduce(.zero) { $0 + $1.to } == decision.budget)
    #expect(try house.ledger.lastDecision() == decision)
    #expect(
      house.folder.names(in: "out") == [
        "plan.csv", "recommendations.jsonl", "recommendations.log", "report.html",
      ])
  }

  @Test func `a configured channel is enough for a decision`() throws {
    try house.configure(House.plan + "channels: { radio: { start: 300 } }")
    let decision = try house.decide(on: "2026-03-02")
    #expect(decision.needsYou == [.sendFile(channel: try channel("radio"), since: nil)])
  }

  @Test func `files are taken in byte order of their names`() throws {
    try house.deliver(Figures.twoEqual.csv(), as: "b.csv")
    try house.deliver("nothing", as: "B.csv")
    #expect(
      try house.pass(on: "2026-03-02", deciding: .never).files.map(\.name) == ["B.csv", "b.csv"])
  }

  @Test func `only the files that are asked for are taken`() throws {
    try house.deliver(Figures.twoEqual.csv(), as: "a.csv")
    try house.deliver("nothing", as: "b.csv")
    let order = Cycle.Order(
      today: try day("2026-03-02"), at: "now", deciding: .never, files: ["a.csv"])
    #expect(try house.cycle.run(order).files.map(\.name) == ["a.csv"])
    #expect(house.folder.names(in: "inbox") == ["b.csv"])
  }

  @Test func `a pass that is stopped takes nothing more`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let order = Cycle.Order(
      today: try day("2026-03-02"), at: "now", isCancelled: { true })
    #expect(throws: CancellationError.self) { try house.cycle.run(order) }
    #expect(house.folder.names(in: "inbox") == ["spend.csv"])
    #expect(try house.ledger.lastDecision() == nil)
  }

  @Test func `a second pass of the same day decides nothing`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    #expect(try house.pass(on: "2026-03-02").decision == nil)
  }

  @Test func `a later day without news keeps the plan and says so`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let first = try house.decide(on: "2026-03-02")
    let second = try house.decide(on: "2026-03-03")
    #expect(second.channels.map(\.to) == first.channels.map(\.to))
    #expect(second.notes == [.nothingNew(since: 1)])
    #expect(second.supersedes == nil)
  }

  @Test func `a newer file on the same day makes a decision that supersedes`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.deliver(Figures.newcomer.csv(), as: "more.csv")
    let second = try house.decide(on: "2026-03-02")
    #expect(second.supersedes == 1)
    #expect(second.files.map(\.name) == ["more.csv"])
  }

  @Test func `a day before the last decision is refused`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    let refusal = EarlierDay(
      today: try day("2026-03-01"), last: 1, lastDay: try day("2026-03-02"))
    #expect(throws: refusal) { try house.pass(on: "2026-03-01") }
    #expect(
      refusal.description == "--today: 2026-03-01 is before decision 1 of 2026-03-02; "
        + "choose that day or a later one")
  }

  @Test func `a pass that only takes files decides nothing`() throws {
    try house.deliver(Figures.twoEqual.csv())
    #expect(try house.pass(on: "2026-03-02", deciding: .never).decision == nil)
    #expect(try house.ledger.observations().count == 56)
  }

  @Test func `a bad file harms only itself, and asks for a person`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.deliver("nothing", as: "a.csv")
    let decision = try house.decide(on: "2026-03-02")
    #expect(decision.files.map(\.state) == [.failed, .processed])
    guard case .repairFile("a.csv", let problem)? = decision.needsYou.first else { throw Missing() }
    #expect(problem.hasPrefix("a.csv: "))
  }

  @Test func `a file is reported by one decision alone`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.deliver("nothing", as: "a.csv")
    try house.decide(on: "2026-03-02")
    #expect(try house.decide(on: "2026-03-03").files == [])
  }
}
