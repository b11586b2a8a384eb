import Statistics
import Testing

@testable import Marketing

@Suite struct BeliefResponseTests {
  /// What conversions are worth on average is 400 / (9 − 1) = 50 units.
  @Test(arguments: [
    (Objective.conversions, 3.0), (.revenue, 150), (.profit(margin: 0.4), 60),
  ])
  func `the posterior mean counts what the objective does`(objective: Objective, value: Double) {
    let response = response(.mean, for: objective)
    #expect(abs(response.value(at: 90) - value) < 1e-9)
  }

  @Test func `the posterior mean throws no dice`() {
    var generator = SeededGenerator(seed: 1)
    _ = Belief.known.response(.mean, for: .revenue, daysKnown: 120, using: &generator)
    #expect(generator == SeededGenerator(seed: 1))
  }

  @Test(arguments: [Objective.conversions, .revenue, .profit(margin: 0.4)])
  func `many draws come near the posterior mean`(objective: Objective) {
    // The mean of 20,000 draws: six standard errors are under 3 %.
    let mean = response(.mean, for: objective).value(at: 90)
    let drawn = response(.draws(20_000), for: objective).value(at: 90)
    #expect(abs(drawn / mean - 1) < 0.03)
  }

  @Test func `what an order is worth leaves the dice of conversions alone`() {
    let belief = Belief(
      posterior: Belief.known.posterior, halfLives: [28], orderWorth: nil, reference: 90)
    #expect(
      response(.draws(20), for: .conversions, of: belief) == response(.draws(20), for: .conversions)
    )
  }

  @Test(arguments: [
    (Exploration.draws(20), Objective.profit(margin: 1), Exploration.draws(50)),
    (.draws(1), .profit(margin: 1), .draws(1)),
    (.draws(20), .revenue, .draws(20)),
    (.mean, .profit(margin: 1), .mean),
  ])
  func `profit is planned with more draws`(
    exploration: Exploration, objective: Objective, suited: Exploration
  ) {
    #expect(exploration.suited(to: objective, belief: .known, daysKnown: 120) == suited)
  }

  /// The level's relative variance is 1/shape, and the average's is to be within 0.06².
  @Test(arguments: [
    (10_000.0, 0, 4), (10_000, 119, 4), (10_000, 120, 20), (25, 0, 12), (4, 0, 20), (0.3, 0, 20),
  ])
  func `a young channel's plan varies more, within what its data can bear`(
    shape: Double, daysKnown: Int, draws: Int
  ) {
    let belief = Belief.drawn(shape: shape)
    #expect(
      Exploration.draws(20).suited(to: .conversions, belief: belief, daysKnown: daysKnown)
        == .draws(draws))
  }

  @Test(arguments: [(1, 1), (4, 1), (10, 2)])
  func `few draws stay few`(asked: Int, draws: Int) {
    #expect(
      Exploration.draws(asked).suited(
        to: .conversions, belief: .drawn(shape: 10_000), daysKnown: 0) == .draws(draws))
  }

  @Test func `the reference is in the plan's unit`() {
    var generator = SeededGenerator(seed: 1)
    let cents = Belief.known.response(
      .mean, for: .conversions, daysKnown: 120, reference: 63_000, using: &generator)
    #expect(abs(cents.value(at: 63_000) - 3) < 1e-12)
  }

  @Test func `an exact unit has no spread`() {
    let belief = Belief(
      posterior: Belief.known.posterior, halfLives: [28], orderWorth: .unit(50), reference: 90)
    let conversions = response(.draws(5), for: .conversions, of: belief).value(at: 90)
    let revenue = response(.draws(5), for: .revenue, of: belief).value(at: 90)
    #expect(abs(revenue / conversions - 50) < 1e-9)
  }

  private func response(
    _ exploration: Exploration, for objective: Objective, of belief: Belief = .known
  ) -> ResponseMixture {
    var generator = SeededGenerator(seed: 1)
    return belief.response(exploration, for: objective, daysKnown: 120, using: &generator)
  }
}
