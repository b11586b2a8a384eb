import Glibc
import Statistics

/// Rows whose evidence is known from replays in NumPy.
enum EvidenceExamples {
  static let outcomes: [Double] = [
    2, 1, 0, 3, 1, 2, 0, 1, 4, 0, 1, 2, 1, 0, 2, 1, 3, 0, 1, 1, 0, 2, 1, 0, 5, 1, 0, 2, 1, 1,
  ]
  static let expectations =
    [Double](repeating: 3, count: 10) + [Double](repeating: 1.5, count: 10)
    + [Double](repeating: 4, count: 10)

  /// The first rows of an arm at half its target.
  static func rows(_ count: Int) -> [(outcome: Double, expected: Double)] {
    Array(zip(outcomes, expectations).prefix(count)).map { ($0.0, $0.1) }
  }

  /// Rows whose rate swings slowly, at six a day.
  static func drifting(_ count: Int) -> [(outcome: Double, expected: Double)] {
    (0..<count).map { ((6 * (1 + 0.8 * sin(Double($0) / 6))).rounded(.toNearestOrEven), 6) }
  }

  static func local(rows: Int) -> LocalDispersion {
    self.rows(rows).reduce(into: LocalDispersion()) {
      $0.absorb(outcome: $1.outcome, expected: $1.expected)
    }
  }
}
