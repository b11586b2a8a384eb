import Glibc

/// What is believed of an arm before any of its rows: P(j) = π_j, θ | j ~ Gamma(a₀, a₀/μ₀_j).
///
/// Learnt from the other arms by empirical Bayes, so a newcomer begins as one of its kind.
public struct LevelPrior: Sendable, Hashable, Codable {
  /// a₀, the shape: how alike the levels of arms are (their relative variance is 1/a₀).
  public let shape: Double

  /// μ₀_j, the mean level if the response follows curve j.
  public let means: [Double]

  /// π_j, the probability of each curve; they sum to one.
  public let curveWeights: [Double]

  /// The prior over curves before any arm is known: all alike.
  public static let uniformCurveWeights = [Double](
    repeating: 1 / Double(ResponseCurve.dictionary.count), count: ResponseCurve.dictionary.count)

  public init(
    shape: Double, means: [Double], curveWeights: [Double] = LevelPrior.uniformCurveWeights
  ) {
    let curves = ResponseCurve.dictionary.count
    precondition(means.count == curves && curveWeights.count == curves, "one number per curve")
    precondition(shape > 0 && means.allSatisfy { $0 > 0 }, "shape and means are positive")
    self.shape = shape
    self.means = means
    self.curveWeights = curveWeights
  }

  /// One step of the expectation–maximisation over the posteriors of all active arms.
  ///
  /// With averages over arms c: μ₀_j ← mean α_c/β_cj;
  /// s = mean_j clip(ln μ₀_j − mean [ψ(α_c) − ln β_cj], 0.03, 2);
  /// a = (3 − s + √((s − 3)² + 24 s)) / (12 s), the closed-form approximation to the maximum
  /// likelihood shape (T. Minka, "Estimating a gamma distribution", 2002, its starting value);
  /// a₀ ← clip((K a + 2) / (K + 2), 0.3, 10); π_j ← 0.9 π_j + 0.1 (Σ P_c(j) + 4/J) / (K + 4).
  /// With no posteriors nothing is learnt.
  public func updated(from posteriors: [CurvePosterior]) -> LevelPrior {
    guard !posteriors.isEmpty else { return self }
    let count = Double(posteriors.count)
    let newMeans = means.indices.map { j in
      posteriors.reduce(0) { $0 + $1.shape / $1.rates[j] } / count
    }
    let spread = Self.spread(of: posteriors, means: newMeans)
    let root = ((spread - 3) * (spread - 3) + 24 * spread).squareRoot()
    let likeliest = (3 - spread + root) / (12 * spread)
    return LevelPrior(
      shape: min(max((count * likeliest + 2) / (count + 2), 0.3), 10),
      means: newMeans,
      curveWeights: updatedCurveWeights(from: posteriors))
  }

  /// s, how far the mean of the logarithm lies under the logarithm of the mean.
  private static func spread(of posteriors: [CurvePosterior], means: [Double]) -> Double {
    let meanDigamma =
      posteriors.reduce(0) { $0 + digamma($1.shape) } / Double(posteriors.count)
    let gaps = means.indices.map { j in
      let meanLogRate =
        posteriors.reduce(0) { $0 + log($1.rates[j]) } / Double(posteriors.count)
      return min(max(log(means[j]) - (meanDigamma - meanLogRate), 0.03), 2)
    }
    return gaps.reduce(0, +) / Double(gaps.count)
  }

  /// π_j, a tenth of the way towards the share that the arms give curve j.
  private func updatedCurveWeights(from posteriors: [CurvePosterior]) -> [Double] {
    curveWeights.indices.map { j in
      let share = posteriors.reduce(0) { $0 + $1.weights[j] }
      let pooled =
        (share + 4 * Self.uniformCurveWeights[j]) / (Double(posteriors.count) + 4)
      return 0.9 * curveWeights[j] + 0.1 * pooled
    }
  }
}
