/// Why a channel gets its amount: one code, with the figures that the sentence needs.
///
/// Log, report, JSON and tests all use this value; only `Report` turns it into words. The case's
/// name is the reason code, its labels are the arguments, and its `Codable` form is both.
public enum Reason: Hashable, Sendable, Codable {
  /// The next unit of money brings more here than elsewhere.
  ///
  /// In conversions; nil where nobody counts them.
  case returnsMore(marginalPerUnit: Double?)
  /// The next unit of money brings less here than elsewhere.
  case returnsLess(marginalPerUnit: Double?)
  /// The amount in force is already the best one.
  case balanced
  /// A hypothesis under test that no plan had before; equalShare in minor units.
  case newcomer(equalShare: MinorUnits)
  /// The evidence against the target reached the bar.
  ///
  /// `after` is what came since, of this and the other drops; nil unless the figures that dropped it
  /// are a week old or older.
  case refuted(
    expected: Double, observed: Double, odds: Double, bar: Double, on: Day, after: AfterDrop? = nil)
  /// It met its target once, and the detector of a fall reached its bar.
  case degraded(odds: Double, bar: Double, on: Day, after: AfterDrop? = nil)
  /// A retest brought less than its target again.
  case retestFailed(expected: Double, observed: Double, on: Day, after: AfterDrop? = nil)
  /// Tried again with little money, until `ofExpected` target costs are spent.
  case retest(since: Day, expected: Double, ofExpected: Double)
  /// A person's limit for what an unconfirmed channel may lose: no verdict.
  case stopLoss(spent: Micros, limit: MinorUnits)
  /// Refuted in an earlier decision; what was spent since counts in nothing.
  ///
  /// `spentSince` is what was spent against advice: since the decision that first said so, on
  /// `advisedOn`; nil where no decision had the chance.
  case droppedBefore(
    on: Day, spentSince: Micros, advisedOn: Day? = nil, after: AfterDrop? = nil)
  /// Nil for a channel that never spent.
  case absent(lastSpend: Day?)
  case stale(lastDay: Day)
  /// Configured, and no file has come yet.
  case awaited
  case unmeasured
  case outcomeMissing(since: Day)
  case protected(because: String?)
  /// A person's word; `until` is the last day on which it holds.
  ///
  /// `replacing` is what an earlier word gave it, which a release would not bring back; nil where
  /// none held.
  case paused(by: String, because: String?, until: Day?, replacing: MinorUnits? = nil)
  case setByPerson(by: String, because: String?, until: Day?, replacing: MinorUnits? = nil)
  /// Held, and back from a drop where there was one.
  case protectedByPerson(by: String, because: String?, until: Day?, droppedOn: Day?)
  /// Too little would move to be worth anybody's while.
  case tooSmallAMove(share: Double)
  /// No new evidence since an earlier decision.
  case nothingNew(since: Int)
  /// Conversions are not counted any more; nothing moves until they are.
  case trackingBroken(since: Day)

  /// The case's name, as it stands in the log's JSON.
  public var code: String {
    switch self {
    case .returnsMore: "returnsMore"
    case .returnsLess: "returnsLess"
    case .balanced: "balanced"
    case .newcomer: "newcomer"
    case .refuted: "refuted"
    case .degraded: "degraded"
    case .retestFailed: "retestFailed"
    case .retest: "retest"
    case .stopLoss: "stopLoss"
    case .droppedBefore: "droppedBefore"
    case .absent: "absent"
    case .stale: "stale"
    case .awaited: "awaited"
    case .unmeasured: "unmeasured"
    case .outcomeMissing: "outcomeMissing"
    case .protected: "protected"
    case .paused: "paused"
    case .setByPerson: "setByPerson"
    case .protectedByPerson: "protectedByPerson"
    case .tooSmallAMove: "tooSmallAMove"
    case .nothingNew: "nothingNew"
    case .trackingBroken: "trackingBroken"
    }
  }
}

extension Reason {
  /// The day whose figures dropped the channel; nil for any other reason.
  public var droppedOn: Day? {
    switch self {
    case .refuted(_, _, _, _, let day, _), .degraded(_, _, let day, _),
      .retestFailed(_, _, let day, _), .droppedBefore(let day, _, _, _):
      day
    default: nil
    }
  }

  /// What came since the drop; nil for a drop of this week, and any other reason.
  public var afterDrop: AfterDrop? {
    switch self {
    case .refuted(_, _, _, _, _, let after), .degraded(_, _, _, let after),
      .retestFailed(_, _, _, let after), .droppedBefore(_, _, _, let after):
      after
    default: nil
    }
  }

  /// What an earlier word gave the channel that a newer one covers; nil for any other reason.
  public var replacedAmount: MinorUnits? {
    switch self {
    case .paused(_, _, _, let replaced), .setByPerson(_, _, _, let replaced): replaced
    default: nil
    }
  }

  /// Whether a person gives money to a channel whose hypothesis is refuted.
  public var isAgainstDrop: Bool {
    switch self {
    case .setByPerson, .protectedByPerson: true
    default: false
    }
  }
}

/// What would change a channel's recommendation.
public enum Condition: Hashable, Sendable, Codable {
  /// The statistics are not representative before these counts are reached.
  case representative(days: Int, ofDays: Int, expected: Double, ofExpected: Double)
  /// The evidence reaches today's bar, nil where none can, or 1/errorRate in favour.
  case evidenceReaches(against: Double?, inFavour: Double)
  /// A dropped channel is tried again from this day on.
  case retestFrom(Day)
  /// The drop is due, and waits until the channels no longer fall together.
  case shockPasses(CommonShock)
  /// Refuted, and kept until another channel could take the budget.
  case anotherChannel
  /// The figures are restated, or a person says that they are right.
  case trackingRepaired
  /// A file with newer rows arrives.
  case newerRows
  /// Outcomes are measured: code, QR, own phone number, question at the till.
  case outcomesMeasured
  /// A person takes the protection away.
  case released
  /// A person's word ends by itself after this day.
  case wordEnds(after: Day)
}

/// Something that only a person can do.
public enum Need: Hashable, Sendable, Codable {
  case sendFile(channel: ChannelName, since: Day?)
  /// Configured without a start, and no file has come: it gets nothing.
  case sendFirstFile(channel: ChannelName)
  case stopInPlatform(channel: ChannelName)
  /// Figures of days that were not over when they came, and that are over now.
  case deliverAgain(channel: ChannelName, days: Period)
  /// To be stopped, where no platform carries it.
  case stop(channel: ChannelName)
  /// Dropped on the figures to a day, it has met its target since.
  case reconsiderDrop(channel: ChannelName, on: Day, after: AfterDrop)
  /// A retest with so little money would tell nothing within a year.
  case decideRetest(channel: ChannelName)
  /// Conversions fell away while money went on.
  case repairTracking(TrackingBreak)
  case measure(channel: ChannelName)
  case restoreOutcome(channel: ChannelName, since: Day)
  /// An outcome has a value, and no file has told it yet.
  case bringOutcome(OutcomeName)
  /// Of several outcomes of a channel one is told no more.
  case restoreColumn(channel: ChannelName, outcome: OutcomeName, since: Day)
  case repairFile(name: String, problem: String)
  case answerHeldFile(name: String, question: String)
  /// An alias joined channels whose files had been taken, and the two bring the same.
  case countedTwice(channel: ChannelName, file: String, earlier: String, days: Period, count: Int)
  /// An alias joined names that tell different things of the same days: the later file counts.
  case replacedByName(
    channel: ChannelName, file: String, earlier: String, days: Period, count: Int)
  /// A source that restates must deliver its rows again to be judged.
  case exportAgain(channel: ChannelName)
  /// On probation, and no other channel could take its money.
  case addChannel(beside: ChannelName)
  /// The channel cannot take its plan; per budget period, what it spends and what was planned.
  case raiseLimits(
    channel: ChannelName, spends: MinorUnits, planned: MinorUnits, per: Budget.Per)
  /// Its revenue comes without the number of orders, so that it can never be dropped.
  case countOrders(channel: ChannelName)
  /// A line of a control file was not obeyed; the problem says how to write it.
  case correctLine(file: String, line: Int, problem: String)
}

/// Something that a decision as a whole has to say.
public enum Note: Hashable, Sendable, Codable {
  case firstPlan
  case nothingNew(since: Int)
  case tooSmallAMove(share: Double, minChange: Double)
  /// The objective asks what conversions are worth, and no file tells: they decide themselves.
  case noOrderValue
  case targetFixed(target: Target, on: Day)
  /// Of a channel's own target, or of that of all when nil; a target is nil where it has none.
  case targetChanged(channel: ChannelName?, from: Target?, to: Target?)
  /// What a customer is, where outcomes have values.
  case counted(OutcomeValues)
  /// Outcomes count for something else from now on; nil where conversions count 1 each.
  case valueChanged(from: OutcomeValues?, to: OutcomeValues?)
  /// Drops wait: so many channels fell at once that it cannot be their fault.
  case commonShock(CommonShock)
  case trackingBroken(TrackingBreak)
  case stepRelaxed(from: Double, to: Double?)
  case floorsRelaxed
  case groupMinimumShrunk(group: String, to: MinorUnits)
  case minimumsShrunk
  case fixedAmountsScaled(to: Double)
  /// A channel's min or max yields to what fixes its amount: a verdict, a rule or a person's word.
  case limitOverridden(channel: ChannelName, limit: Limit, at: MinorUnits, amount: MinorUnits)
  /// What is fixed of a group's channels exceeds its max.
  case groupMaxOverridden(group: String, max: MinorUnits, fixed: MinorUnits)
  /// No live channel may take more; the budget is not fully placed.
  case unplaced(amount: MinorUnits, limit: Limit)
  /// It promises less than the plan before: so much of it the dice moved, to learn. Without them it
  /// would bring more of the objective by a share, 0.01 for 1 %.
  case variedToLearn(amount: MinorUnits, gain: Double)
  /// The next unit of money would bring less profit than it costs; the rest is not placed.
  case notWorthSpending(amount: MinorUnits)
  /// A person's word that this decision is the first to obey.
  case obeyed(Override)
  /// A line of a control file that was not obeyed, and the sentence that says why.
  case notObeyed(file: String, line: Int, problem: String)
  /// What is known now contradicts the state that was told before.
  case reopened(channel: ChannelName, from: HypothesisState, to: HypothesisState)
  /// A person took a file back: what it brought counts no more.
  case withdrawn(file: String, by: String, because: String)
  /// Periods that two files bring in different grains: those of the finer one count.
  case finerGrain(channel: ChannelName, days: Period, coarse: String, fine: String)
  /// More was returned than sold in so many periods: they count as nothing sold.
  case netReturns(channel: ChannelName, first: Period, periods: Int)
}
