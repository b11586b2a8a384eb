public import Statistics

/// "This channel meets its target": its state, its evidence and the steps it went through.
public struct Hypothesis: Hashable, Sendable {
  public internal(set) var state: HypothesisState = .testing
  public internal(set) var events: [HypothesisEvent] = []
  /// Conversions, or revenue in units of the pooled order value, against the target.
  public internal(set) var process: EvidenceProcess
  /// Betting confirmation, for revenue, whose order values have no known grain.
  public internal(set) var betting = BettingProcess()
  public internal(set) var spend = 0.0
  public internal(set) var conversions = 0.0
  /// ln of the e-values of the last fold day.
  public internal(set) var logEvidenceAgainst = 0.0
  public internal(set) var logEvidenceFor = 0.0
  /// ln of the bar of the last fold day; frozen at a drop.
  public internal(set) var logBar = Double.infinity
  public internal(set) var dispersion = 1.0
  /// Rows that the fold knows, and those of them that are mature.
  public internal(set) var knownRows = 0
  public internal(set) var matureRows = 0

  let outcome: Outcome
  var pending = PendingRow()
  /// Expected outcomes of the rows so far, ascending.
  var expectations: [Double] = []
  /// Revenue without order counts has no known grain: it can be confirmed, never dropped.
  public internal(set) var lacksOrderCounts = false

  /// What a target is about.
  enum Outcome: Hashable, Sendable { case conversions, revenue }

  /// Rows too small to judge alone, waiting for the next.
  struct PendingRow: Hashable, Sendable {
    var outcome = 0.0
    var expected = 0.0
    var days = 0
    var orders = 0.0
  }

  init(outcome: Outcome) {
    self.outcome = outcome
    process = EvidenceProcess(dispersionPrior: outcome == .revenue ? .revenue : .conversions)
  }

  /// At least two full weeks with spend, four rows, and five conversions' worth of money.
  ///
  /// Two weeks cancel the cycle of weekdays; `expected` is M, the spend in target costs.
  public var isRepresentative: Bool {
    process.days >= Self.leastDays && process.rows >= Self.leastRows
      && process.expected >= Self.leastExpected
  }

  public static let leastDays = 14
  static let leastRows = 4
  public static let leastExpected = 5.0

  /// The day on which the present state was entered; nil while the first one lasts.
  public var since: Day? { events.last?.day }

  /// What came, in the unit of what was expected.
  public var observed: Double { process.outcomes }

  /// Whether any mature row with spend has been weighed.
  public var hasEvidence: Bool { process.rows > 0 }
}
