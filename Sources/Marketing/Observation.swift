/// One valid row: what one item of one channel did in one period.
///
/// Missing is not zero: a metric that its file does not give is nil.
public struct Observation: Hashable, Sendable {
  /// What makes two rows the same row: a later file's row replaces an earlier one's.
  public struct Key: Hashable, Sendable {
    /// Profile and account, such as `generic`.
    public let source: String
    public let channel: ChannelName
    /// Campaign id or name, the finest grain of the file; empty where the channel has no items.
    public let item: String
    public let period: Period

    public init(source: String, channel: ChannelName, item: String, period: Period) {
      self.source = source
      self.channel = channel
      self.item = item
      self.period = period
    }
  }

  public let key: Key
  /// The currency that the file names; nil means the plan's.
  public let currency: Currency?
  public let metrics: Metrics
  /// The row's line in its file, counted from 1.
  public let line: Int
  /// Whether the file says that the period's figures are not all there yet.
  public let isProvisional: Bool

  public init(
    key: Key, currency: Currency?, metrics: Metrics, line: Int, isProvisional: Bool = false
  ) {
    self.key = key
    self.currency = currency
    self.metrics = metrics
    self.line = line
    self.isProvisional = isProvisional
  }
}

/// The raw metrics of a row; each is nil when the file does not give it.
public struct Metrics: Hashable, Sendable {
  /// May be negative: platforms book refunds as negative spend.
  public var spend: Micros?
  public var impressions: Int64?
  public var clicks: Int64?
  /// Fractional, for platforms attribute parts of a conversion; negative where more was returned.
  public var conversions: Double?
  public var revenue: Micros?
  /// What the configuration names beside conversions and the file tells.
  public var outcomes: [OutcomeName: Double]

  public init(
    spend: Micros? = nil, impressions: Int64? = nil, clicks: Int64? = nil,
    conversions: Double? = nil, revenue: Micros? = nil, outcomes: [OutcomeName: Double] = [:]
  ) {
    self.spend = spend
    self.impressions = impressions
    self.clicks = clicks
    self.conversions = conversions
    self.revenue = revenue
    self.outcomes = outcomes
  }

  /// Adds what both give; a metric missing on one side is the other's.
  ///
  /// Whole numbers stop at the largest that 64 bits hold: no file's figures can trap.
  public static func += (total: inout Metrics, part: Metrics) {
    total.spend = sum(total.spend, part.spend)
    total.impressions = merged(total.impressions, part.impressions, by: clampedSum)
    total.clicks = merged(total.clicks, part.clicks, by: clampedSum)
    total.conversions = merged(total.conversions, part.conversions, by: +)
    total.revenue = sum(total.revenue, part.revenue)
    if !part.outcomes.isEmpty { total.outcomes.merge(part.outcomes, uniquingKeysWith: +) }
  }

  private static func sum(_ left: Micros?, _ right: Micros?) -> Micros? {
    merged(left, right) { Micros(rawValue: clampedSum($0.rawValue, $1.rawValue)) }
  }

  private static func merged<Value>(
    _ left: Value?, _ right: Value?, by add: (Value, Value) -> Value
  ) -> Value? {
    guard let left, let right else { return left ?? right }
    return add(left, right)
  }

  private static func clampedSum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (left < 0 ? .min : .max) : sum
  }
}

/// An observation as the ledger holds it: its present value, when that came, and what came before.
public struct RecordedObservation: Hashable, Sendable {
  /// One arrival of the row: what it said, and the day of the cycle that took its file.
  public struct Delivery: Hashable, Sendable {
    public let metrics: Metrics
    public let on: Day
    /// Whether more was still to come, as the file says or its source's clock.
    public let isProvisional: Bool

    public init(metrics: Metrics, on: Day, isProvisional: Bool = false) {
      self.metrics = metrics
      self.on = on
      self.isProvisional = isProvisional
    }

    /// Whether the period was over, and all of its figures in, when this came.
    func isComplete(for period: Period) -> Bool { !isProvisional && on > period.end }
  }

  public let key: Observation.Key
  public let metrics: Metrics
  /// The day of the cycle that delivered the present value, the same value again included.
  public let deliveredOn: Day
  /// 1 for the first value; one more with every changed value.
  public let revision: Int
  public let file: String
  public let line: Int
  /// Whether more was still to come when the present value came.
  public let isProvisional: Bool
  /// Every delivery before the present one, oldest first; the same value again counts as one.
  public let earlier: [Delivery]

  public init(
    key: Observation.Key, metrics: Metrics, deliveredOn: Day, revision: Int, file: String,
    line: Int, isProvisional: Bool = false, earlier: [Delivery] = []
  ) {
    self.key = key
    self.metrics = metrics
    self.deliveredOn = deliveredOn
    self.revision = revision
    self.file = file
    self.line = line
    self.isProvisional = isProvisional
    self.earlier = earlier
  }

  /// False for a period that was not over when its value was delivered: shown, but no evidence.
  public var isComplete: Bool { !isProvisional && deliveredOn > key.period.end }
}
