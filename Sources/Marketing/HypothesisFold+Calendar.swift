/// What the calendar does, whether rows come or not.
extension HypothesisFold {
  /// Obeys the days up to one: new values and targets, people's words, cool-downs that end.
  mutating func passTime(through day: Day) {
    if clock == nil {
      clock = day
      setTargets(on: day)
    }
    while let next = nextDate(through: day) {
      clock = next
      if valueChanges.contains(next) { revalue(on: next) }
      setTargets(on: next)
      for index in entries.indices { retest(index, on: next) }
    }
    clock = day
  }

  /// The first day after the clock, up to one, on which the calendar does anything.
  private func nextDate(through day: Day) -> Day? {
    guard let clock, clock < day else { return nil }
    let coolDowns = entries.indices.lazy.compactMap { entries[$0].hypothesis.coolDown?.until }
    let retests = overrides.lazy.filter { $0.action == .retest }.map(\.from)
    let fixed = [fixedTarget.map { $0.day + 1 }].compactMap { $0 }
    let dates = [
      coolDowns.filter { $0 > clock }.min(), retests.filter { $0 > clock }.min(),
      targets.changes.first { $0 > clock }, fixed.first { $0 > clock },
      valueChanges.first { $0 > clock },
    ]
    return dates.compactMap { $0 }.min().flatMap { $0 <= day ? $0 : nil }
  }

  /// Gives every channel the target that holds; another than before is a new episode.
  private mutating func setTargets(on day: Day) {
    let rules = targets.rules(on: day)
    for index in entries.indices {
      let channel = entries[index].channel
      let own = rules.rules(for: channel).target ?? rules.target
      let target = own == .auto ? fixedTarget.flatMap { $0.day < day ? $0.target : nil } : own
      guard let target, target != entries[index].target else { continue }
      countKnownRows(of: index, on: day)
      entries[index].hypothesis.changeTarget(
        from: entries[index].target, to: target, channel: channel, on: day)
      entries[index].target = target
    }
  }

  /// Tries a dropped channel again when its cool-down is over or a person wants it.
  mutating func retest(_ index: Int, on day: Day) {
    guard let coolDown = entries[index].hypothesis.coolDown else { return }
    let channel = entries[index].channel
    let isWanted = overrides.contains {
      $0.action == .retest && $0.channel == channel && $0.from == day
    }
    guard isWanted || coolDown.until == day else { return }
    countKnownRows(of: index, on: day)
    if isWanted {
      entries[index].hypothesis.enter(.init(to: .retest, by: .person), channel: channel, on: day)
    } else {
      entries[index].hypothesis.passTime(to: day, channel: channel)
    }
  }
}
