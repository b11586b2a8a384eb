import Glibc

/// One arm during the search for the multiplier: its concave envelope, and where it is now.
struct ArmState {
  let index: Int
  let allowed: AllowedAmounts
  /// Where the arm stays for smaller (`cap`) or larger (`base`) multipliers, as its group is held.
  private var cap: Hold?
  private var base: Hold?

  private(set) var amount: Double
  private(set) var z: Double

  private let reference: Double
  private let first: Stretch
  /// The chords of the envelope, ascending in amounts and so falling in slope.
  private let jumps: [Jump]

  /// An amount below `nothing` counts as none: at zero itself ln u has no value.
  init(
    _ response: ResponseMixture, over allowed: AllowedAmounts, at index: Int,
    in table: MarginalTable, nothing: Double
  ) {
    self.index = index
    self.allowed = allowed
    reference = response.reference
    let envelope = ConcaveEnvelope(of: response, at: index, over: allowed, in: table)
    first = Stretch(
      envelope.first, of: response.reference, at: index, in: table, nothing: nothing)
    var jumps: [Jump] = []
    var start = envelope.first.upperBound
    for range in envelope.others {
      let stretch = Stretch(
        range, of: response.reference, at: index, in: table, nothing: nothing)
      jumps.append(Jump(from: start, to: stretch, of: response))
      start = range.upperBound
    }
    self.jumps = jumps
    z = min(max(0, first.zLower), first.zUpper)
    amount = allowed.least
  }

  /// The largest and the smallest ln f′ of the envelope.
  var marginalAtLeast: Double { max(first.marginalAtLower, jumps.first?.logSlope ?? -.infinity) }
  var marginalAtMost: Double {
    jumps.last.map { min($0.logSlope, $0.stretch.marginalAtUpper) } ?? first.marginalAtUpper
  }

  /// Keeps the present amount for all multipliers up to l, the group's own at its most.
  mutating func holdAtMost(upTo l: Double) {
    cap = Hold(logMultiplier: l, amount: amount, z: z)
  }

  /// Keeps the present amount for all multipliers from l on, the group's own at its least.
  mutating func holdAtLeast(from l: Double) {
    base = Hold(logMultiplier: l, amount: amount, z: z)
  }

  /// Follows the multiplier alone again.
  mutating func release() {
    cap = nil
    base = nil
  }

  /// Takes spend until the envelope's ln f′ falls to l; returns d amount / dl.
  ///
  /// The derivative is zero at the end of a stretch and while the group holds the arm.
  mutating func respond(to l: Double, in table: MarginalTable) -> Double {
    if let cap, l <= cap.logMultiplier { return stay(at: cap.z, amount: cap.amount) }
    if let base, l >= base.logMultiplier { return stay(at: base.z, amount: base.amount) }
    let stretch = jumps.last { l <= $0.logSlope }?.stretch ?? first
    if stretch.marginalAtUpper >= l { return stay(at: stretch.zUpper, amount: stretch.upper) }
    if stretch.marginalAtLower <= l { return stay(at: stretch.zLower, amount: stretch.lower) }
    let root = table.root(
      of: index, at: l, between: stretch.zLower, and: stretch.zUpper, from: z)
    z = root.z
    amount = min(max(reference * exp(z), stretch.lower), stretch.upper)
    return amount / root.slope
  }

  /// Takes an amount whatever the multiplier.
  mutating func settle(at amount: Double, nothing: Double) {
    self.amount = amount
    z = log(max(amount, nothing)) - log(reference)
  }

  /// Takes an amount that does not answer to the multiplier; returns its derivative, zero.
  private mutating func stay(at z: Double, amount: Double) -> Double {
    self.z = z
    self.amount = amount
    return 0
  }
}

// MARK: - Chords

extension ArmState {
  /// The slopes, in logarithms, at which the arm jumps over a chord.
  var jumpSlopes: some Sequence<Double> { jumps.lazy.map(\.logSlope) }

  /// Whether between two amounts lies a chord as a whole.
  func jumps(between least: Double, and most: Double) -> Bool {
    jumps.contains { least <= $0.start && $0.stretch.lower <= most && least < most }
  }

  /// The chord that the present amount lies on, farther than `slack` from its ends.
  func chord(slack: Double) -> ClosedRange<Double>? {
    jumps.first { amount > $0.start + slack && amount < $0.stretch.lower - slack }
      .map { $0.start...$0.stretch.lower }
  }

  /// ln of what one more unit would bring by the envelope.
  func logMarginalOfOneMore(in table: MarginalTable) -> Double {
    let next = jumps.first { amount < $0.stretch.lower && amount >= $0.start }
    return next?.logSlope ?? table.logMarginal(of: index, at: z).value
  }
}

/// A part of the envelope that is the response itself: amounts, their z = ln u, and ln f′ there.
private struct Stretch {
  let lower: Double
  let upper: Double
  let zLower: Double
  let zUpper: Double
  let marginalAtLower: Double
  let marginalAtUpper: Double

  init(
    _ range: ClosedRange<Double>, of reference: Double, at arm: Int, in table: MarginalTable,
    nothing: Double
  ) {
    lower = range.lowerBound
    upper = range.upperBound
    zLower = log(max(lower, nothing)) - log(reference)
    zUpper = log(max(upper, nothing)) - log(reference)
    marginalAtLower = table.logMarginal(of: arm, at: zLower).value
    marginalAtUpper = table.logMarginal(of: arm, at: zUpper).value
  }
}

/// A chord of the envelope, from an amount to the stretch behind it.
private struct Jump {
  let start: Double
  let stretch: Stretch
  let logSlope: Double

  init(from start: Double, to stretch: Stretch, of response: ResponseMixture) {
    self.start = start
    self.stretch = stretch
    let rise = response.value(at: stretch.lower) - response.value(at: start)
    // An arm without response still follows when it is forced to.
    logSlope = max(log(rise / (stretch.lower - start)), MarginalTable.logOfNothing)
  }
}

/// The place where an arm stays while its group is held at a limit.
private struct Hold {
  let logMultiplier: Double
  let amount: Double
  let z: Double
}
