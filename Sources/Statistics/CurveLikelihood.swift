import Glibc

/// How well each curve explains an arm's rows, at each half-life.
///
/// P(j | h) ∝ π_j exp(τ C_j + τ [L°_hj/φ − α_h ln β_hj + αᶠ_h ln βᶠ_hj]): what the curve has earned by
/// its predictions of frozen rows, and the marginal likelihood of the open rows given the frozen
/// ones. (α, β) is the level by all rows, (αᶠ, βᶠ) that by the frozen rows alone; what integrating θ
/// out of the conjugate pair leaves that does not depend on j is left out.
struct CurveLikelihood {
  /// τ, what evidence on curves counts for: a half.
  ///
  /// The curves are a dictionary, none of them true, and a power posterior guards against believing
  /// too soon in the least wrong of them (P. Grünwald and T. van Ommen, "Inconsistency of Bayesian
  /// inference for misspecified linear models, and a proposal for repairing it", *Bayesian Analysis*
  /// 12 (2017), 1069). Between a quarter and 0.7 the worlds of the simulator tell no difference.
  static let temper = 0.5

  private let grid: HypothesisGrid
  private let shapes: HalfLifeVector

  /// a₀/μ₀_hj.
  private let rates: [CurveVector]

  /// ln π_j.
  private let logPrior: CurveVector

  init(levels: LevelPrior, curves: CurvePrior, grid: HypothesisGrid) {
    self.grid = grid
    shapes = levels.shapes
    rates = (0..<grid.halfLifeCount).map(levels.rates)
    var logPrior = curves.weights
    logPrior.replace(grid.curves) { log($1) }
    self.logPrior = logPrior
  }

  /// The exponents of an arm's curves at a half-life; idle lanes have no meaning.
  func logarithms(
    of arm: Int, halfLife: Int, evidence: ResponseEvidence, scores: CurveScores, precision: Double
  ) -> CurveVector {
    let place = arm * grid.halfLifeCount + halfLife
    let open =
      evidence.openLogResponses[place] * precision
      - shapeTimesLogRates(
        halfLife, outcomes: evidence.outcomes[arm][halfLife] * precision,
        exposures: evidence.exposures[place] * precision)
      + shapeTimesLogRates(
        halfLife, outcomes: evidence.frozenOutcomes[arm][halfLife] * precision,
        exposures: evidence.frozenExposures[place] * precision)
    return logPrior + Self.temper * (scores.curves[arm] + open)
  }

  /// α ln β_j, by outcomes and exposures over φ.
  private func shapeTimesLogRates(
    _ halfLife: Int, outcomes: Double, exposures: CurveVector
  ) -> CurveVector {
    var logRates = rates[halfLife] + exposures
    logRates.replace(grid.curves) { log($1) }
    return (shapes[halfLife] + outcomes) * logRates
  }
}
