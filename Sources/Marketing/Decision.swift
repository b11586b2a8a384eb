/// One decision: the whole plan, its reasons, and what it was made from.
///
/// The one value that log, JSON, plan and report are renderings of.
public struct Decision: Hashable, Sendable, Codable {
  /// Counted from 1.
  public var number: Int
  /// The decision of the same day that this one replaces.
  public var supersedes: Int?
  /// When it was made, ISO 8601 with offset; for people, nothing is computed from it.
  public var at: String
  public var today: Day
  /// The last day of any evidence; nil before the first file.
  public var dataThrough: Day?
  public var currency: Currency
  public var budget: MinorUnits
  public var per: Budget.Per
  public var seed: UInt64
  public var configurationDigest: String
  public var version: String
  /// The newest file whose rows it knows, by the ledger's count; 0 for none.
  public var throughFile: Int64
  /// Files that came since the decision before.
  public var files: [DecidedFile]
  /// By name.
  public var channels: [Recommendation]
  public var unplaced: MinorUnits
  public var expected: Expectation
  public var needsYou: [Need]
  public var notes: [Note]
  public var occasion: Occasion
  /// How the goal stands; nil without one.
  public var goal: GoalStanding?

  public init(
    number: Int, supersedes: Int?, at: String, today: Day, dataThrough: Day?, currency: Currency,
    budget: MinorUnits, per: Budget.Per, seed: UInt64, configurationDigest: String,
    version: String, throughFile: Int64, files: [DecidedFile], channels: [Recommendation],
    unplaced: MinorUnits, expected: Expectation, needsYou: [Need], notes: [Note],
    occasion: Occasion = .schedule, goal: GoalStanding? = nil
  ) {
    self.number = number
    self.supersedes = supersedes
    self.at = at
    self.today = today
    self.dataThrough = dataThrough
    self.currency = currency
    self.budget = budget
    self.per = per
    self.seed = seed
    self.configurationDigest = configurationDigest
    self.version = version
    self.throughFile = throughFile
    self.files = files
    self.channels = channels
    self.unplaced = unplaced
    self.expected = expected
    self.needsYou = needsYou
    self.notes = notes
    self.occasion = occasion
    self.goal = goal
  }

  /// What changes hands, or goes to no hand: what channels gain or lose, whichever is more.
  public var moved: MinorUnits {
    let changes = channels.map { $0.to - $0.from }
    let risen = changes.reduce(MinorUnits.zero) { $0 + max(.zero, $1) }
    let fallen = changes.reduce(MinorUnits.zero) { $0 + max(.zero, .zero - $1) }
    return max(risen, fallen)
  }
}

/// What calls for a decision.
public enum Occasion: String, Hashable, Sendable, Codable {
  /// Its time has come, or a person asks: the week's dice are thrown.
  case schedule
  /// Between schedules, evidence promises more than the plan in force: no dice.
  ///
  /// What evidence promises is the posterior mean's to say, and its plan is the one promised.
  case evidence

  /// How the posterior is looked at, where guardrails ask for so many draws.
  public func exploration(draws: Int) -> Exploration {
    switch self {
    case .schedule: .draws(draws)
    case .evidence: .mean
    }
  }
}

/// A file that a decision is the first to know, or that could not be read.
public struct DecidedFile: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable { case processed, failed, held }

  public var name: String
  public var state: State
  public var rows: Int

  public init(name: String, state: State, rows: Int) {
    self.name = name
    self.state = state
    self.rows = rows
  }
}

/// A step in the life of a hypothesis, with the evidence at the crossing.
public struct HypothesisEvent: Hashable, Sendable, Codable {
  public enum Cause: String, Hashable, Sendable, Codable {
    /// The evidence of an episode reached its bar.
    case evidence
    /// The detector of a fall below the target reached its bar, or fell back under it.
    case degradation
    /// A retest has spent its twenty target costs.
    case retest
    /// The time after a drop is over.
    case coolDown
    /// The target is another one: a new claim.
    case target
    /// What is known now contradicts an earlier event: corrected figures, files that were taken back,
    /// joined names or other rules.
    case restated
    /// A person's word.
    case person
  }

  public var channel: ChannelName
  public var day: Day
  public var from: HypothesisState
  public var to: HypothesisState
  public var cause: Cause
  public var evidence: Evidence

  public init(
    channel: ChannelName, day: Day, from: HypothesisState, to: HypothesisState, cause: Cause,
    evidence: Evidence
  ) {
    self.channel = channel
    self.day = day
    self.from = from
    self.to = to
    self.cause = cause
    self.evidence = evidence
  }
}

/// The same without the evidence, for those who tell what happened and when.
public struct HypothesisStep: Hashable, Sendable {
  public var channel: ChannelName
  public var day: Day
  public var from: HypothesisState
  public var to: HypothesisState
  public var cause: HypothesisEvent.Cause
  /// The number of the decision that announced it.
  public var decision: Int

  public init(
    channel: ChannelName, day: Day, from: HypothesisState, to: HypothesisState,
    cause: HypothesisEvent.Cause, decision: Int
  ) {
    self.channel = channel
    self.day = day
    self.from = from
    self.to = to
    self.cause = cause
    self.decision = decision
  }
}
