import Glibc

/// The marginal values of many arms, laid out so that the solver reads memory in order.
///
/// In z = ln u, with u = x / reference, an arm's marginal value is f′ = Σ_j c_j h_j(u): for powers
/// c = w b / reference and h = u^(b − 1); for saturating curves c = w (1 + k) k / reference and
/// h = 1 / (k + u)²; for sigmoids c = 2 w (1 + k²) k² / reference and h = u / (k² + u²)².
/// Logarithms keep it in range.
struct MarginalTable {
  /// The exponents b − 1 of the powers' derivatives, with their places in the dictionary.
  private var powers: [(curve: Int, exponent: Double)] = []
  private var saturating: [(curve: Int, halfPoint: Double)] = []
  private var sigmoids: [(curve: Int, square: Double)] = []
  /// c_j over the largest of the arm's, row after row.
  private var coefficients: [Double] = []
  private var logScales: [Double] = []
  private let width = ResponseCurve.dictionary.count

  init(_ responses: [ResponseMixture]) {
    for (curve, shape) in ResponseCurve.dictionary.enumerated() {
      switch shape {
      case .power(let exponent): powers.append((curve, exponent - 1))
      case .saturating(let halfPoint): saturating.append((curve, halfPoint))
      case .sigmoid(let halfPoint): sigmoids.append((curve, halfPoint * halfPoint))
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
    let row = zip(response.weights, ResponseCurve.dictionary).map { weight, shape in
      switch shape {
      case .power(let exponent): weight * exponent
      case .saturating(let halfPoint): weight * (1 + halfPoint) * halfPoint
      case .sigmoid(let halfPoint):
        2 * weight * (1 + halfPoint * halfPoint) * halfPoint * halfPoint
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

  /// ln f′ of an arm at z, and its slope in z, below zero wherever the response is concave.
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
    for (curve, square) in sigmoids where coefficients[row + curve] > 0 {
      let divisor = square + u * u
      let term = coefficients[row + curve] * u / (divisor * divisor)
      sum += term
      turn += (1 - 4 * u * u / divisor) * term
    }
    return (logScales[arm] + log(sum), turn / sum)
  }

  /// The z between two at which an arm's ln f′ falls through l, and the slope there.
  ///
  /// Newton's steps from `start`, in a bracket that halves whenever a step would leave it: only
  /// for powers is ln f′ convex in z. Between the two the response must be concave.
  func root(
    of arm: Int, at l: Double, between low: Double, and high: Double, from start: Double
  ) -> (z: Double, slope: Double) {
    var (low, high) = (low, high)
    var z = min(max(start, low), high)
    var slope = -1.0
    for _ in 0..<200 {
      let marginal = logMarginal(of: arm, at: z)
      slope = marginal.slope
      let excess = marginal.value - l
      if excess > 0 { low = z } else { high = z }
      let newton = z - excess / slope
      // The step squares the error: one this small has reached the rounding of ln f′.
      if abs(newton - z) <= 1e-8 { return (newton, slope) }
      let next = low < newton && newton < high ? newton : (low + high) / 2
      if next == z { break }
      z = next
    }
    return (z, slope)
  }
}
