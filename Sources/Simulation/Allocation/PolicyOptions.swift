public import Marketing
import Statistics

/// How the policies of a study are to be played.
public struct PolicyOptions: Sendable, Hashable {
  /// Posterior draws that `tanteo` averages in each decision.
  public var draws: Int
  /// What is taken away from the policies of the `tanteo` family.
  public var without: Set<Ingredient>
  /// Whether the `tanteo` family decides as the daemon does: weekly, in steps, with verdicts.
  public var guardrails: Bool
  /// What the verdicts of guardrails hold channels against.
  public var target: Target

  public init(
    draws: Int = 20, without: Set<Ingredient> = [], guardrails: Bool = false,
    target: Target = .auto
  ) {
    self.draws = draws
    self.without = without
    self.guardrails = guardrails
    self.target = target
  }
}

/// A part of the method that can be left out, to see what it is worth.
public enum Ingredient: String, Sendable, Hashable, CaseIterable {
  /// Several half-lives, weighed by how well they predict; without it nothing is ever forgotten.
  case forgetting
  /// The correction of young rows for the conversions still to come.
  case delay
  /// The dictionary of curves; without it the one that is nearly straight.
  case concavity
  /// The level prior learnt from all channels.
  case prior
  /// The dispersion learnt from prediction errors; without it counts are Poisson.
  case dispersion
}

extension PolicyName {
  /// The policy, ready for the first morning of a world.
  func policy(in world: World, options: PolicyOptions) -> any Policy {
    switch self {
    case .equal: EqualSplit(budget: world.scenario.budget)
    case .static: ProportionalShares(of: world.scenario, remembering: .first(days: 28))
    case .roi28: ProportionalShares(of: world.scenario, remembering: .last(days: 28))
    case .oracle: OraclePolicy(of: world)
    case .tanteo: planner(.draws(options.draws), in: world, options)
    case .tanteoMean: planner(.mean, in: world, options)
    case .tanteoOneDraw: planner(.draws(1), in: world, options)
    case .winnerTakeAll:
      ReturnBandit(for: world, rule: .winnerTakeAll, halfLife: .infinity)
    case .probabilityMatching:
      ReturnBandit(for: world, rule: .probabilityMatching(draws: 200), halfLife: 28)
    case .epsilonGreedy:
      ReturnBandit(for: world, rule: .epsilonGreedy(share: 0.1), halfLife: .infinity)
    case .ucb1: ReturnBandit(for: world, rule: .upperConfidenceBound, halfLife: .infinity)
    }
  }

  private func planner(
    _ exploration: Exploration, in world: World, _ options: PolicyOptions
  ) -> any Policy {
    let model = ResponseModel(without: options.without)
    return options.guardrails
      ? GuardedPlanner(
        for: world, exploration: exploration, model: model, target: options.target)
      : CurvePlanner(for: world, exploration: exploration, model: model)
  }
}
