import Glibc
import Statistics

/// How long after the spend the conversions of a made-up channel come.
public enum ConversionDelay: String, Sendable, Hashable, CaseIterable, Codable {
  /// On the same day.
  case none
  /// Exponential, three days in the mean, whole days passed.
  case exp3
  /// Lognormal with a median of five days and a deviation of 1, whole days passed.
  case lognormal5

  /// The share of a day's conversions that are known at the end of a day so many days later.
  ///
  /// Within sixty days all are.
  func knownShare(atAge days: Int) -> Double {
    days >= Self.longest ? 1 : cumulative(Double(days + 1)) / cumulative(Double(Self.longest))
  }

  /// Days after which 95 in a hundred are known: what an attribution window should be.
  public var window: Int {
    (0...Self.longest).first { knownShare(atAge: $0) >= 0.95 } ?? Self.longest
  }

  /// The chance that less than so many days pass.
  private func cumulative(_ days: Double) -> Double {
    switch self {
    case .none: 1
    case .exp3: -expm1(-days / 3)
    case .lognormal5: erfc(-log(days / 5) / 2.0.squareRoot()) / 2
    }
  }

  private static let longest = 60
}
