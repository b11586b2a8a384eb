import Statistics

/// All channels with their evidence, as of one day.
public struct Portfolio: Sendable {
  /// The rules in force: the configuration's, with what people said beside it.
  public let rules: PlanRules
  /// The words in force today.
  public let words: OverridesInForce
  public let today: Day
  /// The last day of any complete row; nil before the first.
  public let dataThrough: Day?
  public let hypotheses: [ChannelName: Hypothesis]
  public let beliefs: [ChannelName: Belief]
  /// From which a later decision's beliefs may go on; nil while no row has told anything, or while
  /// the present one will do.
  public let beliefState: BeliefState?
  /// From which a later decision's verdicts may go on; nil while the present one will do.
  public let verdictState: VerdictState?
  /// r, currency units a day: the daily budget per channel at the first decision.
  public let referenceSpend: Double
  public let fixedTarget: FixedTarget?
  /// The day from which outcomes count as they do now; nil where they have always done.
  public let valuesSince: Day?
  /// So many channels fell at once that no drop is made; nil when they did not.
  public let commonShock: CommonShock?
  /// The days on which drops waited for such a shock to pass.
  public let shockDays: [Period]
  /// Which rows are not believed, because conversions were not counted.
  public let tracking: TrackingRecord

  /// Rows that are left out, since finer ones say the same.
  public let overlaps: [GrainOverlap]

  /// Channels of which only outcomes are told: no hypotheses, until they spend or somebody names them.
  public let withoutSpend: [ChannelName]

  /// By channel, with or without complete rows: figures that came too early to count.
  public let earlyPeriods: [ChannelName: Period]

  /// Outcomes that have a value and are not told.
  let outcomeGaps: [Need]
  let standings: [Standing]
  let plans: PlanHistory
  let nothingNewSince: Int?
  let goalSince: Day?
  let unfinished: Set<ChannelName>

  /// Returns nil while no channel is known: there is nothing to decide.
  public init?(_ request: DecisionRequest) {
    let overrides = request.overrides.map { $0.resolved(under: request.rules) }
    let words = OverridesInForce(overrides, on: request.today)
    let rules = words.applied(to: request.rules)
    let all =
      request.folded?.histories
      ?? ChannelHistory.histories(of: request.observations, under: rules)
    let histories = all.filter { history in
      history.isPriced || rules.channels[history.channel] != nil
        || words.amountWord(on: history.channel) != nil
    }
    withoutSpend = Set(all.map(\.channel)).subtracting(histories.map(\.channel)).sorted()
    overlaps = histories.flatMap(\.overlaps)
    outcomeGaps = OutcomeGaps.needs(in: request.observations, under: rules)
    earlyPeriods = EarlyPeriods.last(in: request.observations, after: histories)
    let channels = Set(histories.map(\.channel)).union(rules.channels.keys).sorted()
    guard !channels.isEmpty else { return nil }
    self.rules = rules
    self.words = words
    today = request.today
    let aliases = rules.aliases
    plans = PlanHistory(request.plans.map { $0.joined(by: aliases) })
    nothingNewSince = request.nothingNewSince
    goalSince = request.goalSince
    let remembered = PlanHistory(
      request.formerPlans.map { $0.joined(by: aliases) } + plans.plans
    ).before(today)
    var standingRules = StandingRules(
      rules: rules, words: words, today: today, histories: histories, plans: remembered)
    dataThrough = standingRules.dataThrough
    referenceSpend =
      request.referenceSpend
      ?? rules.budget.dailyUnits(rules.budget.amount) / Double(channels.count)

    // Time passes with the data: a day without news changes no evidence.
    let maturity = Maturity(
      of: histories, restatingSince: request.restatingSince, rules: rules)
    tracking = TrackingWatch.record(
      of: histories, maturity: maturity, rules: rules, overrides: overrides)
    let trusted = histories.map(tracking.trusted)
    let news = dataThrough.map { $0 + 1 } ?? today
    // States freeze on the morning on which a break could first be found.
    let foldDay = tracking.present.map { min($0.since + $0.days, news) } ?? news
    var verdicts = HypothesisFold(
      rules: request.rules, maturity: maturity, fixedTarget: request.fixedTarget,
      overrides: overrides, targets: request.targets, values: request.values,
      fixedAgain: request.fixedAgain)
    // Where outcomes came to count for something else, rows are told twice: rare, and folded anew.
    let remembers = request.folded == nil && request.values.count < 2
    verdicts.fold(
      trusted.valued(
        by: request.values,
        on: { maturity.day(for: $0, window: rules.rules(for: $1).attributionWindow) },
        histories: { [tracking] values in
          var rules = rules
          rules.values = values
          let names = Set(histories.map(\.channel))
          return ChannelHistory.histories(of: request.observations, under: rules)
            .filter { names.contains($0.channel) }.map(tracking.trusted)
        }), through: foldDay, calendarThrough: tracking.present == nil ? today : nil,
      remembering: remembers ? VerdictMemory(state: request.cachedVerdicts) : nil)
    verdictState = verdicts.newState
    hypotheses = verdicts.hypotheses
    fixedTarget = verdicts.fixedTarget
    valuesSince = request.values.dropFirst().last?.from
    standingRules.fixedTarget = verdicts.fixedTarget
    standingRules.dropsAdvised = request.dropsAdvised
    commonShock = verdicts.commonShock
    shockDays = verdicts.shockDays
    if let folded = request.folded {
      (beliefs, beliefState) = (folded.beliefs, nil)
    } else {
      let folded = Self.beliefs(of: channels, trusted, for: request, reference: referenceSpend)
      (beliefs, beliefState) = (folded.beliefs, folded.state)
    }
    unfinished = Self.waitingInVain(histories, rules: rules, maturity: maturity)
    standings = Self.standings(
      of: channels, histories: histories, hypotheses: hypotheses, plans: plans,
      remembered: remembered, overrides: overrides, under: standingRules)
  }

  /// Of the day on which the last figure became known: a correction that came after the data's last
  /// day is news of its own.
  private static func beliefs(
    of channels: [ChannelName], _ histories: [ChannelHistory], for request: DecisionRequest,
    reference: Double
  ) -> FoldedBeliefs {
    let inputs = BeliefInputs(
      channels: channels, histories: histories, rules: request.rules, reference: reference)
    let lastNews = histories.lazy.flatMap(\.rows).map(\.knownOn).max()
    return FoldedBeliefs(of: inputs, on: lastNews ?? request.today, from: request.cachedBeliefs)
  }

  /// Channels of whose rows a quarter or more came too young and never again: those are not judged.
  private static func waitingInVain(
    _ histories: [ChannelHistory], rules: PlanRules, maturity: Maturity
  ) -> Set<ChannelName> {
    Set(
      histories.filter { history in
        let window = rules.rules(for: history.channel).attributionWindow
        guard let last = history.lastDay else { return false }
        let due = history.rows.filter { last - $0.period.end >= 2 * window }.suffix(14)
        return !due.isEmpty
          && 4 * due.count { maturity.day(for: $0, window: window) == nil } >= due.count
      }.map(\.channel))
  }

  private static func standings(
    of channels: [ChannelName], histories: [ChannelHistory],
    hypotheses: [ChannelName: Hypothesis], plans: PlanHistory, remembered: PlanHistory,
    overrides: [Override], under standingRules: StandingRules
  ) -> [Standing] {
    let rules = standingRules.rules
    let today = standingRules.today
    let earlier = plans.before(today)
    let steps = StepOrigins(
      plans: earlier, former: remembered, overrides: overrides, on: today - rules.cadence.days)
    let starting = StartingPlan(
      rules: rules, histories: histories, knownThrough: standingRules.spendKnownThrough)
    let byChannel = Dictionary(uniqueKeysWithValues: histories.map { ($0.channel, $0) })
    let beforeWords = AmountsBeforeWords(
      plans: remembered, overrides: overrides, present: standingRules.words)
    let delivery = Delivery(
      history: earlier, budget: rules.budget, period: rules.cadence.days)
    var standings = channels.map { channel in
      var previous = steps.amount(of: channel).map { Double($0.rawValue) }
      if earlier.latest == nil { previous = starting.amounts[channel] }
      let record = byChannel[channel].flatMap { history in
        standingRules.spendKnownThrough(of: history)
          .map { delivery.record(of: history, through: $0) }
      }
      if let delivered = record?.departure { previous = max(0, delivered) }
      var standing = Standing(
        channel: channel, rules: rules.rules(for: channel), history: byChannel[channel],
        hypothesis: hypotheses[channel],
        inForce: plans.latest.map { $0.amounts[channel].map { Double($0.to.rawValue) } }
          ?? starting.amounts[channel],
        beforeWord: beforeWords.amount(of: channel).map { Double($0.rawValue) },
        replacedAmount: beforeWords.replacedAmount(of: channel),
        previous: previous, plans: remembered,
        delivery: record ?? DeliveryRecord())
      standingRules.settle(&standing)
      return standing
    }
    standingRules.stopLosses(&standings)
    standingRules.spareLastProbations(&standings)
    return standings
  }
}

extension Portfolio {
  /// The periods in which a channel's returns exceed what it sold, by channel and in order.
  public var netReturns: [(channel: ChannelName, days: Period)] {
    standings.compactMap(\.history).flatMap { history in
      history.rows.lazy.filter { $0.conversions ?? 0 < 0 || $0.revenue ?? 0 < 0 }
        .map { (history.channel, $0.period) }
    }
  }
}
