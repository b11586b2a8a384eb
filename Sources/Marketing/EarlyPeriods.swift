/// Periods whose figures came before they were over, and have not come again since.
enum EarlyPeriods {
  /// The last of each channel that is later than all of its complete rows.
  static func last(
    in observations: [RecordedObservation], after histories: [ChannelHistory]
  ) -> [ChannelName: Period] {
    var periods: [ChannelName: Period] = [:]
    for row in observations where !row.isComplete {
      let (channel, period) = (row.key.channel, row.key.period)
      if period.end > periods[channel]?.end ?? period.end - 1 { periods[channel] = period }
    }
    guard !periods.isEmpty else { return [:] }
    for history in histories {
      guard let early = periods[history.channel], let last = history.lastDay else { continue }
      if early.end <= last { periods[history.channel] = nil }
    }
    return periods
  }
}
