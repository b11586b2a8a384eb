import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// A new target is a new claim, wherever people write it.
struct ChangedTargetTests {
  private let house: House

  init() throws {
    house = try House()
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
  }

  private static let harder = House.plan.replacing("cpa: 10", with: "cpa: 8")

  private func display(_ decision: Decision) throws -> Recommendation {
    try #require(decision.channels.first)
  }

  private func log(of decision: Int) throws -> String {
    try house.folder.text(of: "out/recommendations.log").split(separator: "\n")
      .filter { $0.hasPrefix("\(decision) ") }.joined(separator: "\n")
  }

  /// Four more weeks of the same two channels.
  private func deliverMore() throws {
    try house.deliver(
      Figures(channels: Figures.twoEqual.channels, first: "2026-03-02", days: 28).csv(),
      as: "more.csv")
  }

  @Test func `the evidence starts anew with the decision that first knows it`() throws {
    try house.configure(Self.harder)
    let display = try display(house.decide(on: "2026-03-03"))
    #expect(display.evidence.matureDays == 0)
    #expect(display.state == .testing)
  }

  @Test func `it judges the days that mature under it, and counts for the bar`() throws {
    try house.configure(Self.harder)
    try house.decide(on: "2026-03-03")
    try deliverMore()
    let evidence = try display(house.decide(on: "2026-03-30")).evidence
    // Mature from 2026-03-03 to 2026-03-30: as many days of 50 EUR, at 8 EUR a customer.
    #expect(evidence.matureDays == 28)
    #expect(abs(try #require(evidence.expectedAtTarget) - 28 * 50 / 8) < 1e-9)
    // Four episodes of two channels: 4 / 0.1.
    #expect(abs(try #require(evidence.barOdds) - 40) < 1e-9)
  }

  @Test func `the log says so once`() throws {
    try house.configure(Self.harder)
    try house.decide(on: "2026-03-03")
    try deliverMore()
    try house.decide(on: "2026-03-30")
    let sentence =
      "target 8.00 EUR a customer, before: target 10.00 EUR a customer; the evidence begins anew"
    #expect(try log(of: 2).contains(sentence))
    #expect(try !log(of: 1).contains("before: target"))
    #expect(try !log(of: 3).contains("before: target"))
  }

  @Test func `every decision can be replayed, and rebuilt`() throws {
    try house.configure(Self.harder)
    try house.decide(on: "2026-03-03")
    try deliverMore()
    try house.decide(on: "2026-03-30")
    let before = try house.folder.text(of: "out/recommendations.jsonl")
    #expect(
      try house.ledger.decisions().map { try house.finding(on: $0) }
        == [.identical, .identical, .identical])
    try Publisher(configuration: house.configuration, ledger: house.ledger).rebuild()
    #expect(try house.folder.text(of: "out/recommendations.jsonl") == before)
  }

  @Test func `going back to the old target is another claim`() throws {
    try house.configure(Self.harder)
    try house.decide(on: "2026-03-03")
    try house.configure(House.plan)
    #expect(try display(house.decide(on: "2026-03-04")).evidence.matureDays == 0)
    try deliverMore()
    let evidence = try display(house.decide(on: "2026-03-30")).evidence
    #expect(evidence.matureDays == 27)
  }

  @Test func `a target from a control file does the same`() throws {
    try house.deliver("display;target;8;;cheaper now;Ana\n", as: "control.csv")
    let decision = try house.decide(on: "2026-03-03")
    #expect(try display(decision).evidence.matureDays == 0)
    #expect(decision.channels.last?.evidence.matureDays ?? 0 > 0)
    #expect(try log(of: 2).contains("display: target 8.00 EUR a customer until released"))
    #expect(try house.finding(on: decision) == .identical)
  }

  @Test func `another setting changes no claim`() throws {
    try house.configure(House.plan + "seed: 5\n")
    #expect(try display(house.decide(on: "2026-03-03")).evidence.matureDays > 14)
  }
}
