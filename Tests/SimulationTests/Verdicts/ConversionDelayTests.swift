import Testing

@testable import Simulation

@Suite struct ConversionDelayTests {
  /// Python: `(1 - np.exp(-(k + 1) / 3)) / (1 - np.exp(-20))` and
  /// `lognorm.cdf(k + 1, 1, scale=5) / lognorm.cdf(60, 1, scale=5)`.
  @Test(arguments: [
    (ConversionDelay.exp3, 0, 0.28346869001048325), (.exp3, 2, 0.6321205601314552),
    (.exp3, 7, 0.930516550695136), (.exp3, 60, 1),
    (.lognormal5, 0, 0.054110909674257905), (.lognormal5, 4, 0.5032607626299889),
    (.lognormal5, 24, 0.9524106155857198), (.lognormal5, 60, 1), (.none, 0, 1),
  ])
  func `a share of the conversions is known`(delay: ConversionDelay, age: Int, share: Double) {
    #expect(abs(delay.knownShare(atAge: age) - share) < 1e-12)
  }

  /// Python: `min(k for k in range(61) if F(k) >= .95)`.
  @Test(arguments: [(ConversionDelay.none, 0), (.exp3, 8), (.lognormal5, 24)])
  func `a window waits for 95 in a hundred`(delay: ConversionDelay, window: Int) {
    #expect(delay.window == window)
  }
}
