/// When a row's outcomes are all in, so that it may be judged.
///
/// A row's age is counted to the day on which its present value was delivered: a row exported
/// once on the next morning, from a source that would have restated it, keeps that morning's
/// conversions for ever.
public struct Maturity: Sendable {
  /// Per source that restates, the first day on which one of its values changed.
  public let restatingSince: [String: Day]
  private let delays: SourceDelays

  /// With nothing learnt of how late conversions come.
  public init(restatingSince: [String: Day] = [:]) {
    self.restatingSince = restatingSince
    delays = SourceDelays()
  }

  /// With what the rows of histories taught that came again.
  init(of histories: [ChannelHistory], restatingSince: [String: Day], rules: PlanRules) {
    self.restatingSince = restatingSince
    delays = SourceDelays(of: histories) { rules.rules(for: $0).attributionWindow }
  }

  /// The day from which a row is mature; nil when its present value came too young for ever.
  ///
  /// A row that came young is mature when 95 % of what it will say is known at its age, as far as
  /// that had been learnt by the end of the window: what is learnt later takes no verdict back.
  /// `window` is the channel's attribution window, in days.
  public func day(for row: ChannelRow, window: Int) -> Day? {
    let end = row.period.end + window
    if cameYoung(row, window: window),
      delays.judgedAge(of: row.source, on: end).map({ age(of: row) < $0 }) ?? true
    {
      return nil
    }
    return end
  }

  /// The share of a row's conversions that it tells, at most 1; nil where it has not been learnt.
  func knownShare(of row: ChannelRow, window: Int) -> Double? {
    cameYoung(row, window: window) ? delays.share(of: row.source, age: age(of: row)) : 1
  }

  /// Whether a row from a source that was known to restate came before the end of the window.
  private func cameYoung(_ row: ChannelRow, window: Int) -> Bool {
    guard let since = restatingSince[row.source] else { return false }
    return row.deliveredOn >= since && row.deliveredOn - row.period.end < window
  }

  private func age(of row: ChannelRow) -> Int { max(1, row.deliveredOn - row.period.end) }
}
