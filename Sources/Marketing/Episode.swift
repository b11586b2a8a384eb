public import Statistics

/// The rows that one run of the test judges: from the first row, a retest or a new target on.
public struct Episode: Hashable, Sendable {
  /// Conversions, or revenue in units of the pooled order value, against the target.
  public internal(set) var process: EvidenceProcess
  /// Betting confirmation, for revenue, whose order values have no known grain.
  public internal(set) var betting = BettingProcess()
  public internal(set) var spend = 0.0
  public internal(set) var conversions = 0.0
  /// What was promised and came in money, beside `process`; nil for conversions.
  public internal(set) var returns: Returns?
  /// ln of the e-values as last weighed; those of an episode that is over stay as they were.
  public internal(set) var logEvidenceAgainst = 0.0
  public internal(set) var logEvidenceFor = 0.0
  public internal(set) var dispersion = 1.0

  /// What a target is about.
  public enum Outcome: Hashable, Sendable, CaseIterable {
    case conversions, revenue

    /// What is believed of the dispersion before any row.
    public var dispersionPrior: DispersionPrior {
      self == .revenue ? .revenue : .conversions
    }
  }

  let outcome: Outcome

  public init(outcome: Outcome) {
    self.outcome = outcome
    process = EvidenceProcess(dispersionPrior: outcome.dispersionPrior)
  }

  /// Whether any mature row with spend has been weighed.
  public var hasEvidence: Bool { process.rows > 0 }

  /// At least two full weeks with spend, four rows, and five conversions' worth of money.
  ///
  /// Two weeks cancel the cycle of weekdays; `expected` is M, the spend in target costs.
  public var isRepresentative: Bool {
    Self.isLongEnough(rows: process.rows, days: process.days)
      && process.expected >= Self.leastExpected
  }

  static func isLongEnough(rows: Int, days: Int) -> Bool {
    days >= leastDays && rows >= leastRows
  }

  public static let leastDays = 14
  static let leastRows = 4
  public static let leastExpected = 5.0

  mutating func absorb(_ claim: Claim) {
    process.absorb(
      outcome: claim.outcome, expected: claim.expected, days: claim.days, orders: claim.orders)
    betting.absorb(outcome: claim.outcome, expected: claim.expected)
    if let more = claim.returns { returns = (returns ?? Returns()) + more }
  }

  /// Recomputes dispersion and both e-values.
  mutating func weigh(prior: DispersionPrior) {
    dispersion = process.dispersion(prior: prior.base)
    logEvidenceAgainst = EvidenceProcess.logEvidenceAgainst(
      outcomes: process.outcomes, expected: process.expected, dispersion: dispersion)
    logEvidenceFor =
      outcome == .revenue
      ? betting.logEvidence
      : EvidenceProcess.logEvidenceFor(
        outcomes: process.outcomes, expected: process.expected, dispersion: dispersion)
  }
}

extension Episode {
  /// All but the outcome, which its hypothesis tells.
  mutating func carry(in archive: inout NumberArchive) throws {
    try process.carry(in: &archive)
    try betting.carry(in: &archive)
    try spend.carry(in: &archive)
    try conversions.carry(in: &archive)
    try returns.carry(in: &archive)
    try logEvidenceAgainst.carry(in: &archive)
    try logEvidenceFor.carry(in: &archive)
    try dispersion.carry(in: &archive)
  }
}
