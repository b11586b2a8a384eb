import Glibc

/// How much an arm's rows scatter about its own recent level, known before the next row comes.
///
/// A test that asks whether the level fell must not take the fall for scatter: the errors are
/// therefore those of one-step predictions from a level that follows the arm, and a row's
/// dispersion never depends on the row itself. It outlives episodes, for it knows no target beyond
/// the unit in which the level is told.
public struct LocalDispersion: Sendable, Hashable, Codable {
  /// Σ x and Σ m, every row counting half after 14 more; one outcome as promised to begin with.
  private var recentOutcomes = 1.0
  private var recentExpected = 1.0
  /// Σ e², Σ r̃ m and Σ e e′, with e = x − r̃ m and e′ that of the row before.
  private var squaredErrors = 0.0
  private var predicted = 0.0
  private var errorProducts = 0.0
  private var lastError = 0.0

  private var orders = 0.0
  private var expected = 0.0
  private var rows = 0
  private var days = 0

  /// No rows yet.
  public init() {}

  /// r̃, the recent level as a multiple of the target's.
  public var level: Double { recentOutcomes / recentExpected }

  /// φ_L = φ₁ max((1 + ρ)/(1 − ρ), λ), the dispersion by which the next row is judged.
  ///
  /// φ₁ and ρ are shrunk as those of an episode, from raw = Σ e² / Σ r̃ m and Σ e e′ / Σ e². λ is
  /// an episode's factor for slow drift, 1 where none is asked for.
  public func dispersion(
    under prior: DispersionPrior = .conversions, driftFactor lambda: Double = 1
  ) -> Double {
    let df = min(Double(max(rows - 1, 0)), orders)
    let dailyMean = days > 0 ? expected / Double(days) : 0
    let raw = predicted > 0 ? squaredErrors / predicted : 0
    let phi = prior.dispersion(
      pearson: raw, degreesOfFreedom: df, rows: rows, dailyMean: dailyMean)
    let observed = squaredErrors > 0 ? errorProducts / squaredErrors : 0
    let rho = prior.correlation(
      observed: observed, degreesOfFreedom: df, dailyMean: dailyMean)
    return phi * max((1 + rho) / (1 - rho), lambda)
  }

  /// Adds a mature row: outcome `x` where the target promised `m`, over `days` days.
  ///
  /// `orders` is the number of orders behind a revenue; for counted outcomes it is the outcome.
  public mutating func absorb(
    outcome x: Double, expected m: Double, days: Int = 1, orders: Double? = nil
  ) {
    let prediction = level * m
    let error = x - prediction
    squaredErrors += error * error
    predicted += prediction
    errorProducts += error * lastError
    lastError = error
    recentOutcomes = Self.decay * recentOutcomes + x
    recentExpected = Self.decay * recentExpected + m
    self.orders += orders ?? x
    expected += m
    rows += 1
    self.days += days
  }

  /// Goes over to a target that promises `scale` times as much for the same money.
  ///
  /// The level, told in the new unit, is the same outcomes for the same money as before.
  public mutating func rescale(by scale: Double) {
    recentExpected *= scale
    expected *= scale
  }

  /// A half-life of 14 rows.
  private static let decay = exp2(-1.0 / 14)
}

extension LocalDispersion: Archivable {
  public static var blank: Self { Self() }

  public mutating func carry(in archive: inout NumberArchive) throws {
    try recentOutcomes.carry(in: &archive)
    try recentExpected.carry(in: &archive)
    try squaredErrors.carry(in: &archive)
    try predicted.carry(in: &archive)
    try errorProducts.carry(in: &archive)
    try lastError.carry(in: &archive)
    try orders.carry(in: &archive)
    try expected.carry(in: &archive)
    try rows.carry(in: &archive)
    try days.carry(in: &archive)
  }
}
