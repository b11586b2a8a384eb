import Statistics

/// Turns amounts into recommendations: each with its action, reason, evidence and limits.
struct Advisor {
  let portfolio: Portfolio
  let throwing: Throw
  var amounts: [ChannelName: Int64]
  /// Nil when the plan in force stays unexamined.
  var plan: SolvedPlan?

  init(portfolio: Portfolio, throwing: Throw, amounts: [ChannelName: Int64]) {
    self.portfolio = portfolio
    self.throwing = throwing
    self.amounts = amounts
  }

  /// What changes hands, or goes to no hand, as a share of the budget.
  var movedShare: Double {
    let moves = portfolio.standings.map { standing in
      (amounts[standing.channel] ?? 0) - standing.from.rawValue
    }
    let risen = moves.reduce(0) { $0 + max(0, $1) }
    let fallen = moves.reduce(0) { $0 + max(0, -$1) }
    return Double(max(risen, fallen)) / Double(max(portfolio.rules.budget.amount.rawValue, 1))
  }

  /// The advice for the amounts; `kept` says why the plan in force stays, nil for a new one.
  func advice(kept: Reason?, notes: [Note]) -> Advice {
    let best = probabilitiesOfBeingBest()
    let channels = portfolio.standings.map { standing in
      recommendation(for: standing, kept: kept, probabilityOfBeingBest: best[standing.channel])
    }
    let placed = channels.reduce(MinorUnits.zero) { $0 + $1.to }
    var notes = notes
    if portfolio.objective != portfolio.rules.objective { notes.append(.noOrderValue) }
    if portfolio.plans.latest == nil { notes.insert(.firstPlan, at: 0) }
    if let values = portfolio.rules.values { notes.append(.counted(values)) }
    if let shock = portfolio.commonShock { notes.append(.commonShock(shock)) }
    return Advice(
      channels: channels, unplaced: portfolio.rules.budget.amount - placed,
      expected: expectation(), needsYou: needsOfAll + portfolio.standings.flatMap(needs),
      notes: notes, goal: goalStanding(),
      changesState: portfolio.changesState)
  }

  private func recommendation(
    for standing: Standing, kept: Reason?, probabilityOfBeingBest: Double?
  ) -> Recommendation {
    let to = MinorUnits(rawValue: amounts[standing.channel] ?? 0)
    var evidence = self.evidence(for: standing, at: to)
    evidence.probabilityOfBeingBest = probabilityOfBeingBest
    if kept == nil { evidence.weighing = weighing(of: standing) }
    let limit = kept == nil ? plan?.limits[standing.channel] : nil
    let fixed = isFrozen(standing, at: to) ? nil : standing.fixed?.reason
    return Recommendation(
      channel: standing.channel, state: standing.state, action: action(for: standing, to: to),
      flags: ChannelFlag.allCases.filter(standing.flags.contains), from: standing.from, to: to,
      reason: fixed ?? kept
        ?? reason(for: standing, to: to, marginal: evidence.marginalPerUnit),
      evidence: evidence, limitsHit: limit.map { [$0] } ?? [],
      wouldChangeIf: condition(for: standing))
  }

  /// Dropped by figures of before the break, while the plan as a whole stays as it is.
  private func isFrozen(_ standing: Standing, at amount: MinorUnits) -> Bool {
    portfolio.tracking.present != nil && standing.isDropped && amount > .zero
  }

  private func action(for standing: Standing, to: MinorUnits) -> Action {
    if standing.isDropped, !isFrozen(standing, at: to) {
      return standing.from > .zero || standing.inForce == nil ? .drop : .same
    }
    if to > standing.from { return .up }
    if to < standing.from { return .down }
    return standing.fixed == nil ? .same : .held
  }

  private func reason(for standing: Standing, to: MinorUnits, marginal: Double?) -> Reason {
    if standing.flags.contains(.newcomer) {
      let live = portfolio.standings.count(where: \.isLive)
      let share = portfolio.rules.budget.amount.rawValue / Int64(max(live, 1))
      return .newcomer(equalShare: MinorUnits(rawValue: share))
    }
    if to > standing.from { return .returnsMore(marginalPerUnit: marginal) }
    if to < standing.from { return .returnsLess(marginalPerUnit: marginal) }
    return .balanced
  }

  private func condition(for standing: Standing) -> Condition? {
    switch standing.fixed?.reason {
    case .protected: return .released
    case .paused(_, _, let until, _), .setByPerson(_, _, let until, _),
      .protectedByPerson(_, _, let until, _):
      return until.map { .wordEnds(after: $0) } ?? .released
    case .unmeasured: return .outcomesMeasured
    case .stale, .awaited, .outcomeMissing, .absent: return .newerRows
    case .refuted, .degraded, .retestFailed, .droppedBefore:
      return standing.hypothesis?.coolDown.flatMap { $0.asksPerson ? nil : .retestFrom($0.until) }
    default: break
    }
    if portfolio.tracking.present != nil { return .trackingRepaired }
    if let shock = standing.hypothesis?.waitsFor { return .shockPasses(shock) }
    if standing.isKeptAsLast { return .anotherChannel }
    guard standing.state == .testing, let hypothesis = standing.hypothesis else { return nil }
    guard hypothesis.episode.isRepresentative else {
      return .representative(
        days: hypothesis.process.days, ofDays: Episode.leastDays,
        expected: hypothesis.process.expected, ofExpected: Episode.leastExpected)
    }
    return .evidenceReaches(
      against: hypothesis.isRefutable ? hypothesis.evidence.barOdds ?? 0 : nil,
      inFavour: 1 / portfolio.rules.errorRate)
  }

  private var needsOfAll: [Need] {
    let known = Set(portfolio.standings.map(\.channel))
    let unknown = portfolio.earlyPeriods.keys.filter { !known.contains($0) }.sorted()
    return (portfolio.tracking.present.map { [.repairTracking($0)] } ?? [])
      + unknown.compactMap(lateExport) + portfolio.outcomeGaps
  }

  /// A period that has been over for some days, and whose figures came before.
  private func lateExport(of channel: ChannelName) -> Need? {
    guard let period = portfolio.earlyPeriods[channel],
      portfolio.today - period.end > PlanRules.grace
    else { return nil }
    return .deliverAgain(channel: channel, days: period)
  }

  private func needs(of standing: Standing) -> [Need] {
    guard let late = lateExport(of: standing.channel) else { return otherNeeds(of: standing) }
    // What has come shows that somebody exports: which days are wanted says more.
    return [late]
      + otherNeeds(of: standing).filter { if case .sendFile = $0 { false } else { true } }
  }

  private func otherNeeds(of standing: Standing) -> [Need] {
    let channel = standing.channel
    let stop: Need =
      standing.rules.medium == .offline
      ? .stop(channel: channel) : .stopInPlatform(channel: channel)
    switch standing.fixed?.reason {
    case let reason? where reason.afterDrop?.meetsTarget == true:
      return reconsidered(channel, reason)
    case .refuted, .degraded, .retestFailed:
      return amounts[channel] ?? 0 > 0 ? [] : [stop]
    case .paused where standing.from > .zero: return [stop]
    case .droppedBefore(_, let spent, _, _):
      let asks = standing.hypothesis?.coolDown.map {
        $0.asksPerson && $0.until <= portfolio.today
      }
      return (spent > .zero ? [stop] : [])
        + (asks == true ? [.decideRetest(channel: channel)] : [])
    case .stale(let lastDay): return [.sendFile(channel: channel, since: lastDay)]
    case .awaited:
      let hasMoney = amounts[channel] ?? 0 > 0
      return [hasMoney ? .sendFile(channel: channel, since: nil) : .sendFirstFile(channel: channel)]
    case .unmeasured: return [.measure(channel: channel)]
    case .outcomeMissing(let since): return [.restoreOutcome(channel: channel, since: since)]
    default:
      let again = portfolio.unfinished.contains(channel) ? [Need.exportAgain(channel: channel)] : []
      let orders =
        standing.flags.contains(.ordersUncounted) ? [Need.countOrders(channel: channel)] : []
      let alone = standing.isSparedProbation ? [Need.addChannel(beside: channel)] : []
      return again + orders + alone + shortfall(of: standing)
    }
  }

  /// No verdict counts what came after a drop; a person may want to.
  private func reconsidered(_ channel: ChannelName, _ reason: Reason) -> [Need] {
    guard let day = reason.droppedOn, let after = reason.afterDrop else { return [] }
    return [.reconsiderDrop(channel: channel, on: day, after: after)]
  }

  /// Said while it lasts: a channel that stands at its ceiling is short no more.
  private func shortfall(of standing: Standing) -> [Need] {
    guard standing.fixed == nil, let short = standing.delivery.shortfall else { return [] }
    return [
      .raiseLimits(
        channel: standing.channel, spends: MinorUnits(rawValue: Int64(short.delivered.rounded())),
        planned: MinorUnits(rawValue: Int64(short.planned.rounded())),
        per: portfolio.rules.budget.per)
    ]
  }
}
