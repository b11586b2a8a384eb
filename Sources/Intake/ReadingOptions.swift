public import Marketing

/// What the configuration knows about a source, before any of its files is opened.
public struct ReadingOptions: Hashable, Sendable {
  /// The channel of files that name none.
  public var channel: ChannelName?
  /// Overrides the vote on `1.000`.
  public var decimal: DecimalMark?
  /// Overrides the vote on `6/11/2026`.
  public var dates: DateOrder?
  /// The currency of files that name none.
  public var currency: Currency?
  public var limits: Limits

  public init(
    channel: ChannelName? = nil, decimal: DecimalMark? = nil, dates: DateOrder? = nil,
    currency: Currency? = nil, limits: Limits = Limits()
  ) {
    self.channel = channel
    self.decimal = decimal
    self.dates = dates
    self.currency = currency
    self.limits = limits
  }
}
