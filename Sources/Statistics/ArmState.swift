import Glibc

/// One arm during the search for the multiplier: its bounds in z = ln u, and where it is now.
struct ArmState {
  let index: Int
  let lower: Double
  let upper: Double
  /// ln f′ at the ends of the bounds, the largest and the smallest that it can be.
  let marginalAtLower: Double
  let marginalAtUpper: Double
  /// Where the arm stays for smaller (`cap`) or larger (`base`) multipliers, as its group is held.
  private var cap: Hold?
  private var base: Hold?

  var amount: Double
  private(set) var z: Double

  private let reference: Double
  private let zLower: Double
  private let zUpper: Double

  /// An amount below `nothing` counts as none: at zero itself ln u has no value.
  init(_ arm: ConcaveProgram.Arm, at index: Int, in table: MarginalTable, nothing: Double) {
    self.index = index
    lower = arm.bounds.lowerBound
    upper = arm.bounds.upperBound
    reference = arm.response.reference
    zLower = log(max(lower, nothing)) - log(reference)
    zUpper = log(max(upper, nothing)) - log(reference)
    marginalAtLower = table.logMarginal(of: index, at: zLower).value
    marginalAtUpper = table.logMarginal(of: index, at: zUpper).value
    z = min(max(0, zLower), zUpper)
    amount = lower
  }

  /// Keeps the present amount for all multipliers up to l, the group's own at its most.
  mutating func holdAtMost(upTo l: Double) {
    cap = Hold(logMultiplier: l, amount: amount, z: z)
  }

  /// Keeps the present amount for all multipliers from l on, the group's own at its least.
  mutating func holdAtLeast(from l: Double) {
    base = Hold(logMultiplier: l, amount: amount, z: z)
  }

  /// Takes spend until ln f′ falls to l, within bounds; returns d amount / dl.
  ///
  /// The derivative is zero at a bound and while the group holds the arm.
  mutating func respond(to l: Double, in table: MarginalTable) -> Double {
    if let cap, l <= cap.logMultiplier { return stay(at: cap.z, amount: cap.amount) }
    if let base, l >= base.logMultiplier { return stay(at: base.z, amount: base.amount) }
    if marginalAtUpper >= l { return stay(at: zUpper, amount: upper) }
    if marginalAtLower <= l { return stay(at: zLower, amount: lower) }
    let slope = moveToRoot(of: l, in: table)
    amount = min(max(reference * exp(z), lower), upper)
    return amount / slope
  }

  /// Takes an amount that does not answer to the multiplier; returns its derivative, zero.
  private mutating func stay(at z: Double, amount: Double) -> Double {
    self.z = z
    self.amount = amount
    return 0
  }

  /// Moves z to the root of ln f′(z) = l between the bounds; returns the slope there.
  private mutating func moveToRoot(of l: Double, in table: MarginalTable) -> Double {
    var low = zLower
    var high = zUpper
    var slope = -1.0
    z = min(max(z, low), high)
    for _ in 0..<200 {
      let marginal = table.logMarginal(of: index, at: z)
      slope = marginal.slope
      let excess = marginal.value - l
      if excess > 0 { low = z } else { high = z }
      let newton = z - excess / slope
      // The step squares the error: one this small has reached the rounding of ln f′.
      if abs(newton - z) <= 1e-8 {
        z = newton
        break
      }
      let next = low < newton && newton < high ? newton : (low + high) / 2
      if next == z { break }
      z = next
    }
    return slope
  }
}

/// The place where an arm stays while its group is held at a limit.
private struct Hold {
  let logMultiplier: Double
  let amount: Double
  let z: Double
}
