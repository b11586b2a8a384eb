import Testing

@testable import Marketing

@Suite struct RecentSpendTests {
  @Test func `before the first row nothing is known`() {
    #expect(RecentSpend().daily == nil)
  }

  // Of every second day up to day 60, the last four weeks begin on day 34: 14 rows in 27 days.
  @Test(arguments: [(0, 90), (10, 540.0 / 11), (60, 1260.0 / 27)] as [(Int, Double)])
  func `four weeks of spend are told by the day`(last: Int, daily: Double) throws {
    var recent = RecentSpend()
    for number in stride(from: 0, through: last, by: 2) { recent.add(try claim(on: number)) }
    #expect(abs(try #require(recent.daily) - daily) < 1e-9)
  }

  private func claim(on number: Int) throws -> Claim {
    let row = ChannelRow(
      period: Period(day: day(number)), spend: 90, conversions: 4, source: "a",
      deliveredOn: day(number + 1))
    return try #require(Claim(of: row, target: .costPerAcquisition(30), orderValue: 1))
  }
}
