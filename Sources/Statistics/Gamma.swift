import Glibc

/// The gamma distribution with density rate^shape x^(shape − 1) e^(−rate x) / Γ(shape) on x > 0.
///
/// The convention is shape and *rate*, never scale; both are positive.
public struct Gamma: Sendable, Hashable, Codable {
  public let shape: Double
  public let rate: Double

  public init(shape: Double, rate: Double) {
    precondition(shape > 0 && rate > 0, "shape and rate are positive")
    self.shape = shape
    self.rate = rate
  }

  /// The mean, shape / rate.
  public var mean: Double { shape / rate }

  /// The variance, shape / rate².
  public var variance: Double { shape / (rate * rate) }

  /// The logarithm of the density at `x`; −∞ outside x > 0.
  public func logDensity(at x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    return logGammaKernel(shape: shape, x: rate * x) + log(shape / x)
  }

  /// The probability that a draw is at most `x`.
  public func cumulative(at x: Double) -> Double {
    regularizedGammaP(shape: shape, x: rate * x)
  }

  /// The value that a draw stays below with the given probability.
  ///
  /// 0 for probability 0 (and where the value is smaller than any `Double`), infinity for 1.
  /// Safeguarded Newton steps in ln x on the smaller tail, so that neither tail loses its digits.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    if probability == 0 { return 0 }
    if probability == 1 { return .infinity }
    return standardQuantile(probability) / rate
  }

  /// The x with P(shape, x) = p.
  private func standardQuantile(_ p: Double) -> Double {
    // P(a, x) < xᵃ / Γ(a + 1), and equal to rounding where x is this small.
    var low = (log(p) + logGamma(shape + 1)) / shape
    if low < -700 { return exp(low) }
    var high = log(shape + 1) + 7
    var z = shape < 10 ? low : log(shape)
    for _ in 0..<200 {
      let tails = incompleteGamma(shape: shape, x: exp(z))
      let excess = p < 0.5 ? tails.lower - p : (1 - p) - tails.upper
      if excess > 0 { high = z } else { low = z }
      let step = excess / (shape * exp(logGammaKernel(shape: shape, x: exp(z))))
      // The last step is taken in x: the rounding of ln x would cost large shapes three digits.
      if abs(step) <= 1e-9 { return exp(z) * (1 - step) }
      let newton = z - step
      z = low < newton && newton < high ? newton : (low + high) / 2
    }
    return exp(z)
  }
}

extension Gamma {
  /// A draw; always positive, so that its logarithm is finite.
  ///
  /// G. Marsaglia and W. Tsang, "A simple method for generating gamma variables", ACM Trans. Math.
  /// Softw. 26 (2000), 363; for shapes below one a draw of shape + 1 times U^(1/shape), in
  /// logarithms, since at shape 0.001 half of all draws are smaller than any normal `Double`: those
  /// come back as the smallest one.
  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    guard shape < 1 else { return Self.standardDraw(shape: shape, using: &generator) / rate }
    let boosted = Self.standardDraw(shape: shape + 1, using: &generator)
    let logarithm = log(boosted) + log(generator.uniform()) / shape - log(rate)
    return max(exp(logarithm), .leastNormalMagnitude)
  }

  /// A draw with rate 1 and a shape of at least one.
  private static func standardDraw(
    shape: Double, using generator: inout some RandomNumberGenerator
  ) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let normal = generator.standardNormal()
      let root = 1 + c * normal
      guard root > 0 else { continue }
      let v = root * root * root
      let bound = 0.5 * normal * normal + d - d * v + d * log(v)
      if log(generator.uniform()) < bound { return d * v }
    }
  }
}
