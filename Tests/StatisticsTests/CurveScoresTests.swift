import Glibc
import Testing

@testable import Statistics

@Suite struct CurveScoresTests {
  private static let grid = HypothesisGrid(
    ResponseModel(curveWeights: (0..<13).map { Double($0 + 1) }, halfLives: [7, .infinity]),
    openAge: 7)

  /// a₀ = 1.7 and 0.9; μ₀_j = 10 + j at the half-life of a week, 12 for ever.
  private static let levels = {
    var levels = LevelPrior(grid: grid)
    levels.shapes = [1.7, 0.9, 0, 0, 0, 0, 0, 0]
    for curve in grid.curves {
      levels.means[0][curve] = 10 + Double(curve)
      levels.means[1][curve] = 12
    }
    return levels
  }()

  /// Frozen rows at u = 0.5: 30 outcomes of three periods, and 50 of five for ever.
  private static let evidence = {
    var evidence = ResponseEvidence(arms: 1, grid: grid)
    evidence.frozenOutcomes[0] = [30, 50, 0, 0, 0, 0, 0, 0]
    evidence.frozenExposures = [3 * grid.responses(at: 0.5), 5 * grid.responses(at: 0.5)]
    return evidence
  }()

  /// C_j = −j/10, S = (−1, 0).
  private static let before = {
    var scores = CurveScores(arms: 1, grid: grid)
    for curve in grid.curves { scores.curves[0][curve] = -Double(curve) / 10 }
    scores.halfLives[0] = [-1, 0, 0, 0, 0, 0, 0, 0]
    return scores
  }()

  /// After two days at u = 1.5 with F = 0.8 and φ = 1.5; the arm's rows freeze after a week.
  private static func scored(outcomes: Double = 17, discount: Double = 0.5) -> CurveScores {
    var scores = before
    scores.score(
      CurveScores.Row(
        arm: 0, days: 2, outcomes: outcomes, exposure: 1.6 * grid.responses(at: 1.5),
        dispersion: 1.5, discount: [discount, 1, 0, 0, 0, 0, 0, 0]),
      evidence: evidence, levels: levels, curves: CurvePrior(grid: grid),
      halfLives: [0.3, 0.7, 0, 0, 0, 0, 0, 0])
    return scores
  }

  /// mpmath 1.3 at 40 digits, with al = a0 + Y/phi/w, be = a0/mu + E/phi/w, w = 0.5 and 1:
  /// `q = e/phi/be; loggamma(al+y) - loggamma(al) - (al+y)*log(1+q) + y*log(q)`, which `quad` finds
  /// to be the Poisson likelihood over the Gamma; mixed over half-lives by 0.3 exp(-1) and 0.7.
  @Test func `curves earn what they predicted, mixed over half-lives`() {
    let expected = [
      -0.40753001391923037, -0.94681745385067571, -1.6076590994288921, -2.3930437354172717,
      -3.3052091300096344, -4.3455619465745786, -5.2911051227786079, -0.6972028,
      -1.8341288365840331, -3.5622537820557611, -3.9498842443257707, -6.0956044, -6.1952048,
    ]
    #expect(relativeError((0..<13).map { Self.scored().curves[0][$0] }, expected) < 1e-12)
  }

  /// mpmath 1.3 at 40 digits, the same predictions mixed over curves by (j + 1) exp(C_j/2).
  @Test func `half-lives earn what they predicted, mixed over curves`() {
    #expect(abs(Self.scored().halfLives[0][0] - -1.0258750596021231) < 1e-12)
    #expect(Self.scored().halfLives[0][1] == 0)
  }

  @Test(arguments: [0, 17, 1e9])
  func `no row costs a curve more than five`(outcomes: Double) {
    let fade = pow(0.998, 2)
    let (now, before) = (Self.scored(outcomes: outcomes).curves[0], Self.before.curves[0])
    #expect((0..<13).allSatisfy { now[$0] - fade * before[$0] >= -5 - 1e-12 })
    #expect((0..<13).contains { abs(now[$0] - fade * before[$0]) < 1e-12 })
  }

  @Test func `what no hypothesis can explain tells none of them apart`() {
    var scores = Self.before
    scores.curves[0].replace(Self.grid.curves) { curve, _ in curve == 0 ? 0 : -2_500 }
    scores.score(
      CurveScores.Row(
        arm: 0, days: 1, outcomes: 1e6, exposure: 1e-6 * Self.grid.responses(at: 1e-3),
        dispersion: 1, discount: .one),
      evidence: Self.evidence, levels: Self.levels, curves: CurvePrior(grid: Self.grid),
      halfLives: [0.3, 0.7, 0, 0, 0, 0, 0, 0])
    #expect((0..<13).allSatisfy { scores.curves[0][$0].isFinite })
    #expect((0..<2).allSatisfy { scores.halfLives[0][$0].isFinite })
  }

  @Test func `idle lanes stay zero`() {
    let scores = Self.scored()
    #expect((13..<16).allSatisfy { scores.curves[0][$0] == 0 })
    #expect((2..<8).allSatisfy { scores.halfLives[0][$0] == 0 })
  }
}
