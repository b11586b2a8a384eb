import Statistics
import Testing

@Suite struct ResponseMixtureTests {
  let mixture = ResponseMixture(weights: [0, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0], reference: 100)

  @Test func `the response is the weighted sum of the curves`() {
    // 2·√(25/100) + 3·2·0.25/(1 + 0.25)
    #expect(relativeError(mixture.value(at: 25), 1 + 1.2) < 1e-15)
  }

  @Test func `the derivative is in units of spend`() {
    // (2·0.5/√0.25 + 3·2/(1.25)²) / 100
    #expect(relativeError(mixture.derivative(at: 25), 0.0584) < 1e-14)
  }

  @Test func `a curve without weight has no say at zero`() {
    let saturating = ResponseMixture(
      weights: [0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0], reference: 100)
    #expect(relativeError(saturating.derivative(at: 0), 0.06) < 1e-15)
    #expect(mixture.derivative(at: 0) == .infinity)
  }

  @Test func `no weight at all is no response`() {
    let silent = ResponseMixture(weights: .init(repeating: 0, count: 13), reference: 100)
    #expect(silent.value(at: 50) == 0)
    #expect(silent.derivative(at: 0) == 0)
  }
}
