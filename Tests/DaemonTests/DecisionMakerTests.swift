import Foundation
import Marketing
import Report
import Storage
import Testing

@testable import Daemon

struct DecisionMakerTests {
  private let house: House

  init() throws {
    house = try House()
  }

  private var maker: DecisionMaker {
    DecisionMaker(ledger: house.ledger, configuration: house.configuration, version: "1.0.0")
  }

  /// What happened to display, as the ledger tells it.
  private func story() throws -> [[String]] {
    try house.ledger.events(of: channel("display")).map(\.event).map {
      [$0.from.rawValue, $0.to.rawValue, $0.cause.rawValue]
    }
  }

  @Test func `a channel that misses its target by far is dropped, and the event recorded`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    let decision = try house.decide(on: "2026-03-02")
    #expect(decision.channels.first?.state == .dropped)
    #expect(decision.channels.first?.to == .zero)
    #expect(try story() == [["testing", "dropped", "evidence"]])
    #expect(decision.needsYou == [.stopInPlatform(channel: try channel("display"))])
  }

  @Test func `a stop-loss holds a channel that misses its target, and calls it no refutation`()
    throws
  {
    try house.configure(House.plan + "stopLoss: { spend: 1000 }\n")
    // 22 mature days of 50 EUR bring 88 of 110 customers: far from any verdict.
    let weak = Figures(channels: [("display", 50, 4), ("search", 50, 5)])
    try house.deliver(weak.csv())
    let display = try #require(house.decide(on: "2026-03-02").channels.first)
    #expect(display.state == .testing)
    // The floor: 2 % of an equal share of 350 EUR.
    #expect(display.to == MinorUnits(rawValue: 700))
    #expect(
      display.reason
        == .stopLoss(
          spent: Micros(rawValue: 1_100_000_000), limit: MinorUnits(rawValue: 100_000)))
    let log = try house.folder.text(of: "out/recommendations.log")
    #expect(
      log.contains("  display: stop-loss of 1,000.00 EUR: 1,100.00 spent, short of its target"))
    #expect(log.contains("at its floor,\n1   display: not refuted"))
    #expect(try story().isEmpty)
    let explained = try Explanations(ledger: house.ledger, configuration: house.configuration)
      .explanations(decision: 1, channel: try channel("display")).flatMap(\.lines)
    #expect(explained.contains { $0.contains("stop-loss of 1,000.00 EUR") })
  }

  @Test func `an event is recorded once`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
    try house.decide(on: "2026-03-03")
    try house.deliver(Figures.newcomer.csv(), as: "more.csv")
    try house.decide(on: "2026-03-04")
    #expect(try story().count == 1)
  }

  @Test func `a restated row reopens what was dropped, and the old event stays`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
    var corrected = Figures.oneHopeless
    corrected.channels = [("display", 50, 5)]
    try house.deliver(corrected.csv(), as: "corrected.csv")
    let decision = try house.decide(on: "2026-03-09")
    #expect(decision.channels.first?.state != .dropped)
    let story = try story()
    #expect(story.first == ["testing", "dropped", "evidence"])
    #expect(story.last?.first == "dropped")
    #expect(story.last?.last == "restated")
    #expect(story.count == 2)
  }

  @Test func `what was reopened is told once`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
    var corrected = Figures.oneHopeless
    corrected.channels = [("display", 50, 5)]
    try house.deliver(corrected.csv(), as: "corrected.csv")
    try house.decide(on: "2026-03-09")
    try house.decide(on: "2026-03-16")
    #expect(try story().count == 2)
  }

  // MARK: What an earlier decision was made from

  private func request(of decision: Decision) throws -> DecisionRequest {
    try maker.request(maker.knowledge(of: decision))
  }

  @Test func `what a decision fixed for later ones it was made without`() throws {
    try house.configure(House.plan.replacing("target: { cpa: 10 }\n", with: ""))
    var figures = Figures.twoEqual
    (figures.first, figures.days) = ("2026-01-05", 56)
    try house.deliver(figures.csv())
    let first = try house.decide(on: "2026-03-02")
    try house.deliver(Figures.newcomer.csv(), as: "more.csv")
    let second = try house.decide(on: "2026-03-09")
    #expect(try request(of: first).referenceSpend == nil)
    #expect(try request(of: first).fixedTarget == nil)
    #expect(try request(of: second).referenceSpend == 50)
    #expect(try request(of: second).fixedTarget?.target == .costPerAcquisition(12.5))
  }

  @Test func `that a source restates is known from the file on that showed it`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    let first = try house.decide(on: "2026-03-02")
    try house.deliver(Figures.twoEqual.csv(), as: "corrected.csv")
    let second = try house.decide(on: "2026-03-02")
    #expect(try request(of: first).restatingSince == [:])
    #expect(try request(of: second).restatingSince == ["generic": day("2026-03-02")])
  }

  @Test func `a decision knows the rows of its files, as they were then`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    let first = try house.decide(on: "2026-03-02")
    try house.deliver(Figures.twoEqual.csv(), as: "corrected.csv")
    let second = try house.decide(on: "2026-03-09")
    #expect(try request(of: first).observations.allSatisfy { $0.earlier.isEmpty })
    #expect(try request(of: second).observations.contains { !$0.earlier.isEmpty })
  }

  @Test func `a decision knows the plans before it`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let first = try house.decide(on: "2026-03-02")
    let second = try house.decide(on: "2026-03-09")
    #expect(try request(of: first).plans == [])
    #expect(try request(of: second).plans.map(\.decision) == [1])
  }

  // MARK: Beliefs kept for the next decision

  @Test func `the next decision goes on from the beliefs of the last`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let decision = try house.decide(on: "2026-03-02")
    let portfolio = try #require(try maker.portfolio(maker.knowledge(of: decision)))
    let kept = try #require(try maker.present(today: day("2026-03-03")).beliefs)
    #expect(kept == portfolio.beliefState)
    #expect(kept.channels.count == 2)
  }

  @Test func `a recomputation goes on from no beliefs`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    let second = try house.decide(on: "2026-03-09")
    #expect(try request(of: second).cachedBeliefs == nil)
  }

  @Test func `beliefs kept or not, the decision is the same`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.deliver(Figures.newcomer.csv(), as: "more.csv")
    let present = try maker.present(today: day("2026-03-09"))
    var without = present
    without.beliefs = nil
    let resumed = try #require(try maker.portfolio(present))
    let anew = try #require(try maker.portfolio(without))
    #expect(resumed.beliefs == anew.beliefs)
    // What was kept a week ago will do.
    #expect(resumed.beliefState == nil && anew.beliefState != nil)
  }

  @Test func `the first decision fixes the reference spend for ever`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.configure(House.plan.replacing("700", with: "1400"))
    // 700 EUR a week are 100 a day, for two channels.
    #expect(try maker.portfolio(maker.present(today: day("2026-03-09")))?.referenceSpend == 50)
  }

  @Test func `a target that is found out is fixed once, and said`() throws {
    try house.configure(House.plan.replacing("target: { cpa: 10 }\n", with: ""))
    var figures = Figures.twoEqual
    (figures.first, figures.days) = ("2026-01-05", 56)
    try house.deliver(figures.csv())
    let decision = try house.decide(on: "2026-03-02")
    // 50 EUR for 5 customers are 10 EUR each; a channel may cost 1.25 times the portfolio's.
    guard case .targetFixed(.costPerAcquisition(12.5), let day)? = decision.notes.last else {
      throw Missing()
    }
    try house.deliver(Figures.newcomer.csv(), as: "more.csv")
    #expect(try house.decide(on: "2026-03-09").notes.contains { $0.isTarget } == false)
    let remembered = try #require(try maker.portfolio(maker.present(today: day + 60)))
    #expect(
      remembered.fixedTarget == FixedTarget(target: .costPerAcquisition(12.5), day: day))
  }

  @Test func `nothing is new until a file or a rule is`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    let today = try day("2026-03-03")
    #expect(try maker.present(today: today).nothingNewSince == 1)
    try house.configure(House.plan + "seed: 1\n")
    #expect(try maker.present(today: today).nothingNewSince == nil)
  }

  @Test func `a repeated file is no news`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try house.deliver(Figures.twoEqual.csv(), as: "again.csv")
    try house.pass(on: "2026-03-03", deciding: .never)
    #expect(try maker.present(today: day("2026-03-03")).nothingNewSince == 1)
  }
}

extension Note {
  fileprivate var isTarget: Bool {
    if case .targetFixed = self { true } else { false }
  }
}
