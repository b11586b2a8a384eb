/// Everything that a decision is made from; equal requests give equal advice, to the cent.
public struct DecisionRequest: Sendable {
  public var rules: PlanRules
  public var today: Day
  public var observations: [RecordedObservation]
  /// Per source, the first day on which one of its values changed.
  public var restatingSince: [String: Day]
  /// Earlier decisions, in any order.
  public var plans: [PlanInForce]
  /// Older ones, which name some channels only: on the eve of a probation or a drop, and where a
  /// channel was stopped or started.
  public var formerPlans: [PlanInForce]
  /// r, currency units a day, as the first decision fixed it; nil before.
  public var referenceSpend: Double?
  /// What `target: auto` was fixed at; nil before.
  public var fixedTarget: FixedTarget?
  /// The last decision, when no evidence and no rule is newer than it; else nil.
  public var nothingNewSince: Int?
  /// Every word that people gave, oldest first.
  public var overrides: [Override]
  /// Every target that was configured, with the day from which it held; empty for the present one.
  public var targets: [TargetPeriod]
  /// What outcomes counted for, and from which day on; empty for the present values.
  public var values: [ValuePeriod] = []
  /// What `auto` was fixed at after such a day, where that is over.
  public var fixedAgain: [Day: FixedTarget] = [:]
  /// The day of the decision that first told of a channel's last drop, for those that plans forget.
  public var dropsAdvised: [ChannelName: Day] = [:]
  /// The day since which the rules' goal counts, as an earlier decision told; nil for today.
  public var goalSince: Day?
  /// What an earlier decision of the same version handed out; it saves time and changes nothing.
  public var cachedBeliefs: BeliefState?
  /// What an earlier decision of the same version kept of the verdicts; it changes nothing, either.
  public var cachedVerdicts: VerdictState?
  /// Stands for `observations` where the caller has folded them; nil folds them anew.
  public var folded: FoldedObservations?

  public init(
    rules: PlanRules, today: Day, observations: [RecordedObservation],
    restatingSince: [String: Day] = [:], plans: [PlanInForce] = [],
    formerPlans: [PlanInForce] = [],
    referenceSpend: Double? = nil, fixedTarget: FixedTarget? = nil, nothingNewSince: Int? = nil,
    overrides: [Override] = [], targets: [TargetPeriod] = [], cachedBeliefs: BeliefState? = nil
  ) {
    self.rules = rules
    self.today = today
    self.observations = observations
    self.restatingSince = restatingSince
    self.plans = plans
    self.formerPlans = formerPlans
    self.referenceSpend = referenceSpend
    self.fixedTarget = fixedTarget
    self.nothingNewSince = nothingNewSince
    self.overrides = overrides
    self.targets = targets
    self.cachedBeliefs = cachedBeliefs
  }
}

/// Observations as histories, and what is believed after them.
///
/// For a simulation, which goes through a year day by day and would fold each day hundreds of
/// times over; the daemon leaves the folding to the portfolio.
public struct FoldedObservations: Sendable {
  public var histories: [ChannelHistory]
  /// Of every channel that has rows or rules.
  public var beliefs: [ChannelName: Belief]

  public init(histories: [ChannelHistory], beliefs: [ChannelName: Belief]) {
    self.histories = histories
    self.beliefs = beliefs
  }
}
