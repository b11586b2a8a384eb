import Statistics

/// Draws from one channel's belief, thrown once and used for plan and intervals alike.
struct PosteriorDraws {
  /// Enough for 90 % intervals to within a twentieth of their width.
  static let forIntervals = 200

  private let draws: [(curve: Int, level: Double)]
  private let reference: Double

  init(of belief: Belief, count: Int, using generator: inout SeededGenerator) {
    draws = (0..<count).map { _ in belief.posterior.draw(using: &generator) }
    reference = belief.reference
  }

  /// The average curve of the draws, as weights over the dictionary.
  var meanMixture: [Double] {
    var weights = [Double](repeating: 0, count: ResponseCurve.dictionary.count)
    for draw in draws { weights[draw.curve] += draw.level / Double(draws.count) }
    return weights
  }

  /// Conversions a day at a daily spend, one for each draw.
  func conversions(atDaily spend: Double) -> [Double] {
    let values = ResponseCurve.dictionary.map { $0.value(at: max(0, spend) / reference) }
    return draws.map { $0.level * values[$0.curve] }
  }
}

extension [Double] {
  /// The mean of two order statistics around a share of the sample; nil when empty.
  func quantile(_ share: Double) -> Double? {
    guard !isEmpty else { return nil }
    let ordered = sorted()
    let position = share * Double(count - 1)
    let low = Int(position)
    let high = Swift.min(low + 1, count - 1)
    return ordered[low] + (position - Double(low)) * (ordered[high] - ordered[low])
  }
}
