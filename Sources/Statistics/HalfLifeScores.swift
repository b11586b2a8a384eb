import Glibc

/// How well each half-life has predicted each arm's rows.
///
/// P(h) ∝ π_h exp(score_h). A row adds ln p_h(y) − max ln p(y), no less than −5, of the negative
/// binomial predictive at that half-life; scores fade by a fiftieth a day, so that arms that have
/// come to rest, or have begun to move, find another half-life.
struct HalfLifeScores: Sendable {
  /// score_h of each arm.
  var scores: [HalfLifeVector]

  /// π_h, learnt from all arms.
  var prior: HalfLifeVector

  private let halfLives: [Int]

  init(arms: Int, grid: HypothesisGrid) {
    halfLives = grid.halfLives
    scores = .init(repeating: .zero, count: arms)
    prior = .zero
    for index in halfLives { prior[index] = 1 / Double(halfLives.count) }
  }

  mutating func age() {
    for arm in scores.indices { scores[arm] *= Self.decay }
  }

  /// Scores one row's outcomes `y` against what was predicted the day before it was known.
  ///
  /// ln p_h = lnΓ(α + y′) − lnΓ(α) − α ln(1 + m′/α) + y′ ln(m′ / (α + m′)), but for what all
  /// half-lives share, with y′ = y/φ and m′ = m_h/φ.
  mutating func score(arm: Int, outcomes: Double, prediction: Prediction, dispersion: Double) {
    guard halfLives.count > 1 else { return }
    let y = outcomes / dispersion
    var logs = HalfLifeVector.zero
    logs.replace(halfLives) { index, _ in
      let mean = max(prediction.means[index] / dispersion, 1e-6)
      let shape = max(prediction.shapes[index], 1e-3)
      return logGamma(shape + y) - logGamma(shape) - shape * log1p(mean / shape)
        + y * log(mean / (shape + mean))
    }
    let best = logs.largest(of: halfLives)
    logs.replace(halfLives) { max($1 - best, -5) }
    scores[arm] += logs
  }

  /// P(h) of an arm.
  func weights(of arm: Int) -> HalfLifeVector {
    var weights = scores[arm]
    let best = weights.largest(of: halfLives)
    weights.replace(halfLives) { exp($1 - best) }
    weights *= prior
    return weights / weights.sum()
  }

  /// π_h ← (Σ_c P_c(h) + 2/H) / (K + 2), given the sum over K active arms.
  mutating func learnPrior(from sum: HalfLifeVector, arms: Int) {
    for index in halfLives {
      prior[index] = (sum[index] + 2 / Double(halfLives.count)) / (Double(arms) + 2)
    }
  }

  private static let decay = 0.98
}
