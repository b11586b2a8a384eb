/// The amounts that an arm may get: those of a range, and perhaps none at all.
///
/// "Nothing or at least a threshold" is a range from the threshold on, or nothing: between zero
/// and the threshold lies a gap.
public struct AllowedAmounts: Sendable, Hashable {
  /// The least and the most amount of an arm that gets any; equal ends fix the amount.
  public let range: ClosedRange<Double>
  /// Whether zero is allowed too, below the range.
  public let orNothing: Bool

  /// The ends are finite and zero or more; a range that begins at zero holds nothing anyway.
  public init(_ range: ClosedRange<Double>, orNothing: Bool = false) {
    precondition(range.lowerBound >= 0 && range.upperBound.isFinite, "amounts are finite")
    self.range = range
    self.orNothing = orNothing && range.lowerBound > 0
  }

  public var least: Double { orNothing ? 0 : range.lowerBound }
  public var most: Double { range.upperBound }

  /// Whether an amount lies between zero and the range, farther than `slack` from both.
  func forbids(_ amount: Double, slack: Double) -> Bool {
    orNothing && amount > slack && amount < range.lowerBound - slack
  }

  /// The allowed amount nearest to one that is off by rounding.
  func nearest(to amount: Double) -> Double {
    if orNothing, amount < range.lowerBound / 2 { return 0 }
    return min(max(amount, range.lowerBound), range.upperBound)
  }

  /// The amounts on either side of one: of one in the gap, nothing and the whole range.
  func split(at amount: Double) -> [AllowedAmounts] {
    guard amount > range.lowerBound else { return [.init(0...0), .init(range)] }
    return [
      .init(range.lowerBound...amount, orNothing: orNothing), .init(amount...range.upperBound),
    ]
  }
}
