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
}
