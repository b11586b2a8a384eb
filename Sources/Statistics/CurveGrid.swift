import Glibc

/// The dictionary's curves at fixed intensities, dense where a sum of them may be convex.
///
/// Below the least of them the end of a chord is found by its tangent alone.
enum CurveGrid {
  /// From here on every sum of curves is concave, and no chord ends here or farther.
  ///
  /// A sigmoid is convex only below k/√3, and a chord over that ends before k, at most 2.8.
  static let concaveFrom = 4.0

  /// Each 8 % above the one before.
  static let intensities: [Double] = (0...count).map { least * exp(Double($0) * logStep) }
  private static let least = 0.002
  private static let count = 96
  private static let logStep = log(concaveFrom / least) / Double(count)

  private static let values: [[Double]] = intensities.map { u in
    ResponseCurve.dictionary.map { $0.value(at: u) }
  }

  /// The places of the intensities from one on, up to and without another.
  static func places(from low: Double, to high: Double) -> Range<Int> {
    let place = { (u: Double) in
      let exact = (log(max(u, least)) - log(least)) / logStep
      return Int(min(exact.rounded(.up), Double(count + 1)))
    }
    return place(low)..<max(place(low), place(high))
  }

  /// Σ_j w_j g_j at the intensity of that place.
  static func value(of weights: [Double], at place: Int) -> Double {
    let row = values[place]
    var sum = 0.0
    for curve in row.indices { sum += weights[curve] * row[curve] }
    return sum
  }
}

extension ResponseMixture {
  /// Whether a chord may lie above the response somewhere on the allowed amounts.
  ///
  /// A sigmoid is concave from u = k/√3 on, and seen from zero, across a gap, only from k on.
  func mayNeedChord(over allowed: AllowedAmounts) -> Bool {
    guard allowed.range.lowerBound < allowed.range.upperBound else { return false }
    let intensity = allowed.range.lowerBound / reference
    return ResponseCurve.sigmoidal.contains { curve in
      guard weights[curve] > 0, case .sigmoid(let k) = ResponseCurve.dictionary[curve] else {
        return false
      }
      return intensity < (allowed.orNothing ? k : k / 3.0.squareRoot())
    }
  }
}
