/// What one day brought of one row: its figures, and those that they replace.
public struct ChannelDelivery: Hashable, Sendable {
  public var channel: ChannelName
  public var period: Period
  public var figures: RowFigures
  /// What the row said before; nil for its first delivery.
  public var replaces: RowFigures?

  public init(
    channel: ChannelName, period: Period, figures: RowFigures, replaces: RowFigures? = nil
  ) {
    self.channel = channel
    self.period = period
    self.figures = figures
    self.replaces = replaces
  }
}

/// The deliveries of whole histories, in the order of the days on which they became known.
///
/// Rows are walked in step, each channel by its own cursor, so that no list of them all is made.
struct DeliveryCalendar {
  private let histories: [ChannelHistory]
  /// Per history the first row that is not known yet.
  private var next: [Int]
  /// Later versions of rows that are known, by the day that brings them.
  private var awaited: [Day: [ChannelDelivery]] = [:]
  /// The first day that has not passed; nil when there are no rows.
  private(set) var day: Day?

  /// Starts on the morning after the first row, or after a day up to which all was told before.
  ///
  /// Rows that end before `first` are left out.
  init(_ histories: [ChannelHistory], endingFrom first: Day, after told: Day? = nil) {
    self.histories = histories
    next = histories.map { history in
      history.rows.firstIndex { $0.period.end >= max(first, told ?? first) }
        ?? history.rows.endIndex
    }
    day = told.map { $0 + 1 } ?? firstMorning
    guard let told else { return }
    for (history, next) in zip(histories, next) {
      for row in history.rows[..<next] where row.period.end >= first && row.knownOn > told {
        for later in row.redeliveries(of: history.channel) where later.knownOn > told {
          awaited[later.knownOn, default: []].append(later.delivery)
        }
      }
    }
  }

  private var firstMorning: Day? {
    zip(histories, next)
      .compactMap { history, next in history.rows[next...].first.map { $0.period.end + 1 } }
      .min()
  }
}

extension DeliveryCalendar {
  /// What became known on the next morning, and passes it.
  mutating func passDay() -> [ChannelDelivery] {
    guard let today = day else { return [] }
    var deliveries = awaited.removeValue(forKey: today) ?? []
    for (index, history) in histories.enumerated() {
      while next[index] < history.rows.count, history.rows[next[index]].period.end < today {
        let row = history.rows[next[index]]
        next[index] += 1
        deliveries.append(row.firstDelivery(of: history.channel))
        for later in row.redeliveries(of: history.channel) {
          awaited[later.knownOn, default: []].append(later.delivery)
        }
      }
    }
    day = today + 1
    return deliveries
  }
}

extension ChannelRow {
  fileprivate func firstDelivery(of channel: ChannelName) -> ChannelDelivery {
    ChannelDelivery(channel: channel, period: period, figures: earlier.first?.figures ?? figures)
  }

  /// The deliveries after the first, each with the day that brought it.
  fileprivate func redeliveries(
    of channel: ChannelName
  ) -> [(knownOn: Day, delivery: ChannelDelivery)] {
    guard !earlier.isEmpty else { return [] }
    let versions = earlier + [present]
    return zip(versions, versions.dropFirst()).map { old, new in
      let delivery = ChannelDelivery(
        channel: channel, period: period, figures: new.figures, replaces: old.figures)
      return (new.knownOn, delivery)
    }
  }
}
