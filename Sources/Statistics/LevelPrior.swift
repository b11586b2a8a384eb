import Glibc

/// What is believed of an arm's level before any of its rows: θ | h, j ~ Gamma(a₀_h, a₀_h/μ₀_hj).
///
/// Learnt from the other arms by empirical Bayes, so a newcomer begins as one of its kind.
struct LevelPrior: Sendable {
  /// a₀_h, how alike the levels of arms are: their relative variance is 1/a₀.
  var shapes: HalfLifeVector

  /// μ₀_hj, the mean level if the response follows curve j.
  var means: [CurveVector]

  /// Before any row anywhere: a level of about one.
  init(grid: HypothesisGrid) {
    shapes = .one
    means = .init(repeating: .one, count: grid.halfLifeCount)
  }

  /// a₀/μ₀, the prior rates at a half-life.
  func rates(_ halfLife: Int) -> CurveVector { shapes[halfLife] / means[halfLife] }

  /// Puts the level where all arms' rows together have it, μ₀_j = (Σ Y + ½) / Σ E_j.
  mutating func place(by evidence: ResponseEvidence, shape: Double) {
    let grid = evidence.grid
    var outcomes = 0.5
    var exposures = CurveVector.zero
    for arm in evidence.outcomes.indices {
      outcomes += evidence.outcomes[arm][grid.longest]
      exposures += evidence.exposures[arm * grid.halfLifeCount + grid.longest]
    }
    var level = CurveVector.one
    for curve in grid.curves { level[curve] = outcomes / max(exposures[curve], 1e-9) }
    shapes = .init(repeating: shape)
    means = .init(repeating: level, count: grid.halfLifeCount)
  }

  /// One step of the expectation–maximisation over the posteriors of the arms, which are not none.
  ///
  /// With averages over arms c: μ₀_hj ← mean α_ch/β_chj;
  /// s_h = mean_j clip(ln μ₀_hj − mean [ψ(α_ch) − ln β_chj], 0.03, 2);
  /// a = (3 − s + √((s − 3)² + 24 s)) / (12 s), the closed-form approximation to the maximum
  /// likelihood shape (T. Minka, "Estimating a gamma distribution", 2002, its starting value);
  /// a₀_h ← clip((K a + 2) / (K + 2), 0.3, 10).
  mutating func improve(by arms: [Int], evidence: ResponseEvidence, dispersions: [Double]) {
    let grid = evidence.grid
    for halfLife in 0..<grid.halfLifeCount {
      let moments = LevelMoments(
        of: arms, halfLife: halfLife, prior: self, evidence: evidence, dispersions: dispersions)
      var spread = 0.0
      for curve in grid.curves {
        means[halfLife][curve] = moments.mean[curve]
        let gap = log(moments.mean[curve]) - (moments.digamma - moments.logRate[curve])
        spread += min(max(gap, 0.03), 2)
      }
      shapes[halfLife] = Self.shape(spread: spread / Double(grid.curves.count), arms: arms.count)
    }
  }

  private static func shape(spread s: Double, arms: Int) -> Double {
    let likeliest = (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
    let count = Double(arms)
    return min(max((count * likeliest + 2) / (count + 2), 0.3), 10)
  }
}

/// The averages over arms of what one step needs, at one half-life.
private struct LevelMoments {
  /// mean α/β_j.
  private(set) var mean = CurveVector.zero

  /// mean ψ(α).
  private(set) var digamma = 0.0

  /// mean ln β_j.
  private(set) var logRate = CurveVector.zero

  init(
    of arms: [Int], halfLife: Int, prior: LevelPrior, evidence: ResponseEvidence,
    dispersions: [Double]
  ) {
    let priorRates = prior.rates(halfLife)
    let stride = evidence.grid.halfLifeCount
    // One logarithm for the product of four rates; a rate is far from 10^±75, so none overflows.
    var product = CurveVector.one
    for (number, arm) in arms.enumerated() {
      let precision = 1 / dispersions[arm]
      let shape = prior.shapes[halfLife] + evidence.outcomes[arm][halfLife] * precision
      let rates = priorRates + evidence.exposures[arm * stride + halfLife] * precision
      mean += shape / rates
      digamma += Statistics.digamma(shape)
      product *= rates
      guard number % 4 == 3 || number == arms.count - 1 else { continue }
      product.replace(evidence.grid.curves) { log($1) }
      logRate += product
      product = .one
    }
    let count = Double(arms.count)
    mean /= count
    digamma /= count
    logRate /= count
  }
}
