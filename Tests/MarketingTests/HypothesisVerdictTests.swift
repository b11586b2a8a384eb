import Statistics
import Testing

@testable import Marketing

/// The steps of a hypothesis over its life, on the days that an independent replay gives.
@Suite struct HypothesisVerdictTests {
  /// Outcomes a day at three target costs, changing on some days.
  struct Life: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let phases: [(from: Int, outcomes: [Double])]
    let days: Int
    let steps: [(day: Int, to: HypothesisState, cause: HypothesisEvent.Cause)]

    func outcome(on day: Int) -> Double {
      let outcomes = phases.last { $0.from <= day }?.outcomes ?? []
      return outcomes[day % outcomes.count]
    }
  }

  /// Beside a steady channel that brings 3, 4 and 2.
  ///
  /// A scalar replay of the published formulas in Python, with residuals in place of sums and
  /// `scipy.special.logsumexp`, dispersion pooled over both, rows mature after seven days.
  static let lives = [
    Life(
      testDescription: "a confirmed channel that fails",
      phases: [(0, [5, 4, 6, 3]), (100, [1, 2])], days: 300,
      steps: [
        (25, .confirmed, .evidence), (129, .probation, .degradation),
        (133, .dropped, .degradation), (253, .retest, .coolDown), (266, .dropped, .retest),
      ]),
    Life(
      testDescription: "a confirmed channel with three bad weeks",
      phases: [(0, [5, 4, 6, 3]), (100, [1, 2]), (124, [5, 4, 6, 3])], days: 330,
      steps: [
        (25, .confirmed, .evidence), (129, .probation, .degradation),
        (133, .confirmed, .degradation),
      ]),
    Life(
      testDescription: "a dud that learns",
      phases: [(0, [1, 2]), (60, [5, 3, 4])], days: 220,
      steps: [
        (21, .dropped, .evidence), (141, .retest, .coolDown), (154, .testing, .retest),
        (180, .confirmed, .evidence),
      ]),
    Life(
      testDescription: "a dud for ever",
      phases: [(0, [1, 2])], days: 560,
      steps: [
        (21, .dropped, .evidence), (141, .retest, .coolDown), (154, .dropped, .retest),
        (394, .retest, .coolDown), (407, .dropped, .retest),
      ]),
    Life(
      testDescription: "a channel that fails while it is under test",
      phases: [(0, [3, 4]), (100, [1, 1])], days: 400,
      steps: [(375, .dropped, .degradation)]),
  ]

  @Test(arguments: lives)
  func `each step falls on the day the rule says`(life: Life) throws {
    let hypothesis = try #require(fold(life)["a"])
    #expect(hypothesis.events.map(\.day) == life.steps.map { day($0.day) })
    #expect(hypothesis.events.map(\.to) == life.steps.map(\.to))
    #expect(hypothesis.events.map(\.cause) == life.steps.map(\.cause))
  }

  @Test func `a protected channel is put on probation and never dropped`() throws {
    let rules = PlanRules.weekly(channels: ["a": ChannelRules(protection: .init(reason: nil))])
    let hypothesis = try #require(fold(Self.lives[0], rules)["a"])
    #expect(hypothesis.events.map(\.to) == [.confirmed, .probation])
    // The replay's ln SR at the end.
    #expect(abs(hypothesis.logDegradation - 72.981_903_768) < 1e-8)
  }

  @Test func `the bar counts the episodes that are over`() throws {
    // Two channels and one retest: 3 / 0.1, as in the replay.
    let hypothesis = try #require(fold(Self.lives[2])["b"])
    #expect(abs(try #require(hypothesis.evidence.barOdds) - 30) < 1e-9)
  }

  @Test func `what an episode ended with is kept`() throws {
    let hypothesis = try #require(fold(Self.lives[3])["a"])
    #expect(hypothesis.endedEvidence.count == 2)
    #expect(try #require(hypothesis.endedEvidence.first) > 3)
  }

  @Test func `an event carries the detector's odds at the crossing`() throws {
    let events = try #require(fold(Self.lives[0])["a"]).events
    #expect(try #require(events[1].evidence.oddsOfDegradation) >= 260)
    #expect(try #require(events[2].evidence.oddsOfDegradation) >= 1040)
  }

  @Test func `a confirmed channel begins without suspicion`() throws {
    let hypothesis = try #require(fold(Self.lives[1], days: 19)["a"])
    #expect(hypothesis.state == .confirmed)
    #expect(hypothesis.logDegradation == -.infinity)
  }

  @Test(arguments: [(1, 120), (2, 240), (3, 365), (4, 365)])
  func `every drop doubles the time to the next test, up to a year`(drop: Int, days: Int) {
    #expect(Hypothesis.coolDownDays(afterDrop: drop) == days)
  }

  /// A tenth of 16.5 EUR a day is 602 EUR a year: just twenty customers at 30 EUR.
  @Test(arguments: [(16.4, true), (16.5, false)])
  func `where a retest could tell nothing within a year a person is asked`(
    spend: Double, asksPerson: Bool
  ) throws {
    let dud = Feed(
      channel: "a", periods: 0..<60, spend: { _ in spend }, conversions: { _ in 0 })
    let hypothesis = try #require(
      HypothesisFold.folding([dud, steady(60)], through: 300)["a"])
    #expect(hypothesis.coolDown?.asksPerson ?? false == asksPerson)
    #expect((hypothesis.state == .dropped) == asksPerson)
  }

  @Test func `a retest uses rows from its first day on`() throws {
    let hypothesis = try #require(fold(Self.lives[2], days: 144)["a"])
    #expect(hypothesis.state == .retest)
    // The retest begins on day 141; rows of days 141 to 143 are mature by day 150.
    #expect(hypothesis.process.rows == 3)
    #expect(hypothesis.evidence.matureDays == 3)
  }

  @Test func `a day without rows ends a cool-down all the same`() throws {
    let feeds = [feed(Self.lives[2], days: 60), steady(60)]
    #expect(HypothesisFold.folding(feeds, through: 140)["a"]?.state == .dropped)
    #expect(HypothesisFold.folding(feeds, through: 141)["a"]?.state == .retest)
  }

  /// Both fail; the first is dropped, and tried again from day 141 on.
  @Test func `the last channel is never dropped, though another is tried again`() {
    let first = Feed(channel: "a", periods: 0..<160, conversions: { _ in 0 })
    let second = Feed(channel: "b", periods: 0..<160, conversions: { _ in 0 })
    let hypotheses = HypothesisFold.folding([first, second], through: 160)
    #expect(hypotheses["a"]?.events.map(\.to).contains(.retest) == true)
    #expect(hypotheses["b"]?.events.map(\.to).contains(.dropped) == false)
  }

  /// The retest begins on day 141.
  @Test(arguments: [
    (25.0, [HypothesisState.dropped, .retest]), (40, [.dropped, .retest, .testing]),
  ])
  func `a harder target brings no full amount back, an easier one does`(
    cost: Double, states: [HypothesisState]
  ) throws {
    let word = Override(
      channel: "a", action: .target(.costPerAcquisition(cost)), from: day(143), reason: nil,
      author: "Ana", source: .commandLine, createdAt: "2026-05-28T09:00:00+02:00")
    let hypothesis = try #require(
      HypothesisFold.folding(
        [feed(Self.lives[2], days: 60), steady(60)], through: 144, overrides: [word])["a"])
    #expect(hypothesis.events.map(\.to) == states)
    #expect(hypothesis.state == states.last)
  }

  @Test func `a person's word begins a retest at once`() throws {
    let word = Override(
      channel: "a", action: .retest, from: day(80), reason: nil, author: "Ana",
      source: .commandLine, createdAt: "2026-04-01T09:00:00+02:00")
    let hypothesis = try #require(
      HypothesisFold.folding(
        [feed(Self.lives[2], days: 100), steady(100)], through: 95, overrides: [word])["a"])
    #expect(hypothesis.events.map(\.to) == [.dropped, .retest, .testing])
    #expect(hypothesis.events[1].day == day(80))
    #expect(hypothesis.events[1].cause == .person)
  }

  @Test func `revenue without order counts is never put on probation`() throws {
    let fading = Feed(
      channel: "a", periods: 0..<300, conversions: { _ in nil },
      revenue: { $0 < 100 ? 900 : 1 })
    let hypothesis = try #require(
      HypothesisFold.folding([fading], .weekly(target: .returnOnAdSpend(3)), through: 300)["a"])
    #expect(hypothesis.events.map(\.to) == [.confirmed])
    #expect(hypothesis.ageing == nil)
  }

  @Test(arguments: lives)
  func `what was known in its time stays so`(life: Life) {
    let atOnce = fold(life)["a"]?.events ?? []
    let early = HypothesisFold.folding([feed(life, days: 156), steady(156)], through: 156)
    #expect(early["a"]?.events == atOnce.filter { $0.day <= day(156) })
  }

  @Test(arguments: lives)
  func `the order of histories is irrelevant`(life: Life) {
    let feeds = [feed(life, days: life.days), steady(life.days)]
    let last = life.days + 6
    #expect(
      HypothesisFold.folding(feeds.reversed(), through: last)
        == HypothesisFold.folding(feeds, through: last))
  }

  @Test(arguments: lives, [0.01, 100])
  func `other money changes no step`(life: Life, unit: Double) {
    let feeds = [feed(life, days: life.days), steady(life.days)].map { feed in
      var scaled = feed
      scaled.spend = { feed.spend($0) * unit }
      return scaled
    }
    let rules = PlanRules.weekly(target: .costPerAcquisition(30 * unit))
    let steps = HypothesisFold.folding(feeds, rules, through: life.days + 6)["a"]?.events
    #expect(steps?.map(\.day) == life.steps.map { day($0.day) })
  }

  private func fold(
    _ life: Life, _ rules: PlanRules = .weekly(), days: Int? = nil
  ) -> [ChannelName: Hypothesis] {
    let days = days ?? life.days
    return HypothesisFold.folding([feed(life, days: days), steady(days)], rules, through: days + 6)
  }

  private func feed(_ life: Life, days: Int) -> Feed {
    Feed(channel: "a", periods: 0..<days, conversions: { life.outcome(on: $0) })
  }

  private func steady(_ days: Int) -> Feed {
    Feed(channel: "b", periods: 0..<days, conversions: { [3, 4, 2][$0 % 3] })
  }
}

extension HypothesisFold {
  /// The hypotheses after all rows of feeds that are mature by a day.
  static func folding(
    _ feeds: [Feed], _ rules: PlanRules = .weekly(), through last: Int,
    overrides: [Override] = [], targets: [TargetPeriod] = []
  ) -> [ChannelName: Hypothesis] {
    var fold = HypothesisFold(
      rules: rules, maturity: Maturity(), fixedTarget: nil, overrides: overrides,
      targets: targets)
    fold.fold(feeds.map(\.history), through: day(last))
    return fold.hypotheses
  }
}
