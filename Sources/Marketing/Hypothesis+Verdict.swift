import Foundation
public import Statistics

extension Hypothesis {
  /// A change of state, and what brought it about.
  public struct Step: Hashable, Sendable {
    public let state: HypothesisState
    public let cause: HypothesisEvent.Cause

    init(to state: HypothesisState, by cause: HypothesisEvent.Cause) {
      self.state = state
      self.cause = cause
    }
  }

  /// The step that the evidence asks for; nil while it asks for none.
  ///
  /// `threshold` is today's bar for a drop; without `mayDrop` it is what is asked for beside one.
  public func verdict(
    under bar: EvidenceBar, threshold: Double, mayDrop: Bool = true
  ) -> Step? {
    switch state {
    case .testing, .retest: verdictUnderTest(bar, threshold, mayDrop)
    case .confirmed, .probation: verdictOnceConfirmed(bar, mayDrop)
    case .dropped: nil
    }
  }

  private func verdictUnderTest(
    _ bar: EvidenceBar, _ threshold: Double, _ mayDrop: Bool
  ) -> Step? {
    if episode.isRepresentative {
      if isRefutable, episode.logEvidenceAgainst >= threshold, mayDrop {
        return Step(to: .dropped, by: .evidence)
      }
      if episode.logEvidenceFor >= bar.confirmation {
        return Step(to: .confirmed, by: .evidence)
      }
    }
    if isDegraded(under: bar), mayDrop { return Step(to: .dropped, by: .degradation) }
    guard state == .retest, process.expected >= Self.retestLength else { return nil }
    if process.outcomes >= process.expected { return Step(to: .testing, by: .retest) }
    return isRefutable && mayDrop ? Step(to: .dropped, by: .retest) : nil
  }

  private func verdictOnceConfirmed(_ bar: EvidenceBar, _ mayDrop: Bool) -> Step? {
    if isDegraded(under: bar), mayDrop { return Step(to: .dropped, by: .degradation) }
    let isSuspect = state == .probation
    if !isSuspect, logDegradation >= bar.suspicion {
      return Step(to: .probation, by: .degradation)
    }
    if isSuspect, logDegradation < bar.recovery { return Step(to: .confirmed, by: .degradation) }
    return nil
  }

  /// ln SR, the odds that the channel has fallen below its target; minus infinity without any.
  public var logDegradation: Double {
    lacksOrderCounts ? -.infinity : watch.degradation.logOdds
  }

  private func isDegraded(under bar: EvidenceBar) -> Bool {
    Episode.isLongEnough(rows: watch.rows, days: watch.days) && logDegradation >= bar.degradation
  }

  /// Whether the evidence under test has reached the bar of the last day.
  var isDropDue: Bool {
    isUnderTest && isRefutable && episode.isRepresentative
      && episode.logEvidenceAgainst >= logBar
  }

  /// Whether evidence may drop it: revenue without its orders has no known grain.
  var isRefutable: Bool { !lacksOrderCounts }

  /// M after which a retest is over: twenty target costs.
  static let retestLength = 20.0
}

extension Hypothesis {
  /// Enters another state on a day, with the evidence of that day.
  public mutating func enter(_ step: Step, channel: ChannelName, on day: Day) {
    let before = state
    events.append(
      HypothesisEvent(
        channel: channel, day: day, from: before, to: step.state, cause: step.cause,
        evidence: evidence))
    state = step.state
    rememberSpend(before: before)
    coolDown = nil
    switch state {
    case .confirmed where before != .probation: watch.restartDegradation()
    case .dropped: beginCoolDown(on: day)
    case .retest: beginRetest(on: day)
    default: break
    }
  }

  /// What it spent before its amount was cut: a probation or a retest is measured by it.
  private mutating func rememberSpend(before: HypothesisState) {
    switch state {
    case .probation, .dropped:
      if before == .testing || before == .confirmed { formerDailySpend = recentSpend.daily }
    case .testing, .confirmed: formerDailySpend = nil
    case .retest: break
    }
  }

  private mutating func beginCoolDown(on day: Day) {
    drops += 1
    ageingSince = nil
    coolDown = CoolDown(
      until: day + Self.coolDownDays(afterDrop: drops), asksPerson: !canTellWithinYear)
  }

  /// 120 days, doubling with every drop, at most 365.
  static func coolDownDays(afterDrop number: Int) -> Int {
    number > 2 ? 365 : 120 * number
  }

  /// Whether a tenth of the former amount would buy a retest's twenty target costs in a year.
  private var canTellWithinYear: Bool {
    guard let formerDailySpend, let targetCost else { return false }
    return Self.retestShare * formerDailySpend * 365 >= Self.retestLength * targetCost
  }

  /// What a retest spends, currency units a day; nil before any drop or row.
  ///
  /// A tenth of what was spent, or planned, before the drop, and enough to be judged within a year:
  /// at least five target costs in 56 days.
  public func retestDailySpend(insteadOf former: Double?) -> Double? {
    guard former != nil || targetCost != nil else { return nil }
    return max(Self.retestShare * (former ?? 0), 5 * (targetCost ?? 0) / 56)
  }

  private static let retestShare = 0.1

  /// Begins the retest whose day has come, unless that is for a person to decide.
  public mutating func passTime(to day: Day, channel: ChannelName) {
    guard let coolDown, coolDown.until <= day, !coolDown.asksPerson else { return }
    enter(Step(to: .retest, by: .coolDown), channel: channel, on: day)
  }

  private mutating func beginRetest(on day: Day) {
    beginEpisode(about: outcome)
    watch.restart(on: day.number)
    countsFrom = day
  }

  /// Raises or clears the alarm that the channel does worse than it used to.
  mutating func watchAgeing(under bar: EvidenceBar, on day: Day) {
    guard state != .dropped, !lacksOrderCounts else { return }
    let odds = watch.ageing.logOdds
    if ageingSince == nil, odds >= bar.suspicion {
      ageingSince = day
      ageingAlarms += [ageing].compactMap { $0 }
    }
    if odds < bar.recovery { ageingSince = nil }
  }

  /// Goes over from one target to another, which is a new claim.
  ///
  /// A channel that is refuted at a target stays so at a harder one; any other is tested anew.
  mutating func changeTarget(
    from before: Target?, to target: Target, channel: ChannelName, on day: Day
  ) {
    guard let before else {
      if !hasEvidence { beginEpisode(about: target.outcome) }
      return
    }
    let promise = target.promise(relativeTo: before)
    if let promise { watch.rescale(by: promise) }
    let isHarder = promise.map { $0 >= 1 } ?? false
    if state == .dropped && isHarder { return }
    guard state != .retest || !isHarder else { return beginEpisode(about: target.outcome) }
    if state != .testing { enter(Step(to: .testing, by: .target), channel: channel, on: day) }
    beginEpisode(about: target.outcome)
    countsFrom = nil
    drops = 0
  }
}
