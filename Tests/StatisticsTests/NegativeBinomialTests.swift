import Statistics
import Testing

@Suite struct NegativeBinomialTests {
  /// SciPy 1.17: `nbinom.cdf(x, k, k/(k + m))` with k = m**2/(v - m).
  @Test(arguments: [
    (10.0, 20.0, 0.0, 0.0009765625),
    (10, 20, 7, 0.3145294189453125),
    (100, 1325, 0, 6.903257206041614e-10),
    (100, 1325, 40, 0.022601301352604287),
    (3000, 232500, 900, 3.5931473050719117e-10),
    (0.5, 0.6, 2, 0.9751201331612842),
  ])
  func `the cumulative is that of SciPy`(
    mean: Double, variance: Double, x: Double, expected: Double
  ) {
    let distribution = NegativeBinomial(mean: mean, variance: variance)
    #expect(relativeError(distribution.cumulative(x), expected) < 1e-11)
  }

  @Test func `parts of a count do not count`() {
    let distribution = NegativeBinomial(mean: 4, variance: 6)
    #expect(distribution.cumulative(2.9) == distribution.cumulative(2))
    #expect(distribution.cumulative(-0.1) == 0)
  }

  @Test func `far out all of it is covered`() {
    #expect(abs(NegativeBinomial(mean: 4, variance: 6).cumulative(500) - 1) < 1e-12)
  }
}
