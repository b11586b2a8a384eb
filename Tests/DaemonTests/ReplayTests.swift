import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct ReplayTests {
  private let house: House

  init() throws {
    house = try House()
  }

  private func findings() throws -> [Replay.Finding] {
    try house.ledger.decisions().map { try house.finding(on: $0) }
  }

  /// Figures of one more week, in which search does better.
  private func deliverMore() throws {
    try house.deliver(
      Figures(
        channels: [("display", 50, 2), ("search", 50, 9)], first: "2026-03-02", days: 7
      ).csv(), as: "more.csv")
  }

  @Test func `a decision is identical at once`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    #expect(try findings() == [.identical])
  }

  @Test func `decisions are identical after later figures`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverMore()
    try house.decide(on: "2026-03-09")
    try house.decide(on: "2026-03-16")
    #expect(try findings() == [.identical, .identical, .identical])
  }

  @Test func `a decision that superseded one of its day is identical`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.deliver(Figures.newcomer.csv(), as: "more.csv")
    try house.decide(on: "2026-03-02")
    #expect(try findings() == [.identical, .identical])
  }

  @Test func `a decision between schedules is identical`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverMore()
    let decision = try house.pass(on: "2026-03-09", deciding: .whenWorthIt).decision
    #expect(decision?.occasion == .evidence)
    try house.decide(on: "2026-03-10")
    #expect(try findings() == [.identical, .identical, .identical])
  }

  @Test func `a memory that was tampered with changes no decision before it`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverMore()
    let second = try house.decide(on: "2026-03-09")
    try house.ledger.set("referenceSpend", to: #"{"decision":1,"value":1}"#)
    #expect(try findings().first == .identical)
    #expect(try house.finding(on: second) != .identical)
  }

  @Test func `a decision is identical under a newer configuration`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.configure(House.plan + "seed: 9\nchannels: { search: { max: 300 } }\nlanguage: es\n")
    try house.decide(on: "2026-03-09")
    #expect(try findings() == [.identical, .identical])
  }

  @Test func `decisions are identical after their rows were restated`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
    try house.deliver(Figures.twoEqual.csv(), as: "corrected.csv")
    try house.decide(on: "2026-03-09")
    #expect(try findings() == [.identical, .identical])
  }

  @Test func `the decision that fixed the target is identical`() throws {
    try house.configure(House.plan.replacing("target: { cpa: 10 }\n", with: ""))
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    var more = Figures.twoEqual
    (more.first, more.days) = ("2026-03-02", 21)
    try house.deliver(more.csv(), as: "more.csv")
    try house.decide(on: "2026-03-23")
    #expect(try house.ledger.setting("fixedTarget") != nil)
    #expect(try findings() == [.identical, .identical])
  }

  @Test func `an amount that was tampered with differs`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.pass(on: "2026-03-02", deciding: .never)
    // The decision as it would be, made on a copy, and recorded with ten euros elsewhere.
    let copy = try house.ledger.copyInMemory()
    let cycle = Cycle(configuration: house.configuration, ledger: copy, version: "1.0.0")
    let order = Cycle.Order(today: try day("2026-03-02"), at: "2026-03-02T06:00:00+01:00")
    var decision = try #require(try cycle.run(order).decision)
    let amounts = decision.channels.map(\.to.rawValue)
    for (index, difference) in [Int64(-1000), 1000].enumerated() {
      decision.channels[index].to = MinorUnits(rawValue: amounts[index] + difference)
      decision.channels[index].action = .held
    }
    try house.ledger.saveConfiguration(
      digest: house.configuration.digest, text: house.configuration.text)
    try house.ledger.record(decision)
    #expect(
      try findings() == [
        .differs([
          "display: \(amounts[0] - 1000) was recommended, now \(amounts[0])",
          "search: \(amounts[1] + 1000) was recommended, now \(amounts[1])",
        ])
      ])
  }

  @Test func `a reason that was tampered with differs`() throws {
    try house.deliver(Figures.twoEqual.csv())
    var decision = try house.decide(on: "2026-03-02")
    decision.channels[0].reason = .balanced
    decision.channels[0].limitsHit = [.max]
    #expect(
      try house.finding(on: decision)
        == .differs(["display: the amount is the same, its reasons differ"]))
  }

  @Test func `channels that are missing or too many differ`() throws {
    try house.deliver(Figures.twoEqual.csv())
    var decision = try house.decide(on: "2026-03-02")
    decision.channels[0].channel = try channel("radio")
    #expect(
      try house.finding(on: decision)
        == .differs(["radio: is missing now", "display: was not in the decision"]))
  }

  @Test func `totals that were tampered with differ`() throws {
    try house.deliver(Figures.twoEqual.csv())
    var decision = try house.decide(on: "2026-03-02")
    decision.expected.conversions = 1
    #expect(try house.finding(on: decision) == .differs(["the totals differ"]))
  }

  @Test func `a decision of another version is not comparable`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let decision = try house.decide(on: "2026-03-02")
    #expect(
      try house.finding(on: decision, version: "2.0.0") == .notComparable(version: "1.0.0"))
  }

  @Test func `a decision whose configuration is lost differs`() throws {
    try house.deliver(Figures.twoEqual.csv())
    var decision = try house.decide(on: "2026-03-02")
    decision.configurationDigest = "lost"
    #expect(
      try house.finding(on: decision) == .differs(["its configuration is not in the ledger"]))
  }
}
