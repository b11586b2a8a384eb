import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// What a pass between schedules finds worth a decision, and what that decision is.
struct CycleBetweenSchedulesTests {
  private let house: House

  /// Four weeks of two equal channels, decided on Monday.
  init() throws {
    house = try House()
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
  }

  /// The days since, delivered on their last morning.
  private func deliver(display: Int, search: Int, days: Int = 3) throws {
    let news = Figures(
      channels: [("display", 50, display), ("search", 50, search)], first: "2026-03-02",
      days: days)
    try house.deliver(news.csv(), as: "news.csv")
  }

  private func pass(on iso: String = "2026-03-05") throws -> Decision? {
    try house.pass(on: iso, deciding: .whenWorthIt).decision
  }

  /// What the posterior mean promises over the plan in force.
  private func promisedGain(on iso: String = "2026-03-05") throws -> Double? {
    let maker = DecisionMaker(
      ledger: house.ledger, configuration: house.configuration, version: "1.0.0")
    return try maker.portfolio(maker.present(today: day(iso)))?.promisedGain()
  }

  @Test func `without news there is no decision`() throws {
    #expect(try pass() == nil)
  }

  @Test func `the same file again is no news`() throws {
    try house.deliver(Figures.twoEqual.csv(), as: "again.csv")
    #expect(try pass() == nil)
  }

  @Test func `news that promises less than a hundredth more is no decision`() throws {
    try deliver(display: 2, search: 7)
    #expect(try pass() == nil)
    let gain = try #require(try promisedGain())
    #expect(gain > 0.001 && gain < 0.01)
  }

  @Test func `news that promises more than a hundredth more is a decision`() throws {
    try deliver(display: 1, search: 12)
    try house.pass(on: "2026-03-05", deciding: .never)
    let gain = try #require(try promisedGain())
    #expect(gain > 0.01 && gain < 0.05)
    #expect(try pass()?.occasion == .evidence)
  }

  @Test func `a newcomer is a decision`() throws {
    try house.deliver(Figures.newcomer.csv(), as: "radio.csv")
    #expect(try pass()?.number == 2)
  }

  @Test func `a changed state is a decision`() throws {
    var older = Figures.oneHopeless
    older.first = "2026-01-05"
    try house.deliver(older.csv(), as: "older.csv")
    let decision = try #require(try pass())
    #expect(decision.channels.map(\.state) == [.dropped, .testing])
  }

  @Test func `the plan is the one that was promised, without dice`() throws {
    try deliver(display: 0, search: 20)
    try house.pass(on: "2026-03-05", deciding: .never)
    let maker = DecisionMaker(
      ledger: house.ledger, configuration: house.configuration, version: "1.0.0")
    let portfolio = try #require(try maker.portfolio(maker.present(today: day("2026-03-05"))))
    #expect(try pass()?.channels == portfolio.advice(.mean).channels)
  }

  @Test func `amounts are bounded by those of a decide period ago`() throws {
    let before = try #require(try house.ledger.plans().last?.amounts[channel("search")])
    try deliver(display: 0, search: 40)
    try #require(try pass() != nil)
    try house.deliver(
      Figures(
        channels: [("display", 50, 0), ("search", 50, 60)], first: "2026-03-05", days: 2
      ).csv(), as: "more.csv")
    _ = try pass(on: "2026-03-07")
    let now = try #require(try house.ledger.plans().last?.amounts[channel("search")])
    // What the first plan found is what was in force a week ago.
    #expect(now.to.rawValue <= 2 * before.from.rawValue)
    #expect(now.to > before.to)
  }

  @Test func `a decision that keeps the plan is none`() throws {
    try house.configure(House.plan + "guardrails: { minChange: 100% }\n")
    try deliver(display: 0, search: 20)
    #expect(try pass() == nil)
  }

  @Test func `a decision on schedule is made whatever it promises`() throws {
    try deliver(display: 5, search: 5, days: 7)
    #expect(try house.decide(on: "2026-03-09").occasion == .schedule)
  }
}
