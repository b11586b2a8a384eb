/// What the plan is to bring most of.
public enum Objective: Hashable, Sendable {
  case conversions
  /// What conversions are worth, in currency units.
  case revenue
  /// Revenue times the margin, less what is spent; money that would not come back stays unspent.
  ///
  /// The margin is the share of revenue that is left before marketing, over 0 and at most 1.
  case profit(margin: Double)
}
