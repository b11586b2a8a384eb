import Statistics
import Testing

@testable import Marketing

@Suite struct TargetCalibrationTests {
  @Test(arguments: [(27, nil), (28, 37.5), (40, 37.5)] as [(Int, Double?)])
  func `a target is 1.25 times the portfolio's cost after 28 days`(days: Int, cost: Double?) {
    // 90 / 3 · 1.25
    #expect(
      calibration(Feed(channel: "a", periods: 0..<days)) == cost.map(Target.costPerAcquisition))
  }

  @Test func `without conversions it is the return over 1.25`() {
    let feed = Feed(
      channel: "a", periods: 0..<28, conversions: { _ in nil }, revenue: { _ in 450 })
    #expect(calibration(feed) == .returnOnAdSpend(4))
  }

  @Test(arguments: [Objective.revenue, .profit(margin: 0.4)])
  func `a plan for money asks for a return though conversions are counted`(objective: Objective) {
    let feed = Feed(channel: "a", periods: 0..<28, revenue: { _ in 450 })
    #expect(calibration(feed, for: objective) == .returnOnAdSpend(4))
  }

  @Test func `a plan for money asks for a cost where no revenue is told`() {
    let feed = Feed(channel: "a", periods: 0..<28)
    #expect(calibration(feed, for: .revenue) == .costPerAcquisition(37.5))
  }

  @Test func `days without spend tell nothing`() {
    let feed = Feed(channel: "a", periods: 0..<30, spend: { $0 < 3 ? 0 : 90 })
    #expect(calibration(feed) == nil)
  }

  @Test func `money whose customers nobody counted is no cost of customers`() {
    let feed = Feed(
      channel: "a", periods: 0..<28, conversions: { $0.isMultiple(of: 2) ? 3 : nil })
    #expect(calibration(feed) == .costPerAcquisition(37.5))
  }

  @Test func `four weekly rows are 28 days`() {
    let feed = Feed(channel: "a", periods: 0..<4, length: 7)
    #expect(calibration(feed) == .costPerAcquisition(37.5))
  }

  @Test func `the target is fixed once and episodes start the day after`() throws {
    let feed = Feed(channel: "a", periods: 0..<60, conversions: { $0 < 28 ? 3 : 1 })
    var fold = HypothesisFold(rules: .weekly(target: .auto), maturity: Maturity(), fixedTarget: nil)
    fold.fold([feed.history], through: day(66))
    // The 28th row is mature on day 27 + 7; the 32 after it are evidence.
    #expect(fold.fixedTarget == FixedTarget(target: .costPerAcquisition(37.5), day: day(34)))
    #expect(fold.hypotheses["a"]?.process.rows == 32)
    #expect(abs((fold.hypotheses["a"]?.process.expected ?? 0) - 32 * 90 / 37.5) < 1e-9)
  }

  @Test func `a target fixed as a return is tested on revenue`() {
    let feed = Feed(
      channel: "a", periods: 0..<60, conversions: { _ in nil }, revenue: { _ in 450 })
    var fold = HypothesisFold(rules: .weekly(target: .auto), maturity: Maturity(), fixedTarget: nil)
    fold.fold([feed.history], through: day(66))
    #expect(fold.fixedTarget == FixedTarget(target: .returnOnAdSpend(4), day: day(34)))
    #expect(fold.hypotheses["a"]?.outcome == .revenue)
    #expect(fold.hypotheses["a"]?.process.rows == 32)
    #expect(fold.hypotheses["a"]?.matureRows == 60)
  }

  @Test func `a target fixed before stays whatever history says`() {
    let fixed = FixedTarget(target: .costPerAcquisition(20), day: day(40))
    var fold = HypothesisFold(
      rules: .weekly(target: .auto), maturity: Maturity(), fixedTarget: fixed)
    fold.fold([Feed(channel: "a", periods: 0..<60).history], through: day(66))
    #expect(fold.fixedTarget == fixed)
    // Of 60 rows, those that are mature from day 41 on: the 35th to the 60th.
    #expect(fold.hypotheses["a"]?.process.rows == 26)
  }

  @Test func `a channel with a target of its own waits for none`() {
    let rules = PlanRules.weekly(
      target: .auto, channels: ["a": ChannelRules(target: .costPerAcquisition(30))])
    var fold = HypothesisFold(rules: rules, maturity: Maturity(), fixedTarget: nil)
    fold.fold([Feed(channel: "a", periods: 0..<10).history], through: day(16))
    #expect(fold.hypotheses["a"]?.process.rows == 10)
  }

  @Test(arguments: [(19, nil), (20, 30.0)] as [(Int, Double?)])
  func `an order's value is known after twenty orders`(orders: Int, units: Double?) {
    var value = OrderValue()
    for row in Feed(
      channel: "a", periods: 0..<orders, conversions: { _ in 1 }, revenue: { _ in 30 }
    ).history.rows { value.add(row) }
    #expect(value.units == units)
  }

  private func calibration(_ feed: Feed, for objective: Objective = .conversions) -> Target? {
    var calibration = TargetCalibration(for: objective)
    for row in feed.history.rows { calibration.add(row) }
    return calibration.target
  }
}
