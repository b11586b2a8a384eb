import Statistics
import Testing

@testable import Marketing

@Suite struct PosteriorDrawsTests {
  @Test(arguments: [1.0, 30, 90, 400])
  func `the mean mixture is the mean of the draws`(spend: Double) {
    let draws = draws(count: 20)
    let mean = draws.outcomes(atDaily: spend, for: .conversions).reduce(0, +) / 20
    let mixture = ResponseMixture(weights: draws.meanMixture(for: .conversions), reference: 90)
    let error: Double = abs(mixture.value(at: spend) - mean)
    #expect(error < 1e-12 * mean)
  }

  @Test func `the mean mixture of revenue weighs each draw by its order value`() {
    let draws = draws(count: 20)
    let mean = draws.outcomes(atDaily: 90, for: .revenue).reduce(0, +) / 20
    let weights = draws.meanMixture(for: .revenue)
    #expect(abs(weights.reduce(0, +) / mean - 1) < 1e-12)
  }

  @Test func `profit counts the margin on revenue`() {
    let draws = draws(count: 20)
    let revenue = draws.outcomes(atDaily: 30, for: .revenue)
    #expect(
      zip(revenue, draws.outcomes(atDaily: 30, for: .profit(margin: 0.25)))
        .allSatisfy { abs($0 / 4 - $1) < 1e-12 * $0 })
  }

  /// The level is Gamma(4, 4/3), the order value InverseGamma(9, 400) about 50, independent: their
  /// product has mean 150 and standard deviation 150 √((1 + 1/4)(1 + 1/7) − 1) = 98, the mean of
  /// 20,000 draws a standard error of 0.69; four of them fail one seed in 15,000.
  @Test func `draws of revenue are about the posterior's mean`() {
    let values = draws(count: 20_000).outcomes(atDaily: 90, for: .revenue)
    #expect(abs(values.reduce(0, +) / 20_000 - 150) < 2.8)
  }

  /// Of level 3 with a standard deviation of 1.5: a standard error of 0.0106.
  @Test func `draws are about the posterior's mean`() {
    let values = draws(count: 20_000).outcomes(atDaily: 90, for: .conversions)
    #expect(abs(values.reduce(0, +) / 20_000 - 3) < 0.043)
  }

  @Test func `without order values each conversion counts as one`() {
    let draws = draws(count: 5, withOrderValues: false)
    #expect(draws.orderValues.isEmpty)
    #expect(
      draws.outcomes(atDaily: 30, for: .revenue) == draws.outcomes(atDaily: 30, for: .conversions))
  }

  @Test func `marginals are slopes`() {
    let draws = draws(count: 10)
    let step = 1e-4
    let slopes = zip(
      draws.outcomes(atDaily: 60 + step, for: .revenue),
      draws.outcomes(atDaily: 60 - step, for: .revenue)
    ).map { ($0 - $1) / (2 * step) }
    #expect(
      zip(slopes, draws.marginals(atDaily: 60, for: .revenue))
        .allSatisfy { abs($0 / $1 - 1) < 1e-6 })
  }

  private func draws(count: Int, withOrderValues: Bool = true) -> PosteriorDraws {
    var generator = SeededGenerator(seed: 1)
    return PosteriorDraws(
      of: .known, count: count, withOrderValues: withOrderValues, using: &generator)
  }
}
