public import Statistics

/// So many channels fell at once that the fall is not theirs: a holiday, a site that is down.
///
/// A channel falls when its last seven mature days lie 1.645 standard errors or more under the level
/// that it had before them, which one in twenty does by chance. Channels too small to show that,
/// with 1.645 standard errors even for silence, are not asked. A shock takes at least three that
/// fall, and half of those asked.
///
/// What a shock leaves in the evidence is diluted only by the days after it, and a level that follows
/// the arms soon takes a shock for the rule: drops wait for four weeks more.
public struct CommonShock: Hashable, Sendable, Codable {
  /// Channels that fell.
  public let falling: Int
  /// Channels that were asked.
  public let asked: Int
  /// The day on which it was last found.
  public let on: Day

  public init(falling: Int, asked: Int, on: Day) {
    self.falling = falling
    self.asked = asked
    self.on = on
  }

  /// The last day on which drops wait.
  public var waitsThrough: Day { on + Self.patience }

  /// Nil when the weeks of the channels that are still judged show no shock.
  public init?(among weeks: some Sequence<RecentWeek>, on day: Day) {
    on = day
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
  /// Days for which drops wait after a shock was last found.
  static let patience = 28
}

extension [Period] {
  /// Counts a shock in: to the last run where that still lasts, else as a run of its own.
  mutating func extend(by shock: CommonShock, on day: Day) {
    let run = last.flatMap { day <= $0.end + 1 ? $0 : nil }
    guard let longer = Period(start: run?.start ?? day, end: shock.waitsThrough) else { return }
    if run != nil { removeLast() }
    append(longer)
  }
}
