/// What a column can mean to us, whatever its header says.
public enum Field: String, Hashable, Sendable, CaseIterable {
  case start, end, account, channel, campaignID, campaign
  case spend, spendMicros, impressions, clicks, conversions, revenue, revenueMicros, currency
  /// What `conversions` counts in a file that counts several things under one name.
  case resultIndicator

  /// Whether its cells can only be whole numbers, which tells `1.234` from 1234.
  var isWhole: Bool {
    switch self {
    case .impressions, .clicks, .spendMicros, .revenueMicros: true
    default: false
    }
  }
}

/// How many days one cell of a date column stands for.
enum Grain: Hashable, Sendable {
  case day
  /// The first day of a range, where another column gives the last; else a day.
  case range
  case week
  case month
}
