/// Watches an arm's level from its first row on, through all its episodes.
///
/// Has it fallen below its target (`degradation`), or below what it used to do (`ageing`)? Both
/// begin a bet every seventh day, by the calendar from the first row, whether rows come or not.
public struct LevelWatch: Sendable, Hashable, Codable {
  public private(set) var dispersion = LocalDispersion()
  public private(set) var degradation: DegradationDetector
  public private(set) var ageing = AgeingDetector()
  public private(set) var recentWeek = RecentWeek()

  /// Rows watched so far, and the days that they cover.
  public private(set) var rows = 0
  public private(set) var days = 0

  /// Days after which the arm's own rows, not what the target promises, make its level.
  private static let leastDaysOfLevel = 14

  /// The first row's first day, from which weeks are counted.
  private var firstDay: Int?
  private var weeksBegun = 0
  /// Before this day the degradation detector begins no bet.
  private var degradationStart = Int.min

  /// A mature row with net spend over zero.
  public struct Row: Sendable, Hashable {
    /// Counted from any fixed day.
    public let firstDay: Int
    public let days: Int
    public let outcome: Double
    /// What the target promised for the spend; over zero.
    public let expected: Double
    /// In any unit of money that stays the same; over zero.
    public let spend: Double
    /// Orders behind a revenue; nil for counted outcomes, which are their own.
    public let orders: Double?

    public init(
      firstDay: Int, days: Int = 1, outcome: Double, expected: Double, spend: Double,
      orders: Double? = nil
    ) {
      self.firstDay = firstDay
      self.days = days
      self.outcome = outcome
      self.expected = expected
      self.spend = spend
      self.orders = orders
    }
  }

  /// `tolerance` is by how much the arm may miss its target without being told.
  public init(tolerance: Double = 0.05) {
    degradation = DegradationDetector(tolerance: tolerance)
  }

  /// Adds a mature row; rows come in the order of their days.
  ///
  /// `driftFactor` is λ of the episode before this row while the arm is under test, else 1: once
  /// confirmed, slow drift is just what is to be told.
  public mutating func absorb(
    _ row: Row, prior: DispersionPrior = .conversions, driftFactor: Double = 1
  ) {
    beginWeeks(through: row.firstDay)
    let phi = dispersion.dispersion(under: prior)
    let cautious =
      driftFactor > 1 ? dispersion.dispersion(under: prior, driftFactor: driftFactor) : phi
    degradation.absorb(outcome: row.outcome, expected: row.expected, dispersion: cautious)
    ageing.absorb(outcome: row.outcome, spend: row.spend, days: row.days, dispersion: phi)
    recentWeek.absorb(
      lastDay: row.firstDay + row.days - 1, outcome: row.outcome, expected: row.expected,
      level: days >= Self.leastDaysOfLevel ? dispersion.level : nil, dispersion: phi)
    dispersion.absorb(
      outcome: row.outcome, expected: row.expected, days: row.days, orders: row.orders)
    rows += 1
    days += row.days
  }

  /// Forgets all bets against the target; the first new one is begun with the next week.
  public mutating func restartDegradation() {
    degradation.reset()
  }

  /// Forgets all bets, and begins none before a day: the arm had no rows that count until then.
  public mutating func restart(on day: Int) {
    degradation.reset()
    ageing.reset()
    degradationStart = day
  }

  /// Goes over to a target that promises `scale` times as much for the same money.
  public mutating func rescale(by scale: Double) {
    dispersion.rescale(by: scale)
    degradation.reset()
    recentWeek = RecentWeek()
  }

  /// The day with which the arm most likely began to do worse than it used to; nil without a sign.
  public var ageingOnset: Int? {
    firstDay.flatMap { first in ageing.onsetWeek.map { first + 7 * $0 } }
  }

  private mutating func beginWeeks(through day: Int) {
    let first = firstDay ?? day
    firstDay = first
    while first + 7 * weeksBegun <= day {
      if first + 7 * weeksBegun >= degradationStart { degradation.begin(week: weeksBegun) }
      ageing.begin(week: weeksBegun)
      weeksBegun += 1
    }
  }
}

extension LevelWatch: Archivable {
  public static var blank: Self { Self() }

  public mutating func carry(in archive: inout NumberArchive) throws {
    try dispersion.carry(in: &archive)
    try degradation.carry(in: &archive)
    try ageing.carry(in: &archive)
    try recentWeek.carry(in: &archive)
    try rows.carry(in: &archive)
    try days.carry(in: &archive)
    try firstDay.carry(in: &archive)
    try weeksBegun.carry(in: &archive)
    try degradationStart.carry(in: &archive)
  }
}
