import Glibc

/// The natural logarithm of Γ(x) for x > 0.
///
/// Relative accuracy about 1e-15, also beside its zeros at 1 and 2. It is +∞ at 0 and not a number
/// below. (The C library's `lgamma` writes a global sign, so it is not used.)
///
/// For x ≥ 10 the Stirling series, NIST DLMF 5.11.1; near 2 the series DLMF 5.7.3,
/// lnΓ(2 + t) = (1 − γ) t + Σ_{k≥2} (−1)ᵏ (ζ(k) − 1) tᵏ / k for |t| ≤ ½, and the recurrence
/// Γ(x + 1) = x Γ(x) between them.
public func logGamma(_ x: Double) -> Double {
  guard x > 0 else { return x == 0 ? .infinity : .nan }
  if x < 0.5 { return logGammaNearTwo(x) - log1p(x) - log(x) }
  if x < 1.5 { return logGammaNearTwo(x - 1) - log1p(x - 1) }
  if x < 10 {
    let steps = (x - 1.5).rounded(.down)
    let product = stride(from: 1, through: steps, by: 1).reduce(1) { $0 * (x - $1) }
    return logGammaNearTwo(x - steps - 2) + log(product)
  }
  return (x - 0.5) * log(x) - x + 0.5 * log(2 * .pi) + stirlingRemainder(x)
}

/// The digamma function ψ(x), the derivative of lnΓ, for x > 0.
///
/// Absolute error about 1e-15 near its zero at 1.46, relative error about 1e-15 elsewhere. It is −∞
/// at 0 and not a number below.
///
/// The recurrence ψ(x) = ψ(x + 1) − 1/x up to 12, then the series NIST DLMF 5.11.2.
public func digamma(_ x: Double) -> Double {
  guard x > 0 else { return x == 0 ? -.infinity : .nan }
  var argument = x
  var reciprocals = 0.0
  while argument < 12 {
    reciprocals += 1 / argument
    argument += 1
  }
  let square = 1 / (argument * argument)
  let series = digammaCoefficients.reversed().reduce(0) { ($0 + $1) * square }
  return log(argument) - 0.5 / argument - series - reciprocals
}

/// The logarithm of a sum given the logarithms of its terms, ln Σ exp(xᵢ).
///
/// It is −∞ for no terms, and never overflows where the result does not.
public func logSumExp(_ logarithms: some Collection<Double>) -> Double {
  guard let largest = logarithms.max(), largest.isFinite else {
    return logarithms.max() ?? -.infinity
  }
  return largest + log(logarithms.reduce(0) { $0 + exp($1 - largest) })
}

/// ln(eᵃ + eᵇ), safe where the exponentials overflow; minus infinity is an empty sum.
func logAddExp(_ a: Double, _ b: Double) -> Double {
  let larger = max(a, b)
  return larger == -.infinity ? larger : larger + log1p(exp(min(a, b) - larger))
}

/// What Stirling's formula leaves out of lnΓ(x): 1/(12x) − 1/(360x³) + …, for x ≥ 10.
///
/// NIST DLMF 5.11.1, eight terms; the next is below 1e-16.
func stirlingRemainder(_ x: Double) -> Double {
  let square = 1 / (x * x)
  return stirlingCoefficients.reversed().reduce(0) { $0 * square + $1 } / x
}

/// ln(1 + x) − x without the cancellation near 0, for x > −1.
///
/// With t = x / (2 + x), ln(1 + x) = 2 (t + t³/3 + t⁵/5 + …) and 2t − x = −x t.
func log1pMinus(_ x: Double) -> Double {
  guard x > -0.5, x < 1 else { return log1p(x) - x }
  let t = x / (2 + x)
  let square = t * t
  let series = stride(from: 35.0, through: 3, by: -2).reduce(0) { $0 * square + 1 / $1 }
  return 2 * t * square * series - x * t
}

/// lnΓ(2 + t) for |t| ≤ ½, relative accuracy kept as t → 0.
private func logGammaNearTwo(_ t: Double) -> Double {
  let series = zetaMinusOne.indices.reversed().reduce(0.0) { sum, index in
    zetaMinusOne[index] / Double(index + 2) - t * sum
  }
  return t * (0.422_784_335_098_467_14 + t * series)  // 1 − γ
}

/// B_{2k} / (2k (2k − 1)) for k = 1, 2, …, 8.
private let stirlingCoefficients: [Double] = [
  1 / 12, -1 / 360, 1 / 1_260, -1 / 1_680, 1 / 1_188, -691 / 360_360, 1 / 156, -3_617 / 122_400,
]

/// B_{2k} / (2k) for k = 1, 2, …, 7.
private let digammaCoefficients: [Double] = [
  1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12,
]

/// ζ(k) − 1 for k = 2, 3, …, 30 (mpmath 1.3, `zeta(k) - 1`).
private let zetaMinusOne: [Double] = [
  0.64493406684822644,
  0.20205690315959429,
  0.082323233711138192,
  0.036927755143369926,
  0.01734306198444914,
  0.0083492773819228268,
  0.0040773561979443394,
  0.0020083928260822144,
  0.00099457512781808534,
  0.00049418860411946456,
  0.0002460865533080483,
  0.00012271334757848915,
  6.1248135058704829e-5,
  3.0588236307020494e-5,
  1.5282259408651872e-5,
  7.6371976378997623e-6,
  3.8172932649998399e-6,
  1.9082127165539389e-6,
  9.5396203387279611e-7,
  4.7693298678780646e-7,
  2.3845050272773299e-7,
  1.1921992596531107e-7,
  5.960818905125948e-8,
  2.980350351465228e-8,
  1.4901554828365041e-8,
  7.4507117898354295e-9,
  3.7253340247884571e-9,
  1.862659723513049e-9,
  9.3132743241966818e-10,
]
