/// What one channel did in one period: the sum of its items, now and as it was known before.
public struct ChannelRow: Hashable, Sendable {
  public let period: Period
  public let source: String
  /// The figures as they are known now.
  public let figures: RowFigures
  /// The day from which the present figures are known: at first the one after the period.
  public let knownOn: Day
  /// What was known before, oldest first; empty for a row that was delivered once.
  public let earlier: [Version]

  /// The figures of a row from one day on.
  public struct Version: Hashable, Sendable {
    public let knownOn: Day
    public let figures: RowFigures

    public init(knownOn: Day, figures: RowFigures) {
      self.knownOn = knownOn
      self.figures = figures
    }
  }

  /// A row that was delivered once.
  public init(
    period: Period, spend: Double, conversions: Double?, revenue: Double? = nil, source: String,
    deliveredOn: Day
  ) {
    let figures = RowFigures(
      spend: spend, conversions: conversions, revenue: revenue, deliveredOn: deliveredOn)
    self.init(
      period: period, source: source, present: Version(knownOn: period.end + 1, figures: figures))
  }

  public init(period: Period, source: String, present: Version, earlier: [Version] = []) {
    self.period = period
    self.source = source
    figures = present.figures
    knownOn = present.knownOn
    self.earlier = earlier
  }
}

extension ChannelRow {
  public var spend: Double { figures.spend }
  public var conversions: Double? { figures.conversions }
  public var revenue: Double? { figures.revenue }
  public var deliveredOn: Day { figures.deliveredOn }

  /// Currency units a day.
  public var dailySpend: Double { spend / Double(period.dayCount) }

  var present: Version { Version(knownOn: knownOn, figures: figures) }

  /// The row as if nothing had been said before its present figures.
  var asToldInTheEnd: ChannelRow { told(figures) }

  /// The row as if nothing had been said but the least that it ever told of conversions.
  var asToldAtLeast: ChannelRow {
    guard !earlier.isEmpty else { return self }
    let told = earlier.map(\.figures) + [figures]
    let least = told.min { ($0.conversions ?? .infinity) < ($1.conversions ?? .infinity) }
    return self.told(least ?? figures)
  }

  private func told(_ figures: RowFigures) -> ChannelRow {
    ChannelRow(
      period: period, source: source,
      present: Version(knownOn: period.end + 1, figures: figures))
  }

  /// Visits every version, oldest first: most rows have one, and need no list of them.
  func forEachVersion(_ visit: (Version) -> Void) {
    earlier.forEach(visit)
    visit(present)
  }
}

/// What a row says of its channel and period.
public struct RowFigures: Hashable, Sendable {
  /// Net currency units, the channel's fixed costs included; refunds can make it negative.
  public var spend: Double
  /// Nil when no item of the period gives conversions.
  public var conversions: Double?
  /// Currency units; nil when no item of the period gives revenue.
  public var revenue: Double?
  /// The earliest delivery of any item's value: a sum is as young as the youngest part of it.
  public var deliveredOn: Day

  public init(spend: Double, conversions: Double?, revenue: Double?, deliveredOn: Day) {
    self.spend = spend
    self.conversions = conversions
    self.revenue = revenue
    self.deliveredOn = deliveredOn
  }
}
