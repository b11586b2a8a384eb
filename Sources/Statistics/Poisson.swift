import Glibc

/// The Poisson distribution of counts with the given mean.
public struct Poisson: Sendable, Hashable, Codable {
  /// The mean, which is the variance too; zero or more.
  public let mean: Double

  public init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "a mean count is zero or more")
    self.mean = mean
  }

  /// The variance, equal to the mean.
  public var variance: Double { mean }

  /// The logarithm of the probability of exactly `count`, ln(meanᵏ e^(−mean) / k!).
  public func logProbability(of count: Int) -> Double {
    if count < 0 { return -.infinity }
    if mean == 0 { return count == 0 ? 0 : -.infinity }
    if count == 0 { return -mean }
    return logGammaKernel(shape: Double(count), x: mean)
  }

  /// The probability that a draw is at most `count`, Q(count + 1, mean).
  public func cumulative(at count: Int) -> Double {
    count < 0 ? 0 : incompleteGamma(shape: Double(count) + 1, x: mean).upper
  }

  /// A draw; exact for any mean from 0 to a million and beyond.
  public func sample(using generator: inout some RandomNumberGenerator) -> Int {
    mean < 10 ? searchedDraw(using: &generator) : rejectionDraw(using: &generator)
  }

  /// Walks up the probabilities until they pass a uniform draw; fast while the mean is small.
  private func searchedDraw(using generator: inout some RandomNumberGenerator) -> Int {
    var remaining = generator.uniform()
    var probability = exp(-mean)
    var count = 0
    while remaining > probability, probability > 0 {
      remaining -= probability
      count += 1
      probability *= mean / Double(count)
    }
    return count
  }

  /// Draws by transformed rejection, at a cost that does not grow with the mean.
  ///
  /// W. Hörmann, "The transformed rejection method for generating Poisson random variables",
  /// Insurance: Mathematics and Economics 12 (1993), 39: algorithm PTRS.
  private func rejectionDraw(using generator: inout some RandomNumberGenerator) -> Int {
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.024_83 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let acceptance = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = generator.uniform() - 0.5
      let v = generator.uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= acceptance { return Int(k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let bound = logProbability(of: Int(k))
      if log(v * inverseAlpha / (a / (us * us) + b)) <= bound { return Int(k) }
    }
  }
}
