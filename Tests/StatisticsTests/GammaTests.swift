import Glibc
import Statistics
import Testing

@Suite struct GammaTests {
  static let table = [
    Gamma(shape: 0.02, rate: 1), Gamma(shape: 0.3, rate: 5), Gamma(shape: 1, rate: 0.5),
    Gamma(shape: 2.5, rate: 100), Gamma(shape: 40, rate: 2), Gamma(shape: 1e4, rate: 1e3),
  ]
  static let probabilities = [1e-6, 1e-4, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999]

  @Test(arguments: table, probabilities)
  func `the cumulative undoes the quantile`(gamma: Gamma, probability: Double) {
    #expect(relativeError(gamma.cumulative(at: gamma.quantile(probability)), probability) < 1e-12)
  }

  @Test(arguments: [0.51, 0.7, 0.975, 0.9999])
  func `the cumulative undoes the quantile of a tiny shape`(probability: Double) {
    let gamma = Gamma(shape: 1e-3, rate: 2)
    #expect(relativeError(gamma.cumulative(at: gamma.quantile(probability)), probability) < 1e-12)
  }

  /// Centred difference over a part h of x; its error is of the order of shape² h².
  @Test(arguments: table, [0.3, 0.5, 0.9])
  func `the density is the derivative of the cumulative`(gamma: Gamma, probability: Double) {
    let x = gamma.quantile(probability)
    let h = x * 1e-5 / gamma.shape.squareRoot()
    let slope = (gamma.cumulative(at: x + h) - gamma.cumulative(at: x - h)) / (2 * h)
    #expect(relativeError(exp(gamma.logDensity(at: x)), slope) < 1e-6)
  }

  /// Normal approximation, false alarm 6e-5 for each distribution.
  @Test(arguments: table)
  func `the sample mean is within four standard errors`(gamma: Gamma) {
    let draws = sample(gamma, count: 10_000, seed: 3)
    let error = (gamma.variance / 10_000).squareRoot()
    #expect(abs(draws.reduce(0, +) / 10_000 - gamma.mean) < 4 * error)
  }

  /// The variance of a squared deviation is σ⁴ (2 + 6/shape); false alarm about 1e-4 each.
  @Test(arguments: table.dropFirst())
  func `the sample variance is within four standard errors`(gamma: Gamma) {
    let draws = sample(gamma, count: 10_000, seed: 4)
    let variance = draws.reduce(0) { $0 + ($1 - gamma.mean) * ($1 - gamma.mean) } / 10_000
    let error = gamma.variance * ((2 + 6 / gamma.shape) / 10_000).squareRoot()
    #expect(abs(variance - gamma.variance) < 4 * error)
  }

  /// Kolmogorov–Smirnov, false alarm 1e-6 for each distribution.
  @Test(arguments: table)
  func `draws follow the distribution`(gamma: Gamma) {
    let distance = kolmogorovDistance(sample(gamma, count: 4_000, seed: 5)) {
      gamma.cumulative(at: $0)
    }
    #expect(distance < kolmogorovLimit(count: 4_000))
  }

  /// Four standard errors of a binomial share, false alarm 6e-5.
  @Test func `at shape one thousandth the draws still follow the distribution`() {
    let gamma = Gamma(shape: 1e-3, rate: 1)
    let draws = sample(gamma, count: 4_000, seed: 6)
    let share = Double(draws.count { $0 < 1e-200 }) / 4_000
    let expected = gamma.cumulative(at: 1e-200)
    #expect(abs(share - expected) < 4 * (expected * (1 - expected) / 4_000).squareRoot())
  }

  @Test func `a draw is positive however small the shape`() {
    let draws = sample(Gamma(shape: 1e-3, rate: 1), count: 1_000, seed: 7)
    #expect(draws.allSatisfy { $0 > 0 && log($0).isFinite })
  }

  @Test(arguments: table)
  func `equal seeds give equal draws`(gamma: Gamma) {
    #expect(sample(gamma, count: 20, seed: 8) == sample(gamma, count: 20, seed: 8))
  }

  /// mpmath 1.3: the root of `gammainc(shape, 0, x, regularized=True) - p` by bisection, over rate.
  @Test(arguments: [
    (Gamma(shape: 0.05, rate: 1), 0.3, 2.037897188732664e-11),
    (Gamma(shape: 0.5, rate: 2), 1e-10, 3.926990816987242e-21),
    (Gamma(shape: 1, rate: 3), 0.5, 0.2310490601866484),
    (Gamma(shape: 2.5, rate: 0.1), 0.999, 102.5750282621644),
    (Gamma(shape: 30, rate: 4), 1e-4, 3.437111755150382),
    (Gamma(shape: 1e4, rate: 1), 0.975, 10196.94182499988),
  ])
  func `the quantile has twelve digits`(gamma: Gamma, probability: Double, expected: Double) {
    #expect(relativeError(gamma.quantile(probability), expected) < 1e-12)
  }

  /// mpmath 1.3: `a*log(b) + (a - 1)*log(x) - b*x - loggamma(a)`.
  @Test(arguments: [
    (Gamma(shape: 0.05, rate: 1), 0.3, -2.12510503694209),
    (Gamma(shape: 2.5, rate: 0.1), 14, -3.48255960853515),
    (Gamma(shape: 1e4, rate: 1), 9_800, -7.53098752040306),
  ])
  func `the density has twelve digits`(gamma: Gamma, x: Double, expected: Double) {
    #expect(relativeError(gamma.logDensity(at: x), expected) < 1e-12)
  }

  @Test func `a quantile smaller than any number is zero`() {
    #expect(Gamma(shape: 0.02, rate: 1).quantile(1e-9) == 0)
  }

  @Test func `the quantiles of certainty are the ends of the range`() {
    #expect(Gamma(shape: 2, rate: 1).quantile(0) == 0)
    #expect(Gamma(shape: 2, rate: 1).quantile(1) == .infinity)
  }

  private func sample(_ gamma: Gamma, count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in gamma.sample(using: &generator) }
  }
}
