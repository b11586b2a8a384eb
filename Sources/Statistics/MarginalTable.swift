import Glibc

/// The marginal values of many arms, laid out so that the solver reads memory in order.
///
/// In z = ln u, with u = x / reference, an arm's marginal value is
/// f′ = Σ_j c_j e^((b_j − 1) z) + Σ_j c_j / (k_j + e^z)², with c_j = w_j b_j / reference for powers
/// and w_j (1 + k_j) k_j / reference for saturating curves. Logarithms keep it in range.
struct MarginalTable {
  /// The exponents b − 1 of the powers' derivatives, with their places in the dictionary.
  private var powers: [(curve: Int, exponent: Double)] = []
  private var saturating: [(curve: Int, halfPoint: Double)] = []
  /// c_j over the largest of the arm's, row after row.
  private var coefficients: [Double] = []
  private var logScales: [Double] = []
  private let width = ResponseCurve.dictionary.count

  init(_ responses: [ResponseMixture]) {
    for (curve, shape) in ResponseCurve.dictionary.enumerated() {
      switch shape {
      case .power(let exponent): powers.append((curve, exponent - 1))
      case .saturating(let halfPoint): saturating.append((curve, halfPoint))
      case .sigmoid: break
      }
    }
    coefficients.reserveCapacity(responses.count * width)
    logScales.reserveCapacity(responses.count)
    for response in responses { append(response) }
  }

  /// Appends an arm's row; an arm with no response gets one too small to matter.
  ///
  /// Its marginal value lies below that of every arm with a response, so it is served last and the
  /// solver needs no second way; as all such arms have one shape they share evenly.
  private mutating func append(_ response: ResponseMixture) {
    let row = zip(response.weights, ResponseCurve.dictionary).map { weight, shape -> Double in
      switch shape {
      case .power(let exponent): weight * exponent
      case .saturating(let halfPoint): weight * (1 + halfPoint) * halfPoint
      case .sigmoid: 0
      }
    }
    let largest = row.max() ?? 0
    if largest > 0 {
      coefficients += row.map { $0 / largest }
      logScales.append(log(largest) - log(response.reference))
    } else {
      coefficients += row.indices.map { $0 == powers[0].curve ? 1 : 0 }
      logScales.append(Self.logOfNothing)
    }
  }

  /// Under the logarithm of any marginal value that a `Double` can hold.
  static let logOfNothing = -2_000.0

  /// ln f′ of an arm at z, and its slope in z, which is below zero.
  func logMarginal(of arm: Int, at z: Double) -> (value: Double, slope: Double) {
    let row = arm * width
    var sum = 0.0
    var turn = 0.0
    for (curve, exponent) in powers where coefficients[row + curve] > 0 {
      let term = coefficients[row + curve] * exp(exponent * z)
      sum += term
      turn += exponent * term
    }
    let u = exp(z)
    for (curve, halfPoint) in saturating where coefficients[row + curve] > 0 {
      let divisor = halfPoint + u
      let term = coefficients[row + curve] / (divisor * divisor)
      sum += term
      turn -= 2 * u / divisor * term
    }
    return (logScales[arm] + log(sum), turn / sum)
  }
}
