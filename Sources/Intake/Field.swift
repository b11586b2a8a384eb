/// What a column can mean to us, whatever its header says.
public enum Field: String, Hashable, Sendable, CaseIterable {
  case start, end, account, channel, campaignID, campaign
  case spend, spendMicros, impressions, clicks, conversions, revenue, revenueMicros, currency
  /// What `conversions` counts in a file that counts several things under one name.
  case resultIndicator

  /// Whether its cells can only be whole numbers, which tells `1.234` from 1234.
  var isWhole: Bool {
    switch self {
    case .impressions, .clicks: true
    default: false
    }
  }

  /// Whether decisions depend on it.
  var isMoneyOrOutcome: Bool {
    switch self {
    case .spend, .spendMicros, .conversions, .revenue, .revenueMicros: true
    default: false
    }
  }

  /// Whether it counts millionths, which interfaces write without any mark.
  var isMicros: Bool { self == .spendMicros || self == .revenueMicros }
}

/// How many days one cell of a date column stands for.
enum Grain: Hashable, Sendable {
  case day
  /// The first day of a range, where another column gives the last; else a day.
  case range
  case week
  case month
  /// How many days a day lies behind the first of the file's range.
  case daysSinceStart
}
