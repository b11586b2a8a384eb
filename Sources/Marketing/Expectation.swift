/// What the plan is expected to bring per budget period.
///
/// Each figure is a posterior mean with its 90 % credible interval, and the same mean for the plan
/// before; nil where nothing is known.
public struct Expectation: Hashable, Sendable, Codable {
  /// Nil while nothing is known of any channel.
  public var conversions: Double?
  public var low: Double?
  public var high: Double?
  public var conversionsBefore: Double?
  /// Currency units; nil while no file tells what a conversion brings.
  public var revenue: Double?
  public var revenueLow: Double?
  public var revenueHigh: Double?
  public var revenueBefore: Double?
  /// Currency units, the margin on the revenue less what is spent; nil for other objectives.
  public var profit: Double?
  public var profitLow: Double?
  public var profitHigh: Double?
  public var profitBefore: Double?

  public init(
    conversions: Double? = nil, low: Double? = nil, high: Double? = nil,
    conversionsBefore: Double? = nil
  ) {
    self.conversions = conversions
    self.low = low
    self.high = high
    self.conversionsBefore = conversionsBefore
  }
}
