import Foundation
import Marketing
import Testing

@testable import Daemon

struct ScheduleTests {
  /// Madrid is at +01:00 in winter, at +02:00 from 2026-03-29 to 2026-10-25, changing at 01:00 UTC.
  private func schedule(
    _ cadence: DecisionCadence, minute: Int = 360, in zone: String = "Europe/Madrid"
  ) throws -> Schedule {
    guard let timeZone = TimeZone(identifier: zone) else { throw Missing() }
    return Schedule(cadence: cadence, minute: minute, timeZone: timeZone)
  }

  private func instant(_ iso: String) throws -> Date {
    try Date(iso, strategy: .iso8601)
  }

  @Test(arguments: [
    ("2026-01-05T22:59:59Z", "2026-01-05"), ("2026-01-05T23:00:00Z", "2026-01-06"),
    ("2026-03-28T22:59:59Z", "2026-03-28"), ("2026-03-28T23:00:00Z", "2026-03-29"),
    ("2026-03-29T21:59:59Z", "2026-03-29"), ("2026-03-29T22:00:00Z", "2026-03-30"),
    ("2026-10-24T22:00:00Z", "2026-10-25"), ("2026-10-25T22:59:59Z", "2026-10-25"),
    ("1969-12-31T22:59:59Z", "1969-12-31"),
  ])
  func `a day begins at midnight of its own zone`(iso: String, expected: String) throws {
    #expect(try schedule(.day).day(of: instant(iso)).description == expected)
  }

  @Test(arguments: [
    ("2026-01-05T04:59:59Z", "2026-01-04"), ("2026-01-05T05:00:00Z", "2026-01-05"),
    // The clocks went forward: six o'clock comes an hour sooner.
    ("2026-03-29T03:59:59Z", "2026-03-28"), ("2026-03-29T04:00:00Z", "2026-03-29"),
    // The clocks went back.
    ("2026-10-25T04:59:59Z", "2026-10-24"), ("2026-10-25T05:00:00Z", "2026-10-25"),
  ])
  func `a daily decision is due at its time`(iso: String, expected: String) throws {
    #expect(try schedule(.day).lastDue(at: instant(iso)).description == expected)
  }

  @Test(arguments: [
    // 2026-03-30 is the Monday after the change.
    ("2026-03-30T03:59:59Z", "2026-03-23"), ("2026-03-30T04:00:00Z", "2026-03-30"),
    ("2026-04-05T23:59:59Z", "2026-03-30"),
  ])
  func `a weekly decision is due on Mondays`(iso: String, expected: String) throws {
    #expect(try schedule(.week).lastDue(at: instant(iso)).description == expected)
  }

  /// Half past two does not exist on that night: it has come when the clocks stand at three.
  @Test(arguments: [
    ("2026-03-29T00:59:59Z", "2026-03-28"), ("2026-03-29T01:00:00Z", "2026-03-29"),
  ])
  func `a time that the clocks skip has come with the next`(iso: String, expected: String) throws {
    let schedule = try schedule(.day, minute: 150)
    #expect(schedule.lastDue(at: try instant(iso)).description == expected)
  }

  @Test(arguments: [
    (DecisionCadence.day, "2026-01-05T04:00:00Z", "2026-01-05"),
    (.day, "2026-01-05T06:00:00Z", "2026-01-06"),
    (.week, "2026-01-05T04:00:00Z", "2026-01-05"),
    (.week, "2026-01-05T06:00:00Z", "2026-01-12"),
    (.week, "2026-01-08T12:00:00Z", "2026-01-12"),
  ])
  func `the next decision is a cadence after the last due`(
    cadence: DecisionCadence, iso: String, expected: String
  ) throws {
    #expect(try schedule(cadence).nextDue(after: instant(iso)).description == expected)
  }

  @Test(arguments: [
    (DecisionCadence.day, "2026-01-05T04:00:00Z", "2026-01-05T05:00:00Z"),
    (.day, "2026-01-05T05:00:00Z", "2026-01-06T05:00:00Z"),
    (.week, "2026-03-25T12:00:00Z", "2026-03-30T04:00:00Z"),
  ])
  func `it is due at its time`(cadence: DecisionCadence, iso: String, expected: String) throws {
    #expect(try schedule(cadence).nextTime(after: instant(iso)) == instant(expected))
  }

  @Test(arguments: [
    ("2026-01-05", "2026-01-05T06:00:00+01:00"), ("2026-03-28", "2026-03-28T06:00:00+01:00"),
    ("2026-03-29", "2026-03-29T06:00:00+02:00"), ("2026-10-25", "2026-10-25T06:00:00+01:00"),
  ])
  func `a day's stamp is its time of decision`(iso: String, expected: String) throws {
    #expect(try schedule(.day).stamp(day(iso), at: nil) == expected)
  }

  @Test func `a time before the clocks change still has the old offset`() throws {
    let schedule = try schedule(.day, minute: 60)
    #expect(schedule.stamp(try day("2026-03-29"), at: nil) == "2026-03-29T01:00:00+01:00")
  }

  @Test(arguments: [
    ("America/New_York", "2026-01-05T06:00:00-05:00"),
    ("Asia/Kolkata", "2026-01-05T06:00:00+05:30"),
    ("Pacific/Kiritimati", "2026-01-05T06:00:00+14:00"), ("UTC", "2026-01-05T06:00:00+00:00"),
  ])
  func `a stamp has its zone's offset`(zone: String, expected: String) throws {
    #expect(try schedule(.day, in: zone).stamp(day("2026-01-05"), at: nil) == expected)
  }

  @Test func `the stamp of an instant has its minute`() throws {
    let stamp = try schedule(.day).stamp(
      day("2026-07-01"), at: instant("2026-07-01T10:34:56Z"))
    #expect(stamp == "2026-07-01T12:34:00+02:00")
  }
}
