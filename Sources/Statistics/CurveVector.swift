import Glibc

/// One number per curve of the dictionary, in its order; the lanes past its end are idle.
typealias CurveVector = SIMD16<Double>

/// One number per half-life of a model, in its order; the lanes past its end are idle.
typealias HalfLifeVector = SIMD8<Double>

extension SIMD where Scalar == Double {
  /// Puts a function of itself into each of some lanes.
  ///
  /// By way of memory: a subscript that is not a constant moves the whole vector there and back.
  @inline(__always)
  mutating func replace(_ lanes: [Int], with function: (_ lane: Int, _ value: Double) -> Double) {
    withUnsafeMutableBytes(of: &self) { bytes in
      let scalars = bytes.assumingMemoryBound(to: Double.self)
      for lane in lanes { scalars[lane] = function(lane, scalars[lane]) }
    }
  }

  /// The largest of some lanes; −∞ for none.
  @inline(__always)
  func largest(of lanes: [Int]) -> Double {
    withUnsafeBytes(of: self) { bytes in
      let scalars = bytes.assumingMemoryBound(to: Double.self)
      return lanes.reduce(-.infinity) { Swift.max($0, scalars[$1]) }
    }
  }
}

extension HypothesisGrid {
  /// g_j(u) for an intensity over zero; idle lanes are zero.
  func responses(at u: Double) -> CurveVector {
    // What all powers share is worth sharing: a row costs one logarithm for the seven of them.
    let logIntensity = log(u)
    let dictionary = ResponseCurve.dictionary
    var values = CurveVector.zero
    values.replace(curves) { curve, _ in
      if case .power(let exponent) = dictionary[curve] { return exp(exponent * logIntensity) }
      return dictionary[curve].value(at: u)
    }
    return values
  }

  /// ln g_j(u) for an intensity over zero; idle lanes are zero.
  func logResponses(at u: Double) -> CurveVector {
    let logIntensity = log(u)
    let dictionary = ResponseCurve.dictionary
    var values = CurveVector.zero
    values.replace(curves) { curve, _ in
      if case .power(let exponent) = dictionary[curve] { return exponent * logIntensity }
      return log(dictionary[curve].value(at: u))
    }
    return values
  }
}
