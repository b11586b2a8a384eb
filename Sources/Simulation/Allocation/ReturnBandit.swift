import Glibc
import Marketing
import Statistics

/// Bandits of the textbook: each channel has one return per unit of spend, whatever is spent.
///
/// They learn by the same fold as `CurvePlanner`, with a single curve that is nearly a straight
/// line and one half-life, so that what differs is the model of the response and the decision, not
/// the care for delays and noise.
struct ReturnBandit: Policy {
  /// How the returns that are believed become a division.
  enum Rule: Sendable, Hashable {
    /// Everything to the best of one draw: W. Thompson, Biometrika 25 (1933), 285.
    case winnerTakeAll
    /// Each channel its share of so many draws in which it was best.
    case probabilityMatching(draws: Int)
    /// Everything but a share to the highest mean, that share to all alike.
    case epsilonGreedy(share: Double)
    /// Everything to the highest mean · (1 + √(2 ln t / α)): the bonus of UCB1 (P. Auer,
    /// N. Cesa-Bianchi and P. Fischer, Machine Learning 47 (2002), 235) in standard deviations of a
    /// gamma posterior of shape α.
    case upperConfidenceBound
  }

  private let scenario: Scenario
  private let rule: Rule
  private var learner: Learner
  private var generator: SeededGenerator

  init(for world: World, rule: Rule, halfLife: Double) {
    scenario = world.scenario
    self.rule = rule
    var model = ResponseModel.nearlyStraight
    model.halfLives = [halfLife]
    model.learnsPrior = false
    learner = Learner(of: world.scenario, model: model)
    generator = world.streams.generator(for: .dice)
  }

  mutating func amounts(on morning: Morning) -> [Double] {
    let beliefs = learner.beliefs(on: morning)
    let equal = EqualSplit(budget: scenario.budget).amounts(on: morning)
    guard morning.day >= CurvePlanner.warmUp else { return equal }
    let returns = morning.openChannels.map { channel in
      ReturnBelief(beliefs[channel], of: channel, objective: scenario.objective)
    }
    var amounts = equal.map { _ in 0.0 }
    switch rule {
    case .winnerTakeAll:
      add(scenario.budget, toBest: draw(returns), in: &amounts)
    case .probabilityMatching(let draws):
      let part = scenario.budget / Double(draws)
      for _ in 0..<draws { add(part, toBest: draw(returns), in: &amounts) }
    case .epsilonGreedy(let share):
      amounts = equal.map { $0 * share }
      let means = returns.map { ($0.channel, $0.mean) }
      add(scenario.budget * (1 - share), toBest: means, evenAtALoss: true, in: &amounts)
    case .upperConfidenceBound:
      let bounds = returns.map { ($0.channel, $0.upperBound(on: morning.day)) }
      add(scenario.budget, toBest: bounds, in: &amounts)
    }
    return amounts
  }

  private mutating func draw(_ returns: [ReturnBelief]) -> [(channel: Int, value: Double)] {
    returns.map { ($0.channel, $0.draw(using: &generator)) }
  }

  /// Adds money to the channel with the highest return; for profit only if it comes back.
  private func add(
    _ amount: Double, toBest returns: [(channel: Int, value: Double)], evenAtALoss: Bool = false,
    in amounts: inout [Double]
  ) {
    guard let best = returns.max(by: { $0.value < $1.value }) else { return }
    if scenario.isProfit, best.value < 1, !evenAtALoss { return }
    amounts[best.channel] += amount
  }
}

/// What a unit of one channel's spend is believed to return, in units of the objective.
private struct ReturnBelief {
  let channel: Int
  private let belief: Belief
  private let objective: Objective

  init(_ belief: Belief, of channel: Int, objective: Objective) {
    self.channel = channel
    self.belief = belief
    self.objective = objective
  }

  var mean: Double {
    let level = belief.posterior.meanMixture.reduce(0, +)
    return level * objective.worth(ofOrder: belief.orderWorth?.mean ?? 1) / belief.reference
  }

  func upperBound(on day: Int) -> Double {
    mean * (1 + (2 * log(Double(day + 1)) / belief.posterior.shapes[0]).squareRoot())
  }

  func draw(using generator: inout SeededGenerator) -> Double {
    let level = belief.posterior.draw(using: &generator).level
    let value = belief.orderWorth?.draw(using: &generator) ?? 1
    return level * objective.worth(ofOrder: value) / belief.reference
  }
}
