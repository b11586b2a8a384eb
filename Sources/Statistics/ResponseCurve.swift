import Glibc

/// A concave shape g of the response to intensity u ≥ 0, with g(0) = 0 and g(1) = 1.
///
/// Intensity is spend as a multiple of a reference spend, a pure number.
public enum ResponseCurve: Sendable, Hashable, Codable {
  /// g(u) = uᵇ, for an exponent b in (0, 1): a constant elasticity.
  case power(exponent: Double)

  /// g(u) = (1 + k) u / (k + u), for a half point k > 0: saturates at 1 + k.
  case saturating(halfPoint: Double)

  /// The shapes that every arm is judged by, in the order of all vectors over curves.
  public static let dictionary: [ResponseCurve] =
    [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98].map { .power(exponent: $0) }
    + [0.3, 1, 3].map { .saturating(halfPoint: $0) }

  /// g(u).
  public func value(at u: Double) -> Double {
    switch self {
    case .power(let b): pow(u, b)
    case .saturating(let k): (1 + k) * u / (k + u)
    }
  }

  /// ln g(u); −∞ at zero.
  public func logValue(at u: Double) -> Double {
    switch self {
    case .power(let b): b * log(u)
    case .saturating(let k): log1p(k) + log(u) - log(k + u)
    }
  }

  /// g′(u): b uᵇ⁻¹, infinite at zero, or (1 + k) k / (k + u)².
  public func derivative(at u: Double) -> Double {
    switch self {
    case .power(let b): b * pow(u, b - 1)
    case .saturating(let k): (1 + k) * k / ((k + u) * (k + u))
    }
  }
}

/// The whole dictionary of response curves at one positive intensity.
///
/// Computed once where the same row enters the evidence of several half-lives.
public struct CurveResponses: Sendable, Hashable {
  /// g_j(u), one per curve.
  public let values: [Double]

  /// ln g_j(u), one per curve.
  public let logValues: [Double]

  /// Evaluates every curve at `u`; nil at zero, where a row says nothing about the curves.
  public init?(intensity u: Double) {
    guard u > 0 else { return nil }
    logValues = ResponseCurve.dictionary.map { $0.logValue(at: u) }
    values = logValues.map(exp)
  }
}
