/// When a row's outcomes are all in, so that it may be judged.
///
/// A row's age is counted to the day on which its present value was delivered: a row exported
/// once on the next morning, from a source that would have restated it, keeps that morning's
/// conversions for ever.
public struct Maturity: Hashable, Sendable {
  /// Per source that restates, the first day on which one of its values changed.
  public let restatingSince: [String: Day]

  public init(restatingSince: [String: Day] = [:]) {
    self.restatingSince = restatingSince
  }

  /// The day from which a row is mature; nil when its present value came too young for ever.
  ///
  /// `window` is the channel's attribution window, in days.
  public func day(for row: ChannelRow, window: Int) -> Day? {
    if isFromRestatingSource(row), row.deliveredOn - row.period.end < window { return nil }
    return row.period.end + window
  }

  /// Whether a row came from a source that was known to restate when it was delivered.
  public func isFromRestatingSource(_ row: ChannelRow) -> Bool {
    guard let since = restatingSince[row.source] else { return false }
    return row.deliveredOn >= since
  }
}
