import Statistics

/// Draws from one channel's belief, thrown once and used for plan and intervals alike.
struct PosteriorDraws {
  /// Enough for 90 % intervals to within a twentieth of their width.
  static let forIntervals = 200

  private struct Draw {
    let curve: Int
    let level: Double
    /// What a conversion brings; nil where nobody knows or nobody asked.
    let orderValue: Double?

    /// What a conversion counts for; one where its value is not known.
    func worth(for objective: Objective) -> Double {
      orderValue.map { objective.worth(ofOrder: $0) } ?? 1
    }
  }

  private let draws: [Draw]
  private let reference: Double

  /// Draws curve and level; with order values also what a conversion brings, where it is known.
  init(
    of belief: Belief, count: Int, withOrderValues: Bool,
    using generator: inout SeededGenerator
  ) {
    let worth = withOrderValues ? belief.orderWorth : nil
    draws = (0..<count).map { _ in
      let (curve, level) = belief.posterior.draw(using: &generator)
      return Draw(curve: curve, level: level, orderValue: worth?.draw(using: &generator))
    }
    reference = belief.reference
  }

  /// What a conversion brings, one for each draw; empty where nobody knows or nobody asked.
  var orderValues: [Double] { draws.compactMap(\.orderValue) }

  /// The average response of the draws in an objective, as weights over the dictionary.
  func meanMixture(for objective: Objective) -> [Double] {
    var weights = [Double](repeating: 0, count: ResponseCurve.dictionary.count)
    for draw in draws {
      weights[draw.curve] += draw.level * draw.worth(for: objective) / Double(draws.count)
    }
    return weights
  }

  /// What an objective counts a day at a daily spend, one for each draw.
  func outcomes(atDaily spend: Double, for objective: Objective) -> [Double] {
    let values = ResponseCurve.dictionary.map { $0.value(at: max(0, spend) / reference) }
    return draws.map { $0.worth(for: objective) * $0.level * values[$0.curve] }
  }

  /// What one more currency unit brings of an objective at a positive daily spend, for each draw.
  func marginals(atDaily spend: Double, for objective: Objective) -> [Double] {
    let slopes = ResponseCurve.dictionary.map { $0.derivative(at: spend / reference) / reference }
    return draws.map { $0.worth(for: objective) * $0.level * slopes[$0.curve] }
  }
}
