@testable import Marketing
@testable import Statistics

extension ResponsePosterior {
  /// Three conversions a day at the reference spend, on every concave curve alike.
  static let known = ResponsePosterior(
    shapes: [4], rates: [ResponseCurve.dictionary.map { _ in 4.0 / 3 }],
    weights: [ResponseModel.concave.curveWeights])
}

extension Belief {
  /// The level is Gamma(4, 4/3), what an order brings InverseGamma(9, 400), at 90 units a day.
  static let known = Belief(
    posterior: .known, halfLives: [28], orderWorth: .learnt(.init(shape: 9, rate: 400)),
    dispersion: 1.5, maturityAtOneDay: 0.75, reference: 90)

  /// The level is Gamma(shape, 1) whatever the curve.
  static func drawn(shape: Double) -> Belief {
    let posterior = ResponsePosterior(
      shapes: [shape], rates: [ResponseCurve.dictionary.map { _ in 1 }],
      weights: [ResponseModel.concave.curveWeights])
    return Belief(posterior: posterior, halfLives: [28], reference: 90)
  }
}
