import Testing

@testable import Marketing

@Suite struct ChannelRowTests {
  private typealias Delivery = RecordedObservation.Delivery

  @Test func `a row delivered once is known from the day after its period`() throws {
    let row = try #require(sum([item(conversions: 3, on: 30)]))
    #expect(row.knownOn == day(1))
    #expect(row.deliveredOn == day(30))
    #expect(row.earlier.isEmpty)
  }

  @Test func `a changed value counts from the day it came`() throws {
    let row = try #require(sum([item(conversions: 5, on: 9, after: [(3, 1), (4, 4)])]))
    #expect(row.earlier.map(\.knownOn) == [day(1), day(4)])
    #expect(row.earlier.map(\.figures.conversions) == [3, 4])
    #expect(row.knownOn == day(9))
    #expect(row.conversions == 5)
  }

  @Test func `the same value again makes the row older`() throws {
    let row = try #require(sum([item(conversions: 3, on: 8, after: [(3, 1)])]))
    #expect(row.earlier.map(\.figures.deliveredOn) == [day(1)])
    #expect(row.knownOn == day(8))
    #expect(row.deliveredOn == day(8))
  }

  @Test func `the first value of a late file counts from the day after the period`() throws {
    let row = try #require(sum([item(conversions: 5, on: 60, after: [(3, 40)])]))
    #expect(row.earlier.map(\.knownOn) == [day(1)])
    #expect(row.earlier.map(\.figures.deliveredOn) == [day(40)])
    #expect(row.knownOn == day(60))
  }

  @Test func `what came before the period was over is no version`() throws {
    let row = try #require(sum([item(conversions: 5, on: 1, after: [(2, 0)])]))
    #expect(row.earlier.isEmpty)
    #expect(row.conversions == 5)
  }

  @Test func `of two deliveries of a day the later one counts`() throws {
    let row = try #require(sum([item(conversions: 5, on: 4, after: [(3, 1), (4, 4)])]))
    #expect(row.earlier.map(\.figures.conversions) == [3])
    #expect(row.conversions == 5)
  }

  @Test func `a row is on each day the sum of its items as they were known`() throws {
    let row = try #require(
      sum([
        item("a", conversions: 5, on: 4, after: [(3, 1)]),
        item("b", conversions: 30, on: 6, after: [(10, 1), (20, 4)]),
        item("c", conversions: 100, on: 1),
      ]))
    #expect(row.earlier.map(\.knownOn) == [day(1), day(4)])
    #expect(row.earlier.map(\.figures.conversions) == [113, 125])
    #expect(row.conversions == 135)
    #expect(row.knownOn == day(6))
  }

  @Test func `a sum is as old as the oldest value in it`() throws {
    let row = try #require(
      sum([
        item("a", conversions: 5, on: 4, after: [(3, 1)]),
        item("b", conversions: 30, on: 6, after: [(10, 2)]),
      ]))
    #expect(row.earlier.map(\.figures.deliveredOn) == [day(1), day(2)])
    #expect(row.deliveredOn == day(4))
  }

  @Test func `every version bears the fixed cost`() throws {
    let rules = PlanRules.weekly(channels: ["meta": ChannelRules(fixedCost: 7000)])
    let row = try #require(sum([item(conversions: 5, on: 4, after: [(3, 1)])], under: rules))
    #expect(row.spend == 100)
    #expect(row.earlier.map(\.figures.spend) == [100])
  }

  @Test func `every version is visited, oldest first`() throws {
    let row = try #require(sum([item(conversions: 5, on: 9, after: [(3, 1), (4, 4)])]))
    var seen: [Double?] = []
    row.forEachVersion { seen.append($0.figures.conversions) }
    #expect(seen == [3, 4, 5])
  }

  /// A row of the first day, with 90 units of spend at each delivery.
  private func item(
    _ item: String = "", conversions: Double, on last: Int,
    after earlier: [(conversions: Double, on: Int)] = []
  ) -> RecordedObservation {
    RecordedObservation(
      key: .init(source: "generic", channel: "meta", item: item, period: Period(day: day(0))),
      metrics: metrics(conversions), deliveredOn: day(last), revision: earlier.count + 1,
      file: "meta.csv", line: 2,
      earlier: earlier.map { Delivery(metrics: metrics($0.conversions), on: day($0.on)) })
  }

  private func metrics(_ conversions: Double) -> Metrics {
    Metrics(spend: Micros(units: 90), conversions: conversions)
  }

  private func sum(
    _ items: [RecordedObservation], under rules: PlanRules = .weekly()
  ) -> ChannelRow? {
    ChannelHistory.histories(of: items, under: rules).first?.rows.first
  }
}
