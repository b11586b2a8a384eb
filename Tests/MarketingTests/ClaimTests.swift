import Statistics
import Testing

@testable import Marketing

@Suite struct ClaimTests {
  @Test func `a row claims what its target promises for the money`() throws {
    let cost = try #require(claim(target: .costPerAcquisition(30)))
    #expect(cost.expected == 3)
    #expect(cost.outcome == 4)
    #expect(cost.orders == nil)
    let revenue = try #require(claim(target: .returnOnAdSpend(2)))
    #expect(revenue.expected == 9)
    #expect(revenue.outcome == 6)
    #expect(revenue.orders == 4)
  }

  @Test(arguments: [0.0, -3])
  func `a row without net spend claims nothing`(spend: Double) {
    #expect(claim(spend: spend, target: .costPerAcquisition(30)) == nil)
  }

  @Test func `two rows make one`() throws {
    let sum =
      try #require(claim(on: 3, target: .returnOnAdSpend(2)))
      + #require(claim(on: 5, spend: 10, target: .returnOnAdSpend(2)))
    #expect(sum.firstDay == day(3))
    #expect(sum.days == 2)
    #expect(sum.spend == 100)
    #expect(sum.outcome == 12)
    #expect(sum.expected == 10)
    #expect(sum.orders == 8)
  }

  @Test(
    arguments: [
      (.costPerAcquisition(15), 2), (.costPerAcquisition(60), 0.5), (.returnOnAdSpend(3), nil),
    ] as [(Target, Double?)])
  func `a target promises so many times what another did`(target: Target, promise: Double?) {
    #expect(target.promise(relativeTo: .costPerAcquisition(30)) == promise)
  }

  private func claim(on number: Int = 0, spend: Double = 90, target: Target) -> Claim? {
    let row = ChannelRow(
      period: Period(day: day(number)), spend: spend, conversions: 4, revenue: 120, source: "a",
      deliveredOn: day(number + 1))
    return Claim(of: row, target: target, orderValue: 20)
  }
}
