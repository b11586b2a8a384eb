/// Why a channel gets its amount: one code, with the figures that the sentence needs.
///
/// Log, report, JSON and tests all use this value; only `Report` turns it into words. The case's
/// name is the reason code, its labels are the arguments, and its `Codable` form is both.
public enum Reason: Hashable, Sendable, Codable {
  /// The next unit of money brings more here than elsewhere.
  case returnsMore(marginalPerUnit: Double)
  /// The next unit of money brings less here than elsewhere.
  case returnsLess(marginalPerUnit: Double)
  /// The amount in force is already the best one.
  case balanced
  /// A hypothesis under test that no plan had before; equalShare in minor units.
  case newcomer(equalShare: MinorUnits)
  /// The evidence against the target reached the bar.
  case refuted(expected: Double, observed: Double, odds: Double, bar: Double, on: Day)
  /// Refuted in an earlier decision; what was spent since counts in nothing.
  case droppedBefore(on: Day, spentSince: Micros)
  case absent(lastSpend: Day)
  case stale(lastDay: Day)
  /// Configured, and no file has come yet.
  case awaited
  case unmeasured
  case outcomeMissing(since: Day)
  case protected(because: String?)
  /// Too little would move to be worth anybody's while.
  case tooSmallAMove(share: Double)
  /// No new evidence since an earlier decision.
  case nothingNew(since: Int)

  /// The case's name, as it stands in the log's JSON.
  public var code: String {
    switch self {
    case .returnsMore: "returnsMore"
    case .returnsLess: "returnsLess"
    case .balanced: "balanced"
    case .newcomer: "newcomer"
    case .refuted: "refuted"
    case .droppedBefore: "droppedBefore"
    case .absent: "absent"
    case .stale: "stale"
    case .awaited: "awaited"
    case .unmeasured: "unmeasured"
    case .outcomeMissing: "outcomeMissing"
    case .protected: "protected"
    case .tooSmallAMove: "tooSmallAMove"
    case .nothingNew: "nothingNew"
    }
  }
}

/// What would change a channel's recommendation.
public enum Condition: Hashable, Sendable, Codable {
  /// The statistics are not representative before these counts are reached.
  case representative(days: Int, ofDays: Int, expected: Double, ofExpected: Double)
  /// The evidence reaches today's bar, or 1/errorRate in favour.
  case evidenceReaches(against: Double, inFavour: Double)
  /// A file with newer rows arrives.
  case newerRows
  /// Outcomes are measured: code, QR, own phone number, question at the till.
  case outcomesMeasured
  /// A person takes the protection away.
  case released
}

/// Something that only a person can do.
public enum Need: Hashable, Sendable, Codable {
  case sendFile(channel: ChannelName, since: Day?)
  case stopInPlatform(channel: ChannelName)
  case measure(channel: ChannelName)
  case restoreOutcome(channel: ChannelName, since: Day)
  case repairFile(name: String, problem: String)
  case answerHeldFile(name: String, question: String)
  /// A source that restates must deliver its rows again to be judged.
  case exportAgain(channel: ChannelName)
}

/// Something that a decision as a whole has to say.
public enum Note: Hashable, Sendable, Codable {
  case firstPlan
  case nothingNew(since: Int)
  case tooSmallAMove(share: Double, minChange: Double)
  /// The objective asks what conversions are worth, and no file tells: they decide themselves.
  case noOrderValue
  case targetFixed(target: Target, on: Day)
  case stepRelaxed(from: Double, to: Double?)
  case floorsRelaxed
  case groupMinimumShrunk(group: String, to: MinorUnits)
  case minimumsShrunk
  case fixedAmountsScaled(to: Double)
  /// No live channel may take more; the budget is not fully placed.
  case unplaced(amount: MinorUnits, limit: Limit)
  /// The next unit of money would bring less profit than it costs; the rest is not placed.
  case notWorthSpending(amount: MinorUnits)
}
