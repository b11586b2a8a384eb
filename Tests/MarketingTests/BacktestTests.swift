import Testing

@testable import Marketing

@Suite struct BacktestTests {
  /// Of 90 EUR a day at a target of 30 EUR; dropped on day 21, as `HypothesisFoldTests` has it.
  private let dud = Feed(channel: "dud", periods: 0..<60, conversions: { [1, 2][$0 % 2] })
  private let good = Feed(channel: "good", periods: 0..<60, conversions: { [4, 5, 6][$0 % 3] })

  @Test func `the steps are those of the daemon's own portfolio`() throws {
    let backtest = try backtest([dud, good])
    let portfolio = try #require(Portfolio(request([dud, good])))
    #expect(backtest.channels.map(\.channel) == ["dud", "good"])
    #expect(
      backtest.channels.map { $0.steps.map(\.event) }
        == backtest.channels.map { portfolio.hypotheses[$0.channel]?.events })
    #expect(backtest.channels.first?.standing.state == .dropped)
  }

  @Test func `a step knows what was spent before its morning`() throws {
    let step = try #require(backtest([dud, good])[0].steps.first)
    #expect(step.event.to == .dropped)
    #expect(step.event.day == day(21))
    #expect(abs(step.spendSoFar - 21 * 90) < 1e-9)
  }

  @Test func `a step carries what was promised and what came`() throws {
    let evidence = try #require(backtest([dud, good])[0].steps.first).event.evidence
    // Fifteen days of three customers; eight times one, seven times two.
    #expect(evidence.expectedAtTarget == 45)
    #expect(evidence.observed == 22)
  }

  @Test func `what was spent from the drop on is counted to the end`() throws {
    let backtest = try backtest([dud, good])
    #expect(abs(backtest[0].spendAfterDrop - 39 * 90) < 1e-9)
    // 20 days of two customers, 19 of one.
    #expect(backtest[0].conversionsAfterDrop == 59)
    #expect(backtest[0].revenueAfterDrop == nil)
    #expect(backtest[1].spendAfterDrop == 0)
    #expect(abs(backtest.spendAfterDrop - 39 * 90) < 1e-9)
    #expect(abs(backtest.spend - 120 * 90) < 1e-9)
  }

  @Test func `a retest that meets its target takes the drop back`() throws {
    let mended = Feed(
      channel: "dud", periods: 0..<200, conversions: { $0 < 60 ? [1, 2][$0 % 2] : 5 })
    var steady = good
    steady.periods = 0..<200
    let channel = try backtest([mended, steady])[0]
    #expect(channel.steps.map(\.event.to).prefix(3) == [.dropped, .retest, .testing])
    let back = channel.steps[2].event.day
    #expect(channel.steps[1].event.day == day(141))
    #expect(abs(channel.spendAfterDrop - Double(back - day(21)) * 90) < 1e-9)
  }

  @Test func `totals leave open what no row tells`() throws {
    let blind = Feed(channel: "blind", periods: 0..<60, conversions: { _ in nil })
    let channel = try #require(backtest([blind, good]).channels.first)
    #expect(channel.conversions == nil)
    #expect(channel.revenue == nil)
    #expect(channel.standing.reason == .unmeasured)
  }

  @Test func `every alarm of ageing is told as of its day`() throws {
    let tired = Feed(channel: "tired", periods: 0..<160, conversions: { $0 < 100 ? 12 : 5 })
    var steady = good
    steady.periods = 0..<160
    let channel = try #require(backtest([steady, tired]).channels.last)
    let alarm = try #require(channel.ageing.first)
    #expect(channel.ageing.count == 1)
    #expect(alarm.since > day(107))
    #expect(try #require(alarm.ratio) < 1)
  }

  @Test func `an automatic target is fixed as the daemon fixes it`() throws {
    let backtest = try backtest([dud, good], under: .weekly(target: .auto))
    let portfolio = try #require(Portfolio(request([dud, good], under: .weekly(target: .auto))))
    #expect(backtest.fixedTarget == portfolio.fixedTarget)
    #expect(backtest.fixedTarget?.target == backtest.target)
  }

  @Test func `a channel's own target is its own`() throws {
    let rules = PlanRules.weekly(channels: ["dud": ChannelRules(target: .costPerAcquisition(60))])
    let backtest = try backtest([dud, good], under: rules)
    #expect(backtest[0].target == .costPerAcquisition(60))
    #expect(backtest[1].target == backtest.target)
  }

  @Test func `days that nobody counted judge nothing`() throws {
    let feeds: [Feed] = ["a", "b"].map { name in
      Feed(channel: name, periods: 0..<90, conversions: { 60..<70 ~= $0 ? 0 : 20 })
    }
    let backtest = try backtest(feeds)
    // The mornings of days 58 and 59 see mostly good days; from 59 on three bring a third.
    #expect(backtest.untracked.count == 1)
    #expect(backtest.untracked.first?.end == day(68))
    #expect(backtest.channels.allSatisfy { $0.steps.map(\.event.to) == [.confirmed] })
  }

  @Test func `a break that lasts is told to the end`() throws {
    let feeds: [Feed] = ["a", "b"].map { name in
      Feed(channel: name, periods: 0..<90, conversions: { $0 < 60 ? 20 : 0 })
    }
    let backtest = try backtest(feeds)
    #expect(backtest.untracked.map(\.end) == [day(89)])
  }

  @Test func `the days on which drops waited are told`() throws {
    let feeds: [Feed] = ["a", "b", "c", "d"].map { name in
      Feed(
        channel: name, periods: 0..<120, spend: { _ in 300 },
        conversions: { (60..<67 ~= $0 ? 4 : 10) + [1, 0, 2][$0 % 3] })
    }
    let days = try backtest(feeds, under: .weekly(target: .costPerAcquisition(30))).shockDays
    let shock = try #require(days.first)
    #expect(days.count == 1)
    #expect(shock.start > day(66) && shock.start <= day(73))
    #expect(shock.dayCount >= 29)
  }

  @Test func `without a day that is over there is nothing to tell`() {
    let young = RecordedObservation(
      key: .init(source: "generic", channel: "a", item: "", period: Period(day: day(3))),
      metrics: Metrics(spend: Micros(units: 5)), deliveredOn: day(3), revision: 1, file: "a.csv",
      line: 2)
    #expect(
      Backtest(of: DecisionRequest(rules: .weekly(), today: day(3), observations: [young])) == nil)
  }

  @Test func `the day of the request is irrelevant`() throws {
    let late = try #require(Backtest(of: request([dud, good], today: day(900))))
    #expect(try late == backtest([dud, good]))
  }

  private func backtest(_ feeds: [Feed], under rules: PlanRules = .weekly()) throws -> Backtest {
    try #require(Backtest(of: request(feeds, under: rules)))
  }
}

extension Backtest {
  fileprivate subscript(index: Int) -> ChannelBacktest { channels[index] }
}
