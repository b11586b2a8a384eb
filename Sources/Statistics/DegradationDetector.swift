/// Tells that an arm which met its target has fallen below it, however long ago it began.
///
/// A mixture of Shiryaev–Roberts e-detectors: every week a new bet against the arm is begun, and
/// the sum of all their winnings is watched. While the arm keeps within `tolerance` of its target,
/// that sum grows by at most one a week in expectation: an alarm at A comes within W weeks with
/// probability W/A at most, and after A weeks on average at the earliest.
///
/// J. Shin, A. Ramdas and A. Rinaldo, "E-detectors: a nonparametric framework for sequential change
/// detection", New England J. Stat. Data Sci. 2 (2023), 229.
public struct DegradationDetector: Sendable, Hashable, Codable {
  /// τ, by how much an arm may miss its target without being told.
  ///
  /// Without it a measurement that is 5 % short would end a busy arm within months.
  public let tolerance: Double

  private var bets = DeclineBets(on: EvidenceProcess.shortfalls)

  public init(tolerance: Double = 0.05) {
    self.tolerance = tolerance
  }

  /// Begins another bet, with one unit on each rate; to be called every week, once and in order.
  public mutating func begin(week: Int) {
    bets.begin(week: week)
  }

  /// Adds a mature row: L_g += (x/φ) ln g + ((1 − τ) m/φ)(1 − g).
  ///
  /// `dispersion` must be known before the row.
  public mutating func absorb(outcome x: Double, expected m: Double, dispersion phi: Double) {
    bets.absorb(outcome: x, expected: (1 - tolerance) * m, dispersion: phi)
  }

  /// ln SR, the logarithm of the mean over rates; minus infinity before the first bet.
  public var logOdds: Double { bets.logOdds }

  /// Forgets all bets.
  public mutating func reset() {
    bets.reset()
  }
}

extension DegradationDetector {
  /// All but the tolerance, which the design of the test tells.
  mutating func carry(in archive: inout NumberArchive) throws {
    try bets.carry(in: &archive)
  }
}
