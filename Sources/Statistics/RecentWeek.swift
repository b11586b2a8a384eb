import Glibc

/// An arm's last seven days of rows, beside the level that it had before them.
///
/// What tells a shock that hits all arms together from the failure of one.
public struct RecentWeek: Sendable, Hashable, Codable {
  fileprivate struct Row: Sendable, Hashable, Codable {
    fileprivate(set) var lastDay = 0
    fileprivate(set) var outcome = 0.0
    fileprivate(set) var expected = 0.0
    /// r̃ and φ_L as they were before the row; r̃ is nil while too few days have told it.
    fileprivate(set) var level: Double?
    fileprivate(set) var dispersion = 0.0
  }

  /// Oldest first.
  private var rows: [Row] = []

  /// No rows yet.
  public init() {}

  /// Adds a mature row; rows that end seven days before it, or earlier, are forgotten.
  ///
  /// `level` and `dispersion` are those of the arm before the row, `lastDay` counts days from any
  /// fixed one. Without a level there is nothing to fall from: an arm that never met its target
  /// has not fallen.
  public mutating func absorb(
    lastDay: Int, outcome: Double, expected: Double, level: Double?, dispersion: Double
  ) {
    rows.append(
      Row(
        lastDay: lastDay, outcome: outcome, expected: expected, level: level,
        dispersion: dispersion))
    rows.removeAll { $0.lastDay <= lastDay - 7 }
  }

  /// How many standard errors the rows lie over the level before them: (X − E)/√(φ E).
  ///
  /// X = Σ x and E = r̃ Σ m, with r̃ and φ of the time before the oldest row; nil without rows, or
  /// without a level.
  public var deviation: Double? {
    standing.map { ($0.observed - $0.promised) / ($0.dispersion * $0.promised).squareRoot() }
  }

  /// How many standard errors silence would lie under that level: what the rows could show.
  public var resolution: Double? {
    standing.map { ($0.promised / $0.dispersion).squareRoot() }
  }

  private var standing: (observed: Double, promised: Double, dispersion: Double)? {
    guard let oldest = rows.first, let level = oldest.level else { return nil }
    let promised = rows.reduce(0) { $0 + $1.expected } * level
    guard promised > 0 else { return nil }
    return (rows.reduce(0) { $0 + $1.outcome }, promised, oldest.dispersion)
  }
}

extension RecentWeek: Archivable {
  public static var blank: Self { Self() }

  public mutating func carry(in archive: inout NumberArchive) throws {
    try rows.carry(in: &archive)
  }
}

extension RecentWeek.Row: Archivable {
  fileprivate static var blank: Self { Self() }

  fileprivate mutating func carry(in archive: inout NumberArchive) throws {
    try lastDay.carry(in: &archive)
    try outcome.carry(in: &archive)
    try expected.carry(in: &archive)
    try level.carry(in: &archive)
    try dispersion.carry(in: &archive)
  }
}
