import Marketing
import Testing

@testable import Storage

struct LedgerHistoryTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.withConfiguration() }

  /// The decision that comes back when it is recorded.
  private func recorded(_ decision: Decision) throws -> Decision? {
    try ledger.record(decision)
    return try ledger.decision(decision.number)
  }

  @Test func `a decision comes back whole`() throws {
    try ledger.take("a.csv", [observation()])
    try ledger.record(decision(1))
    var second = try decision(2)
    second.supersedes = 1
    second.dataThrough = try day("2026-01-05")
    second.currency = try #require(Currency(code: "JPY"))
    second.per = .month
    second.seed = .max
    second.throughFile = 1
    second.files = [DecidedFile(name: "a \"1\".csv", state: .held, rows: 3)]
    second.occasion = .evidence
    second.expected = Expectation(conversions: 1.1, low: 0.1, high: 1 / 3, conversionsBefore: nil)
    #expect(try recorded(second) == second)
  }

  @Test func `a recommendation comes back whole`() throws {
    var full = try recommendation("Radio COPE", to: 10_000)
    full.state = .probation
    full.action = .up
    full.flags = ChannelFlag.allCases
    full.limitsHit = Limit.allCases
    full.wouldChangeIf = .newerRows
    full.evidence = Evidence(
      spend: Micros(rawValue: 1), conversions: 0.1, expectedAtTarget: 0.2, oddsAgainst: .infinity,
      oddsFor: 1e-300, barOdds: 70, costPerAcquisition: 1.0 / 3, costPerAcquisitionLow: 0,
      costPerAcquisitionHigh: .leastNonzeroMagnitude, probabilityOfBeingBest: 1,
      marginalPerUnit: .pi,
      maturity: 0.5, dispersion: 2, matureDays: 14)
    let whole = try decision(channels: [full])
    #expect(try recorded(whole) == whole)
  }

  private static let reasons: [Reason] = [
    .returnsMore(marginalPerUnit: 0.04), .returnsLess(marginalPerUnit: 0.01), .balanced,
    .newcomer(equalShare: MinorUnits(rawValue: 180_000)),
    .refuted(expected: 142, observed: 71, odds: .infinity, bar: 70, on: Day(number: 20_000)),
    .droppedBefore(on: Day(number: 20_000), spentSince: Micros(rawValue: 500_000_000)),
    .absent(lastSpend: Day(number: 20_000)), .stale(lastDay: Day(number: 20_000)), .awaited,
    .unmeasured, .outcomeMissing(since: Day(number: 20_000)),
    .protected(because: "long-term awareness"), .protected(because: nil),
    .tooSmallAMove(share: 0.01), .nothingNew(since: 3),
  ]

  @Test(arguments: reasons)
  func `every reason comes back`(reason: Reason) throws {
    let whole = try decision(channels: [recommendation("radio", to: 10_000, reason: reason)])
    #expect(try recorded(whole) == whole)
  }

  private static let conditions: [Condition] = [
    .representative(days: 3, ofDays: 14, expected: 2.5, ofExpected: 5),
    .evidenceReaches(against: 70, inFavour: 20), .newerRows, .outcomesMeasured, .released,
  ]

  @Test(arguments: conditions)
  func `every condition comes back`(condition: Condition) throws {
    let whole = try decision(
      channels: [recommendation("radio", to: 10_000, wouldChangeIf: condition)])
    #expect(try recorded(whole) == whole)
  }

  @Test func `every need comes back`() throws {
    let radio = try channel("radio")
    var whole = try decision()
    whole.needsYou = [
      .sendFile(channel: radio, since: try day("2026-01-05")),
      .sendFile(channel: radio, since: nil), .stopInPlatform(channel: radio),
      .measure(channel: radio), .restoreOutcome(channel: radio, since: try day("2026-01-05")),
      .repairFile(name: "a.csv", problem: "no date column"),
      .answerHeldFile(name: "b.csv", question: "which locale?"), .exportAgain(channel: radio),
    ]
    #expect(try recorded(whole) == whole)
  }

  @Test func `every note comes back`() throws {
    let amount = MinorUnits(rawValue: 5)
    var whole = try decision()
    whole.notes = [
      .firstPlan, .nothingNew(since: 3), .tooSmallAMove(share: 0.01, minChange: 0.02),
      .targetFixed(target: .costPerAcquisition(30), on: try day("2026-01-05")),
      .targetFixed(target: .returnOnAdSpend(3), on: try day("2026-01-05")),
      .targetFixed(target: .auto, on: try day("2026-01-05")), .stepRelaxed(from: 2, to: nil),
      .stepRelaxed(from: 2, to: 3.5), .floorsRelaxed,
      .groupMinimumShrunk(group: "offline", to: amount), .minimumsShrunk,
      .fixedAmountsScaled(to: 0.9), .unplaced(amount: amount, limit: .group),
    ]
    #expect(try recorded(whole) == whole)
  }

  @Test func `the channels of a decision keep their order`() throws {
    let whole = try decision(
      channels: [recommendation("b", to: 1), recommendation("a", to: 9_999)])
    #expect(try recorded(whole)?.channels.map(\.channel.text) == ["b", "a"])
  }

  @Test func `the last decision is the one with the highest number`() throws {
    try ledger.record(decision(1))
    try ledger.record(decision(2))
    #expect(try ledger.lastDecision()?.number == 2)
    #expect(try ledger.decision(3) == nil)
  }

  @Test func `the last basis is the last decision's`() throws {
    #expect(try ledger.lastBasis() == nil)
    try ledger.record(decision(1))
    try ledger.record(decision(2))
    #expect(try ledger.lastBasis() == ledger.lastDecision()?.basis)
    #expect(try ledger.basis(of: 1) == ledger.decision(1)?.basis)
  }

  @Test func `decisions are found by their day`() throws {
    try ledger.record(decision(1, today: "2026-01-05"))
    try ledger.record(decision(2, today: "2026-01-06"))
    try ledger.record(decision(3, today: "2026-01-07"))
    let middle = try ledger.decisions(from: day("2026-01-06"), through: day("2026-01-06"))
    #expect(middle.map(\.number) == [2])
    #expect(try ledger.decisions(from: day("2026-01-06")).map(\.number) == [2, 3])
    #expect(try ledger.decisions(through: day("2026-01-06")).map(\.number) == [1, 2])
    #expect(try ledger.decisions().count == 3)
  }

  @Test func `plans come with the amounts that each recommended`() throws {
    try ledger.record(decision(1, channels: [recommendation("radio", to: 10_000, from: 5)]))
    let radio = PlanInForce.Amount(
      from: MinorUnits(rawValue: 5), to: MinorUnits(rawValue: 10_000), state: .testing)
    #expect(
      try ledger.plans()
        == [PlanInForce(decision: 1, today: day("2026-01-06"), amounts: [channel("radio"): radio])]
    )
  }

  @Test(arguments: [
    ("2026-01-04", [1, 2, 3]), ("2026-01-06", [1, 2, 3]), ("2026-01-08", [2, 3]),
    ("2026-01-20", [3]),
  ])
  func `plans since a day begin with the one in force on it`(iso: String, numbers: [Int]) throws {
    try ledger.record(decision(1, today: "2026-01-05"))
    try ledger.record(decision(2, today: "2026-01-07"))
    try ledger.record(decision(3, today: "2026-01-09"))
    #expect(try ledger.plans(since: day(iso)).map(\.decision) == numbers)
  }

  @Test func `plans before a fall name who fell and what it had`() throws {
    let fall = HypothesisEvent(
      channel: try channel("radio"), day: try day("2026-01-08"), from: .confirmed, to: .probation,
      cause: .degradation, evidence: Evidence())
    try ledger.record(decision(1, today: "2026-01-05"))
    try ledger.record(
      decision(
        2, today: "2026-01-07",
        channels: [recommendation("display", to: 1_000), recommendation("radio", to: 9_000)]))
    try ledger.record(decision(3, today: "2026-01-08"), events: [fall])
    let plan = try #require(try ledger.plansBeforeFalls().first)
    #expect(try ledger.plansBeforeFalls().count == 1)
    #expect(plan.decision == 2)
    #expect(plan.amounts.keys.map(\.text) == ["radio"])
    #expect(plan.amounts.values.map(\.to) == [MinorUnits(rawValue: 9_000)])
  }

  @Test func `stops and starts come back, of channels that had nothing lately`() throws {
    let amounts: [(from: Int64, to: Int64)] = [(4_000, 4_000), (4_000, 0), (0, 0), (0, 3_000)]
    for (index, amount) in amounts.enumerated() {
      let radio = try recommendation("radio", to: amount.to, from: amount.from)
      let rest = try recommendation("display", to: 10_000 - amount.to, from: index == 0 ? 0 : 1)
      try ledger.record(
        decision(index + 1, today: "2026-01-0\(index + 1)", channels: [rest, radio]))
    }
    let plans = try ledger.stopsAndStarts(ofIdleSince: day("2026-01-03"))
    #expect(plans.map(\.decision) == [2, 4])
    #expect(plans.flatMap { $0.amounts.keys.map(\.text) } == ["radio", "radio"])
    #expect(try ledger.stopsAndStarts(ofIdleSince: day("2026-01-04")).isEmpty)
  }

  @Test func `events come back with the decision that announced them`() throws {
    let confirmed = HypothesisEvent(
      channel: try channel("radio"), day: try day("2026-01-05"), from: .testing, to: .confirmed,
      cause: .evidence, evidence: Evidence())
    let refuted = HypothesisEvent(
      channel: try channel("display"), day: try day("2026-01-06"), from: .testing, to: .dropped,
      cause: .evidence, evidence: Evidence(conversions: 71, oddsAgainst: 84))
    try ledger.record(decision(1), events: [confirmed])
    try ledger.record(decision(2), events: [refuted])
    #expect(
      try ledger.events()
        == [
          RecordedEvent(event: confirmed, decision: 1), RecordedEvent(event: refuted, decision: 2),
        ])
    #expect(try ledger.events(of: channel("Display")).map(\.event) == [refuted])
    let steps = try ledger.steps(knownTo: 2)
    #expect(steps.map(\.to) == [.confirmed, .dropped] && steps.map(\.decision) == [1, 2])
    #expect(try ledger.steps(knownTo: 1).map(\.channel) == [confirmed.channel])
  }

  @Test func `the last drop of a channel is dated by the decision that told of it`() throws {
    let first = HypothesisEvent(
      channel: try channel("radio"), day: try day("2026-01-01"), from: .testing, to: .dropped,
      cause: .evidence, evidence: Evidence())
    let retest = HypothesisEvent(
      channel: first.channel, day: try day("2026-01-02"), from: .dropped, to: .retest,
      cause: .person, evidence: Evidence())
    let last = HypothesisEvent(
      channel: first.channel, day: try day("2026-01-03"), from: .retest, to: .dropped,
      cause: .retest, evidence: Evidence())
    try ledger.record(decision(1, today: "2026-01-06"), events: [first])
    try ledger.record(decision(2, today: "2026-01-08"), events: [retest, last])
    #expect(try ledger.dropsAdvised(before: 2) == [first.channel: day("2026-01-06")])
    #expect(try ledger.dropsAdvised(before: 3) == [first.channel: day("2026-01-08")])
  }

  @Test func `an unreadable cell is damage, not a crash`() throws {
    try ledger.record(decision())
    try ledger.execute(
      """
      DROP TRIGGER decisionIsNotRewritten;
      UPDATE decision SET notes = '[{"unheardOf":{}}]';
      """)
    let error = #expect(throws: LedgerError.self) { try ledger.lastDecision() }
    #expect(
      error == .damaged(name: "ledger in memory", detail: "column notes is not readable"))
  }
}
