import Statistics
import Testing

@testable import Marketing

@Suite struct PosteriorDrawsTests {
  @Test(arguments: [1.0, 30, 90, 400])
  func `the mean mixture is the mean of the draws`(spend: Double) {
    let draws = draws(count: 20)
    let mean = draws.conversions(atDaily: spend).reduce(0, +) / 20
    let mixture = ResponseMixture(weights: draws.meanMixture, reference: 90)
    let error: Double = abs(mixture.value(at: spend) - mean)
    #expect(error < 1e-12 * mean)
  }

  /// The level is Gamma(1) about 3, so the mean of 20,000 draws has a standard error of 0.021;
  /// four of them fail one seed in 15,000.
  @Test func `draws are about the posterior's mean`() {
    let values = draws(count: 20_000).conversions(atDaily: 90)
    let error: Double = abs(values.reduce(0, +) / 20_000 - 3)
    #expect(error < 0.085)
  }

  @Test(arguments: [(0.0, 1.0), (0.5, 3), (0.05, 1.2), (1, 5)])
  func `a quantile lies between its neighbours`(share: Double, value: Double) throws {
    // numpy.quantile([5, 1, 4, 2, 3], share)
    #expect(abs(try #require([5.0, 1, 4, 2, 3].quantile(share)) - value) < 1e-12)
  }

  @Test func `nothing has no quantile`() {
    #expect([Double]().quantile(0.5) == nil)
  }

  private func draws(count: Int) -> PosteriorDraws {
    let prior = LevelPrior(shape: 1, means: ResponseCurve.dictionary.map { _ in 3 })
    let belief = Belief(
      posterior: CurvePosterior(evidence: CurveEvidence(), prior: prior, dispersion: 1),
      evidence: CurveEvidence(), dispersion: 1, reference: 90)
    var generator = SeededGenerator(seed: 1)
    return PosteriorDraws(of: belief, count: count, using: &generator)
  }
}
