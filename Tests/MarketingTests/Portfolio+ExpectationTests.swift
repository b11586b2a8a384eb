import Testing

@testable import Marketing

/// What a plan is made to bring most of, and what is expected of it.
@Suite struct PortfolioExpectationTests {
  /// As many orders for as much money, but those of the shop bring thrice as much.
  private let unlike = [
    Feed(channel: "blog", revenue: { _ in 120 }), Feed(channel: "shop", revenue: { _ in 360 }),
  ]

  /// The best plan by the posterior mean is in force, so that any dice promise less.
  @Test func `a plan that promises less than the one before says what it varies to learn`() throws {
    let feeds = randomFeeds(seed: 3)
    let portfolio = try #require(Portfolio(request(feeds)))
    let best = try portfolio.solve(Throw(of: portfolio, exploration: .mean)).amounts
    let later = try #require(Portfolio(request(feeds, plans: [plan(1, on: day(49), best)])))
    let note = try #require(
      try later.priceOfLearning(in: later.solve(Throw(of: later, exploration: .draws(1)))))
    guard case .variedToLearn(let amount, let gain) = note else {
      Issue.record("\(note)")
      return
    }
    #expect(amount > .zero)
    #expect(gain > 0.0005)
    #expect(try later.priceOfLearning(in: later.solve(Throw(of: later, exploration: .mean))) == nil)
  }

  @Test func `revenue goes where orders bring more`() throws {
    let advice = try portfolio(unlike, .revenue).advice(.mean)
    #expect(try #require(advice["shop"]).to > #require(advice["blog"]).to)
    #expect(try #require(advice["shop"]).evidence.probabilityOfBeingBest ?? 0 > 0.9)
  }

  @Test func `conversions know no order values`() throws {
    let advice = try portfolio(unlike, .conversions).advice(.mean)
    #expect(advice.channels.map(\.to) == [500_000, 500_000])
  }

  @Test func `while no file tells revenue conversions decide, and that is said`() throws {
    let portfolio = try portfolio([Feed(channel: "blog"), Feed(channel: "shop")], .revenue)
    #expect(portfolio.objective == .conversions)
    #expect(try portfolio.advice(.mean).notes == [.firstPlan, .noOrderValue])
  }

  @Test func `where files tell revenue alone the plan is made by it`() throws {
    let alone = unlike.map { feed in
      var feed = feed
      feed.conversions = { _ in nil }
      return feed
    }
    let portfolio = try portfolio(alone, .revenue)
    #expect(portfolio.objective == .revenue)
    let advice = try portfolio.advice(.mean)
    #expect(try #require(advice["shop"]).to > #require(advice["blog"]).to)
  }

  @Test func `no customer is made up where files tell revenue alone`() throws {
    let alone = Feed(channel: "shop", conversions: { _ in nil }, revenue: { _ in 360 })
    let advice = try portfolio([alone], .revenue).advice(.mean)
    let evidence = try #require(advice["shop"]).evidence
    #expect(advice.expected.conversions == nil)
    #expect(evidence.costPerAcquisition == nil)
    #expect(evidence.marginalPerUnit == nil)
    #expect(evidence.belief?.orderValue == nil)
    #expect(evidence.belief?.response == nil)
    // 360 EUR back for 90 spent.
    #expect(abs(try #require(evidence.returnOnAdSpend).mean - 4) < 0.2)
  }

  @Test func `only channels that count customers are expected to bring them`() throws {
    let counted = Feed(channel: "blog")
    let alone = Feed(channel: "shop", conversions: { _ in nil }, revenue: { _ in 36 })
    let both = try portfolio([counted, alone], .conversions).advice(.mean)
    let blog = try #require(both["blog"])
    let own = Double(blog.to.rawValue) / 100 / (try #require(blog.evidence.belief?.costAtPlan).mean)
    #expect(abs(try #require(both.expected.conversions) - own) < 1e-6)
  }

  /// By a power of two, so that not even rounding differs.
  @Test(arguments: [Exploration.mean, .draws(20)])
  func `revenue in another currency's units moves nothing`(exploration: Exploration) throws {
    let dearer = unlike.map { feed in
      var dearer = feed
      dearer.revenue = { feed.revenue($0).map { 64 * $0 } }
      return dearer
    }
    #expect(
      try portfolio(dearer, .revenue).advice(exploration).channels.map(\.to)
        == portfolio(unlike, .revenue).advice(exploration).channels.map(\.to))
  }

  @Test func `revenue is expected of conversions and what they bring`() throws {
    let expected = try portfolio(unlike, .conversions).advice(.mean).expected
    let revenue = try #require(expected.revenue)
    // Half of the orders bring 40 units, half of them 120.
    #expect(abs(revenue / (80 * (try #require(expected.conversions))) - 1) < 0.05)
    #expect(try #require(expected.revenueLow) < revenue)
    #expect(try #require(expected.revenueHigh) > revenue)
    #expect(expected.profit == nil)
  }

  @Test func `profit is the margin on revenue less what is spent`() throws {
    let advice = try portfolio(unlike, .profit(margin: 0.5)).advice(.mean)
    let expected = advice.expected
    let spent = Double(advice.total) / 100
    #expect(
      abs(try #require(expected.profit) - (0.5 * #require(expected.revenue) - spent)) < 1e-6)
    #expect(
      abs(try #require(expected.profitHigh) - (0.5 * #require(expected.revenueHigh) - spent))
        < 1e-6)
    #expect(
      abs(try #require(expected.profitBefore) - (0.5 * #require(expected.revenueBefore) - 10_000))
        < 1e-6)
  }

  /// Orders of 60 units at a margin of one tenth never pay the 30 units that they cost.
  @Test func `money that would not pay stays unspent, and that is said`() throws {
    let poor = [
      Feed(channel: "blog", revenue: { _ in 180 }), Feed(channel: "shop", revenue: { _ in 180 }),
    ]
    let advice = try portfolio(poor, .profit(margin: 0.1)).advice(.mean)
    #expect(advice.unplaced > .zero)
    #expect(advice.total + advice.unplaced.rawValue == 1_000_000)
    #expect(advice.notes.contains(.notWorthSpending(amount: advice.unplaced)))
  }

  @Test func `the last unit of profit's money pays for itself`() throws {
    let advice = try portfolio(unlike, .profit(margin: 0.5)).advice(.mean)
    let shop = try #require(advice["shop"]?.evidence.belief?.returnAtPlan)
    #expect(shop.mean > 0.99)
  }

  @Test func `a loss in force is left, however small the move that ends it`() throws {
    let poor = [
      Feed(channel: "blog", revenue: { _ in 180 }), Feed(channel: "shop", revenue: { _ in 180 }),
    ]
    let all = plan(1, on: day(49), ["blog": 500_000, "shop": 500_000])
    let portfolio = try portfolio(poor, .profit(margin: 0.1), plans: [all])
    let advice = try portfolio.advice(.mean)
    #expect(advice.channels.map(\.action) == [.down, .down])
    let gain = try portfolio.promisedGain()
    #expect(try #require(gain) > 0.01)
  }

  @Test func `without order values profit leaves nothing unspent`() throws {
    let advice = try portfolio(
      [Feed(channel: "blog"), Feed(channel: "shop")], .profit(margin: 0.1)
    ).advice(.mean)
    #expect(advice.total == 1_000_000)
    #expect(advice.expected.profit == nil)
  }

  @Test func `revenue is not expected while nobody tells it`() throws {
    let advice = try portfolio([Feed(channel: "blog")], .conversions).advice(.mean)
    #expect(advice.expected.conversions != nil)
    #expect(advice.expected.revenue == nil)
  }

  @Test func `a gain is promised in the objective`() throws {
    let even = plan(1, on: day(49), ["blog": 500_000, "shop": 500_000])
    let conversions = try portfolio(unlike, .conversions, plans: [even]).promisedGain()
    let revenue = try portfolio(unlike, .revenue, plans: [even]).promisedGain()
    #expect(abs(try #require(conversions)) < 1e-9)
    #expect(try #require(revenue) > 0.01)
  }

  private func portfolio(
    _ feeds: [Feed], _ objective: Objective, plans: [PlanInForce] = []
  ) throws -> Portfolio {
    var rules = PlanRules.weekly()
    rules.objective = objective
    return try #require(Portfolio(request(feeds, under: rules, plans: plans)))
  }
}
