import Testing

@testable import Statistics

@Suite struct DispersionTests {
  let prior = DispersionPrior.conversions

  @Test func `without rows the dispersion is the prior, inflated for doubt`() {
    let phi = prior.dispersion(pearson: 0, degreesOfFreedom: 0, dailyMean: 2)
    #expect(relativeError(phi, 2 * (1 + 0.5 * 0.1.squareRoot())) < 1e-15)
  }

  @Test func `with many rows the dispersion is the observed one`() {
    let phi = prior.dispersion(pearson: 3, degreesOfFreedom: 1e9, dailyMean: 2)
    #expect(relativeError(phi, 3) < 1e-4)
  }

  @Test func `the dispersion is never less than that of a Poisson count`() {
    #expect(prior.dispersion(pearson: 0.1, degreesOfFreedom: 1e6, dailyMean: 2) == 1)
  }

  @Test(arguments: [(-0.5, 0.0), (0.99, 0.9)])
  func `the correlation stays between none and nine tenths`(observed: Double, limit: Double) {
    #expect(prior.correlation(observed: observed, degreesOfFreedom: 1e6, dailyMean: 2) == limit)
  }

  @Test func `independent rows show no drift`() {
    #expect(prior.driftFactor(autocorrelation: 0, degreesOfFreedom: 100) == 1)
  }
}
