import Testing

@testable import Statistics

@Suite struct DispersionTests {
  let prior = DispersionPrior.conversions

  @Test func `without rows the dispersion is the prior, inflated for doubt`() {
    let phi = prior.dispersion(pearson: 0, degreesOfFreedom: 0, rows: 1, dailyMean: 2)
    #expect(relativeError(phi, 2 * (1 + 0.5 * 0.1.squareRoot())) < 1e-15)
  }

  @Test func `with many rows the dispersion is the observed one`() {
    let phi = prior.dispersion(
      pearson: 3, degreesOfFreedom: 1e9, rows: 1 + 1_000_000_000, dailyMean: 2)
    #expect(relativeError(phi, 3) < 1e-4)
  }

  /// Python: `(40 + 10 * 3) / 30 * (1 + (1 - f / 2) * (2 / 30) ** 0.5)` for f = 1, ½ and ⅒.
  @Test(arguments: [
    (11, 2.634_565_371_371_688), (21, 2.785_181_390_390_865_5), (101, 2.905_674_205_606_207_5),
  ])
  func `where few rows carry an order, doubt is larger`(rows: Int, phi: Double) {
    let dispersion = prior.dispersion(
      pearson: 3, degreesOfFreedom: 10, rows: rows, dailyMean: 2)
    #expect(relativeError(dispersion, phi) < 1e-14)
  }

  @Test func `the pooled prior leans on arms with many degrees of freedom`() {
    // (50·1.5 + 100·4 + 10·1) / (50 + 110)
    let pooled = prior.pooled(with: [(dispersion: 4, degreesOfFreedom: 100), (1, 10)])
    #expect(relativeError(pooled.base, 485.0 / 160) < 1e-15)
  }

  @Test func `the pooled prior never falls under its base`() {
    #expect(prior.pooled(with: [(dispersion: 1, degreesOfFreedom: 1_000)]).base == 1.5)
    #expect(prior.pooled(with: []).base == 1.5)
    #expect(prior.based(on: 3).pooled(with: []).base == 3)
  }

  @Test func `the dispersion is never less than that of a Poisson count`() {
    #expect(prior.dispersion(pearson: 0.1, degreesOfFreedom: 1e6, rows: 1, dailyMean: 2) == 1)
  }

  @Test(arguments: [(-0.5, 0.0), (0.99, 0.9)])
  func `the correlation stays between none and nine tenths`(observed: Double, limit: Double) {
    #expect(prior.correlation(observed: observed, degreesOfFreedom: 1e6, dailyMean: 2) == limit)
  }

  @Test func `independent rows show no drift`() {
    #expect(prior.driftFactor(autocorrelation: 0, degreesOfFreedom: 100) == 1)
  }
}
