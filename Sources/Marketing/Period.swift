/// Consecutive days, first and last included: a day, a week, a month or any dated range.
public struct Period: Hashable, Sendable, Codable {
  public let start: Day
  public let end: Day

  /// Returns nil when the end lies before the start.
  public init?(start: Day, end: Day) {
    guard start <= end else { return nil }
    self.start = start
    self.end = end
  }

  public init(day: Day) {
    start = day
    end = day
  }

  /// The seven days from Monday to Sunday that contain a day.
  public init(weekOf day: Day) {
    start = day.mondayOfWeek
    end = day.mondayOfWeek + 6
  }

  /// The calendar month that contains a day.
  public init(monthOf day: Day) {
    let (year, month, dayOfMonth) = day.civil
    start = day - (dayOfMonth - 1)
    end = start + (Day.length(ofMonth: month, year: year) - 1)
  }

  /// The number of days, at least 1.
  public var dayCount: Int { end - start + 1 }

  public func contains(_ day: Day) -> Bool { start <= day && day <= end }
}

extension Period: Comparable {
  /// By last day, then by first.
  public static func < (left: Period, right: Period) -> Bool {
    (left.end, left.start) < (right.end, right.start)
  }
}

extension Period: CustomStringConvertible {
  public var description: String { text(in: .english) }

  /// `2026-09-01 to 2026-09-07`, `2026-09-01 a 2026-09-07`; one day stands alone.
  public func text(in language: Language) -> String {
    start == end ? "\(start)" : "\(start) \(language.say("to", "a")) \(end)"
  }
}
