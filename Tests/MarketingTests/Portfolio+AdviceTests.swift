import Statistics
import Testing

@testable import Marketing

@Suite struct PortfolioAdviceTests {
  /// Two alike channels, so that no plan is better than equal shares.
  private let alike = [Feed(channel: "a"), Feed(channel: "b")]

  @Test func `the first plan says that it is`() throws {
    let advice = try advice(request(alike))
    #expect(advice.notes.first == .firstPlan)
    #expect(advice.changesState)
    #expect(advice.channels.map(\.from) == [500_000, 500_000])
    #expect(advice.channels.allSatisfy { !$0.flags.contains(.newcomer) })
  }

  @Test func `before any data the first plan is an equal split that waits for files`() throws {
    let rules = PlanRules.weekly(channels: ["a": .init(), "b": .init()])
    let advice = try advice(request([], under: rules, today: day(0)))
    #expect(advice.channels.map(\.to) == [500_000, 500_000])
    #expect(advice.channels.map(\.reason) == [.awaited, .awaited])
    #expect(advice.expected == Expectation())
  }

  /// Twelve mature days without a customer: what is believed moves the money, and drops nobody.
  @Test func `beliefs drop no channel`() throws {
    let feeds = [
      Feed(channel: "a", periods: 0..<19, conversions: { _ in 0 }),
      Feed(channel: "b", periods: 0..<19),
    ]
    // 90 EUR a day each, as they spend.
    let before = plan(1, on: day(0), ["a": 63_000, "b": 63_000])
    let channel = try #require(
      advice(request(feeds, under: .weekly(1_260), plans: [before]))["a"])
    #expect(channel.state == .testing)
    #expect(channel.action == .down)
    #expect(channel.to > .zero)
  }

  @Test func `a move too small keeps the plan`() throws {
    let kept = plan(1, on: day(49), ["a": 505_000, "b": 495_000])
    let advice = try advice(request(alike, plans: [kept]), .mean)
    #expect(advice.channels.map(\.to) == [505_000, 495_000])
    #expect(advice.channels.map(\.action) == [.same, .same])
    #expect(advice.notes == [.tooSmallAMove(share: 0.005, minChange: 0.02)])
  }

  @Test func `what a plan that stays leaves over is said again`() throws {
    let most = ChannelRules(max: 300_000)
    let rules = PlanRules.weekly(channels: ["a": most, "b": most])
    let kept = plan(1, on: day(49), ["a": 300_000, "b": 300_000])
    let small = try advice(request(alike, under: rules, plans: [kept]), .mean)
    #expect(small.notes.contains(.unplaced(amount: 400_000, limit: .max)))
    var silent = request(alike, under: rules, plans: [kept])
    silent.nothingNewSince = 1
    #expect(
      try advice(silent, .mean).notes == [
        .nothingNew(since: 1), .unplaced(amount: 400_000, limit: .max),
      ])
  }

  @Test func `a larger move is made`() throws {
    let before = plan(1, on: day(49), ["a": 540_000, "b": 460_000])
    let advice = try advice(request(alike, plans: [before]), .mean)
    #expect(advice.channels.map(\.to) == [500_000, 500_000])
    #expect(advice.channels.map(\.action) == [.down, .up])
  }

  @Test func `a plan that is no longer one does not stay`() throws {
    let before = plan(1, on: day(49), ["a": 505_000, "b": 495_000])
    let rules = PlanRules.weekly(
      groups: [GroupRules(name: "one", channels: ["a"], max: 502_000)])
    let advice = try advice(request(alike, under: rules, plans: [before]), .mean)
    #expect(advice.channels.map(\.to) == [500_000, 500_000])
  }

  @Test func `a plan under a threshold does not stay`() throws {
    let before = plan(1, on: day(49), ["a": 505_000, "b": 495_000])
    let rules = PlanRules.weekly(channels: ["b": .init(minOrNothing: 500_000)])
    let advice = try advice(request(alike, under: rules, plans: [before]), .mean)
    #expect(advice["b"]?.to != 495_000)
  }

  @Test func `another budget is placed however little it differs`() throws {
    let before = plan(1, on: day(49), ["a": 500_000, "b": 500_000])
    let advice = try advice(request(alike, under: .weekly(10_010), plans: [before]), .mean)
    #expect(advice.total == 1_001_000)
  }

  @Test func `a channel that came changes the state`() throws {
    let before = plan(1, on: day(49), ["a": 1_000_000])
    let advice = try advice(request(alike, plans: [before]))
    #expect(advice.changesState)
    #expect(advice["b"]?.flags == [.newcomer])
    #expect(advice["b"]?.reason == .newcomer(equalShare: 500_000))
  }

  @Test func `a channel that went changes the state`() throws {
    let before = plan(1, on: day(49), ["a": 500_000, "b": 500_000, "c": 0])
    #expect(try advice(request(alike, plans: [before])).changesState)
  }

  @Test func `more money goes where more comes back`() throws {
    let feeds = [
      Feed(channel: "a", conversions: { _ in 3 }), Feed(channel: "b", conversions: { _ in 6 }),
    ]
    let advice = try advice(request(feeds), .mean)
    let (a, b) = (try #require(advice["a"]), try #require(advice["b"]))
    #expect(b.to > a.to)
    #expect(b.action == .up)
    let marginal = try #require(b.evidence.marginalPerUnit)
    #expect(b.reason == .returnsMore(marginalPerUnit: marginal))
    #expect(try #require(b.evidence.probabilityOfBeingBest) > 0.5)
  }

  @Test func `no channel more than doubles in a week`() throws {
    let feeds = [
      Feed(channel: "a", conversions: { _ in 3 }), Feed(channel: "b", conversions: { _ in 90 }),
    ]
    let before = plan(1, on: day(49), ["a": 700_000, "b": 300_000])
    let advice = try advice(request(feeds, plans: [before]), .mean)
    #expect(advice["b"]?.to == 600_000)
    #expect(advice["b"]?.limitsHit == [.maxStep])
  }

  /// Within a week of a rise from 140.30 the most is half an equal share, less than what is in force.
  @Test func `a limit that lowers a good channel is one that it would rise above`() throws {
    let feeds = [
      Feed(channel: "a", conversions: { _ in 3 }), Feed(channel: "b", conversions: { _ in 90 }),
    ]
    let before = PlanInForce(
      decision: 1, today: day(53),
      amounts: [
        "a": .init(from: 985_970, to: 562_500), "b": .init(from: 14_030, to: 437_500),
      ])
    let channel = try #require(advice(request(feeds, plans: [before]), .mean)["b"])
    #expect(channel.to == 250_000)
    #expect(channel.action == .down)
    #expect(channel.limitsHit == [.halfShare])
  }

  @Test func `a single channel has the whole budget`() throws {
    #expect(try advice(request([Feed(channel: "a")]), .mean)["a"]?.limitsHit == [.budget])
  }

  @Test func `a channel under test keeps its floor`() throws {
    // 2 % of an equal share of 500,000 cents.
    let feeds = [
      Feed(channel: "a", periods: 0..<10, conversions: { _ in 60 }),
      Feed(channel: "b", periods: 0..<10, conversions: { _ in 0 }),
    ]
    let before = plan(1, on: day(3), ["a": 965_000, "b": 35_000])
    let advice = try advice(request(feeds, plans: [before]), .mean)
    #expect(advice["b"]?.to == 10_000)
    #expect(advice["b"]?.limitsHit == [.floor])
  }

  @Test func `what is delivered twice off the plan is where steps begin`() throws {
    // 45 EUR a day are 31,500 cents a week, of which the plan knew nothing.
    let feeds = [Feed(channel: "a", conversions: { _ in 90 }), Feed(channel: "b")]
    let before = plan(1, on: day(30), ["a": 200_000, "b": 800_000])
    let portfolio = try #require(Portfolio(request(feeds, plans: [before])))
    let previous = portfolio.standings.compactMap(\.previous).map { $0.rounded() }
    #expect(previous == [63_000, 63_000])
  }

  @Test func `fixed amounts beyond the budget are scaled down`() throws {
    let rules = PlanRules.weekly(
      channels: [
        "a": .init(protection: .init(reason: nil)), "b": .init(protection: .init(reason: nil)),
      ])
    let before = plan(1, on: day(49), ["a": 900_000, "b": 600_000])
    let advice = try advice(request(alike, under: rules, plans: [before]))
    #expect(advice.channels.map(\.to) == [600_000, 400_000])
    #expect(advice.notes == [.fixedAmountsScaled(to: 1_000_000.0 / 1_500_000)])
  }

  @Test func `a maximum leaves money unplaced and that is said`() throws {
    let rules = PlanRules.weekly(channels: ["a": .init(max: 300_000), "b": .init(max: 400_000)])
    let advice = try advice(request(alike, under: rules))
    #expect(advice.unplaced == 300_000)
    #expect(advice.notes.contains(.unplaced(amount: 300_000, limit: .max)))
  }

  @Test func `a standing shows the amounts in force and decides nothing`() throws {
    let before = plan(1, on: day(49), ["a": 900_000, "b": 100_000])
    let standing = try #require(Portfolio(request(alike, plans: [before]))).standing
    #expect(standing.channels.map(\.to) == [900_000, 100_000])
    #expect(standing.channels.map(\.action) == [.same, .same])
  }

  @Test func `what would change a test's advice is more evidence first`() throws {
    // On day 17 the rows of days 0 to 10 are a week old: 33 target costs.
    let young = [Feed(channel: "a", periods: 0..<17), Feed(channel: "b", periods: 0..<17)]
    #expect(
      try advice(request(young))["a"]?.wouldChangeIf
        == .representative(days: 11, ofDays: 14, expected: 33, ofExpected: 5))
  }

  @Test func `what would change a representative test's advice is the bar`() throws {
    guard
      case .evidenceReaches(let against, let inFavour) = try #require(
        advice(request(alike))["a"]?.wouldChangeIf)
    else {
      Issue.record("no evidence is named")
      return
    }
    #expect(abs(try #require(against) - 20) < 1e-9)
    #expect(inFavour == 20)
  }

  @Test func `revenue without its orders is asked for them, and no odds drop it`() throws {
    let shop = Feed(channel: "shop", conversions: { _ in nil }, revenue: { _ in 90 })
    let rules = PlanRules.weekly(target: .returnOnAdSpend(3))
    let advice = try advice(request([shop, Feed(channel: "blog")], under: rules))
    let recommendation = try #require(advice["shop"])
    #expect(recommendation.flags.contains(.ordersUncounted))
    #expect(recommendation.wouldChangeIf == .evidenceReaches(against: nil, inFavour: 20))
    #expect(advice.needsYou.contains(.countOrders(channel: "shop")))
    // 50 of 56 days are a week old: 3 x 90 EUR a day promised, 90 came.
    #expect(recommendation.evidence.returns == Returns(expected: 50 * 270, observed: 50 * 90))
  }

  @Test func `the best plan promises nothing over itself`() throws {
    let before = plan(1, on: day(49), ["a": 500_000, "b": 500_000])
    let gain = try #require(Portfolio(request(alike, plans: [before]))).promisedGain()
    #expect(abs(try #require(gain)) < 1e-9)
  }

  @Test func `a poor plan promises a gain`() throws {
    let before = plan(1, on: day(49), ["a": 900_000, "b": 100_000])
    let gain = try #require(Portfolio(request(alike, plans: [before]))).promisedGain()
    #expect(try #require(gain) > 0.01)
  }

  @Test func `before the first plan no gain is promised`() throws {
    #expect(try #require(Portfolio(request(alike))).promisedGain() == nil)
  }

  @Test func `what is expected lies within its interval`() throws {
    let expected = try advice(request(randomFeeds(seed: 3))).expected
    let conversions = try #require(expected.conversions)
    #expect(try #require(expected.low) < conversions)
    #expect(try #require(expected.high) > conversions)
  }

  private func advice(
    _ request: DecisionRequest, _ exploration: Exploration = .draws(20)
  ) throws -> Advice {
    try #require(Portfolio(request)).advice(exploration)
  }
}
