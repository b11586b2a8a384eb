import Glibc

/// Bets that an arm brings only a part of what it should, begun again and again.
///
/// A mixture of Shiryaev–Roberts e-detectors: every bet begins with one unit on each rate, and the
/// sum of all winnings is watched, however long ago the decline began.
struct DeclineBets: Sendable, Hashable, Codable {
  /// The parts that are bet on, in equal shares; each over 0 and under 1.
  private let rates: [Double]
  /// L_g, the logarithm of the sum of all bets on rate g.
  private var logSums: [Double]

  init(on rates: [Double]) {
    self.rates = rates
    logSums = .init(repeating: -.infinity, count: rates.count)
  }

  /// The logarithm of the mean over rates; minus infinity before the first bet.
  var logOdds: Double { logSumExp(logSums) - log(Double(logSums.count)) }

  /// Begins another bet.
  mutating func begin() {
    for index in logSums.indices { logSums[index] = logAddExp(logSums[index], 0) }
  }

  /// Adds a row: L_g += (x/φ) ln g + (m/φ)(1 − g).
  mutating func absorb(outcome x: Double, expected m: Double, dispersion phi: Double) {
    for (index, g) in rates.enumerated() {
      logSums[index] += x / phi * log(g) + m / phi * (1 - g)
    }
  }

  /// Forgets all bets.
  mutating func reset() {
    self = DeclineBets(on: rates)
  }
}
