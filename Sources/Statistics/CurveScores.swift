import Glibc

/// How well each curve has predicted each arm's rows, from the level just before them.
///
/// When a row is frozen, every curve at every half-life has predicted it by the frozen rows before
/// it. With (α, β) the level by those rows, discounted as of this one, and q = (n F g_j(u)/φ)/β, its
/// outcomes y′ = y/φ are negative binomial:
/// ln p_hj = lnΓ(α_h + y′) − lnΓ(α_h) − (α_h + y′) ln(1 + q_hj) + y′ ln q_hj.
/// A curve earns C_j ← 0.998ⁿ C_j + max(m_j − max m, −5), m_j = ln Σ_h P(h) p_hj, for a row of n days.
///
/// A discounted level follows what a level does by itself, so that only the change of spend against
/// the recent past speaks for a curve; the likelihood of one constant level takes a channel that got
/// better, and more money for it, for one that answers to money. Evidence on curves is kept for long,
/// since curves outlive levels. (A. P. Dawid, "Statistical theory: the prequential approach",
/// *J. R. Statist. Soc. A* 147 (1984), 278.)
///
/// A score is of what was known when the row was frozen: a later correction does not change it.
struct CurveScores: Sendable {
  /// C_j of each arm; idle lanes are zero.
  var curves: [CurveVector]

  /// S_h of each arm, how well its half-lives have predicted the same rows.
  ///
  /// P(h) ∝ π_h exp(S_h) weighs the predictions of a row, and S_h ← 0.98ⁿ S_h + max(n_h − max n, −5)
  /// with n_h = ln Σ_j P(j) p_hj, P(j) ∝ π_j exp(τ C_j). (What is believed of half-lives is the affair
  /// of `HalfLifeScores`, which do not wait until a row is frozen.)
  var halfLives: [HalfLifeVector]

  private let grid: HypothesisGrid

  /// One row's p_hj up to a factor, per half-life: room that is used again and again.
  private var predictives: [CurveVector]

  init(arms: Int, grid: HypothesisGrid) {
    self.grid = grid
    curves = .init(repeating: .zero, count: arms)
    halfLives = .init(repeating: .zero, count: arms)
    predictives = .init(repeating: .zero, count: grid.halfLifeCount)
  }

  /// A row that is about to be frozen.
  struct Row {
    let arm: Int

    /// n.
    let days: Double

    /// y.
    let outcomes: Double

    /// n F g_j(u).
    let exposure: CurveVector

    /// φ.
    let dispersion: Double

    /// γ_h to the power of the age at which the arm's rows are frozen.
    ///
    /// Divided by it, the sums of today are those of this row's own day. (A row that came late is
    /// older, and is held against the level of the rows that are frozen with it.)
    let discount: HalfLifeVector
  }

  /// Scores a row's outcomes against what the frozen rows before it predict.
  mutating func score(
    _ row: Row, evidence: ResponseEvidence, levels: LevelPrior, curves curvePrior: CurvePrior,
    halfLives halfLifePrior: HalfLifeVector
  ) {
    for halfLife in grid.halfLives {
      predictives[halfLife] = logPredictive(
        of: row, halfLife: halfLife, evidence: evidence, levels: levels)
    }
    let arm = row.arm
    let ofHalfLives = halfLives[arm].weights(prior: halfLifePrior, over: grid.halfLives)
    let ofCurves = (CurveLikelihood.temper * curves[arm])
      .weights(prior: curvePrior.weights, over: grid.curves)
    let best = predictives.reduce(-.infinity) { max($0, $1.largest(of: grid.curves)) }
    var byCurve = CurveVector.zero
    var byHalfLife = HalfLifeVector.zero
    for halfLife in grid.halfLives {
      predictives[halfLife].replace(grid.curves) { exp($1 - best) }
      byCurve += ofHalfLives[halfLife] * predictives[halfLife]
      byHalfLife[halfLife] = (ofCurves * predictives[halfLife]).sum()
    }
    byCurve.replace(grid.curves) { Self.logarithm($1) }
    byHalfLife.replace(grid.halfLives) { Self.logarithm($1) }
    curves[arm] *= pow(Self.curveDecay, row.days)
    curves[arm] += byCurve.lag(behindBestOf: grid.curves)
    halfLives[arm] *= pow(Self.halfLifeDecay, row.days)
    halfLives[arm] += byHalfLife.lag(behindBestOf: grid.halfLives)
  }

  /// ln p_hj of each curve at a half-life; idle lanes have no meaning.
  private func logPredictive(
    of row: Row, halfLife: Int, evidence: ResponseEvidence, levels: LevelPrior
  ) -> CurveVector {
    let place = evidence.places(of: row.arm).lowerBound + halfLife
    let precision = 1 / row.dispersion
    let weight = precision / row.discount[halfLife]
    let shape = levels.shapes[halfLife] + weight * evidence.frozenOutcomes[row.arm][halfLife]
    let rates = levels.rates(halfLife) + weight * evidence.frozenExposures[place]
    let y = row.outcomes * precision
    let q = precision * row.exposure / rates
    var logs = q
    logs.replace(grid.curves) { Self.logarithm($1) }
    var tails = 1 + q
    tails.replace(grid.curves) { log($1) }
    return (logGamma(shape + y) - logGamma(shape)) + y * logs - (shape + y) * tails
  }

  /// A day of rows costs a score so much; never forgetting curves makes no difference in simulated
  /// worlds, where they never change.
  private static let curveDecay = 0.998
  private static let halfLifeDecay = 0.98

  /// The logarithm of a number that may have sunk below the smallest one.
  private static func logarithm(_ number: Double) -> Double {
    log(max(number, .leastNormalMagnitude))
  }
}
