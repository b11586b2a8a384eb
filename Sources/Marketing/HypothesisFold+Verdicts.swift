import Statistics

/// What the evidence of a day does to the hypotheses.
extension HypothesisFold {
  /// Compares every hypothesis's evidence with today's bar.
  mutating func reachVerdicts(on day: Day) {
    for outcome in Episode.Outcome.allCases { weigh(outcome) }
    let judged = entries.indices.filter { entries[$0].hypothesis.hasEvidence }
    let evidence = allEvidence
    let threshold = bar.threshold(among: evidence, episodes: evidence.count)
    commonShock =
      shock(among: judged, on: day)
      ?? commonShock.flatMap { shock in
        day <= shock.waitsThrough ? shock : nil
      }
    if let commonShock { shockDays.extend(by: commonShock, on: day) }
    var due: [Int] = []
    for index in judged where entries[index].hypothesis.state != .dropped {
      entries[index].hypothesis.logBar = threshold
      entries[index].hypothesis.watchAgeing(under: bar, on: day)
      entries[index].hypothesis.waitsFor = nil
      entries[index].hypothesis.isKeptAsLast = false
      let step = entries[index].hypothesis.verdict(under: bar, threshold: threshold)
      if step?.state == .dropped { due.append(index) } else { take(step, index, on: day) }
    }
    for index in worstFirst(due) { drop(index, threshold: threshold, on: day) }
  }

  /// Of all that are due, the last that could take the budget is the one with least against it.
  private func worstFirst(_ due: [Int]) -> [Int] {
    due.sorted { first, second in
      let (one, other) = (
        entries[first].hypothesis.episode.logEvidenceAgainst,
        entries[second].hypothesis.episode.logEvidenceAgainst
      )
      return one == other ? first < second : one > other
    }
  }

  /// ln E_D of every episode, those that are over with what they ended with.
  private var allEvidence: [Double] {
    entries.indices.reduce(into: []) { evidence, index in
      evidence += entries[index].hypothesis.endedEvidence
      guard entries[index].hypothesis.hasEvidence else { return }
      evidence.append(entries[index].hypothesis.episode.logEvidenceAgainst)
    }
  }

  /// Channels of one metric learn their dispersion from each other.
  private mutating func weigh(_ outcome: Episode.Outcome) {
    let judged = entries.indices.filter {
      entries[$0].hypothesis.outcome == outcome && entries[$0].hypothesis.hasEvidence
    }
    var prior = ownPrior(of: outcome)
    if design.poolsDispersion {
      prior = prior.pooled(with: judged.map { entries[$0].hypothesis.process.pearson })
    }
    priors[outcome] = prior
    for index in judged { entries[index].hypothesis.weigh(prior: prior) }
  }

  /// What is believed of the dispersion of a metric before any row.
  func ownPrior(of outcome: Episode.Outcome) -> DispersionPrior {
    outcome.dispersionPrior.based(on: design.dispersionBase)
  }

  private func shock(among judged: [Int], on day: Day) -> CommonShock? {
    let present = judged.lazy.filter {
      entries[$0].hypothesis.state != .dropped && entries[$0].freshThrough ?? day > day
    }
    return CommonShock(
      among: present.map { entries[$0].hypothesis.watch.recentWeek }, on: day)
  }

  /// Drops a channel, or does what else its evidence asks for where it may not be dropped today.
  private mutating func drop(_ index: Int, threshold: Double, on day: Day) {
    let isExcepted = isExcepted(index, on: day)
    let isLast = !entries.indices.contains { $0 != index && mayTakeBudget($0, on: day) }
    let mayDrop = !isExcepted && !isLast
    if mayDrop { entries[index].hypothesis.waitsFor = commonShock }
    entries[index].hypothesis.isKeptAsLast = isLast && !isExcepted
    let step = entries[index].hypothesis
      .verdict(under: bar, threshold: threshold, mayDrop: mayDrop && commonShock == nil)
    take(step, index, on: day)
  }

  /// Whether people except a channel from being dropped.
  ///
  /// Verdicts of a day are older than what they say on it: a protection begins on the day after,
  /// and what ends one has effect at once.
  private func isExcepted(_ index: Int, on day: Day) -> Bool {
    let channel = entries[index].channel
    return rules.rules(for: channel).protection != nil
      || [overrides, overrides.filter { $0.from < day }].allSatisfy {
        OverridesInForce($0, on: day).exceptsFromDrop(channel)
      }
  }

  /// Whether a channel could take more money than it has.
  ///
  /// What is on probation or tried again is held to a part of what it had; what people hold, nobody
  /// measures or has not spent for long takes nothing more. One that is told day by day, without a
  /// history, may.
  private func mayTakeBudget(_ index: Int, on day: Day) -> Bool {
    let entry = entries[index]
    guard entry.hypothesis.state.mayGrow, !isExcepted(index, on: day) else { return false }
    guard !entry.history.rows.isEmpty else { return true }
    let known = entry.history.rows.filter { $0.period.end < day }
    let lastSpend = known.last { $0.spend > 0 }?.period.end
    return known.contains { $0.conversions != nil || $0.revenue != nil }
      && lastSpend.map { day - $0 <= StandingRules.absence(of: entry.history) } ?? false
  }

  private mutating func take(_ step: Hypothesis.Step?, _ index: Int, on day: Day) {
    guard let step else { return }
    countKnownRows(of: index, on: day)
    entries[index].hypothesis.enter(step, channel: entries[index].channel, on: day)
  }
}
