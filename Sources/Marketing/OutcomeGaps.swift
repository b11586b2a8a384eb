/// Outcomes that have a value, and that no file tells, or none tells any more.
enum OutcomeGaps {
  /// Days that an outcome may be missing beside others of its channel.
  private static let patience = 7

  /// What a person has to mend; none without values or rows.
  static func needs(in observations: [RecordedObservation], under rules: PlanRules) -> [Need] {
    guard let values = rules.values, !observations.isEmpty else { return [] }
    var lastDays: [ChannelName: [OutcomeName: Day]] = [:]
    for observation in observations {
      for name in values.names where observation.metrics.count(of: name) != nil {
        let known = lastDays[observation.key.channel]?[name]
        let last = max(known ?? observation.key.period.end, observation.key.period.end)
        lastDays[observation.key.channel, default: [:]][name] = last
      }
    }
    let told = Set(lastDays.values.flatMap(\.keys))
    return values.names.filter { !told.contains($0) }.map { Need.bringOutcome($0) }
      + lastDays.sorted { $0.key < $1.key }.flatMap { missing(of: $0, lastDays: $1) }
  }

  private static func missing(of channel: ChannelName, lastDays: [OutcomeName: Day]) -> [Need] {
    guard let last = lastDays.values.max() else { return [] }
    return lastDays.sorted { $0.key < $1.key }.filter { last - $0.value > patience }.map {
      .restoreColumn(channel: channel, outcome: $0, since: $1 + 1)
    }
  }
}
