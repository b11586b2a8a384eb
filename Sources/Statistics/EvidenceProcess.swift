import Glibc

/// The running evidence of one episode for and against "this arm meets its target".
///
/// An e-process: a bet against the hypothesis whose winnings, if the hypothesis is true, rarely
/// become large however often one looks. Rows are mature outcomes x ≥ 0 with their expectation m at
/// the target; all that is kept are sums, so a row costs the same after ten years as on day one.
///
/// J. Ville (1939) bounds the chance of ever reaching 1/α by α; G. Shafer, "Testing by betting",
/// J. R. Statist. Soc. A 184 (2021), 407; A. Ramdas et al., Statistical Science 38 (2023), 576.
public struct EvidenceProcess: Sendable, Hashable, Codable {
  /// N = Σ x.
  public private(set) var outcomes = 0.0

  /// M = Σ m, what the target promised for the same spend.
  public private(set) var expected = 0.0

  /// n, the rows with an expectation.
  public private(set) var rows = 0

  /// The days that the rows cover; one row may cover several.
  public private(set) var days = 0

  /// The prior of the dispersion; its base can be replaced where it is pooled over arms.
  public let dispersionPrior: DispersionPrior

  /// Q = Σ x²/m.
  private var squares = 0.0
  /// The counted orders behind the outcomes: zeros and repeats say nothing about dispersion.
  private var orders = 0.0
  private var nextRow = NextRowAutocovariance()
  private var slow = SlowAutocovariance()

  /// An episode without rows.
  public init(dispersionPrior: DispersionPrior = .conversions) {
    self.dispersionPrior = dispersionPrior
  }

  /// Adds a mature row: outcome `x` where the target promised `m`, over `days` days.
  ///
  /// `orders` is the number of orders behind a revenue; for counted outcomes it is the outcome, and
  /// so is a revenue in units of the order value. A row with m = 0 promises nothing and is skipped.
  public mutating func absorb(
    outcome x: Double, expected m: Double, days: Int = 1, orders: Double? = nil
  ) {
    guard m > 0 else { return }
    outcomes += x
    expected += m
    rows += 1
    self.days += days
    self.orders += orders ?? x
    squares += x * x / m
    let scale = m.squareRoot()
    nextRow.absorb(y: x / scale, a: scale)
    slow.absorb(y: x / scale, a: scale)
  }
}

extension EvidenceProcess {
  /// The Pearson dispersion about the arm's own rate, Σ (x − r̂m)² / (r̂m) / (n − 1), with its df.
  ///
  /// df = min(n − 1, orders), not n − 1: rows of zeros carry no information about dispersion.
  public var pearson: (dispersion: Double, degreesOfFreedom: Double) {
    guard outcomes > 0 else { return (0, 0) }
    let degreesOfFreedom = min(Double(rows - 1), orders)
    guard rows > 1 else { return (0, degreesOfFreedom) }
    let raw = (squares / rate - outcomes) / Double(rows - 1)
    return (max(0, raw), degreesOfFreedom)
  }

  /// φ, by which all evidence of the episode is divided.
  ///
  /// φ = max(φ₁ (1 + ρ)/(1 − ρ), φ₁ λ) + δ² M: the dispersion of one day's result, inflated for
  /// correlation from day to day or for slow drift, whichever is more, and by the unknown
  /// systematic error of target and measurement, δ = 2.5 %. `phi0` replaces the prior's base.
  public func dispersion(prior phi0: Double? = nil) -> Double {
    let prior = DispersionPrior(
      base: phi0 ?? dispersionPrior.base, perDay: dispersionPrior.perDay)
    let (raw, df) = pearson
    let dailyMean = days > 0 ? expected / Double(days) : 0
    let oneDay = prior.dispersion(
      pearson: raw, degreesOfFreedom: df, rows: rows, dailyMean: dailyMean)
    let rho = prior.correlation(
      observed: relative(nextRow.sums), degreesOfFreedom: df, dailyMean: dailyMean)
    let systematic = Self.systematicError * Self.systematicError * expected
    return oneDay * max((1 + rho) / (1 - rho), driftFactor) + systematic
  }

  /// λ, how much slow drift of the rate multiplies the dispersion; 1 without evidence of it.
  public var driftFactor: Double {
    dispersionPrior.driftFactor(
      autocorrelation: slowCorrelation, degreesOfFreedom: pearson.degreesOfFreedom)
  }

  /// r̂ = N / M, the arm's own rate as a multiple of the target's.
  public var rate: Double { expected > 0 ? outcomes / expected : 0 }

  /// Residual products over the residual squares S₀ = Q − r̂ N; zero where all rows agree.
  private func relative(_ sums: LagSums) -> Double {
    let squaredResiduals = squares - rate * outcomes
    return squaredResiduals > 1e-12 ? sums.products(rate: rate) / squaredResiduals : 0
  }

  /// q, the slow autocorrelation, freed of the bias that estimating r̂ brings.
  ///
  /// The bias of n independent rows is −(w / (1 − w)) / n · (1 − (1 − wⁿ) / (n (1 − w))).
  private var slowCorrelation: Double {
    guard rows > 0 else { return 0 }
    let w = SlowAutocovariance.weight
    let n = Double(rows)
    let bias = w / (1 - w) / n * (1 - (1 - pow(w, n)) / (n * (1 - w)))
    return relative(slow.sums) + bias
  }

  /// δ, the standard deviation of the relative error common to all rows of an episode.
  public static let systematicError = 0.025
}

extension EvidenceProcess: Archivable {
  public static var blank: Self { Self() }

  /// All but the prior, which the metric tells.
  public mutating func carry(in archive: inout NumberArchive) throws {
    try outcomes.carry(in: &archive)
    try expected.carry(in: &archive)
    try rows.carry(in: &archive)
    try days.carry(in: &archive)
    try squares.carry(in: &archive)
    try orders.carry(in: &archive)
    try nextRow.carry(in: &archive)
    try slow.carry(in: &archive)
  }
}
