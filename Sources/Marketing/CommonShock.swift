public import Statistics

/// So many channels fell at once that the fall is not theirs: a holiday, a site that is down.
///
/// A channel falls when its last seven mature days lie 1.645 standard errors or more under the level
/// that it had before them, which one in twenty does by chance. Channels too small to show that,
/// with 1.645 standard errors even for silence, are not asked. A shock takes at least three that
/// fall, and half of those asked.
public struct CommonShock: Hashable, Sendable, Codable {
  /// Channels that fell.
  public let falling: Int
  /// Channels that were asked.
  public let asked: Int

  public init(falling: Int, asked: Int) {
    self.falling = falling
    self.asked = asked
  }

  /// Nil when the weeks of the channels that are still judged show no shock.
  public init?(among weeks: some Sequence<RecentWeek>) {
    let deviations = weeks.compactMap { week in
      week.resolution ?? 0 >= Self.leastDeviation ? week.deviation : nil
    }
    falling = deviations.count { $0 <= -Self.leastDeviation }
    asked = deviations.count
    guard falling >= Self.leastFalling, 2 * falling >= asked else { return nil }
  }

  /// The normal quantile at 95 %.
  static let leastDeviation = 1.645
  static let leastFalling = 3
}
