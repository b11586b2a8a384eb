public import Foundation
public import Marketing

/// What the configuration knows about a source, before any of its files is opened.
public struct ReadingOptions: Hashable, Sendable {
  /// Overrides what the file itself says about where it is from.
  public var platform: Platform?
  /// The channel of files that name none.
  public var channel: ChannelName?
  /// Splits one file into channels by its campaigns; the first pattern that fits decides.
  public var campaigns: [CampaignPattern]
  /// The headers of columns that the reader cannot know, as the files write them.
  public var columns: [Field: String]
  /// What is counted beside conversions, each in a column of its own.
  public var outcomes: Set<OutcomeName> = []
  /// The headers of such columns that the reader cannot know.
  public var outcomeHeaders: [OutcomeName: String] = [:]
  public var supplies: Supply
  /// Whether files may lack spend, because the configuration knows what the channel costs.
  public var mayLackSpend: Bool
  /// Overrides the vote on `1.000`.
  public var decimal: DecimalMark?
  /// Overrides the vote on `6/11/2026`.
  public var dates: DateOrder?
  public var periods: PeriodRule
  /// The currency of files that name none.
  public var currency: Currency?
  /// Where the days of the files begin and end; which of them are over, the reader cannot know.
  public var timeZone: TimeZone?
  /// The value added tax within all amounts, in percent; nil when they are without.
  public var vatRate: Double?
  public var onBadRow: BadRowRule
  public var limits: Limits

  public init(
    platform: Platform? = nil, channel: ChannelName? = nil, campaigns: [CampaignPattern] = [],
    columns: [Field: String] = [:], supplies: Supply = .both, mayLackSpend: Bool = false,
    decimal: DecimalMark? = nil, dates: DateOrder? = nil, periods: PeriodRule = .asGiven,
    currency: Currency? = nil, timeZone: TimeZone? = nil, vatRate: Double? = nil,
    onBadRow: BadRowRule = .refuseFile, limits: Limits = Limits()
  ) {
    self.platform = platform
    self.channel = channel
    self.campaigns = campaigns
    self.columns = columns
    self.supplies = supplies
    self.mayLackSpend = mayLackSpend
    self.decimal = decimal
    self.dates = dates
    self.periods = periods
    self.currency = currency
    self.timeZone = timeZone
    self.vatRate = vatRate
    self.onBadRow = onBadRow
    self.limits = limits
  }
}

/// Which figures of a source are taken; what it does not supply, another source does.
public enum Supply: String, Hashable, Sendable, CaseIterable {
  case both
  /// Spend, impressions and clicks; conversions and revenue are left out.
  case spend
  /// Conversions and revenue; the files need no spend.
  case conversions
}

/// What becomes of a file whose rows have no date, under a dated range.
public enum PeriodRule: String, Hashable, Sendable, CaseIterable {
  /// Only the periods that rows give; such a file is refused.
  case asGiven
  /// The range above the header is the period of every row.
  case range
}

/// What becomes of a file with rows that cannot be taken.
public enum BadRowRule: Hashable, Sendable {
  case refuseFile
  /// They are left out and listed, up to this share of all rows (0 to 1); beyond it: refused.
  case skip(maximumShare: Double)
}
