/// What is believed of one arm's response after its evidence: a half-life, a curve, a level on it.
///
/// θ | h, j ~ Gamma(α_h, β_hj) with α_h = a₀_h + Y_h/φ and β_hj = a₀_h/μ₀_hj + E_hj/φ. The
/// dispersion φ tempers the likelihood: results that come in clumps of φ count as 1/φ each.
public struct ResponsePosterior: Sendable, Hashable {
  /// α_h, the shape of the level at each half-life.
  public let shapes: [Double]

  /// β_hj, the rate of the level, for each half-life and curve of the dictionary.
  public let rates: [[Double]]

  /// p_hj, the probability of each half-life and curve; they sum to one.
  public let weights: [[Double]]

  /// The probability of each half-life.
  public var halfLifeWeights: [Double] { weights.map { $0.reduce(0, +) } }

  /// The probability of each curve of the dictionary.
  public var curveWeights: [Double] {
    ResponseCurve.dictionary.indices.map { curve in weights.reduce(0) { $0 + $1[curve] } }
  }

  /// The expected level on each curve times its probability, Σ_h p_hj α_h/β_hj.
  ///
  /// As the weights of a `ResponseMixture` they give the mean response at any spend.
  public var meanMixture: [Double] {
    ResponseCurve.dictionary.indices.map { curve in
      weights.indices.reduce(0) { sum, halfLife in
        sum + weights[halfLife][curve] * shapes[halfLife] / rates[halfLife][curve]
      }
    }
  }

  /// The expected outcomes a day at intensity `u`, Σ_hj p_hj (α_h/β_hj) g_j(u).
  public func mean(at u: Double) -> Double {
    zip(meanMixture, ResponseCurve.dictionary).reduce(0) { $0 + $1.0 * $1.1.value(at: u) }
  }

  /// The variance of the response at intensity 1 over the square of its mean.
  ///
  /// Every curve is 1 there, so it is that of the level, Σ_hj p_hj α_h (α_h + 1)/β_hj² over the
  /// square of Σ_hj p_hj α_h/β_hj, less one; never negative.
  public var relativeVariance: Double {
    var mean = 0.0
    var square = 0.0
    for (shape, (rates, weights)) in zip(shapes, zip(rates, weights)) {
      for (rate, weight) in zip(rates, weights) where weight > 0 {
        mean += weight * shape / rate
        square += weight * shape * (shape + 1) / (rate * rate)
      }
    }
    return max(0, square / (mean * mean) - 1)
  }

  /// A draw of the curve, by its place in the dictionary, and of the level on it.
  public func draw(
    using generator: inout some RandomNumberGenerator
  ) -> (curve: Int, level: Double) {
    let (halfLife, curve) = hypothesis(at: generator.uniform())
    let level = Gamma(shape: shapes[halfLife], rate: rates[halfLife][curve])
    return (curve, level.sample(using: &generator))
  }

  /// The half-life and curve at which the running sum of the weights passes `position`.
  private func hypothesis(at position: Double) -> (halfLife: Int, curve: Int) {
    var reached = 0.0
    var last = (halfLife: 0, curve: 0)
    for (halfLife, row) in weights.enumerated() {
      for (curve, weight) in row.enumerated() where weight > 0 {
        reached += weight
        last = (halfLife, curve)
        if position < reached { return last }
      }
    }
    // Rounding may leave the sum a hair under one; then the last one that has weight it is.
    return last
  }
}
