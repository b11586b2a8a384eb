import Glibc
import Statistics

/// The amounts that someone who knows the truth would spend: the best there are.
///
/// Concave curves by water-filling, one multiplier for all channels; curves with a threshold by
/// dynamic programming over 160 equal parts of the budget.
struct Oracle {
  private let world: World
  /// The weights of the last day that was solved, and its amounts: most worlds without drift ask
  /// the same every day.
  private var solved: (weights: [Double], amounts: [Double])?

  init(of world: World) {
    self.world = world
  }

  /// The best amounts of a day, one per channel.
  mutating func amounts(on day: Int) -> [Double] {
    let weights = weights(on: day)
    if let solved, solved.weights == weights { return solved.amounts }
    let amounts = best(weights)
    solved = (weights, amounts)
    return amounts
  }

  /// What each channel brings at the reference spend, in the objective's units.
  private func weights(on day: Int) -> [Double] {
    world.channels.indices.map { channel in
      guard world.isOpen(channel, on: day) else { return 0 }
      let truth = world.channels[channel]
      let season = world.scenario.isProfit ? world.season[day] : 1
      return world.worth(of: channel) * truth.level * truth.quality[day] * season
    }
  }

  private func best(_ weights: [Double]) -> [Double] {
    switch world.scenario.curves {
    case .power(let exponents) where exponents.lowerBound == 1:
      let best = weights.indices.max { weights[$0] < weights[$1] }
      return weights.indices.map { $0 == best ? world.scenario.budget : 0 }
    case .power, .saturating: return waterFilling(weights)
    case .sigmoid: return bestParts(weights)
    }
  }
}

// MARK: - Concave curves

extension Oracle {
  /// Amounts whose marginal value is the same, and in sum the budget, or less for profit.
  private func waterFilling(_ weights: [Double]) -> [Double] {
    let budget = world.scenario.budget
    let demand = { (logMultiplier: Double) in
      weights.indices.map { amount(of: $0, weight: weights[$0], at: logMultiplier) }
    }
    // Money that brings back less than itself stays unspent.
    if world.scenario.isProfit, demand(0).reduce(0, +) <= budget { return demand(0) }
    var (low, high) = (-25.0, 15.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if demand(middle).reduce(0, +) > budget { low = middle } else { high = middle }
    }
    let amounts = demand(high)
    let sum = amounts.reduce(0, +)
    return amounts.map { $0 * budget / sum }
  }

  /// Where the marginal value w g′(x / r) / r falls to e^l; at most the budget.
  private func amount(of channel: Int, weight: Double, at logMultiplier: Double) -> Double {
    guard weight > 0 else { return 0 }
    let steepness = log(weight / Scenario.reference) - logMultiplier
    let u: Double
    switch world.channels[channel].curve {
    case .power(let b): u = exp((steepness + log(b)) / (1 - b))
    case .saturating(let k): u = (k * (1 + k) * exp(steepness)).squareRoot() - k
    case .sigmoid: preconditionFailure("a curve with a threshold is not concave")
    }
    return min(max(u, 0) * Scenario.reference, world.scenario.budget)
  }
}

// MARK: - Curves with a threshold

extension Oracle {
  private static let parts = 160

  /// The best division of the budget into equal parts: Bellman's recursion over the channels.
  private func bestParts(_ weights: [Double]) -> [Double] {
    let part = world.scenario.budget / Double(Self.parts)
    var best = [Double](repeating: 0, count: Self.parts + 1)
    var choices: [[Int]] = []
    for (channel, truth) in world.channels.enumerated() {
      let values = (0...Self.parts).map { count in
        weights[channel] * truth.curve.value(at: Double(count) * part / Scenario.reference)
      }
      let step = Self.adding(values, to: best)
      best = step.best
      choices.append(step.choices)
    }
    var left = Self.parts
    var amounts = [Double](repeating: 0, count: weights.count)
    for channel in weights.indices.reversed() {
      amounts[channel] = Double(choices[channel][left]) * part
      left -= choices[channel][left]
    }
    return amounts
  }

  /// The best sums with one channel more, and what that channel gets in each.
  private static func adding(
    _ values: [Double], to best: [Double]
  ) -> (best: [Double], choices: [Int]) {
    var sums = best
    var choices = [Int](repeating: 0, count: best.count)
    for total in best.indices {
      for count in 0...total where values[count] + best[total - count] > sums[total] {
        sums[total] = values[count] + best[total - count]
        choices[total] = count
      }
    }
    return (sums, choices)
  }
}
