import Testing

@testable import Statistics

@Suite struct ResponsePosteriorTests {
  static let posterior = ResponseFoldHistory.fold(through: 61).posterior(of: 0)

  @Test func `the marginals are those of the joint weights, and sum to one`() {
    let posterior = Self.posterior
    #expect(relativeError(posterior.halfLifeWeights.reduce(0, +), 1) < 1e-14)
    #expect(relativeError(posterior.curveWeights.reduce(0, +), 1) < 1e-14)
    #expect(posterior.halfLifeWeights[2] == posterior.weights[2].reduce(0, +))
  }

  @Test func `the mean mixture gives the mean response`() {
    let mixture = ResponseMixture(weights: Self.posterior.meanMixture, reference: 100)
    #expect(relativeError(mixture.value(at: 70), Self.posterior.mean(at: 0.7)) < 1e-13)
  }

  /// Gamma(4, 2) with probability ¼, Gamma(9, 3) with ¾: (¼·5 + ¾·10) / 2.75² − 1.
  @Test func `the relative variance is that of the levels' mixture`() {
    let curves = ResponseCurve.dictionary.indices
    let posterior = ResponsePosterior(
      shapes: [4, 9], rates: [curves.map { _ in 2 }, curves.map { _ in 3 }],
      weights: [curves.map { $0 == 3 ? 0.25 : 0 }, curves.map { $0 == 5 ? 0.75 : 0 }])
    #expect(relativeError(posterior.relativeVariance, 8.75 / 7.5625 - 1) < 1e-13)
  }

  /// Four standard errors of the mean over draws, false alarm 6e-5.
  @Test func `draws average to the mean response`() {
    var generator = SeededGenerator(seed: 22)
    let responses = (0..<10_000).map { _ in
      let draw = Self.posterior.draw(using: &generator)
      return draw.level * ResponseCurve.dictionary[draw.curve].value(at: 0.7)
    }
    let mean = responses.reduce(0, +) / 10_000
    let variance = responses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9_999
    #expect(abs(mean - Self.posterior.mean(at: 0.7)) < 4 * (variance / 10_000).squareRoot())
  }

  /// Four standard errors of each of thirteen binomial shares, false alarm 8e-4.
  @Test func `curves are drawn as often as they are probable`() {
    var generator = SeededGenerator(seed: 23)
    let drawn = (0..<10_000).map { _ in Self.posterior.draw(using: &generator).curve }
    let close = Self.posterior.curveWeights.enumerated().map { curve, weight in
      let share = Double(drawn.count { $0 == curve }) / 10_000
      return abs(share - weight) <= 4 * (weight * (1 - weight) / 10_000).squareRoot()
    }
    #expect(close.allSatisfy { $0 })
  }

  @Test func `equal seeds give equal draws`() {
    var first = SeededGenerator(seed: 24)
    var second = SeededGenerator(seed: 24)
    #expect(Self.posterior.draw(using: &first) == Self.posterior.draw(using: &second))
  }
}
