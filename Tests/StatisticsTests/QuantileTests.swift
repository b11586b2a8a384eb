import Statistics
import Testing

@Suite struct QuantileTests {
  @Test(arguments: [(0.0, 1.0), (0.5, 3), (0.05, 1.2), (1, 5)])
  func `a quantile lies between its neighbours`(share: Double, value: Double) throws {
    // numpy.quantile([5, 1, 4, 2, 3], share)
    #expect(abs(try #require([5.0, 1, 4, 2, 3].quantile(share)) - value) < 1e-12)
  }

  @Test func `nothing has no quantile`() {
    #expect([Double]().quantile(0.5) == nil)
  }
}
