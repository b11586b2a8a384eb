/// Outcomes that have a value, and that no file tells, or none tells any more.
enum OutcomeGaps {
  /// Days that an outcome may be missing beside others of its channel.
  private static let patience = 7

  /// What a person has to mend; none without values or rows.
  static func needs(in observations: [RecordedObservation], under rules: PlanRules) -> [Need] {
    guard let values = rules.values, !observations.isEmpty else { return [] }
    let lastDays = lastDays(of: values, in: observations)
    let told = Set(lastDays.values.flatMap(\.keys))
    return values.names.filter { !told.contains($0) }.map { Need.bringOutcome($0) }
      + lastDays.sorted { $0.key < $1.key }.flatMap { channel, days in
        ended(days).map { .restoreColumn(channel: channel, outcome: $0, since: $1 + 1) }
      }
  }

  /// The first day on which an outcome is missing that a channel used to bring, by channel.
  ///
  /// What its rows bring from then on is not known: a missing column is no zero.
  static func firstDays(
    of values: OutcomeValues, in observations: [RecordedObservation]
  ) -> [ChannelName: Day] {
    lastDays(of: values, in: observations)
      .compactMapValues { days in ended(days).map(\.lastDay).min().map { $0 + 1 } }
  }

  /// By channel and outcome, the last day that tells it.
  private static func lastDays(
    of values: OutcomeValues, in observations: [RecordedObservation]
  ) -> [ChannelName: [OutcomeName: Day]] {
    var lastDays: [ChannelName: [OutcomeName: Day]] = [:]
    for observation in observations {
      for name in values.names where observation.metrics.count(of: name) != nil {
        let known = lastDays[observation.key.channel]?[name]
        let last = max(known ?? observation.key.period.end, observation.key.period.end)
        lastDays[observation.key.channel, default: [:]][name] = last
      }
    }
    return lastDays
  }

  /// The outcomes of a channel that came no more while others did, in the order of their names.
  private static func ended(
    _ days: [OutcomeName: Day]
  ) -> [(name: OutcomeName, lastDay: Day)] {
    guard let last = days.values.max() else { return [] }
    return days.sorted { $0.key < $1.key }.filter { last - $0.value > patience }
      .map { (name: $0.key, lastDay: $0.value) }
  }
}
