import Glibc
import Testing

@testable import Statistics

@Suite struct SpecialFunctionsTests {
  /// mpmath 1.3 at 40 digits: `loggamma(mpf(x))`.
  @Test(arguments: [
    (1e-300, 690.77552789821371), (1e-3, 6.9071788853838537), (0.25, 1.2880225246980775),
    (0.999999, 5.7721648738556524e-7), (1.0000001, -5.7721558299185071e-8),
    (1.5, -0.12078223763524522), (1.9999, -4.2275208772153458e-5), (2.25, 0.12487171489239659),
    (3.7, 1.4280723266653881), (9.5, 11.689333420797268), (10, 12.80182748008147),
    (42.5, 115.90007047041453), (1e3, 5905.2204232091812), (1e6, 12815504.569147612),
    (1e15, 3.3538776394910669e16),
  ])
  func `logGamma has twelve digits, also beside its zeros`(x: Double, expected: Double) {
    #expect(relativeError(logGamma(x), expected) < 1e-12)
  }

  @Test func `logGamma is exactly zero at one and two`() {
    #expect(logGamma(1) == 0)
    #expect(logGamma(2) == 0)
  }

  @Test func `outside their range the gamma functions say so`() {
    #expect(logGamma(0) == .infinity)
    #expect(logGamma(-1).isNaN)
    #expect(digamma(0) == -.infinity)
    #expect(digamma(-1).isNaN)
  }

  /// mpmath 1.3 at 40 digits: `digamma(mpf(x))`.
  @Test(arguments: [
    (1e-3, -1000.5755719318103), (0.1, -10.423754940411076), (0.5, -1.9635100260214235),
    (1, -0.57721566490153286), (1.4, -0.061384544585116237), (2.5, 0.70315664064524319),
    (11.5, 2.3982391295357816), (12, 2.442661679975812), (100, 4.6001618527380874),
    (1e6, 13.815510057964191),
  ])
  func `digamma has twelve digits`(x: Double, expected: Double) {
    #expect(relativeError(digamma(x), expected) < 1e-12)
  }

  @Test func `logSumExp neither overflows nor underflows`() {
    #expect(logSumExp([1_000, 1_000]) == 1_000 + log(2))
    #expect(logSumExp([-1_000, -1_000]) == -1_000 + log(2))
  }

  @Test func `logSumExp of nothing is the logarithm of zero`() {
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([-.infinity, 3]) == 3)
  }
}
