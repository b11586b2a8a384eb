import Glibc

/// The evidence that an arm does better than its target, for any outcome that is never negative.
///
/// Seven gamblers each stake a fixed part b of their wealth on every row: W ← W (1 + b (x/m − 1)).
/// If the mean of x is at most m their wealth is a supermartingale, whatever the distribution: no
/// dispersion, no tail needs to be known. I. Waudby-Smith and A. Ramdas, "Estimating means of
/// bounded random variables by betting", J. R. Statist. Soc. B 86 (2024), 1.
public struct BettingProcess: Sendable, Hashable, Codable {
  private var logWealths = [Double](repeating: 0, count: stakes.count)

  /// No rows yet, and no evidence.
  public init() {}

  /// Adds a mature row: outcome `x` ≥ 0 where the target promised `m`; skipped if that is zero.
  public mutating func absorb(outcome x: Double, expected m: Double) {
    guard m > 0 else { return }
    for (gambler, stake) in Self.stakes.enumerated() {
      logWealths[gambler] += log1p(stake * (x / m - 1))
    }
  }

  /// The logarithm of the gamblers' mean wealth; zero at the start.
  public var logEvidence: Double {
    logSumExp(logWealths) - log(Double(logWealths.count))
  }

  /// b, the part of its wealth that each gambler stakes.
  static let stakes = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4]
}

extension BettingProcess: Archivable {
  public static var blank: Self { Self() }

  public mutating func carry(in archive: inout NumberArchive) throws {
    try logWealths.carry(in: &archive)
  }
}
