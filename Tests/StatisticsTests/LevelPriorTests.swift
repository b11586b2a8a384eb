import Glibc
import Testing

@testable import Statistics

@Suite struct LevelPriorTests {
  static let grid = HypothesisGrid(
    ResponseModel(
      curveWeights: (0..<13).map { Double($0 + 1) }, halfLives: [.infinity]), openAge: 7)

  /// a₀ = 1.7, μ₀_j = 10 + j.
  static let prior = {
    var prior = LevelPrior(grid: grid)
    prior.shapes = .init(repeating: 1.7)
    for curve in 0..<13 { prior.means[0][curve] = 10 + Double(curve) }
    return prior
  }()

  /// Three arms that have seen the first one, two and three of three rows, with φ = 2:
  /// (outcomes, periods, intensity, maturity, weight).
  static let evidence = {
    let table: [(Double, Double, Double, Double, Double)] = [
      (12, 1, 0.5, 1, 1), (31, 2, 1.5, 0.8, 0.5), (5, 1, 0.25, 0.5, 0.9),
    ]
    var evidence = ResponseEvidence(arms: 3, grid: grid)
    for arm in 0..<3 {
      evidence.beginSums(of: arm)
      for (y, n, u, F, weight) in table.prefix(arm + 1) {
        let discount = HalfLifeVector(repeating: weight)
        evidence.add(
          arm: arm, outcomes: y, exposure: n * F * grid.responses(at: u), discount: discount)
      }
    }
    return evidence
  }()

  /// mpmath 1.3 at 30 digits: the formulas of one step over the three posteriors.
  @Test func `one step learns the shape and the means`() {
    var prior = Self.prior
    prior.improve(by: [0, 1, 2], evidence: Self.evidence, dispersions: [2, 2, 2])
    let means = [
      14.8646922764335, 15.5247851973852, 16.1537778043946, 16.7546404002961, 17.3302137161029,
      17.8834354995623, 18.3539178434723, 16.0520830577544, 17.5863349262471, 18.5438166346936,
      20.6857957896982, 22.7214861939354, 22.9345449329653,
    ]
    #expect(relativeError(prior.shapes[0], 6.21525108406217) < 1e-12)
    #expect(relativeError((0..<13).map { prior.means[0][$0] }, means) < 1e-13)
  }

  @Test func `idle lanes stay as they are, however often it learns`() {
    var prior = Self.prior
    for _ in 0..<2_000 {
      prior.improve(by: [0, 1, 2], evidence: Self.evidence, dispersions: [2, 2, 2])
    }
    #expect((13..<16).allSatisfy { prior.means[0][$0] == 1 })
  }

  @Test func `a hundred arms that are all alike do not make the prior certain`() {
    #expect(Self.shape(outcomes: .init(repeating: 1e6, count: 100)) == 10)
  }

  @Test func `a hundred arms that differ beyond measure leave the prior some shape`() {
    let shape = Self.shape(outcomes: (0..<100).map { exp(Double($0)) })
    // s is cut at 2, so a = (1 + √49)/24 = 1/3, and a₀ = (100/3 + 2)/102.
    #expect(relativeError(shape, (100.0 / 3 + 2) / 102) < 1e-12)
  }

  /// The shape learnt from arms of the same exposure that differ in outcomes.
  private static func shape(outcomes: [Double]) -> Double {
    var evidence = ResponseEvidence(arms: outcomes.count, grid: grid)
    for (arm, y) in outcomes.enumerated() {
      evidence.beginSums(of: arm)
      evidence.add(
        arm: arm, outcomes: y, exposure: 1_000 * grid.responses(at: 1), discount: .one)
    }
    var prior = prior
    prior.improve(
      by: Array(outcomes.indices), evidence: evidence,
      dispersions: .init(repeating: 1, count: outcomes.count))
    return prior.shapes[0]
  }

  @Test func `the first level is that of all rows together`() {
    var prior = LevelPrior(grid: Self.grid)
    prior.place(by: Self.evidence, shape: 0.3)
    let outcomes = 3.0 * 12 + 2 * 15.5 + 4.5 + 0.5
    // u = 0.5 thrice, 1.5 twice at n F w = 0.8, 0.25 once at 0.45, on the curve u^0.5
    let exposure = 3 * 0.5.squareRoot() + 2 * 0.8 * 1.5.squareRoot() + 0.45 * 0.5
    #expect(relativeError(prior.means[0][1], outcomes / exposure) < 1e-14)
    #expect(prior.shapes[0] == 0.3)
  }
}
