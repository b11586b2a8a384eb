/// What one arm's rows say about its response curve, discounted at one half-life.
///
/// The sufficient statistics of the Poisson likelihood with mean θ Σ n F g_j(u): three kinds of
/// weighted sums over rows, which any order of rows leaves the same up to rounding.
public struct CurveEvidence: Sendable, Hashable, Codable {
  /// Y = Σ w y, the outcomes.
  public private(set) var outcomes: Double

  /// L_j = Σ w y ln g_j(u), one per curve.
  public private(set) var logResponses: [Double]

  /// E_j = Σ w n F g_j(u), one per curve: the outcomes expected at level one.
  public private(set) var exposures: [Double]

  /// No rows yet.
  public init() {
    outcomes = 0
    logResponses = .init(repeating: 0, count: ResponseCurve.dictionary.count)
    exposures = logResponses
  }

  /// Ages all rows: multiplies their weights by `factor`, 2^(−elapsed / half-life).
  public mutating func decay(by factor: Double) {
    outcomes *= factor
    for curve in exposures.indices {
      logResponses[curve] *= factor
      exposures[curve] *= factor
    }
  }

  /// Adds a row: `y` outcomes over `n` periods at mean intensity `u`.
  ///
  /// `F` is the share of the final outcomes that is known by now, in (0, 1]. A row of intensity
  /// zero adds nothing, whatever its outcomes: no curve can answer for them.
  public mutating func add(
    outcomes y: Double, periods n: Double, intensity u: Double, maturity F: Double,
    weight: Double = 1
  ) {
    guard let responses = CurveResponses(intensity: u) else { return }
    add(outcomes: y, periods: n, responses: responses, maturity: F, weight: weight)
  }

  /// Adds a row whose responses were evaluated before.
  public mutating func add(
    outcomes y: Double, periods n: Double, responses: CurveResponses, maturity F: Double,
    weight: Double = 1
  ) {
    outcomes += weight * y
    let exposure = weight * n * F
    for curve in exposures.indices {
      logResponses[curve] += weight * y * responses.logValues[curve]
      exposures[curve] += exposure * responses.values[curve]
    }
  }

  /// Pools the rows of both sides.
  public static func += (left: inout Self, right: Self) {
    left.outcomes += right.outcomes
    for curve in left.exposures.indices {
      left.logResponses[curve] += right.logResponses[curve]
      left.exposures[curve] += right.exposures[curve]
    }
  }
}
