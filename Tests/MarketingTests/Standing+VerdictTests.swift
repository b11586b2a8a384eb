import Statistics
import Testing

@testable import Marketing

/// What a state makes of an amount.
@Suite struct StandingVerdictTests {
  /// Confirmed on day 25, on probation from day 129 to day 132, then dropped until day 253.
  private func fading(_ days: Int) -> Feed {
    Feed(
      channel: "fading", periods: 0..<days,
      conversions: { $0 < 100 ? [5, 4, 6, 3][$0 % 4] : [1, 2][$0 % 2] })
  }

  private func steady(_ days: Int) -> Feed {
    Feed(channel: "steady", periods: 0..<days, conversions: { [3, 4, 2][$0 % 3] })
  }

  /// Too young for what is delivered to say anything of them.
  private func plans(_ amount: Int64) -> [PlanInForce] {
    [plan(1, on: day(127), ["fading": amount, "steady": 1_000_000 - amount], state: .confirmed)]
  }

  @Test func `a channel on probation gets at most half of what it had`() throws {
    let portfolio = try portfolio(through: 131, plans: plans(600_000))
    let standing = try #require(portfolio.standings.first)
    #expect(standing.state == .probation)
    #expect(standing.ceilings == [.probation(300_000)])
    let advice = try portfolio.advice(.mean)
    #expect(try #require(advice["fading"]).to <= 300_000)
    #expect(advice.total == 1_000_000)
  }

  @Test func `where no plan is known half of what was spent counts`() throws {
    // 90 EUR a day are 630 EUR a week.
    let standing = try #require(portfolio(through: 131, plans: []).standings.first)
    #expect(abs(try #require(standing.ceilings.first?.amount) - 31_500) < 1e-6)
  }

  /// `steady` is protected, so that `fading` alone could take the budget.
  @Test func `where nothing else could take the money a suspicion halves nothing`() throws {
    let rules = PlanRules.weekly(
      channels: ["steady": ChannelRules(protection: .init(reason: nil))])
    let portfolio = try portfolio(through: 131, rules: rules, plans: plans(600_000))
    let advice = try portfolio.advice(.mean)
    #expect(advice["fading"]?.state == .probation)
    #expect(advice["fading"]?.to == 600_000)
    #expect(advice.unplaced == .zero)
    #expect(advice.needsYou == [.addChannel(beside: "fading")])
  }

  @Test func `what a channel needs to do anything is left to it`() throws {
    let rules = PlanRules.weekly(channels: ["fading": ChannelRules(minOrNothing: 400_000)])
    let standing = try #require(
      portfolio(through: 131, rules: rules, plans: plans(600_000)).standings.first)
    #expect(standing.ceilings == [.probation(400_000)])
  }

  @Test func `a drop by the detector says so`() throws {
    let advice = try portfolio(through: 140, plans: plans(600_000)).advice(.mean)
    let fading = try #require(advice["fading"])
    #expect(fading.action == .drop)
    guard case .degraded(let odds, let bar, let on, _) = fading.reason else {
      Issue.record("\(fading.reason)")
      return
    }
    #expect(odds >= bar)
    #expect(abs(bar - 1040) < 1e-9)
    #expect(on == day(133))
    #expect(fading.wouldChangeIf == .retestFrom(day(253)))
    #expect(advice.needsYou == [.stopInPlatform(channel: "fading")])
  }

  @Test func `a retest gets a tenth of what was spent before`() throws {
    let advice = try portfolio(through: 256, plans: dropped).advice(.mean)
    let fading = try #require(advice["fading"])
    #expect(fading.state == .retest)
    // Before probation 90 EUR a day: 63 of 630 EUR a week.
    #expect(fading.to == 6_300)
    #expect(fading.reason == .retest(since: day(253), expected: 0, ofExpected: 20))
  }

  @Test func `a retest gets a tenth of the plan in force at the drop`() throws {
    let advice = try portfolio(through: 256, plans: plans(600_000)).advice(.mean)
    #expect(advice["fading"]?.to == 60_000)
  }

  /// Dropped by day 30, tried again 120 days later, dropped again, and tried again 240 days later.
  @Test func `a second retest gets a tenth of what the channel had before the first`() throws {
    let dud = Feed(channel: "dud", periods: 0..<400, conversions: { _ in 0 })
    let plans = [
      plan(1, on: day(0), ["dud": 600_000, "steady": 400_000]),
      plan(2, on: day(35), ["dud": 0, "steady": 1_000_000], state: .dropped),
      plan(3, on: day(145), ["dud": 60_000, "steady": 940_000], state: .retest),
      plan(4, on: day(175), ["dud": 0, "steady": 1_000_000], state: .dropped),
    ]
    let portfolio = try #require(
      Portfolio(request([dud, steady(400)], today: day(400), plans: plans)))
    #expect(
      portfolio.hypotheses["dud"]?.events.map(\.to) == [.dropped, .retest, .dropped, .retest])
    #expect(try portfolio.advice(.mean)["dud"]?.to == 60_000)
  }

  @Test func `what was in force at a fall is told by older plans`() throws {
    let late = plan(9, on: day(250), ["fading": 0, "steady": 1_000_000], state: .dropped)
    var request = request([fading(256), steady(256)], plans: [late])
    request.formerPlans = [plan(1, on: day(127), ["fading": 600_000], state: .confirmed)]
    #expect(try #require(Portfolio(request)).advice(.mean)["fading"]?.to == 60_000)
  }

  @Test func `a retest gets at least five target costs in eight weeks`() throws {
    let rules = PlanRules.weekly(target: .costPerAcquisition(30))
    let cheap = Feed(
      channel: "cheap", periods: 0..<141, spend: { $0 < 30 ? 20 : 0 }, conversions: { _ in 0 })
    let portfolio = try #require(
      Portfolio(
        request(
          [cheap, steady(150)], under: rules, today: day(150),
          plans: [plan(1, on: day(0), ["cheap": 0, "steady": 1_000_000], state: .dropped)])))
    let retest = try #require(portfolio.advice(.mean)["cheap"])
    #expect(retest.state == .retest)
    // A tenth of 140 EUR a week are 14; 5 · 30 EUR in 8 weeks are 18.75.
    #expect(retest.to == 1_875)
  }

  @Test(arguments: [(5_000, 5_000), (nil, 6_300)] as [(MinorUnits?, MinorUnits)])
  func `a maximum holds for a retest too`(most: MinorUnits?, amount: MinorUnits) throws {
    let rules = PlanRules.weekly(channels: ["fading": ChannelRules(max: most)])
    let advice = try portfolio(through: 256, rules: rules, plans: dropped).advice(.mean)
    #expect(advice["fading"]?.to == amount)
  }

  @Test func `the silence of a drop does not end its retest`() throws {
    // No row of 'fading' since day 140; its source goes on.
    let advice = try #require(
      Portfolio(request([fading(140), steady(257)], today: day(257), plans: dropped))
    ).advice(.mean)
    #expect(advice["fading"]?.flags.contains(.absent) == false)
    #expect(advice["fading"]?.to == 6_300)
  }

  @Test func `a retest that nobody spends on is absent in the end`() throws {
    let retest = plan(
      2, on: day(257), ["fading": 6_300, "steady": 993_700], state: .retest)
    let advice = try #require(
      Portfolio(request([fading(140), steady(290)], today: day(290), plans: dropped + [retest]))
    ).advice(.mean)
    #expect(advice["fading"]?.flags.contains(.absent) == true)
    #expect(advice["fading"]?.to == .zero)
  }

  @Test func `a person is asked where a retest would tell nothing`() throws {
    let poor = Feed(channel: "poor", periods: 0..<60, spend: { _ in 16 }, conversions: { _ in 0 })
    let dropped = [plan(1, on: day(0), ["poor": 0, "steady": 1_000_000], state: .dropped)]
    let advice = try #require(
      Portfolio(request([poor, steady(200)], today: day(200), plans: dropped))
    ).advice(.mean)
    #expect(advice["poor"]?.state == .dropped)
    #expect(advice["poor"]?.wouldChangeIf == nil)
    #expect(advice.needsYou.contains(.decideRetest(channel: "poor")))
  }

  @Test func `what is refuted and kept as the last is said to be`() throws {
    let brand = PlanRules.weekly(
      channels: ["brand": ChannelRules(protection: .init(reason: nil))])
    let feeds = [
      Feed(channel: "brand", periods: 0..<40),
      Feed(channel: "dud", periods: 0..<40, conversions: { _ in 0 }),
    ]
    let advice = try #require(Portfolio(request(feeds, under: brand))).advice(.mean)
    let dud = try #require(advice["dud"])
    #expect(dud.state == .testing)
    #expect(dud.wouldChangeIf == .anotherChannel)
    #expect(dud.evidence.outlook == nil)
    #expect(advice["brand"]?.evidence.outlook == nil)
  }

  @Test func `ageing is a flag with its figures`() throws {
    let tired = Feed(channel: "tired", periods: 0..<160, conversions: { $0 < 100 ? 12 : 5 })
    let advice = try #require(Portfolio(request([tired, steady(160)]))).advice(.mean)
    let recommendation = try #require(advice["tired"])
    #expect(recommendation.state == .confirmed)
    #expect(recommendation.flags == [.newcomer, .ageing] || recommendation.flags == [.ageing])
    let ageing = try #require(recommendation.evidence.ageing)
    #expect(ageing.since > day(107))
    #expect(ageing.onset == day(98) || ageing.onset == day(105))
    #expect(try #require(ageing.ratio) < 0.7)
  }

  @Test(
    arguments: [
      (2_000, nil, true), (3_000, nil, false), (3_000, 2_000, true), (2_000, 3_000, false),
    ]
      as [(Int64, Int64?, Bool)])
  func `a stop-loss holds what is not confirmed at its floor`(
    limit: Int64, own: Int64?, isHeld: Bool
  ) throws {
    // 28 days of 90 EUR at 2.4 of 3 customers: 2,520 EUR, neither refuted nor confirmed.
    let ownLimit = own.map { StopLoss(spend: MinorUnits(rawValue: $0 * 100)) }
    var rules = PlanRules.weekly(channels: ["weak": ChannelRules(stopLoss: ownLimit)])
    rules.stopLoss = StopLoss(spend: MinorUnits(rawValue: limit * 100))
    let weak = Feed(
      channel: "weak", periods: 0..<35, conversions: { [2, 3, 2, 3, 2][$0 % 5] })
    let advice = try #require(
      Portfolio(
        request(
          [weak, steady(35)], under: rules,
          plans: [plan(1, on: day(0), ["weak": 500_000, "steady": 500_000])]))
    ).advice(.mean)
    let recommendation = try #require(advice["weak"])
    #expect(recommendation.state == .testing)
    // The floor is 2 % of an equal share of 5,000 EUR.
    #expect((recommendation.to == 10_000) == isHeld)
    #expect((recommendation.reason.code == "stopLoss") == isHeld)
  }

  /// A floor under what the channel needs buys nothing, and the threshold in its place were no floor.
  @Test func `a stop-loss leaves nothing of a channel whose floor is under its threshold`() throws {
    var rules = PlanRules.weekly(
      channels: ["weak": ChannelRules(minOrNothing: MinorUnits(rawValue: 50_000))])
    rules.stopLoss = StopLoss(spend: MinorUnits(rawValue: 200_000))
    let weak = Feed(channel: "weak", periods: 0..<35, conversions: { [2, 3, 2, 3, 2][$0 % 5] })
    let advice = try #require(
      Portfolio(
        request(
          [weak, steady(35)], under: rules,
          plans: [plan(1, on: day(0), ["weak": 500_000, "steady": 500_000])]))
    ).advice(.mean)
    #expect(advice["weak"]?.reason.code == "stopLoss")
    #expect(advice["weak"]?.to == .zero)
  }

  @Test func `with tracking broken a channel dropped by older figures keeps its amount`() throws {
    let dud = Feed(channel: "dud", periods: 0..<63, conversions: { _ in 0 })
    let good = Feed(channel: "good", periods: 0..<63, conversions: { $0 < 60 ? 40 : 0 })
    let plans = [plan(1, on: day(14), ["dud": 400_000, "good": 600_000])]
    let portfolio = try #require(Portfolio(request([dud, good], plans: plans)))
    #expect(portfolio.tracking.present != nil)
    let advice = try portfolio.advice(.draws(20))
    let recommendation = try #require(advice["dud"])
    #expect(recommendation.state == .dropped)
    #expect(recommendation.to == 400_000)
    #expect(recommendation.action == .held || recommendation.action == .same)
    #expect(recommendation.reason.code == "trackingBroken")
    #expect(!advice.needsYou.contains(.stopInPlatform(channel: "dud")))
  }

  @Test func `with tracking broken nothing moves`() throws {
    let silent = { (name: ChannelName) in
      Feed(channel: name, periods: 0..<63, conversions: { $0 < 60 ? 20 : 0 })
    }
    let plans = [plan(1, on: day(56), ["a": 400_000, "b": 600_000])]
    let portfolio = try #require(Portfolio(request([silent("a"), silent("b")], plans: plans)))
    let advice = try portfolio.advice(.draws(20))
    #expect(advice.channels.map(\.to) == [400_000, 600_000])
    #expect(
      advice.channels.map(\.reason) == [
        .trackingBroken(since: day(60)), .trackingBroken(since: day(60)),
      ])
    #expect(advice["a"]?.wouldChangeIf == .trackingRepaired)
    let broken = try #require(portfolio.tracking.present)
    #expect(advice.needsYou == [.repairTracking(broken)])
    #expect(portfolio.hypotheses["a"]?.knownRows == 60)
  }

  @Test(
    arguments: [
      (nil, .budget(500_000), [200_000, 300_000]), (nil, .budget(2_000_000), [400_000, 600_000]),
      ("a", .pause, [0, 600_000]), ("a", .set(700_000), [700_000, 300_000]),
    ] as [(ChannelName?, Override.Action, [MinorUnits])])
  func `with tracking broken only people's words move amounts`(
    channel: ChannelName?, action: Override.Action, amounts: [MinorUnits]
  ) throws {
    let silent = { (name: ChannelName) in
      Feed(channel: name, periods: 0..<63, conversions: { $0 < 60 ? 20 : 0 })
    }
    let plans = [plan(1, on: day(56), ["a": 400_000, "b": 600_000])]
    var request = request([silent("a"), silent("b")], plans: plans)
    request.overrides = [
      Override(
        channel: channel, action: action, from: day(62), reason: nil, author: "Ana",
        source: .commandLine, createdAt: "now")
    ]
    let advice = try #require(Portfolio(request)).advice(.draws(20))
    #expect(advice.channels.map(\.to) == amounts)
  }

  private var dropped: [PlanInForce] {
    [plan(1, on: day(134), ["fading": 0, "steady": 1_000_000], state: .dropped)]
  }

  private func portfolio(
    through last: Int, rules: PlanRules = .weekly(), plans: [PlanInForce]
  ) throws -> Portfolio {
    let known = last < 140 ? [fading(last), steady(last)] : [fading(140), steady(last)]
    return try #require(Portfolio(request(known, under: rules, today: day(last), plans: plans)))
  }
}
