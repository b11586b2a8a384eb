/// Every complete row of one channel, oldest first.
public struct ChannelHistory: Hashable, Sendable {
  public let channel: ChannelName
  public private(set) var rows: [ChannelRow]
  /// What was left out, since finer rows say the same.
  public let overlaps: [GrainOverlap]
  /// Whether any row tells what was spent, be it nothing, or the configuration knows the cost.
  public let isPriced: Bool

  public init(
    channel: ChannelName, rows: [ChannelRow], overlaps: [GrainOverlap] = [], isPriced: Bool = true
  ) {
    self.channel = channel
    let isInOrder = zip(rows, rows.dropFirst()).allSatisfy { !($1.period < $0.period) }
    self.rows = isInOrder ? rows : rows.sorted { $0.period < $1.period }
    self.overlaps = overlaps
    self.isPriced = isPriced
  }

  /// Adds a row that is later than all others.
  mutating func append(_ row: ChannelRow) {
    rows.append(row)
  }

  /// The first day with any row.
  public var firstDay: Day? { rows.first?.period.start }

  /// The last day with any row.
  public var lastDay: Day? { rows.last?.period.end }

  /// The last day of the last row with spend.
  public var lastSpendDay: Day? { rows.last { $0.spend > 0 }?.period.end }

  /// Days of the longest of the last rows: what the channel's cadence looks like.
  public var periodLength: Int { rows.suffix(3).map(\.period.dayCount).max() ?? 1 }

  /// Whether any row tells how many customers came.
  public var isMeasured: Bool { rows.contains { $0.conversions != nil || $0.revenue != nil } }

  /// What came of a range of days; nil each where no row tells.
  struct Figures {
    var spend = 0.0
    var conversions: Double?
    var revenue: Double?
  }

  /// Everything of a range of days, spreading rows evenly over theirs; nil where no row covers any.
  func figures(from first: Day, through last: Day) -> Figures? {
    parts(from: first, through: last).reduce(nil) { figures, part in
      let (row, days) = part
      let share = Double(days) / Double(row.period.dayCount)
      var sum = figures ?? Figures()
      sum.spend += share * row.spend
      sum.conversions =
        row.conversions.map { (sum.conversions ?? 0) + share * $0 } ?? sum.conversions
      sum.revenue = row.revenue.map { (sum.revenue ?? 0) + share * $0 } ?? sum.revenue
      return sum
    }
  }

  /// Net spend of a range of days, spreading rows evenly over theirs; nil where no row covers any.
  public func spend(from first: Day, through last: Day) -> Double? {
    parts(from: first, through: last).reduce(nil) { total, part in
      (total ?? 0) + part.row.dailySpend * Double(part.days)
    }
  }

  /// The rows that cover days of a range, newest first, with how many of them.
  private func parts(
    from first: Day, through last: Day
  ) -> some Sequence<(row: ChannelRow, days: Int)> {
    rows.reversed().lazy.prefix { $0.period.end >= first }
      .map { row in
        (row: row, days: min(row.period.end, last) - max(row.period.start, first) + 1)
      }
      .filter { $0.days > 0 }
  }
}
