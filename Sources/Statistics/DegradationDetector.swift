import Glibc

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

  /// L_g, the logarithm of the sum of all bets on rate g.
  private var logSums = [Double](
    repeating: -.infinity, count: EvidenceProcess.shortfalls.count)

  public init(tolerance: Double = 0.05) {
    self.tolerance = tolerance
  }

  /// Begins another bet, with one unit on each rate; to be called once a week.
  public mutating func begin() {
    for index in logSums.indices { logSums[index] = logAddExp(logSums[index], 0) }
  }

  /// Adds a mature row: L_g += (x/φ) ln g + ((1 − τ) m/φ)(1 − g).
  ///
  /// `dispersion` must be known before the row.
  public mutating func absorb(outcome x: Double, expected m: Double, dispersion phi: Double) {
    for (index, g) in EvidenceProcess.shortfalls.enumerated() {
      logSums[index] += x / phi * log(g) + (1 - tolerance) * m / phi * (1 - g)
    }
  }

  /// ln SR, the logarithm of the mean over rates; minus infinity before the first bet.
  public var logOdds: Double {
    logSumExp(logSums) - log(Double(logSums.count))
  }

  /// Forgets all bets.
  public mutating func reset() {
    self = DegradationDetector(tolerance: tolerance)
  }
}
