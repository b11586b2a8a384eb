import Glibc
import Statistics
import Testing

@Suite struct CurvePosteriorTests {
  /// a₀ = 1.7, μ₀_j = 10 + j, π_j = (j + 1)/55.
  static let prior = LevelPrior(
    shape: 1.7, means: (0..<10).map { 10 + Double($0) },
    curveWeights: (0..<10).map { Double($0 + 1) / 55 })

  /// The first rows of three: (outcomes, periods, intensity, maturity, weight).
  static func evidence(rows: Int) -> CurveEvidence {
    let table: [(Double, Double, Double, Double, Double)] = [
      (12, 1, 0.5, 1, 1), (31, 2, 1.5, 0.8, 0.5), (5, 1, 0.25, 0.5, 0.9),
    ]
    return table.prefix(rows).reduce(into: CurveEvidence()) { evidence, row in
      evidence.add(
        outcomes: row.0, periods: row.1, intensity: row.2, maturity: row.3, weight: row.4)
    }
  }

  static func posterior(rows: Int) -> CurvePosterior {
    CurvePosterior(evidence: evidence(rows: rows), prior: prior, dispersion: 2)
  }

  /// mpmath 1.3 at 40 digits: 1.7 + (12 + 0.5·31 + 0.9·5)/2, and 1.7/(10 + j) + E_j/2.
  @Test func `the level is conjugate`() {
    let posterior = Self.posterior(rows: 3)
    let rates = [
      1.14858931557464, 1.11049679369536, 1.07965038298102, 1.055094886949, 1.03609022704784,
      1.02204968191132, 1.01272536641461, 1.07253787878788, 0.997777777777778,
      0.977752072488915,
    ]
    #expect(relativeError(posterior.shape, 17.7) < 1e-14)
    #expect(relativeError(posterior.rates, rates) < 1e-13)
  }

  /// mpmath 1.3 at 40 digits: the tempered likelihood integrated over the level by `quad`.
  @Test func `the probabilities of the curves are the integrals over the level`() {
    let weights = [
      0.022656556611007, 0.0462919700768956, 0.0652064166148587, 0.0754005438471719,
      0.0758023237263005, 0.068107995982932, 0.0601532498594806, 0.211760332782377,
      0.217608593375692, 0.157012017123285,
    ]
    #expect(relativeError(Self.posterior(rows: 3).weights, weights) < 1e-12)
  }

  /// mpmath 1.3 at 40 digits: the sum over curves of P(j) α/β_j g_j(0.7).
  @Test func `the mean response is averaged over the curves`() {
    let posterior = Self.posterior(rows: 3)
    let mixture = ResponseMixture(weights: posterior.meanMixture, reference: 1)
    #expect(relativeError(posterior.mean(at: 0.7), 13.8490017439538) < 1e-13)
    #expect(relativeError(mixture.value(at: 0.7), 13.8490017439538) < 1e-13)
  }

  @Test func `without evidence the posterior is the prior`() {
    let posterior = Self.posterior(rows: 0)
    #expect(posterior.shape == 1.7)
    #expect(relativeError(posterior.rates.map { 1.7 / $0 }, Self.prior.means) < 1e-15)
    #expect(relativeError(posterior.weights, Self.prior.curveWeights) < 1e-14)
  }

  @Test func `a curve that the prior excludes stays excluded`() {
    let only = LevelPrior(
      shape: 1, means: .init(repeating: 5, count: 10),
      curveWeights: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    let posterior = CurvePosterior(
      evidence: Self.evidence(rows: 3), prior: only, dispersion: 1)
    var generator = SeededGenerator(seed: 21)
    #expect(posterior.weights == only.curveWeights)
    #expect((0..<50).allSatisfy { _ in posterior.draw(using: &generator).curve == 2 })
  }

  /// Four standard errors of the mean over draws, false alarm 6e-5.
  @Test func `draws average to the mean response`() {
    let posterior = Self.posterior(rows: 3)
    var generator = SeededGenerator(seed: 22)
    let responses = (0..<10_000).map { _ in
      let draw = posterior.draw(using: &generator)
      return draw.level * ResponseCurve.dictionary[draw.curve].value(at: 0.7)
    }
    let mean = responses.reduce(0, +) / 10_000
    let variance = responses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9_999
    #expect(abs(mean - posterior.mean(at: 0.7)) < 4 * (variance / 10_000).squareRoot())
  }

  /// Four standard errors of each of ten binomial shares, false alarm 6e-4.
  @Test func `curves are drawn as often as they are probable`() {
    let posterior = Self.posterior(rows: 3)
    var generator = SeededGenerator(seed: 23)
    let drawn = (0..<10_000).map { _ in posterior.draw(using: &generator).curve }
    let close = posterior.weights.enumerated().map { curve, weight in
      let share = Double(drawn.count { $0 == curve }) / 10_000
      return abs(share - weight) < 4 * (weight * (1 - weight) / 10_000).squareRoot()
    }
    #expect(close.allSatisfy { $0 })
  }

  @Test func `equal seeds give equal draws`() {
    var first = SeededGenerator(seed: 24)
    var second = SeededGenerator(seed: 24)
    let posterior = Self.posterior(rows: 2)
    #expect(posterior.draw(using: &first) == posterior.draw(using: &second))
  }
}
