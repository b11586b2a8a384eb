import Glibc

extension RandomNumberGenerator {
  /// A uniform draw from the open interval (0, 1).
  ///
  /// One of the 2⁵² midpoints (k + ½) / 2⁵², each of them exact in the 53 bits of a `Double`: never
  /// 0, never 1, and as often below ½ as above it.
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A draw from the normal distribution with mean 0 and variance 1.
  ///
  /// The polar method: G. Marsaglia and T. Bray, "A convenient method for generating normal
  /// variables", SIAM Review 6 (1964), 260. The second variate of each pair is thrown away, for a
  /// generator has no place to keep it.
  public mutating func standardNormal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let s = x * x + y * y
      if s > 0, s < 1 {
        return x * (-2 * log(s) / s).squareRoot()
      }
    }
  }
}
