import Glibc
import Statistics
import Testing

@Suite struct PoissonTests {
  static let table = [0.01, 0.8, 3, 9.99, 10, 37.5, 1_000, 1e6].map(Poisson.init)

  /// Normal approximation, false alarm 6e-5 for each mean.
  @Test(arguments: table)
  func `the sample mean is within four standard errors`(poisson: Poisson) {
    let draws = sample(poisson, count: 10_000, seed: 11)
    let mean = Double(draws.reduce(0, +)) / 10_000
    #expect(abs(mean - poisson.mean) < 4 * (poisson.variance / 10_000).squareRoot())
  }

  /// The variance of a squared deviation is μ + 2μ²; false alarm about 1e-4 each.
  @Test(arguments: table.dropFirst())
  func `the sample variance is within four standard errors`(poisson: Poisson) {
    let mean = poisson.mean
    let squares = sample(poisson, count: 10_000, seed: 12).map { pow(Double($0) - mean, 2) }
    let error = ((mean + 2 * mean * mean) / 10_000).squareRoot()
    #expect(abs(squares.reduce(0, +) / 10_000 - poisson.variance) < 4 * error)
  }

  /// Kolmogorov–Smirnov on counts spread over their unit by a uniform draw; false alarm 1e-6 each.
  @Test(arguments: table)
  func `draws follow the distribution`(poisson: Poisson) {
    var generator = SeededGenerator(seed: 13)
    let positions = (0..<2_000).map { _ in
      let count = poisson.sample(using: &generator)
      let below = poisson.cumulative(at: count - 1)
      return below + generator.uniform() * (poisson.cumulative(at: count) - below)
    }
    #expect(kolmogorovDistance(positions) { $0 } < kolmogorovLimit(count: 2_000))
  }

  /// mpmath 1.3: `k*log(m) - m - loggamma(k + 1)`.
  @Test(arguments: [
    (3.0, 0, -3.0), (3, 7, -3.83487534038865), (250, 300, -8.46757458639406),
    (1e6, 1_001_000, -8.32702706222013),
  ])
  func `the probability has twelve digits`(mean: Double, count: Int, expected: Double) {
    #expect(relativeError(Poisson(mean: mean).logProbability(of: count), expected) < 1e-12)
  }

  /// mpmath 1.3: `gammainc(k + 1, m, inf, regularized=True)`.
  @Test(arguments: [
    (3.0, 0, 0.0497870683678639), (3, 7, 0.988095496143643), (250, 300, 0.999047780413607),
  ])
  func `the cumulative has twelve digits`(mean: Double, count: Int, expected: Double) {
    #expect(relativeError(Poisson(mean: mean).cumulative(at: count), expected) < 1e-12)
  }

  @Test func `a mean of zero always gives zero`() {
    #expect(sample(Poisson(mean: 0), count: 10, seed: 14).allSatisfy { $0 == 0 })
    #expect(Poisson(mean: 0).logProbability(of: 0) == 0)
    #expect(Poisson(mean: 0).logProbability(of: 1) == -.infinity)
  }

  @Test(arguments: table)
  func `equal seeds give equal draws`(poisson: Poisson) {
    #expect(sample(poisson, count: 20, seed: 15) == sample(poisson, count: 20, seed: 15))
  }

  private func sample(_ poisson: Poisson, count: Int, seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in poisson.sample(using: &generator) }
  }
}
