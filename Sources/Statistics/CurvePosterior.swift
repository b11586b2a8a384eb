import Glibc

/// What is believed of one arm's response after its evidence: a curve, and a level on it.
///
/// θ | j ~ Gamma(α, β_j) with α = a₀ + Y/φ and β_j = a₀/μ₀_j + E_j/φ. The dispersion φ tempers the
/// likelihood: results that come in clumps of φ count as 1/φ each.
public struct CurvePosterior: Sendable, Hashable, Codable {
  /// α, the shape of the level on every curve.
  public let shape: Double

  /// β_j, the rate of the level on each curve.
  public let rates: [Double]

  /// P(j), the probability of each curve; they sum to one.
  public let weights: [Double]

  /// Updates the prior by the evidence; without evidence the posterior is the prior.
  ///
  /// P(j) ∝ exp(ln π_j + L_j/φ + a₀ ln(a₀/μ₀_j) − α ln β_j), the exact tempered marginal
  /// likelihood: what integrating θ out of the conjugate pair leaves that depends on j.
  public init(evidence: CurveEvidence, prior: LevelPrior, dispersion: Double) {
    precondition(dispersion > 0, "the dispersion is positive")
    let alpha = prior.shape + evidence.outcomes / dispersion
    let priorRates = prior.means.map { prior.shape / $0 }
    let rates = zip(priorRates, evidence.exposures).map { $0 + $1 / dispersion }
    let scores = rates.indices.map { j in
      log(prior.curveWeights[j]) + evidence.logResponses[j] / dispersion
        + prior.shape * log(priorRates[j]) - alpha * log(rates[j])
    }
    let total = logSumExp(scores)
    shape = alpha
    self.rates = rates
    weights = scores.map { exp($0 - total) }
  }

  /// The expected level on each curve times its probability, P(j) α/β_j.
  ///
  /// As the weights of a `ResponseMixture` they give the mean response at any spend.
  public var meanMixture: [Double] {
    zip(weights, rates).map { $0 * shape / $1 }
  }

  /// The expected response per period at intensity `u`, Σ_j P(j) (α/β_j) g_j(u).
  public func mean(at u: Double) -> Double {
    zip(meanMixture, ResponseCurve.dictionary).reduce(0) { $0 + $1.0 * $1.1.value(at: u) }
  }

  /// A draw of the curve, by its place in the dictionary, and of the level on it.
  public func draw(
    using generator: inout some RandomNumberGenerator
  ) -> (curve: Int, level: Double) {
    let curve = drawnCurve(at: generator.uniform())
    return (curve, Gamma(shape: shape, rate: rates[curve]).sample(using: &generator))
  }

  /// The curve at which the running sum of the weights passes `position`.
  private func drawnCurve(at position: Double) -> Int {
    var reached = 0.0
    for (curve, weight) in weights.enumerated() {
      reached += weight
      if position < reached { return curve }
    }
    // Rounding may leave the sum a hair under one; then the last curve that has weight it is.
    return weights.lastIndex { $0 > 0 } ?? weights.count - 1
  }
}
