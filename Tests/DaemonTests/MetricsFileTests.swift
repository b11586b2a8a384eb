import Foundation
import Marketing
import Testing

@testable import Daemon

struct MetricsFileTests {
  private let house: House

  init() throws {
    house = try House()
  }

  /// The line of a metric, after a look on a day.
  private func samples(_ name: String, on iso: String, overflows: Int? = nil) throws -> [Substring]
  {
    var file = MetricsFile(version: "1.0.0")
    let now = try Date("\(iso)T12:00:00+01:00", strategy: .iso8601)
    try file.write(house.configuration, house.ledger, now: now, overflows: overflows)
    let lines = try house.folder.text(of: "out/tanteo.prom").split(separator: "\n")
    return lines.filter { $0.hasPrefix("tanteo_\(name)") }
  }

  @Test func `a plan is called after its configuration`() throws {
    #expect(try samples("decision", on: "2026-03-02") == [])
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    #expect(try samples("decision", on: "2026-03-02") == ["tanteo_decision{plan=\"tanteo\"} 1"])
  }

  /// The figures end on 2026-03-01.
  @Test(arguments: [("2026-03-02", 1), ("2026-03-05", 4), ("2026-06-30", 35)])
  func `data ages by the day, up to a limit`(day: String, age: Int) throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.pass(on: "2026-03-02")
    #expect(
      try samples("channel_data_age_days", on: day) == [
        "tanteo_channel_data_age_days{channel=\"display\",plan=\"tanteo\"} \(age)",
        "tanteo_channel_data_age_days{channel=\"search\",plan=\"tanteo\"} \(age)",
      ])
  }

  /// Daily figures may be 1 + 3 days old; a channel that gets nothing owes none.
  @Test func `only a channel with money owes figures, by its cadence`() throws {
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
    #expect(
      try samples("channel_data_age_allowed_days", on: "2026-03-02") == [
        "tanteo_channel_data_age_allowed_days{channel=\"search\",plan=\"tanteo\"} 4"
      ])
  }

  @Test func `rows by the week tell that their channel comes by the week`() throws {
    try house.deliver(
      "start date,end date,channel,spend,conversions\n2026-02-16,2026-02-22,radio,350,12\n"
        + "2026-02-23,2026-03-01,radio,350,11\n")
    try house.decide(on: "2026-03-02")
    #expect(
      try samples("channel_data_age_allowed_days", on: "2026-03-02") == [
        "tanteo_channel_data_age_allowed_days{channel=\"radio\",plan=\"tanteo\"} 10"
      ])
  }

  @Test func `each file is counted where it is`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.deliver("date,channel,spend\n2026-02-30,search,1\n", as: "bad.csv")
    try house.pass(on: "2026-03-02")
    try house.deliver("later", as: "waits.csv")
    #expect(
      try samples("files", on: "2026-03-02") == [
        "tanteo_files_processed_total{plan=\"tanteo\"} 1",
        "tanteo_files_unanswered{plan=\"tanteo\",state=\"failed\"} 1",
        "tanteo_files_unanswered{plan=\"tanteo\",state=\"held\"} 0",
        "tanteo_files_waiting{plan=\"tanteo\"} 1",
      ])
  }

  @Test func `the last success and lost events are as told`() throws {
    // date -d 2026-03-02T12:00:00+01:00 +%s
    #expect(
      try samples("last_success", on: "2026-03-02") == [
        "tanteo_last_success_timestamp_seconds{plan=\"tanteo\"} 1772449200"
      ])
    #expect(
      try samples("inbox_overflows", on: "2026-03-02", overflows: 2) == [
        "tanteo_inbox_overflows_total{plan=\"tanteo\"} 2"
      ])
  }

  /// What the file says of a second pass, so many seconds after the first.
  private func secondSuccess(after seconds: Int, _ between: () throws -> Void = {}) throws -> Int? {
    var file = MetricsFile(version: "1.0.0")
    let first = Date(timeIntervalSince1970: 1_772_449_200)
    try file.write(house.configuration, house.ledger, now: first)
    try between()
    try file.write(house.configuration, house.ledger, now: first + Double(seconds))
    let match = try house.folder.text(of: "out/tanteo.prom")
      .firstMatch(of: /last_success_timestamp_seconds\{.*\} (\d+)/)
    return match.flatMap { Int($0.1) }.map { $0 - 1_772_449_200 }
  }

  @Test(arguments: [(30, 0), (299, 0), (300, 300), (-30, -30)])
  func `an idle daemon writes every five minutes, or when the clock was set back`(
    seconds: Int, told: Int
  ) throws {
    #expect(try secondSuccess(after: seconds) == told)
  }

  @Test func `news is written at once`() throws {
    let told = try secondSuccess(after: 30) { try house.deliver("later", as: "waits.csv") }
    #expect(told == 30)
  }
}
