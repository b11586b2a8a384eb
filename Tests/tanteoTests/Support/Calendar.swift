import Foundation

/// A day of the made-up data.
struct TestDay: Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  let number: Int

  /// The Monday on which most histories begin; nothing depends on the clock.
  static let first = TestDay(number: 20_458)

  /// The day of the clock in UTC, for a daemon takes its day from there.
  static var today: TestDay { TestDay(number: Int(Date().timeIntervalSince1970) / 86_400) }

  /// `2026-01-05`.
  var description: String {
    Date(timeIntervalSince1970: Double(number) * 86_400)
      .formatted(.iso8601.year().month().day())
  }

  static func < (left: TestDay, right: TestDay) -> Bool { left.number < right.number }
  static func + (day: TestDay, days: Int) -> TestDay { TestDay(number: day.number + days) }
  static func - (day: TestDay, days: Int) -> TestDay { TestDay(number: day.number - days) }
}
