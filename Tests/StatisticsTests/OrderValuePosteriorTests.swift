import Statistics
import Testing

@Suite struct OrderValuePosteriorTests {
  let posterior = OrderValuePosterior(shape: 4.5, rate: 140)

  @Test func `the mean is that of the inverse gamma distribution`() {
    #expect(posterior.mean == 40)
  }

  /// Four standard errors of the mean, false alarm 6e-5; the variance is mean²/(shape − 2).
  @Test func `draws average to the mean`() {
    var generator = SeededGenerator(seed: 31)
    let draws = (0..<20_000).map { _ in posterior.draw(using: &generator) }
    let standardError = 40 / (2.5 * 20_000).squareRoot()
    #expect(abs(draws.reduce(0, +) / 20_000 - 40) < 4 * standardError)
  }
}
