import Glibc

/// Counts that are Poisson with a gamma-distributed rate: more scattered than chance alone.
///
/// P(X = i) = Γ(i + k) / (Γ(k) i!) (k/(k + μ))ᵏ (μ/(k + μ))ⁱ with mean μ and variance μ + μ²/k.
public struct NegativeBinomial: Sendable, Hashable {
  /// μ, over zero.
  public let mean: Double
  /// Over `mean`.
  public let variance: Double

  public init(mean: Double, variance: Double) {
    precondition(mean > 0 && variance > mean, "a negative binomial scatters more than Poisson")
    self.mean = mean
    self.variance = variance
  }

  /// P(X ≤ x), which is 0 for a negative x.
  ///
  /// Takes time in proportion to x.
  public func cumulative(_ x: Double) -> Double {
    guard x >= 0 else { return 0 }
    let k = mean * mean / (variance - mean)
    let success = mean / (k + mean)
    var logTerm = -k * log1p(mean / k)
    var sum = exp(logTerm)
    var i = 0.0
    while i < x.rounded(.down) {
      logTerm += log((i + k) / (i + 1) * success)
      sum += exp(logTerm)
      i += 1
    }
    return min(sum, 1)
  }
}
