import Statistics

/// What the fold does where outcomes count for something else than before.
extension HypothesisFold {
  /// Begins every claim anew: a customer is another thing from this day on.
  ///
  /// As for a new target, what has been seen of the old claim is no evidence on the new one, whose
  /// values may have been chosen by it. A target that `auto` was fixed at was a cost of the old
  /// customers; it is fixed again, from the rows that mature from now on.
  mutating func revalue(on day: Day) {
    calibration = TargetCalibration(for: rules.objective)
    orderValue = OrderValue()
    waiting = []
    priors = [:]
    fixedTarget = fixedAgain[day]
    let claimed = targets.rules(on: day)
    for index in entries.indices {
      let channel = entries[index].channel
      countKnownRows(of: index, on: day)
      entries[index].hypothesis.revalue(channel: channel, on: day)
      if claimed.rules(for: channel).target ?? claimed.target == .auto {
        entries[index].target = nil
      }
    }
  }
}

extension Hypothesis {
  /// Back to the test, with nothing known of the level that the new unit measures.
  mutating func revalue(channel: ChannelName, on day: Day) {
    if state != .testing { enter(Step(to: .testing, by: .target), channel: channel, on: day) }
    beginEpisode(about: outcome)
    watch = LevelWatch(tolerance: watch.degradation.tolerance)
    ageingSince = nil
    lacksOrderCounts = false
    countsFrom = nil
    drops = 0
  }
}

extension [ChannelHistory] {
  /// Each row by the values that hold on the day on which it is mature.
  ///
  /// - Parameters:
  ///   - periods: In the order of their days; one or none leaves the rows as they are.
  ///   - day: When a row of a channel is mature; rows that never are stay as they are.
  ///   - histories: The same rows by other values.
  /// - Returns: The same histories, each row with the figures that hold then.
  func valued(
    by periods: [ValuePeriod], on day: (ChannelRow, ChannelName) -> Day?,
    histories: (OutcomeValues?) -> [ChannelHistory]
  ) -> [ChannelHistory] {
    guard periods.count > 1 else { return self }
    let variants = periods.map { histories($0.values) }
    return enumerated().map { place, history in
      let rows = history.rows.enumerated().map { index, row in
        guard let day = day(row, history.channel) else { return row }
        let period = periods.lastIndex { $0.from <= day } ?? 0
        return variants[period][place].rows[index]
      }
      return ChannelHistory(
        channel: history.channel, rows: rows, overlaps: history.overlaps,
        isPriced: history.isPriced)
    }
  }
}
