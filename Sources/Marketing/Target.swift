/// The number that a hypothesis claims for its channel.
public enum Target: Hashable, Sendable, Codable {
  /// Fixed once, after 28 mature days, at 1.25 times the portfolio's own cost, or at its return over
  /// 1.25 where the plan is for money.
  case auto
  /// Currency units that a conversion may cost; positive.
  case costPerAcquisition(Double)
  /// Revenue that a unit of spend must bring; positive.
  case returnOnAdSpend(Double)
}
