import Statistics

/// A target that `auto` was fixed at; hypotheses count the rows that mature after its day.
public struct FixedTarget: Hashable, Sendable, Codable {
  public let target: Target
  public let day: Day

  public init(target: Target, day: Day) {
    self.target = target
    self.day = day
  }
}

/// Watches the portfolio until 28 mature days tell what it usually pays for a customer.
struct TargetCalibration: Hashable, Sendable {
  /// How much worse than the portfolio a channel may be: 1.25 times its cost.
  static let tolerance = 1.25
  static let leastDays = 28

  /// Whether a return is asked for even where conversions are counted.
  private let prefersReturn: Bool
  private var days: Set<Day> = []
  private var spend = 0.0
  private var conversions = 0.0
  private var spendWithRevenue = 0.0
  private var revenue = 0.0

  /// A plan for revenue or profit asks what money returns: a channel of few and large orders would
  /// fail any cost of a customer that the others meet.
  init(for objective: Objective = .conversions) {
    prefersReturn = objective != .conversions
  }

  mutating func add(_ row: ChannelRow) {
    guard row.spend > 0 else { return }
    for offset in 0..<row.period.dayCount { days.insert(row.period.start + offset) }
    if let conversions = row.conversions {
      spend += row.spend
      self.conversions += max(0, conversions)
    }
    if let revenue = row.revenue {
      spendWithRevenue += row.spend
      self.revenue += max(0, revenue)
    }
  }

  /// Cost per acquisition or return on ad spend, the other where the rows tell only that; nil before.
  var target: Target? {
    guard days.count >= Self.leastDays else { return nil }
    return prefersReturn ? leastReturn ?? mostCost : mostCost ?? leastReturn
  }

  private var mostCost: Target? {
    conversions > 0 ? .costPerAcquisition(Self.tolerance * spend / conversions) : nil
  }

  private var leastReturn: Target? {
    revenue > 0 ? .returnOnAdSpend(revenue / spendWithRevenue / Self.tolerance) : nil
  }
}

extension TargetCalibration {
  /// All but what is preferred, which the objective tells.
  mutating func carry(in archive: inout NumberArchive) throws {
    var known = days.sorted()
    try known.carry(in: &archive)
    days = Set(known)
    try spend.carry(in: &archive)
    try conversions.carry(in: &archive)
    try spendWithRevenue.carry(in: &archive)
    try revenue.carry(in: &archive)
  }
}

/// The pooled value of an order, in currency units: the grain in which revenue is weighed.
///
/// Dividing revenue by it makes every verdict the same in euros and in cents. It is learnt as rows
/// mature, so that a verdict never depends on what was ordered after it.
struct OrderValue: Hashable, Sendable {
  /// Orders that tell the value well enough: to a fifth of its own variation.
  static let leastOrders = 20.0

  private var revenue = 0.0
  private var orders = 0.0

  mutating func add(_ row: ChannelRow) {
    guard let rowRevenue = row.revenue, let rowOrders = row.conversions, rowOrders > 0 else {
      return
    }
    revenue += max(0, rowRevenue)
    orders += rowOrders
  }

  /// Nil before enough orders came.
  var units: Double? {
    revenue > 0 && orders >= Self.leastOrders ? revenue / orders : nil
  }
}

extension OrderValue: Archivable {
  static var blank: OrderValue { OrderValue() }

  mutating func carry(in archive: inout NumberArchive) throws {
    try revenue.carry(in: &archive)
    try orders.carry(in: &archive)
  }
}
