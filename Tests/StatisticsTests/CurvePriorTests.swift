import Testing

@testable import Statistics

@Suite struct CurvePriorTests {
  private static let grid = HypothesisGrid(.standard, openAge: 7)

  @Test func `a tenth of the way to what the arms say, within the concave family`() {
    var prior = CurvePrior(grid: Self.grid)
    var sum = CurveVector.zero
    sum[3] = 3
    prior.learn(from: sum, arms: 3, grid: Self.grid)
    #expect(relativeError(prior.weights[3], 0.9 * 0.09 + 0.1 * 0.9 * (3 + 0.4) / 7) < 1e-14)
    #expect(relativeError(prior.weights[0], 0.9 * 0.09 + 0.1 * 0.9 * 0.4 / 7) < 1e-14)
    #expect(relativeError(prior.weights.sum(), 1) < 1e-14)
  }

  @Test func `the sigmoids' part is held`() {
    var prior = CurvePrior(grid: Self.grid)
    prior.learn(from: .init(repeating: 1), arms: 3, grid: Self.grid)
    #expect(prior.weights[11] == Self.grid.curvePrior[11])
  }
}
