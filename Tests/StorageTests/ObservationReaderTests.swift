import Marketing
import Testing

@testable import Storage

struct ObservationReaderTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  private func only(throughFile file: Int64? = nil) throws -> RecordedObservation {
    let all = try ledger.observations(throughFile: file)
    #expect(all.count == 1)
    return try #require(all.first)
  }

  /// Five mornings: 100, 100 again, 90, 90 again, 100.
  private func deliverOnFiveMornings() throws {
    for (name, today, spend) in [
      ("a.csv", "2026-01-06", 100.0), ("b.csv", "2026-01-07", 100), ("c.csv", "2026-01-08", 90),
      ("d.csv", "2026-01-09", 90), ("e.csv", "2026-01-10", 100),
    ] {
      try ledger.take(name, on: today, [observation(spend: spend)])
    }
  }

  @Test(arguments: [
    (1, 100.0, "2026-01-06"), (2, 100, "2026-01-07"), (3, 90, "2026-01-08"),
    (4, 90, "2026-01-09"), (5, 100, "2026-01-10"),
  ])
  func `each file's view is kept`(file: Int64, spend: Double, delivered: String) throws {
    try deliverOnFiveMornings()
    let view = try only(throughFile: file)
    #expect(view.metrics.spend == Micros(units: spend))
    #expect(view.deliveredOn == Day(iso: delivered))
  }

  /// Every way in which two values can come on five files, two of them on one day.
  @Test(arguments: 0..<32)
  func `the view through a file is what was known when it had been taken`(pattern: Int) throws {
    let days = ["2026-01-06", "2026-01-07", "2026-01-07", "2026-01-08", "2026-01-09"]
    let known = try days.indices.map { index in
      let spend = pattern >> index & 1 == 0 ? 100.0 : 90
      try ledger.take("\(index).csv", on: days[index], [observation(spend: spend)])
      return try ledger.observations()
    }
    #expect(try (1...5).map { try ledger.observations(throughFile: $0) } == known)
  }

  @Test func `the view through the last file is the present`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation(), observation("display")])
    try ledger.take("b.csv", on: "2026-01-07", [observation(), observation("display", spend: 1)])
    let last = try ledger.take("c.csv", on: "2026-01-08", [observation("display", spend: 2)])
    #expect(try ledger.observations(throughFile: last.id) == ledger.observations())
  }

  @Test func `what a later file brought first was not known before`() throws {
    try ledger.take("b.csv", [observation()])
    #expect(try ledger.observations(throughFile: 0) == [])
  }

  /// Such as `100 on 2026-01-06`.
  private func told(_ deliveries: [RecordedObservation.Delivery]) -> String {
    deliveries.map { "\(Int($0.metrics.spend?.units ?? 0)) on \($0.on)" }
      .joined(separator: ", ")
  }

  @Test func `a row that came once has nothing before it`() throws {
    try ledger.take("a.csv", [observation()])
    #expect(try only().earlier == [])
  }

  @Test(arguments: [
    (1, ""), (2, "100 on 2026-01-06"), (3, "100 on 2026-01-06, 100 on 2026-01-07"),
    (4, "100 on 2026-01-06, 100 on 2026-01-07, 90 on 2026-01-08"),
    (5, "100 on 2026-01-06, 100 on 2026-01-07, 90 on 2026-01-08, 90 on 2026-01-09"),
  ])
  func `every delivery before is told, oldest first`(file: Int64, earlier: String) throws {
    try deliverOnFiveMornings()
    #expect(try told(only(throughFile: file).earlier) == earlier)
  }

  @Test func `what came before has all its metrics`() throws {
    try ledger.take(
      "a.csv", on: "2026-01-06",
      [observation(spend: 1, impressions: 2, clicks: 3, conversions: 4.5)])
    try ledger.take("b.csv", on: "2026-01-07", [observation(spend: nil)])
    #expect(
      try only().earlier == [
        .init(
          metrics: Metrics(spend: Micros(units: 1), impressions: 2, clicks: 3, conversions: 4.5),
          on: day("2026-01-06"))
      ])
  }

  @Test func `two values of one day are two deliveries`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation(spend: 100)])
    try ledger.take("b.csv", on: "2026-01-06", [observation(spend: 90)])
    #expect(try told(only().earlier) == "100 on 2026-01-06")
  }

  @Test func `each observation has its own past`() throws {
    try ledger.take("a.csv", on: "2026-01-06", [observation("radio"), observation("display")])
    try ledger.take("b.csv", on: "2026-01-07", [observation("tv"), observation("radio", spend: 9)])
    try ledger.take("c.csv", on: "2026-01-08", [observation("display")])
    #expect(
      try ledger.observations().map { told($0.earlier) }
        == ["100 on 2026-01-06", "100 on 2026-01-06", ""])
  }

  @Test(arguments: [
    // The row ends on 5 January: 100 comes a day and two days after it, 90 three and four.
    (1, "100 on 2026-01-06, 90 on 2026-01-08"),
    (2, "100 on 2026-01-06, 100 on 2026-01-07, 90 on 2026-01-08"),
    (3, "100 on 2026-01-06, 100 on 2026-01-07, 90 on 2026-01-08"),
    (4, "100 on 2026-01-06, 100 on 2026-01-07, 90 on 2026-01-08, 90 on 2026-01-09"),
  ])
  func `what only repeats a settled value can be passed over`(age: Int, earlier: String) throws {
    try deliverOnFiveMornings()
    #expect(try told(ledger.observations(settledAge: age).flatMap(\.earlier)) == earlier)
  }

  @Test(arguments: [(1, "2026-01-08"), (3, "2026-01-08"), (4, "2026-01-09"), (5, "2026-01-09")])
  func `a settled value is not delivered anew`(age: Int, delivered: String) throws {
    try deliverOnFiveMornings()
    let view = try ledger.observations(throughFile: 4, settledAge: age)
    #expect(view.map(\.deliveredOn) == [try day(delivered)])
  }
}
