import Glibc
import Testing

@testable import Statistics

@Suite struct CurveLikelihoodTests {
  /// mpmath 1.3 at 30 digits: the tempered likelihood of the three rows, times the Gamma prior,
  /// integrated over the level by `quad`.
  @Test func `the probabilities of the curves are the integrals over the level`() {
    let grid = LevelPriorTests.grid
    let likelihood = CurveLikelihood(
      levels: LevelPriorTests.prior, curves: CurvePrior(grid: grid), grid: grid)
    let logs = likelihood.logarithms(
      of: 2, halfLife: 0, evidence: LevelPriorTests.evidence, precision: 0.5)
    let total = logSumExp((0..<13).map { logs[$0] })
    let expected = [
      0.0206939059461638, 0.0422818741294743, 0.0595578346560706, 0.0688688837166427,
      0.069235858944719, 0.0622080613241895, 0.0549424043697545, 0.193416346754031,
      0.198757994946409, 0.143410667850038, 0.0799555265981771, 0.00604492923371005,
      0.00062571153062005,
    ]
    #expect(relativeError((0..<13).map { exp(logs[$0] - total) }, expected) < 1e-12)
  }
}
