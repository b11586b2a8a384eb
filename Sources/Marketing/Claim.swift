import Statistics

/// What one row would have brought at the target, and what it brought.
struct Claim: Hashable, Sendable {
  private(set) var firstDay: Day
  private(set) var days: Int
  private(set) var spend: Double
  private(set) var outcome: Double
  private(set) var expected: Double
  /// Orders behind a revenue; nil for conversions, or when the file does not count them.
  private(set) var orders: Double?
  /// The same promise and outcome in money; nil for conversions.
  private(set) var returns: Returns?

  /// Nil when the row lacks the column that its target is about, or spent nothing.
  ///
  /// `orderValue` is currency units that an order brings in the whole portfolio.
  init?(of row: ChannelRow, target: Target, orderValue: Double) {
    guard row.spend > 0 else { return nil }
    firstDay = row.period.start
    days = row.period.dayCount
    spend = row.spend
    switch target {
    case .auto: return nil
    case .costPerAcquisition(let cost):
      guard let conversions = row.conversions else { return nil }
      outcome = max(0, conversions)
      expected = row.spend / cost
      orders = nil
    case .returnOnAdSpend(let ratio):
      guard let revenue = row.revenue else { return nil }
      let returns = Returns(expected: ratio * row.spend, observed: max(0, revenue))
      outcome = returns.observed / orderValue
      expected = returns.expected / orderValue
      orders = row.conversions
      self.returns = returns
    }
  }

  private init() {
    (firstDay, days, spend, outcome, expected) = (.blank, 0, 0, 0, 0)
  }

  /// One row of two that are too small to be judged alone.
  static func + (earlier: Claim, later: Claim) -> Claim {
    var sum = later
    sum.firstDay = min(earlier.firstDay, later.firstDay)
    sum.days += earlier.days
    sum.spend += earlier.spend
    sum.outcome += earlier.outcome
    sum.expected += earlier.expected
    sum.returns = later.returns.map { $0 + (earlier.returns ?? Returns()) } ?? earlier.returns
    sum.orders = later.orders.map { $0 + (earlier.orders ?? 0) } ?? earlier.orders
    return sum
  }
}

extension Claim: Archivable {
  static var blank: Claim { Claim() }

  mutating func carry(in archive: inout NumberArchive) throws {
    try firstDay.carry(in: &archive)
    try days.carry(in: &archive)
    try spend.carry(in: &archive)
    try outcome.carry(in: &archive)
    try expected.carry(in: &archive)
    try orders.carry(in: &archive)
    try returns.carry(in: &archive)
  }
}

extension Target {
  /// What a claim under this target is counted in.
  var outcome: Episode.Outcome {
    if case .returnOnAdSpend = self { .revenue } else { .conversions }
  }

  /// How many times as much this target promises for the same money; nil between different kinds.
  func promise(relativeTo earlier: Target) -> Double? {
    switch (earlier, self) {
    case (.costPerAcquisition(let before), .costPerAcquisition(let cost)): before / cost
    case (.returnOnAdSpend(let before), .returnOnAdSpend(let ratio)): ratio / before
    default: nil
    }
  }
}
