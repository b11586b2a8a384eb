import Glibc
import Testing

@testable import Statistics

@Suite struct CurveLikelihoodTests {
  /// The first of three rows frozen, two of them open, and C_j = −j/10.
  private static let evidence = {
    let grid = LevelPriorTests.grid
    var evidence = ResponseEvidence(arms: 1, grid: grid)
    evidence.freeze(arm: 0, outcomes: 12, exposure: grid.responses(at: 0.5), discount: .one)
    evidence.beginSums(of: 0)
    for (y, n, u, F, weight) in [(31.0, 2.0, 1.5, 0.8, 0.5), (5, 1, 0.25, 0.5, 0.9)] {
      let discount = HalfLifeVector(repeating: weight)
      evidence.add(
        arm: 0, outcomes: y, exposure: n * F * grid.responses(at: u), discount: discount)
      evidence.add(
        arm: 0, outcomes: y, logResponses: grid.logResponses(at: u), discount: discount)
    }
    return evidence
  }()

  /// mpmath 1.3 at 30 digits, `quad`: π_j exp(C_j/2) times the root of the ratio of two integrals
  /// over the level, of the tempered likelihood of all rows and the Gamma prior, and of the first.
  @Test func `the probabilities of the curves are the integrals over the level`() {
    let grid = LevelPriorTests.grid
    var scores = CurveScores(arms: 1, grid: grid)
    for curve in grid.curves { scores.curves[0][curve] = -Double(curve) / 10 }
    let likelihood = CurveLikelihood(
      levels: LevelPriorTests.prior, curves: CurvePrior(grid: grid), grid: grid)
    let logs = likelihood.logarithms(
      of: 0, halfLife: 0, evidence: Self.evidence, scores: scores, precision: 0.5)
    let total = logSumExp((0..<13).map { logs[$0] })
    let expected = [
      0.0250830859513297, 0.0478181526655009, 0.0657512492496251, 0.0774091228969,
      0.0824271197522792, 0.0814225963785908, 0.078412755518016, 0.142590767496068,
      0.14490966394089, 0.123838941749928, 0.0929145036559967, 0.0278632358589403,
      0.00955880488593607,
    ]
    #expect(relativeError((0..<13).map { exp(logs[$0] - total) }, expected) < 1e-12)
  }
}
