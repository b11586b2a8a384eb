import Glibc

/// Tells that an arm does worse than it used to, whatever its target.
///
/// The same bets as in `DegradationDetector`, against a lower bound of the arm's own established
/// level. Outcomes must not fall merely because money was moved: what a row should bring is the
/// least that any elasticity between 0.6 and 1 makes of the spend.
///
/// The level is learnt in blocks of 28 days from the first row: the current one, the one before,
/// and the baseline, which takes up a block when it is a block old, unless the arm is under
/// suspicion: then a slow decline would teach the baseline to expect it.
public struct AgeingDetector: Sendable, Hashable, Codable {
  private var current = Block()
  private var previous = Block()
  private var baseline = Block()
  /// That the level is g times the baseline's.
  private var bets = DeclineBets(on: declines)

  /// No rows yet.
  public init() {}

  /// ln A, the logarithm of the mean over declines; minus infinity before the first bet.
  public var logOdds: Double { bets.logOdds }

  /// Whether the baseline knows enough to bet against: ten outcomes in 28 days with spend.
  public var isArmed: Bool { baseline.outcomes >= 10 && baseline.days >= Double(Self.blockDays) }

  /// Begins the week with this number, counted from the first row's; every week once, in order.
  public mutating func begin(week: Int) {
    if week > 0, week.isMultiple(of: Self.blockDays / 7) { endBlock() }
    if isArmed { bets.begin(week: week) }
  }

  /// Adds a mature row of `days` days with net spend over zero.
  ///
  /// L_g += (x/φ) ln g + (b/φ)(1 − g), where b is the least that the established level promises:
  /// b = 0.9 C.N u q with u = min_e W_e / C.W_e. `dispersion` must be known before the row.
  public mutating func absorb(outcome x: Double, spend: Double, days: Int, dispersion phi: Double) {
    let row = Block(outcome: x, spend: spend, days: days)
    if isArmed {
      bets.absorb(
        outcome: x, expected: leastOutcome(of: row, dispersion: phi), dispersion: phi)
    }
    current += row
  }

  /// How the last 28 to 56 days compare with the established level: 0.6 is 40 % less.
  ///
  /// At the elasticity that is kindest to the arm, as the alarm has it; nil before both are known.
  public var ratio: Double? {
    var recent = previous
    recent += current
    guard isArmed, let u = recent.exposure(against: baseline), u > 0 else { return nil }
    return recent.outcomes / (baseline.outcomes * u)
  }

  /// The week in which the decline most likely began; nil without any sign of one.
  ///
  /// Never before the detector was armed, for until then no bet was on.
  public var onsetWeek: Int? { bets.onsetWeek }

  /// Forgets all bets, and keeps the level.
  public mutating func reset() {
    bets.reset()
  }
}

extension AgeingDetector {
  /// b = 0.9 C.N u q: a tenth is forgiven, and the baseline is taken a standard error lower.
  ///
  /// q = max(1 − 1/(9k) − 1/(3√k), 0.05)³ with k = max(C.N/φ, 0.3): the quantile of a gamma
  /// variable at −1, E. Wilson and M. Hilferty, Proc. Nat. Acad. Sci. 17 (1931), 684.
  private func leastOutcome(of row: Block, dispersion phi: Double) -> Double {
    let k = max(baseline.outcomes / phi, 0.3)
    let q = pow(max(1 - 1 / (9 * k) - 1 / (3 * k.squareRoot()), 0.05), 3)
    return 0.9 * baseline.outcomes * (row.exposure(against: baseline) ?? 0) * q
  }

  private mutating func endBlock() {
    if logOdds < log(10) { baseline = baseline.faded + previous }
    previous = current
    current = Block()
  }

  /// Days of a block.
  private static let blockDays = 28

  /// The declines that are bet on, in equal parts.
  private static let declines = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]

  /// What a block of days brought, and what was spent for it.
  fileprivate struct Block: Sendable, Hashable, Codable {
    fileprivate(set) var outcomes = 0.0
    /// Days with spend.
    fileprivate(set) var days = 0.0
    /// W_e = Σ d (spend/d)ᵉ for e = 0.6 and e = 1, d the days of a row.
    fileprivate var saturatingExposure = 0.0
    fileprivate var linearExposure = 0.0

    init() {}

    init(outcome: Double, spend: Double, days: Int) {
      outcomes = outcome
      self.days = Double(days)
      saturatingExposure = self.days * pow(spend / self.days, 0.6)
      linearExposure = spend
    }

    static func += (block: inout Block, other: Block) { block = block + other }

    static func + (block: Block, other: Block) -> Block {
      var sum = block
      sum.outcomes += other.outcomes
      sum.days += other.days
      sum.saturatingExposure += other.saturatingExposure
      sum.linearExposure += other.linearExposure
      return sum
    }

    /// A block older, with a half-life of 364 days.
    var faded: Block {
      let weight = exp2(-28.0 / 364)
      var faded = self
      faded.outcomes *= weight
      faded.days *= weight
      faded.saturatingExposure *= weight
      faded.linearExposure *= weight
      return faded
    }

    /// u, the least share of the baseline's exposure; nil while that is none.
    func exposure(against baseline: Block) -> Double? {
      guard baseline.linearExposure > 0 else { return nil }
      return min(
        saturatingExposure / baseline.saturatingExposure,
        linearExposure / baseline.linearExposure)
    }
  }
}

// MARK: - State

extension AgeingDetector: Archivable {
  public static var blank: Self { Self() }

  public mutating func carry(in archive: inout NumberArchive) throws {
    try current.carry(in: &archive)
    try previous.carry(in: &archive)
    try baseline.carry(in: &archive)
    try bets.carry(in: &archive)
  }
}

extension AgeingDetector.Block: Archivable {
  fileprivate static var blank: Self { Self() }

  fileprivate mutating func carry(in archive: inout NumberArchive) throws {
    try outcomes.carry(in: &archive)
    try days.carry(in: &archive)
    try saturatingExposure.carry(in: &archive)
    try linearExposure.carry(in: &archive)
  }
}
