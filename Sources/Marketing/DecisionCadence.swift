/// How often the plan is decided anew.
public enum DecisionCadence: String, Hashable, Sendable, Codable, CaseIterable {
  case day, week

  /// 1 or 7.
  public var days: Int { self == .day ? 1 : 7 }

  /// Daily budgets are decided daily, all others weekly.
  public static func standard(for per: Budget.Per) -> DecisionCadence {
    per == .day ? .day : .week
  }
}
