import Testing

@testable import Marketing

/// How a goal stands under a plan: what came is added up, what is to come is expected.
@Suite struct AdvisorGoalTests {
  /// 90 EUR and 3 customers a day each, from the first day through the 56th.
  private static var feeds: [Feed] {
    [Feed(channel: "blog", revenue: { _ in 120 }), Feed(channel: "shop", revenue: { _ in 120 })]
  }

  private func advice(
    _ aim: Goal.Aim, from: Int? = nil, by: Int, since: Int? = nil, feeds: [Feed] = feeds,
    channels: [ChannelName: ChannelRules] = [:]
  ) throws -> (Portfolio, Advice) {
    var rules = PlanRules.weekly(1260, channels: channels)
    rules.goal = Goal(aim: aim, from: from.map(day), by: day(by))
    var request = request(feeds, under: rules)
    request.goalSince = since.map(day)
    let portfolio = try #require(Portfolio(request))
    return (portfolio, try portfolio.advice(.mean))
  }

  private func standing(
    _ aim: Goal.Aim = .conversions(1000, costPerAcquisition: nil), from: Int? = nil, by: Int = 83,
    since: Int? = nil, feeds: [Feed] = feeds
  ) throws -> GoalStanding {
    try #require(try advice(aim, from: from, by: by, since: since, feeds: feeds).1.goal)
  }

  @Test func `without a goal nothing is said`() throws {
    let portfolio = try #require(Portfolio(request(Self.feeds)))
    #expect(try portfolio.advice(.mean).goal == nil)
  }

  @Test func `a goal moves no amount`() throws {
    let with = try advice(.conversions(1_000_000, costPerAcquisition: 1), by: 83).1
    let without = try #require(Portfolio(request(Self.feeds, under: .weekly(1260)))).advice(.mean)
    #expect(with.channels == without.channels)
  }

  @Test func `it counts from the day of the first decision under it`() throws {
    let standing = try standing()
    #expect(standing.since == day(56))
    #expect(standing.through == nil)
    #expect(standing.came == nil)
    #expect(standing.spend == 0)
  }

  @Test func `it counts on from the day that an earlier decision told`() throws {
    // 16 days of two channels, each with 3 customers and 90 EUR a day.
    let standing = try standing(since: 40)
    #expect(standing.since == day(40))
    #expect(standing.through == day(55))
    #expect(standing.came == 96)
    #expect(standing.spend == 2880)
  }

  @Test func `it counts from the day that people name`() throws {
    let standing = try standing(from: 0, since: 40)
    #expect(standing.since == day(0))
    // 56 days of 6 customers.
    #expect(standing.came == 336)
  }

  @Test func `what came after its day does not count`() throws {
    let standing = try standing(from: 0, by: 9)
    #expect(standing.through == day(9))
    #expect(standing.came == 60)
    #expect(standing.outlook == .missed)
    #expect(standing.forecast == nil)
  }

  @Test func `a goal of revenue counts revenue`() throws {
    let standing = try standing(.revenue(50_000, returnOnAdSpend: 1), since: 46)
    #expect(standing.came == 2400)
    #expect(try #require(standing.forecast).mean > 2400)
  }

  @Test func `revenue that no file tells is not known`() throws {
    let standing = try standing(
      .revenue(50_000, returnOnAdSpend: 1), since: 46, feeds: [Feed(channel: "blog")])
    #expect(standing.came == nil)
    #expect(standing.outlook == .unknown)
  }

  @Test func `money without outcomes is spent for the goal, too`() throws {
    let brand = Feed(channel: "brand", conversions: { _ in nil })
    let standing = try standing(since: 46, feeds: Self.feeds + [brand])
    #expect(standing.came == 60)
    // 10 days of three channels.
    #expect(standing.spend == 2700)
  }

  /// Four weeks are to come, of what the log expects of each.
  @Test func `what is expected is the plan's, for the days that have not come`() throws {
    let (portfolio, advice) = try advice(.conversions(1000, costPerAcquisition: nil), by: 83)
    let forecast = try #require(advice.goal?.forecast)
    let expected = advice.expected
    let mean = 4 * (try #require(expected.conversions))
    #expect(abs(forecast.mean - mean) < 1e-9 * mean)
    #expect(abs(forecast.spend - 4 * 1260) < 1e-6)
    // Two independent spreads, of which the second is z² φ mean; z = scipy.stats.norm.ppf(0.95).
    let noise = advice.channels.reduce(0) { sum, channel in
      let belief = portfolio.beliefs[channel.channel]
      let outcomes = belief?.conversions(atDaily: portfolio.daily(channel.to.rawValue)) ?? 0
      return sum + 28 * outcomes * (belief?.dispersion ?? 0)
    }
    let below = mean - 4 * (try #require(expected.low))
    let low = mean - (below * below + 1.6448536269514722 * 1.6448536269514722 * noise).squareRoot()
    #expect(abs(forecast.low - low) < 1e-9 * mean)
    let above = 4 * (try #require(expected.high)) - mean
    let high = mean + (above * above + 1.6448536269514722 * 1.6448536269514722 * noise).squareRoot()
    #expect(abs(forecast.high - high) < 1e-9 * mean)
  }

  @Test func `the money that would do is told in whole percent of the budget`() throws {
    let now = try #require(try standing().forecast)
    let wanted = (now.mean * 1.05).rounded()
    let more = try #require(
      try standing(.conversions(wanted, costPerAcquisition: nil)).moreBudget)
    // Curves that flatten need more than 5 % more money for 5 % more customers.
    #expect(more > 0.05 && more < 0.25)
    #expect((more * 100).rounded() == more * 100)
  }

  @Test func `no money is named where the price would not be kept`() throws {
    let now = try #require(try standing().forecast)
    let aim = Goal.Aim.conversions(
      (now.mean * 1.05).rounded(), costPerAcquisition: now.spend / now.mean * 0.9)
    #expect(try standing(aim).moreBudget == nil)
  }

  @Test func `no money is named beyond twice the budget, nor over a channel's max`() throws {
    #expect(try standing(.conversions(1_000_000, costPerAcquisition: nil)).moreBudget == nil)
    let now = try #require(try standing().forecast)
    var limited = ChannelRules()
    limited.max = 63_000
    let (_, advice) = try advice(
      .conversions((now.mean * 1.05).rounded(), costPerAcquisition: nil), by: 83,
      channels: ["blog": limited, "shop": limited])
    #expect(advice.goal?.moreBudget == nil)
  }

  @Test func `enough needs no more money`() throws {
    let standing = try standing(.conversions(10, costPerAcquisition: nil))
    #expect(standing.outlook == .enough)
    #expect(standing.moreBudget == nil)
  }
}
