import Glibc

/// A shape g of the response to intensity u ≥ 0, increasing, with g(0) = 0 and g(1) = 1.
///
/// Intensity is spend as a multiple of a reference spend, a pure number.
public enum ResponseCurve: Sendable, Hashable, Codable {
  /// g(u) = uᵇ, for an exponent b in (0, 1): a constant elasticity.
  case power(exponent: Double)

  /// g(u) = (1 + k) u / (k + u), for a half point k > 0: saturates at 1 + k.
  case saturating(halfPoint: Double)

  /// g(u) = (1 + k²) u² / (k² + u²), for a half point k > 0: little at first, saturates at 1 + k².
  ///
  /// The only shape that is not concave: its slope rises up to u = k/√3.
  case sigmoid(halfPoint: Double)

  /// The shapes that every arm is judged by, in the order of all vectors over curves.
  public static let dictionary: [ResponseCurve] =
    [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98].map { .power(exponent: $0) }
    + [0.3, 1, 3].map { .saturating(halfPoint: $0) }
    + [0.7, 1.4, 2.8].map { .sigmoid(halfPoint: $0) }

  /// Where the sigmoids stand in the dictionary; all before them are concave.
  public static let sigmoidal = 10..<13

  /// g(u).
  public func value(at u: Double) -> Double {
    switch self {
    case .power(let b): pow(u, b)
    case .saturating(let k): (1 + k) * u / (k + u)
    case .sigmoid(let k): (1 + k * k) * u * u / (k * k + u * u)
    }
  }

  /// g′(u): b uᵇ⁻¹, infinite at zero; (1 + k) k / (k + u)²; or 2 (1 + k²) k² u / (k² + u²)².
  public func derivative(at u: Double) -> Double {
    switch self {
    case .power(let b): b * pow(u, b - 1)
    case .saturating(let k): (1 + k) * k / ((k + u) * (k + u))
    case .sigmoid(let k): 2 * (1 + k * k) * k * k * u / ((k * k + u * u) * (k * k + u * u))
    }
  }
}
