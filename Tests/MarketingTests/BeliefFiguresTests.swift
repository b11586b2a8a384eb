import Foundation
import Statistics
import Testing

@testable import Marketing

@Suite struct BeliefFiguresTests {
  @Test func `curves are told by their families`() {
    var weights = [Double](repeating: 0, count: ResponseCurve.dictionary.count)
    weights[0] = 0.1
    weights[4] = 0.3
    weights[8] = 0.4
    weights[11] = 0.2
    let curves = BeliefFigures.Curves(weights: weights)
    // (0.1 · 0.4 + 0.3 · 0.8) / 0.4
    #expect(abs((curves.powerExponent ?? 0) - 0.7) < 1e-12)
    #expect(abs(curves.power - 0.4) < 1e-12)
    #expect(curves.saturating == 0.4)
    #expect(curves.threshold == 0.2)
  }

  @Test func `where no power has weight there is no exponent`() {
    var weights = [Double](repeating: 0, count: ResponseCurve.dictionary.count)
    weights[8] = 1
    #expect(BeliefFigures.Curves(weights: weights).powerExponent == nil)
  }

  @Test func `the half-life that never forgets has no days`() throws {
    let figures = try figures(of: "a", in: [Feed(channel: "a")])
    #expect(figures.halfLives.map(\.days) == [4, 10, 25, 70, nil])
    #expect(abs(figures.halfLives.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
  }

  @Test func `figures are stored and read as themselves`() throws {
    let figures = try figures(of: "a", in: [Feed(channel: "a", revenue: { _ in 60 })])
    let data = try JSONEncoder().encode(figures)
    #expect(try JSONDecoder().decode(BeliefFigures.self, from: data) == figures)
  }

  @Test func `evidence of an earlier version has none`() throws {
    let data = Data(#"{"spendMicros":1,"conversions":2,"matureDays":3}"#.utf8)
    #expect(try JSONDecoder().decode(Evidence.self, from: data).belief == nil)
  }

  @Test func `the cost at the plan lies in its interval`() throws {
    let cost = try #require(figures(of: "a", in: [Feed(channel: "a")]).costAtPlan)
    #expect(cost.low < cost.mean)
    #expect(cost.mean < cost.high)
  }

  @Test func `other amounts bring more for more money, up to twice the plan`() throws {
    let figures = try figures(of: "a", in: [Feed(channel: "a")])
    let response = try #require(figures.response)
    let cost = try #require(figures.costAtPlan)
    let plan = response[3]
    #expect(abs(plan.spend / plan.conversions.mean - cost.mean) < 1e-9 * cost.mean)
    #expect(
      response.map { ($0.spend / plan.spend * 100).rounded() / 100 } == [0.1, 0.25, 0.5, 1, 1.5, 2])
    #expect(
      zip(response, response.dropFirst()).allSatisfy { $0.conversions.mean < $1.conversions.mean })
    #expect(response.allSatisfy { $0.conversions.low < $0.conversions.high })
  }

  @Test func `what one more unit brings lies in its interval`() throws {
    // Spent as planned: sixteen times the spend would be a guess, whose mean its tail decides.
    let feed = Feed(channel: "a", spend: { _ in 1_430 }, conversions: { _ in 48 })
    let evidence = try evidence(of: "a", in: [feed])
    let marginal = try #require(evidence.belief?.marginalAtPlan)
    #expect(marginal.mean == evidence.marginalPerUnit)
    #expect(marginal.low < marginal.mean)
    #expect(marginal.mean < marginal.high)
  }

  @Test func `conversions have no return in money`() throws {
    #expect(
      try figures(of: "a", in: [Feed(channel: "a", revenue: { _ in 60 })]).returnAtPlan == nil)
  }

  @Test func `a return is what one more unit brings times what that is worth`() throws {
    var rules = PlanRules.weekly()
    rules.objective = .profit(margin: 0.5)
    let figures = try figures(
      of: "a", in: [Feed(channel: "a", revenue: { _ in 60 })], under: rules)
    let value = try #require(figures.orderValue)
    let marginal = try #require(figures.marginalAtPlan)
    #expect(abs(try #require(figures.returnAtPlan).mean - 0.5 * value.mean * marginal.mean) < 1e-9)
    #expect(value.low < 20)
    #expect(value.high > 20)
  }

  @Test func `a channel without rows shows no belief`() throws {
    let rules = PlanRules.weekly(channels: ["b": ChannelRules()])
    #expect(try evidence(of: "b", in: [Feed(channel: "a")], under: rules).belief == nil)
  }

  private func figures(
    of channel: ChannelName, in feeds: [Feed], under rules: PlanRules = .weekly()
  ) throws -> BeliefFigures {
    try #require(evidence(of: channel, in: feeds, under: rules).belief)
  }

  private func evidence(
    of channel: ChannelName, in feeds: [Feed], under rules: PlanRules = .weekly()
  ) throws -> Evidence {
    let portfolio = try #require(Portfolio(request(feeds, under: rules)))
    return try #require(portfolio.advice(.mean)[channel]).evidence
  }
}
