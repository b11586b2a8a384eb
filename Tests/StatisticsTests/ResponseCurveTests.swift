import Glibc
import Statistics
import Testing

@Suite struct ResponseCurveTests {
  static let intensities = [1e-6, 0.1, 0.7, 1, 3, 1_000]

  @Test(arguments: ResponseCurve.dictionary)
  func `every curve passes through zero and one`(curve: ResponseCurve) {
    #expect(curve.value(at: 0) == 0)
    #expect(curve.value(at: 1) == 1)
  }

  @Test(arguments: ResponseCurve.dictionary, intensities)
  func `the derivative is that of the value`(curve: ResponseCurve, u: Double) {
    let h = u * 1e-5
    let slope = (curve.value(at: u + h) - curve.value(at: u - h)) / (2 * h)
    // Where the curve is flat, the difference is mostly rounding.
    let rounding = curve.value(at: u) / h * 1e-15
    #expect(abs(curve.derivative(at: u) - slope) < 1e-7 * slope + rounding)
  }

  @Test(arguments: ResponseCurve.dictionary.prefix(ResponseCurve.sigmoidal.lowerBound))
  func `every curve but the sigmoids is concave`(curve: ResponseCurve) {
    let slopes = Self.intensities.map(curve.derivative)
    #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test(arguments: [0.7, 1.4, 2.8])
  func `a sigmoid's slope rises up to its half point over √3, then falls`(k: Double) {
    let slopes = [0.1, 0.9, 1, 1.1, 10].map {
      ResponseCurve.sigmoid(halfPoint: k).derivative(at: $0 * k / 3.0.squareRoot())
    }
    #expect(zip(slopes, slopes[1...2]).allSatisfy { $0 < $1 })
    #expect(zip(slopes[2...], slopes[3...]).allSatisfy { $0 > $1 })
  }

  /// mpmath 1.3: `u**b`, `(1 + k)*u/(k + u)` and `(1 + k**2)*u**2/(k**2 + u**2)`.
  @Test(arguments: [
    (ResponseCurve.power(exponent: 0.4), 0.3, 0.617800850567412),
    (.power(exponent: 0.98), 2, 1.97246540898672), (.saturating(halfPoint: 0.3), 0.3, 0.65),
    (.saturating(halfPoint: 3), 2, 1.6), (.sigmoid(halfPoint: 1.4), 2, 1.98657718120805),
    (.sigmoid(halfPoint: 0.7), 0.3, 0.231206896551724),
  ])
  func `the value is that of the formula`(curve: ResponseCurve, u: Double, expected: Double) {
    #expect(relativeError(curve.value(at: u), expected) < 1e-14)
  }

  @Test func `at zero the marginal is infinite for powers and finite for saturating curves`() {
    #expect(ResponseCurve.power(exponent: 0.4).derivative(at: 0) == .infinity)
    #expect(ResponseCurve.saturating(halfPoint: 1).derivative(at: 0) == 2)
  }

  @Test func `the dictionary has seven powers, three saturating curves and three sigmoids`() {
    #expect(
      ResponseCurve.dictionary == [
        .power(exponent: 0.4), .power(exponent: 0.5), .power(exponent: 0.6),
        .power(exponent: 0.7), .power(exponent: 0.8), .power(exponent: 0.9),
        .power(exponent: 0.98), .saturating(halfPoint: 0.3), .saturating(halfPoint: 1),
        .saturating(halfPoint: 3), .sigmoid(halfPoint: 0.7), .sigmoid(halfPoint: 1.4),
        .sigmoid(halfPoint: 2.8),
      ])
  }
}
