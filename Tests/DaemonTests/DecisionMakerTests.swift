import Foundation
import Marketing
import Statistics
import Storage
import Testing

@testable import Daemon

struct DecisionMakerTests {
  private let house: House

  init() throws {
    house = try House()
  }

  private var maker: DecisionMaker {
    DecisionMaker(ledger: house.ledger, configuration: house.configuration)
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

  @Test func `the beliefs that are kept equal the recomputation`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let decision = try house.decide(on: "2026-03-02")
    let portfolio = try #require(try maker.portfolio(maker.knowledge(of: decision)))
    let kept = try house.ledger.beliefs().map { entry in
      try JSONDecoder().decode(CurveEvidence.self, from: Data(entry.belief.statistics.utf8))
    }
    #expect(kept == portfolio.beliefs.sorted { $0.key < $1.key }.map(\.value.evidence))
    #expect(kept.count == 2)
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
