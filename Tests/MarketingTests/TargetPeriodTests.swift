import Statistics
import Testing

@testable import Marketing

/// A new target is a new claim.
@Suite struct TargetPeriodTests {
  @Test func `without periods the configured target has always held`() {
    let calendar = TargetCalendar(rules: .weekly(), periods: [], overrides: [])
    #expect(calendar.rules(on: day(-5000)).target == .costPerAcquisition(30))
    #expect(calendar.changes.isEmpty)
  }

  @Test(arguments: [(-100, 20.0), (9, 20), (10, 25), (29, 25), (30, 40)])
  func `each period holds until the next, the first for all time before`(on: Int, cost: Double) {
    let periods = [(30, 40.0), (0, 20), (10, 25)].map { from, cost in
      TargetPeriod(target: .costPerAcquisition(cost), from: day(from))
    }
    let calendar = TargetCalendar(rules: .weekly(), periods: periods, overrides: [])
    #expect(calendar.rules(on: day(on)).target == .costPerAcquisition(cost))
  }

  @Test func `a channel's own target goes before the plan's`() {
    let periods = [
      TargetPeriod(channel: "radio", target: .costPerAcquisition(45), from: day(0)),
      TargetPeriod(channel: "radio", target: nil, from: day(20)),
    ]
    let calendar = TargetCalendar(rules: .weekly(), periods: periods, overrides: [])
    #expect(calendar.rules(on: day(10)).rules(for: "radio").target == .costPerAcquisition(45))
    #expect(calendar.rules(on: day(20)).rules(for: "radio").target == nil)
  }

  @Test func `a person's target holds for its days`() {
    let word = Override(
      channel: nil, action: .target(.costPerAcquisition(12)), from: day(5), until: day(8),
      reason: nil, author: "Ana", source: .commandLine, createdAt: "")
    let calendar = TargetCalendar(rules: .weekly(), periods: [], overrides: [word])
    #expect(calendar.changes == [day(5), day(9)])
    #expect(calendar.rules(on: day(8)).target == .costPerAcquisition(12))
    #expect(calendar.rules(on: day(9)).target == .costPerAcquisition(30))
  }

  @Test func `a new target begins a new episode and counts for the bar`() throws {
    let radio = try #require(judged(outcome: 3, to: 25, on: 40))
    // Rows of days 33 to 59 are mature from day 40 on.
    #expect(radio.process.rows == 27)
    #expect(abs(radio.process.expected - 27 * 90 / 25) < 1e-9)
    #expect(radio.endedEvidence.count == 1)
    // Three episodes of two channels: 3 / 0.1.
    #expect(abs(try #require(radio.evidence.barOdds) - 30) < 1e-9)
    #expect(radio.events.isEmpty)
  }

  @Test func `a confirmed channel is tested anew`() throws {
    let radio = try #require(judged(outcome: 5, to: 25, on: 40, days: 45))
    #expect(radio.events.map(\.to) == [.confirmed, .testing])
    #expect(radio.events.map(\.cause) == [.evidence, .target])
    #expect(radio.events.last?.day == day(40))
  }

  @Test(arguments: [(25.0, HypothesisState.dropped), (45, .testing)])
  func `what is refuted at a target stays so at a harder one`(
    cost: Double, state: HypothesisState
  ) throws {
    #expect(judged(outcome: 1, to: cost, on: 40, days: 42)?.state == state)
  }

  @Test func `the level outlives the target`() throws {
    let changed = try #require(judged(outcome: 3, to: 15, on: 40, days: 45))
    // At half the cost the same three a day are half of what the target promises.
    #expect(abs(changed.watch.dispersion.level - 0.5) < 0.01)
    #expect(changed.watch.rows == 45)
  }

  @Test func `a target of another kind begins from nothing`() throws {
    let feed = Feed(channel: "radio", periods: 0..<60, revenue: { _ in 300 })
    let periods = [
      TargetPeriod(target: .costPerAcquisition(30), from: day(0)),
      TargetPeriod(target: .returnOnAdSpend(3), from: day(40)),
    ]
    let radio = try #require(
      HypothesisFold.folding([feed], through: 66, targets: periods)["radio"])
    #expect(radio.outcome == .revenue)
    #expect(radio.watch.rows == 27)
  }

  private func judged(outcome: Double, to cost: Double, on change: Int, days: Int = 60)
    -> Hypothesis?
  {
    let periods = [
      TargetPeriod(target: .costPerAcquisition(30), from: day(0)),
      TargetPeriod(target: .costPerAcquisition(cost), from: day(change)),
    ]
    let feed = Feed(channel: "radio", periods: 0..<days, conversions: { _ in outcome })
    let other = Feed(channel: "z", periods: 0..<10)
    return HypothesisFold.folding([feed, other], through: days + 6, targets: periods)["radio"]
  }
}
