import Statistics

/// What a hypothesis's state makes of its channel's amount.
extension StandingRules {
  func dropped(_ standing: Standing) -> Standing.Fixed? {
    guard standing.state == .dropped,
      let event = standing.hypothesis?.events.last(where: { $0.to == .dropped })
    else { return nil }
    let after = afterDrop(of: standing, since: event.day)
    guard standing.inForce == 0 else {
      let isOld = today - event.day >= Self.freshness
      return .init(amount: 0, reason: reason(for: event, after: isOld ? after : nil))
    }
    let advised = standing.plans.droppedSince(
      standing.channel, advised: dropsAdvised[standing.channel])
    let spent = advised.flatMap { standing.history?.spend(from: $0, through: today) } ?? 0
    return .init(
      amount: 0,
      reason: .droppedBefore(
        on: event.day, spentSince: Micros(units: max(0, spent)) ?? .zero, advisedOn: advised,
        after: after))
  }

  /// Days after which a drop is no more of the week of its decision.
  private static let freshness = 7

  private func reason(for event: HypothesisEvent, after: AfterDrop?) -> Reason {
    let evidence = event.evidence
    let (expected, observed) = (evidence.expectedAtTarget ?? 0, evidence.observed ?? 0)
    switch event.cause {
    case .degradation:
      return .degraded(
        odds: evidence.oddsOfDegradation ?? 0,
        bar: EvidenceBar(errorRate: rules.errorRate).degradationOdds, on: event.day, after: after)
    case .retest:
      return .retestFailed(expected: expected, observed: observed, on: event.day, after: after)
    default:
      return .refuted(
        expected: expected, observed: observed, odds: evidence.oddsAgainst ?? 0,
        bar: evidence.barOdds ?? 0, on: event.day, after: after)
    }
  }

  /// What a retest spends, and what the channel needs to do anything at all.
  func retest(_ standing: Standing) -> Standing.Fixed? {
    guard standing.state == .retest, let hypothesis = standing.hypothesis,
      let since = hypothesis.since
    else { return nil }
    // A retest that failed had little money: what is a tenth of that tells nothing.
    let drop = hypothesis.events.last { $0.to == .dropped && $0.from != .retest }
    let planned = drop.flatMap { standing.amountBefore($0.day) } ?? 0
    // A plan of nothing says nothing of a channel that people paid for all the same.
    let former =
      planned > 0 ? planned / rules.budget.minorUnits(perDay: 1) : hypothesis.formerDailySpend
    let daily = hypothesis.retestDailySpend(insteadOf: former)
    let amount = max(
      rules.budget.minorUnits(perDay: daily ?? 0), Double(standing.rules.minOrNothing.rawValue))
    return .init(
      amount: min(amount, Double((standing.rules.max ?? rules.budget.amount).rawValue)),
      reason: .retest(
        since: since, expected: hypothesis.process.expected, ofExpected: Hypothesis.retestLength))
  }

  /// Whether a retest is so young that nobody can have spent anything on it yet.
  ///
  /// A dropped channel is silent: that must not end its retest before it begins.
  func beginsRetest(_ standing: Standing) -> Bool {
    guard standing.state == .retest, let since = standing.hypothesis?.since else { return false }
    return today - since < Self.absentDays
  }

  /// What rules allow a channel that the program decides on.
  func ceilings(of standing: Standing) -> [Ceiling] {
    guard standing.fixed == nil else { return [] }
    return [
      probationCeiling(of: standing).map(Ceiling.probation),
      standing.delivery.ceiling.map(Ceiling.delivery),
    ]
    .compactMap { $0 }
  }

  /// Half the amount in force when a probation began, and what the channel needs to do anything.
  private func probationCeiling(of standing: Standing) -> Double? {
    guard standing.state == .probation, let hypothesis = standing.hypothesis,
      let since = hypothesis.since
    else { return nil }
    let planned = standing.amountBefore(since)
    let former =
      planned ?? rules.budget.minorUnits(perDay: hypothesis.formerDailySpend ?? 0)
    return max(former / 2, Double(standing.rules.minOrNothing.rawValue))
  }

  /// Halves no probation where no other channel could take the money.
  ///
  /// A suspicion is no verdict: half of a budget that lies idle would be the price of it, and even a
  /// refuted channel is kept where it is the last.
  func spareLastProbations(_ standings: inout [Standing]) {
    guard !standings.contains(where: { $0.fixed == nil && $0.state.mayGrow }) else { return }
    for index in standings.indices {
      guard standings[index].fixed == nil, probationCeiling(of: standings[index]) != nil else {
        continue
      }
      standings[index].isSparedProbation = true
      standings[index].ceilings.removeAll { if case .probation = $0 { true } else { false } }
    }
  }

  /// Holds at its floor what has lost more than people want to lose on it.
  func stopLosses(_ standings: inout [Standing]) {
    let live = standings.count(where: \.isLive)
    let equalShare = Double(rules.budget.amount.rawValue) / Double(max(live, 1))
    for index in standings.indices {
      let channel = standings[index].rules
      guard let limit = (channel.stopLoss ?? rules.stopLoss)?.spend,
        losesTooMuch(standings[index], limit: limit)
      else { continue }
      let spent = standings[index].hypothesis?.evidence.spend ?? .zero
      standings[index].fixed = .init(
        amount: leastAmount(for: channel, equalShare: equalShare),
        reason: .stopLoss(spent: spent, limit: limit))
    }
  }

  /// The floor or the min, whichever is more; nothing where that is too little to do anything.
  private func leastAmount(for channel: ChannelRules, equalShare: Double) -> Double {
    let floor = max(rules.guardrails.floor * equalShare, Double(channel.min.rawValue))
    let least = floor < Double(channel.minOrNothing.rawValue) ? 0 : floor
    return min(least, Double((channel.max ?? rules.budget.amount).rawValue))
  }

  private func losesTooMuch(_ standing: Standing, limit: MinorUnits) -> Bool {
    guard standing.fixed == nil, standing.state == .testing,
      let episode = standing.hypothesis?.episode
    else { return false }
    return episode.spend >= limit.units(of: rules.budget.currency)
      && episode.process.outcomes < episode.process.expected
  }
}
