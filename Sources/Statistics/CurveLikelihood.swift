import Glibc

/// How well each curve explains an arm's rows, at each half-life.
///
/// P(j | h) ∝ exp(ln π_j + L_hj/φ + a₀ ln(a₀/μ₀_hj) − α ln β_hj), the exact tempered marginal
/// likelihood: what integrating θ out of the conjugate pair leaves that depends on j.
struct CurveLikelihood {
  private let grid: HypothesisGrid
  private let shapes: HalfLifeVector

  /// a₀/μ₀_hj.
  private let rates: [CurveVector]

  /// ln π_j + a₀ ln(a₀/μ₀_hj), the same for all arms.
  private let constants: [CurveVector]

  init(levels: LevelPrior, curves: CurvePrior, grid: HypothesisGrid) {
    self.grid = grid
    shapes = levels.shapes
    let rates = (0..<grid.halfLifeCount).map(levels.rates)
    self.rates = rates
    constants = rates.indices.map { halfLife in
      var constants = CurveVector.zero
      for curve in grid.curves {
        constants[curve] =
          log(curves.weights[curve]) + levels.shapes[halfLife] * log(rates[halfLife][curve])
      }
      return constants
    }
  }

  /// The exponents of an arm's curves at a half-life; idle lanes have no meaning.
  func logarithms(
    of arm: Int, halfLife: Int, evidence: ResponseEvidence, precision: Double
  ) -> CurveVector {
    let place = arm * grid.halfLifeCount + halfLife
    let shape = shapes[halfLife] + evidence.outcomes[arm][halfLife] * precision
    var logRates = rates[halfLife] + evidence.exposures[place] * precision
    logRates.replace(grid.curves) { log($1) }
    return constants[halfLife] + evidence.logResponses[place] * precision - shape * logRates
  }
}
