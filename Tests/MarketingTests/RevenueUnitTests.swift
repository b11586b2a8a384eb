import Testing

@testable import Marketing

@Suite struct RevenueUnitTests {
  private let orders = Feed(channel: "shop", conversions: { _ in 5 }, revenue: { _ in 300 })
  private let revenueAlone = Feed(
    channel: "blog", conversions: { _ in nil }, revenue: { Double(100 * ($0 + 1)) })

  @Test func `no unit is needed where every row tells conversions`() {
    #expect(unit([orders, Feed(channel: "radio")]) == nil)
  }

  @Test func `the unit is what an order brings`() {
    #expect(unit([orders, revenueAlone]) == 60)
  }

  @Test func `the first orders fix it for ever`() {
    // Five orders a day: the fourth day makes twenty.
    var dearer = orders
    dearer.revenue = { $0 < 4 ? 300 : 900 }
    #expect(unit([dearer, revenueAlone]) == 60)
    dearer.revenue = { $0 < 3 ? 300 : 900 }
    #expect(unit([dearer, revenueAlone]) == 90)
  }

  @Test func `few orders are better than none`() {
    var few = orders
    few.periods = 0..<1
    #expect(unit([few, revenueAlone]) == 60)
  }

  @Test func `where nobody counts orders it is a tenth of the first day's revenue`() {
    var other = revenueAlone
    other.channel = "fair"
    other.revenue = { _ in 500 }
    // The mean of 100 and 500, and of each alone.
    #expect(unit([revenueAlone, other]) == 30)
    #expect(unit([revenueAlone]) == 10)
  }

  @Test func `a week's revenue is that of its days`() {
    var weekly = revenueAlone
    weekly.length = 7
    weekly.periods = 0..<4
    weekly.revenue = { _ in 700 }
    #expect(unit([weekly]) == 10)
  }

  @Test func `days that brought nothing tell no unit`() {
    var late = revenueAlone
    late.revenue = { $0 < 5 ? 0 : 400 }
    #expect(unit([late]) == 40)
    late.revenue = { _ in 0 }
    #expect(unit([late]) == nil)
  }

  private func unit(_ feeds: [Feed]) -> Double? { RevenueUnit.unit(for: feeds.map(\.history)) }
}
