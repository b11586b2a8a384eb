import Glibc

/// The regularised lower incomplete gamma function P(shape, x) = γ(shape, x) / Γ(shape).
///
/// The chance that a `Gamma(shape:rate: 1)` variate is at most `x`: 0 for `x` ≤ 0, 1 at infinity.
/// Relative accuracy about 1e-13 for shapes from 1e-3 to 1e6.
///
/// NIST DLMF 8.11.4 below shape + 1, the continued fraction 8.9.2 above.
public func regularizedGammaP(shape: Double, x: Double) -> Double {
  incompleteGamma(shape: shape, x: x).lower
}

/// Both tails of the regularised incomplete gamma function; each keeps its digits when it is small.
func incompleteGamma(shape a: Double, x: Double) -> (lower: Double, upper: Double) {
  guard x > 0 else { return (0, 1) }
  guard x < .infinity else { return (1, 0) }
  let kernel = exp(logGammaKernel(shape: a, x: x))
  if x < a + 1 {
    let lower = min(1, kernel * lowerSeries(shape: a, x: x))
    return (lower, 1 - lower)
  }
  let upper = min(1, kernel * a * upperFraction(shape: a, x: x))
  return (1 - upper, upper)
}

/// ln(xᵃ e⁻ˣ / Γ(a + 1)), with no cancellation between large terms.
///
/// For a ≥ 10 in the saddle-point form −½ ln(2πa) − δ(a) + a (ln(1 + μ) − μ), μ = x/a − 1:
/// C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
func logGammaKernel(shape a: Double, x: Double) -> Double {
  guard a >= 10 else { return a * log(x) - x - logGamma(a + 1) }
  return a * log1pMinus((x - a) / a) - stirlingRemainder(a) - 0.5 * log(2 * .pi * a)
}

/// Σ_{n≥0} xⁿ / ((a + 1) … (a + n)), DLMF 8.11.4.
private func lowerSeries(shape a: Double, x: Double) -> Double {
  var term = 1.0
  var sum = 1.0
  var divisor = a
  repeat {
    divisor += 1
    term *= x / divisor
    sum += term
  } while term > sum * 1e-17
  return sum
}

/// The continued fraction of Γ(a, x) / (xᵃ e⁻ˣ), DLMF 8.9.2, by the modified Lentz method.
private func upperFraction(shape a: Double, x: Double) -> Double {
  let tiny = Double.leastNormalMagnitude
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var fraction = d
  var n = 0.0
  var change = 0.0
  repeat {
    n += 1
    let numerator = n * (a - n)
    b += 2
    d = 1 / nonzero(b + numerator * d, tiny)
    c = nonzero(b + numerator / c, tiny)
    change = d * c
    fraction *= change
  } while abs(change - 1) > 1e-15
  return fraction
}

private func nonzero(_ x: Double, _ tiny: Double) -> Double {
  abs(x) < tiny ? tiny : x
}
