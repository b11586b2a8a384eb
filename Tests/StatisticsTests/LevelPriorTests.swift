import Glibc
import Statistics
import Testing

@Suite struct LevelPriorTests {
  /// mpmath 1.3 at 40 digits: the formulas of one step over three posteriors.
  @Test func `one step learns shape, means and curve weights`() {
    let learnt = CurvePosteriorTests.prior.updated(
      from: (1...3).map(CurvePosteriorTests.posterior))
    let means = [
      14.8646922764335, 15.5247851973852, 16.1537778043946, 16.7546404002961, 17.3302137161029,
      17.8834354995623, 18.3539178434723, 16.0520830577544, 17.5863349262471, 18.5438166346936,
    ]
    let curveWeights = [
      0.0229024250183623, 0.0401473991494516, 0.0573154699994006, 0.0743026603528995,
      0.0910617186858146, 0.107604451483683, 0.124115157927671, 0.14425034312512,
      0.16141708704783, 0.176883287209768,
    ]
    #expect(relativeError(learnt.shape, 7.23903701811201) < 1e-12)
    #expect(relativeError(learnt.means, means) < 1e-13)
    #expect(relativeError(learnt.curveWeights, curveWeights) < 1e-12)
  }

  @Test func `with no arms nothing is learnt`() {
    #expect(CurvePosteriorTests.prior.updated(from: []) == CurvePosteriorTests.prior)
  }

  @Test func `curve weights go on summing to one`() {
    let learnt = CurvePosteriorTests.prior.updated(
      from: (1...3).map(CurvePosteriorTests.posterior))
    #expect(relativeError(learnt.curveWeights.reduce(0, +), 1) < 1e-14)
  }

  @Test func `a hundred arms that are all alike do not make the prior certain`() {
    let alike = [CurvePosterior](repeating: Self.posterior(outcomes: 1e6), count: 100)
    #expect(CurvePosteriorTests.prior.updated(from: alike).shape == 10)
  }

  @Test func `a hundred arms that differ beyond measure leave the prior some shape`() {
    let different = (0..<100).map { Self.posterior(outcomes: exp(Double($0))) }
    let shape = CurvePosteriorTests.prior.updated(from: different).shape
    // s is cut at 2, so a = (1 + √49)/24 = 1/3, and a₀ = (100/3 + 2)/102.
    #expect(relativeError(shape, (100.0 / 3 + 2) / 102) < 1e-12)
  }

  private static func posterior(outcomes: Double) -> CurvePosterior {
    var evidence = CurveEvidence()
    evidence.add(outcomes: outcomes, periods: 1_000, intensity: 1, maturity: 1)
    return CurvePosterior(evidence: evidence, prior: CurvePosteriorTests.prior, dispersion: 1)
  }
}
