import Testing

@testable import Statistics

@Suite struct HalfLifeScoresTests {
  private static let grid = HypothesisGrid(
    ResponseModel(
      curveWeights: ResponseModel.standard.curveWeights, halfLives: [7, 28, .infinity]),
    openAge: 7)

  private static var scored: HalfLifeScores {
    var scores = HalfLifeScores(arms: 2, grid: grid)
    let prediction = Prediction(
      mean: 5, means: [7, 6, 3.5, 0, 0, 0, 0, 0], shapes: [2, 5.5, 40, 0, 0, 0, 0, 0])
    scores.score(arm: 0, outcomes: 9, prediction: prediction, dispersion: 1.5)
    return scores
  }

  /// mpmath 1.3 at 40 digits, with a = shape, m = mean/1.5, y = 9/1.5:
  /// `loggamma(a + y) - loggamma(a) - a*log1p(m/a) + y*log(m/(a + m))`, less the largest.
  @Test func `a row scores every half-life by its negative binomial predictive`() {
    let expected = [-0.16104541022336526, 0, -1.3035134920022365]
    #expect((0..<3).allSatisfy { abs(Self.scored.scores[0][$0] - expected[$0]) < 1e-13 })
  }

  /// mpmath 1.3 at 40 digits: `exp(score - rank/4)` over their sum, rank = 2, 1, 0.
  @Test func `half-lives are weighed by their scores`() {
    let weights = Self.scored.weights(of: 0)
    let expected = [0.32955591082209002, 0.49710010961103243, 0.17334397956687755]
    #expect(relativeError((0..<3).map { weights[$0] }, expected) < 1e-13)
    #expect(relativeError(weights.sum(), 1) < 1e-15)
  }

  /// mpmath 1.3: `exp(-rank/4)` over their sum, the longest half-life having rank zero.
  private static let firstPrior = [0.25427521259046562, 0.32649583579983667, 0.41922895160969771]

  @Test func `an arm without scores has the prior, which leans to long half-lives`() {
    let weights = Self.scored.weights(of: 1)
    #expect(relativeError((0..<3).map { weights[$0] }, Self.firstPrior) < 1e-15)
  }

  @Test func `no row costs a half-life more than five`() {
    var scores = HalfLifeScores(arms: 1, grid: Self.grid)
    let prediction = Prediction(
      mean: 5, means: [1, 90, 100, 0, 0, 0, 0, 0], shapes: [50, 50, 50, 0, 0, 0, 0, 0])
    scores.score(arm: 0, outcomes: 100, prediction: prediction, dispersion: 1)
    #expect(scores.scores[0][0] == -5)
  }

  @Test func `scores fade by a fiftieth a day`() {
    var scores = Self.scored
    scores.age()
    #expect(scores.scores[0] == Self.scored.scores[0] * 0.98)
  }

  @Test func `the prior is learnt from all arms`() {
    var scores = Self.scored
    scores.learnPrior(from: [0.5, 1, 2.5, 0, 0, 0, 0, 0], arms: 4)
    let expected = zip([0.5, 1, 2.5], Self.firstPrior).map { ($0 + 2 * $1) / 6 }
    #expect(relativeError((0..<3).map { scores.prior[$0] }, expected) < 1e-15)
  }
}
