/// What one channel did in one period: the sum of its items.
public struct ChannelRow: Hashable, Sendable {
  public let period: Period
  /// Net currency units, the channel's fixed costs included; refunds can make it negative.
  public let spend: Double
  /// Nil when no item of the period gives conversions.
  public let conversions: Double?
  /// Currency units; nil when no item of the period gives revenue.
  public let revenue: Double?
  public let source: String
  /// The day since which every item has its present value: the earliest of their deliveries.
  public let deliveredOn: Day

  public init(
    period: Period, spend: Double, conversions: Double?, revenue: Double? = nil, source: String,
    deliveredOn: Day
  ) {
    self.period = period
    self.spend = spend
    self.conversions = conversions
    self.revenue = revenue
    self.source = source
    self.deliveredOn = deliveredOn
  }

  /// Currency units a day.
  public var dailySpend: Double { spend / Double(period.dayCount) }
}

/// Every complete row of one channel, oldest first.
public struct ChannelHistory: Hashable, Sendable {
  public let channel: ChannelName
  public let rows: [ChannelRow]

  public init(channel: ChannelName, rows: [ChannelRow]) {
    self.channel = channel
    self.rows = rows.sorted { $0.period < $1.period }
  }

  /// The last day with any row.
  public var lastDay: Day? { rows.last?.period.end }

  /// The last day of the last row with spend.
  public var lastSpendDay: Day? { rows.last { $0.spend > 0 }?.period.end }

  /// Days of the longest of the last rows: what the channel's cadence looks like.
  public var periodLength: Int { rows.suffix(3).map(\.period.dayCount).max() ?? 1 }

  /// Whether any row tells how many customers came.
  public var isMeasured: Bool { rows.contains { $0.conversions != nil || $0.revenue != nil } }

  /// Net spend of a range of days, spreading rows evenly over theirs; nil where no row covers any.
  public func spend(from first: Day, through last: Day) -> Double? {
    var total: Double?
    for row in rows.reversed() {
      if row.period.end < first { break }
      let overlap = min(row.period.end, last) - max(row.period.start, first) + 1
      guard overlap > 0 else { continue }
      total = (total ?? 0) + row.dailySpend * Double(overlap)
    }
    return total
  }
}

extension ChannelHistory {
  /// Sums items to channels, joins aliases, adds fixed costs; incomplete periods are left out.
  ///
  /// The histories come by channel name, whatever the order of the observations.
  public static func histories(
    of observations: [RecordedObservation], under rules: PlanRules
  ) -> [ChannelHistory] {
    var names: [ChannelName: ChannelName] = [:]
    var sums: [RowKey: RowSum] = [:]
    for observation in observations where observation.isComplete {
      let written = observation.key.channel
      let channel = names[written] ?? rules.resolving(written)
      names[written] = channel
      let key = RowKey(channel: channel, period: observation.key.period)
      sums[key, default: RowSum()].add(observation)
    }
    return Dictionary(grouping: sums, by: \.key.channel)
      .map { channel, sums in
        let fixed = rules.budget.dailyUnits(rules.rules(for: channel).fixedCost)
        return ChannelHistory(
          channel: channel, rows: sums.map { $0.value.row(of: $0.key.period, dailyCost: fixed) })
      }
      .sorted { $0.channel < $1.channel }
  }

  private struct RowKey: Hashable {
    let channel: ChannelName
    let period: Period
  }

  private struct RowSum {
    var metrics = Metrics()
    /// Attributed parts of conversions: added in ascending order, for rounding makes the sum of
    /// fractions depend on theirs, and the order of files and rows must not matter.
    var fractions: [Double] = []
    var source = ""
    var deliveredOn: Day?

    mutating func add(_ observation: RecordedObservation) {
      var part = observation.metrics
      if let conversions = part.conversions, conversions.rounded() != conversions {
        fractions.append(conversions)
        part.conversions = 0
      }
      metrics += part
      source = max(source, observation.key.source)
      deliveredOn = min(deliveredOn ?? observation.deliveredOn, observation.deliveredOn)
    }

    func row(of period: Period, dailyCost: Double) -> ChannelRow {
      ChannelRow(
        period: period,
        spend: (metrics.spend?.units ?? 0) + dailyCost * Double(period.dayCount),
        conversions: metrics.conversions.map { fractions.sorted().reduce($0, +) },
        revenue: metrics.revenue?.units, source: source,
        deliveredOn: deliveredOn ?? period.end + 1)
    }
  }
}
