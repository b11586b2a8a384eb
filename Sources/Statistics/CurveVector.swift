import Glibc

/// One number per curve of the dictionary, in its order; the lanes past its end are idle.
typealias CurveVector = SIMD16<Double>

/// One number per half-life of a model, in its order; the lanes past its end are idle.
typealias HalfLifeVector = SIMD8<Double>

extension HypothesisGrid {
  /// g_j(u) for an intensity over zero; idle lanes are zero.
  func responses(at u: Double) -> CurveVector {
    var values = CurveVector.zero
    let logIntensity = log(u)
    for curve in curves {
      // What all powers share is worth sharing: a row costs one logarithm for the seven of them.
      if case .power(let exponent) = ResponseCurve.dictionary[curve] {
        values[curve] = exp(exponent * logIntensity)
      } else {
        values[curve] = ResponseCurve.dictionary[curve].value(at: u)
      }
    }
    return values
  }

  /// ln g_j(u) for an intensity over zero; idle lanes are zero.
  func logResponses(at u: Double) -> CurveVector {
    var values = CurveVector.zero
    let logIntensity = log(u)
    for curve in curves {
      if case .power(let exponent) = ResponseCurve.dictionary[curve] {
        values[curve] = exponent * logIntensity
      } else {
        values[curve] = log(ResponseCurve.dictionary[curve].value(at: u))
      }
    }
    return values
  }
}
