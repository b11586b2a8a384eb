import Glibc

/// Bets that an arm brings only a part of what it should, begun again and again.
///
/// A mixture of Shiryaev–Roberts e-detectors: every bet begins with one unit on each rate, and the
/// sum of all winnings is watched, however long ago the decline began.
struct DeclineBets: Sendable, Hashable, Codable {
  /// The parts that are bet on, in equal shares; each over 0 and under 1.
  private let rates: [Double]
  /// ln g of each.
  private let logRates: [Double]
  /// L_g, the logarithm of the sum of all bets on rate g.
  private var logSums: [Double]
  /// The bet of each rate that has won most, which dates the decline.
  private var best: [Bet]

  /// One bet that goes on: in which week it was begun, and the logarithm of what it has made of one.
  fileprivate struct Bet: Sendable, Hashable, Codable {
    var week = 0
    var logWinnings = -Double.infinity
  }

  init(on rates: [Double]) {
    self.rates = rates
    logRates = rates.map { log($0) }
    logSums = .init(repeating: -.infinity, count: rates.count)
    best = .init(repeating: Bet(), count: rates.count)
  }

  /// The logarithm of the mean over rates; minus infinity before the first bet.
  var logOdds: Double { logSumExp(logSums) - log(Double(logSums.count)) }

  /// The week in which the best bet of all was begun; nil while none has won anything.
  ///
  /// The likeliest beginning of a decline, as in E. Page, "Continuous inspection schemes",
  /// Biometrika 41 (1954), 100: since the sum of the evidence last stood at its lowest.
  var onsetWeek: Int? {
    best.max { $0.logWinnings < $1.logWinnings }.flatMap { $0.logWinnings > 0 ? $0.week : nil }
  }

  /// Begins another bet, in a week with a number; weeks come in order.
  mutating func begin(week: Int) {
    for index in logSums.indices {
      logSums[index] = logAddExp(logSums[index], 0)
      if best[index].logWinnings <= 0 { best[index] = Bet(week: week, logWinnings: 0) }
    }
  }

  /// Adds a row: L_g += (x/φ) ln g + (m/φ)(1 − g).
  mutating func absorb(outcome x: Double, expected m: Double, dispersion phi: Double) {
    for (index, g) in rates.enumerated() {
      let winnings = x / phi * logRates[index] + m / phi * (1 - g)
      logSums[index] += winnings
      best[index].logWinnings += winnings
    }
  }

  /// Forgets all bets.
  mutating func reset() {
    self = DeclineBets(on: rates)
  }
}

// MARK: - State

extension DeclineBets {
  /// All but the rates, which the detector tells.
  mutating func carry(in archive: inout NumberArchive) throws {
    try logSums.carry(in: &archive)
    try best.carry(in: &archive)
    guard logSums.count == rates.count, best.count == rates.count else { throw NumberMismatch() }
  }
}

extension DeclineBets.Bet: Archivable {
  fileprivate static var blank: Self { Self() }

  fileprivate mutating func carry(in archive: inout NumberArchive) throws {
    try week.carry(in: &archive)
    try logWinnings.carry(in: &archive)
  }
}
