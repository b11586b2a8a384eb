/// What share of a row's conversions is known at the age at which it was delivered.
///
/// Rows from a source that never restates say all they will ever say. Of others it is learnt, for
/// each source and age, from the daily rows that came at that age and again when they were mature:
/// what they said then over what they say now.
struct KnownShare {
  private struct Place: Hashable {
    let source: String
    let age: Int
  }

  private struct Sums {
    var young = 0.0
    var mature = 0.0
  }

  private var sums: [Place: Sums] = [:]
  private let maturity: Maturity
  private let window: (ChannelName) -> Int

  /// Mature conversions that tell a share well enough.
  static let leastConversions = 30.0

  init(
    of histories: [ChannelHistory], maturity: Maturity, window: @escaping (ChannelName) -> Int
  ) {
    self.maturity = maturity
    self.window = window
    for history in histories {
      for row in history.rows where !row.earlier.isEmpty { learn(from: row, of: history.channel) }
    }
  }

  private mutating func learn(from row: ChannelRow, of channel: ChannelName) {
    guard row.period.dayCount == 1, isMature(row, of: channel), let mature = row.conversions
    else { return }
    for version in row.earlier {
      guard let young = version.figures.conversions else { continue }
      let place = Place(source: row.source, age: version.figures.deliveredOn - row.period.end)
      sums[place, default: Sums()].young += max(0, young)
      sums[place, default: Sums()].mature += max(0, mature)
    }
  }

  private func isMature(_ row: ChannelRow, of channel: ChannelName) -> Bool {
    maturity.day(for: row, window: window(channel)) != nil
  }

  /// At most 1; nil where it has not been learnt.
  func share(of row: ChannelRow, in channel: ChannelName) -> Double? {
    if isMature(row, of: channel) { return 1 }
    let place = Place(source: row.source, age: row.deliveredOn - row.period.end)
    guard let sums = sums[place], sums.mature >= Self.leastConversions, sums.young > 0 else {
      return nil
    }
    return min(1, sums.young / sums.mature)
  }
}
