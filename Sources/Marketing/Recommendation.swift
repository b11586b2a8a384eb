/// What is advised for one channel in one decision, and why.
public struct Recommendation: Hashable, Sendable, Codable {
  public var channel: ChannelName
  public var state: HypothesisState
  public var action: Action
  public var flags: [ChannelFlag]
  /// The amount in force before, per budget period.
  public var from: MinorUnits
  public var to: MinorUnits
  public var reason: Reason
  public var evidence: Evidence
  public var limitsHit: [Limit]
  public var wouldChangeIf: Condition?

  public init(
    channel: ChannelName, state: HypothesisState, action: Action, flags: [ChannelFlag],
    from: MinorUnits, to: MinorUnits, reason: Reason, evidence: Evidence, limitsHit: [Limit],
    wouldChangeIf: Condition?
  ) {
    self.channel = channel
    self.state = state
    self.action = action
    self.flags = flags
    self.from = from
    self.to = to
    self.reason = reason
    self.evidence = evidence
    self.limitsHit = limitsHit
    self.wouldChangeIf = wouldChangeIf
  }
}

/// Where a channel's hypothesis stands.
public enum HypothesisState: String, Hashable, Sendable, Codable, CaseIterable {
  case testing, confirmed, probation, dropped, retest

  /// Whether evidence may raise the channel's amount, as far as its bounds go.
  var mayGrow: Bool { self == .testing || self == .confirmed }
}

/// What happens to a channel's amount.
public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
  case up, down, same, drop, held
}

/// A circumstance of a channel beside its state.
public enum ChannelFlag: String, Hashable, Sendable, Codable, CaseIterable {
  /// Worse than its own established level.
  case ageing
  case paused
  case protected
  /// Spend but no outcome column.
  case unmeasured
  /// An outcome column that used to come is missing now.
  case outcomeMissing
  /// No spend for long while its source goes on.
  case absent
  /// Its source has sent nothing new for longer than its cadence allows.
  case stale
  /// Configured, but no file has named it yet.
  case awaited
  /// Not in any plan before.
  case newcomer
  /// Its target is a return, and its revenue comes without the orders: confirmed at best, never
  /// dropped.
  case ordersUncounted
}

/// What kept a channel's amount from being what the evidence alone would make it.
///
/// A case tells on which side it binds, as the plan was solved; of two on the same line of the rules
/// each has its own.
public enum Limit: String, Hashable, Sendable, Codable, CaseIterable {
  /// It may rise no further in one decide period, or fall no further.
  case maxStep, maxCut
  case floor, min, max
  /// It has the whole budget.
  case budget
  /// Its group is at its most, or at its least.
  case group, groupMin
  /// An equal share, the most for a channel that no plan has had.
  case newcomer
  /// Half an equal share, to which a small channel may rise whatever its step.
  case halfShare
  /// Below its `minOrNothing` the channel does nothing.
  case threshold
  /// Half the amount with which its probation began.
  case probation
  /// It did not spend its plan: little more than it spent is planned.
  case delivery
  /// Every channel's amount is fixed by a rule.
  case held
}

extension Limit {
  /// Whether it keeps an amount from rising; else from falling.
  public func stopsRise(at amount: MinorUnits) -> Bool {
    switch self {
    case .maxStep, .max, .budget, .group, .newcomer, .halfShare, .probation, .delivery: true
    case .threshold: amount == .zero
    case .maxCut, .floor, .min, .groupMin, .held: false
    }
  }
}

/// The figures behind a recommendation; nil where nothing is known.
public struct Evidence: Hashable, Sendable, Codable {
  /// Spend of the mature rows of the present episode.
  public var spend: Micros
  /// Conversions of the mature rows of the present episode.
  public var conversions: Double
  /// What the channel's hypothesis claims; nil while `auto` is not fixed.
  public var target: Target?
  /// What the target would have brought for that spend: conversions, or revenue in orders of the
  /// pooled value.
  public var expectedAtTarget: Double?
  /// What came instead, in the same unit: conversions, or revenue in orders of the pooled value.
  public var observed: Double?
  /// Both in money; nil unless the target is a return.
  public var returns: Returns?
  /// E-value against "meets its target"; 31 reads 31:1.
  public var oddsAgainst: Double?
  /// E-value for "beats its target".
  public var oddsFor: Double?
  /// What `oddsAgainst` must reach today for a drop.
  public var barOdds: Double?
  /// Posterior mean cost of a conversion at the amount in force, currency units; nil where none are
  /// counted.
  public var costPerAcquisition: Double?
  /// 90 % credible interval of that cost.
  public var costPerAcquisitionLow: Double?
  public var costPerAcquisitionHigh: Double?
  /// Revenue for each currency unit spent at the amount in force; nil while nobody tells revenue.
  public var returnOnAdSpend: BeliefFigures.Estimate?
  /// Probability that the channel brings most of the objective for an equal share of the budget.
  public var probabilityOfBeingBest: Double?
  /// Conversions that one more currency unit brings at the planned amount; nil where none are
  /// counted.
  public var marginalPerUnit: Double?
  /// Share of the known rows that is mature, 0 to 1.
  public var maturity: Double?
  /// Variance over mean of the outcomes; 1 is Poisson.
  public var dispersion: Double?
  /// Days with spend among the mature rows.
  public var matureDays: Int
  /// Detector's odds that the channel has fallen below its target; nil without any.
  public var oddsOfDegradation: Double?
  /// The alarm that it does worse than it used to; nil without one.
  public var ageing: Ageing?
  /// When a verdict is to be expected; nil where none is sought.
  public var outlook: VerdictOutlook?
  /// What moved its amount; nil where no program did.
  public var weighing: Weighing?
  /// What the belief says beyond these; nil for a channel without rows or outcomes.
  public var belief: BeliefFigures?

  public init(
    spend: Micros = .zero, conversions: Double = 0, expectedAtTarget: Double? = nil,
    oddsAgainst: Double? = nil, oddsFor: Double? = nil, barOdds: Double? = nil,
    costPerAcquisition: Double? = nil, costPerAcquisitionLow: Double? = nil,
    costPerAcquisitionHigh: Double? = nil, probabilityOfBeingBest: Double? = nil,
    marginalPerUnit: Double? = nil, maturity: Double? = nil, dispersion: Double? = nil,
    matureDays: Int = 0, belief: BeliefFigures? = nil
  ) {
    self.spend = spend
    self.conversions = conversions
    self.expectedAtTarget = expectedAtTarget
    self.oddsAgainst = oddsAgainst
    self.oddsFor = oddsFor
    self.barOdds = barOdds
    self.costPerAcquisition = costPerAcquisition
    self.costPerAcquisitionLow = costPerAcquisitionLow
    self.costPerAcquisitionHigh = costPerAcquisitionHigh
    self.probabilityOfBeingBest = probabilityOfBeingBest
    self.marginalPerUnit = marginalPerUnit
    self.maturity = maturity
    self.dispersion = dispersion
    self.matureDays = matureDays
    self.belief = belief
  }

  enum CodingKeys: String, CodingKey {
    case spend = "spendMicros"
    case conversions, target, expectedAtTarget, observed, returns, oddsAgainst, oddsFor, barOdds
    case costPerAcquisition = "cpa"
    case costPerAcquisitionLow = "cpaLow"
    case costPerAcquisitionHigh = "cpaHigh"
    case returnOnAdSpend = "roas"
    case probabilityOfBeingBest, marginalPerUnit, maturity, dispersion, matureDays, belief
    case oddsOfDegradation, ageing, outlook, weighing
  }
}
