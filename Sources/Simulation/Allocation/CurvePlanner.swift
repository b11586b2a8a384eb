import Marketing
import Statistics

/// What Tanteo does: beliefs about response curves, and one exact program for all of the money.
///
/// Belief, response and program are the daemon's; here nothing holds the plan back, and it is made
/// anew every day.
struct CurvePlanner: Policy {
  /// Days of equal shares, before there is anything to learn from.
  static let warmUp = 2

  private let scenario: Scenario
  private let exploration: Exploration
  private var learner: Learner
  private var generator: SeededGenerator
  /// By channel, the first day with a row; nil before one.
  private var firstDays: [Int?]

  init(for world: World, exploration: Exploration, model: ResponseModel) {
    scenario = world.scenario
    self.exploration = exploration
    learner = Learner(of: world.scenario, model: model)
    generator = world.streams.generator(for: .dice)
    firstDays = world.channels.map { _ in nil }
  }

  mutating func amounts(on morning: Morning) throws -> [Double] {
    let beliefs = learner.beliefs(on: morning)
    for row in morning.rows { firstDays[row.channel] = firstDays[row.channel] ?? row.day }
    guard morning.day >= Self.warmUp else {
      return EqualSplit(budget: scenario.budget).amounts(on: morning)
    }
    let open = morning.openChannels
    let program = BudgetProgram(
      arms: open.map { channel in
        let response = beliefs[channel].response(
          exploration, for: scenario.objective,
          daysKnown: firstDays[channel].map { morning.day - $0 } ?? 0, using: &generator)
        return BudgetProgram.Arm(
          response: response, allowed: AllowedAmounts(0...scenario.budget))
      },
      total: scenario.budget, leastMultiplier: scenario.isProfit ? 1 : nil)
    var amounts = [Double](repeating: 0, count: scenario.channelCount)
    for (channel, amount) in zip(open, try program.solve().amounts) { amounts[channel] = amount }
    return amounts
  }
}

extension ResponseModel {
  /// The daemon's model without some of its parts.
  init(without ingredients: Set<Ingredient>) {
    self = .standard
    if ingredients.contains(.forgetting) { halfLives = [.infinity] }
    if ingredients.contains(.delay) { correctsDelay = false }
    if ingredients.contains(.concavity) { curveWeights = Self.nearlyStraight.curveWeights }
    if ingredients.contains(.prior) { learnsPrior = false }
    if ingredients.contains(.dispersion) { learnsDispersion = false }
  }

  /// The one curve that is nearly a straight line, u^0.98.
  static let nearlyStraight = ResponseModel(
    curveWeights: ResponseCurve.dictionary.map { $0 == .power(exponent: 0.98) ? 1 : 0 })
}
