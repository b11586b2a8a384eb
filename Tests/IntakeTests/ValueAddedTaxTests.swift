import Marketing
import Testing

@testable import Intake

@Suite struct ValueAddedTaxTests {
  // Python: decimal.Decimal(gross) * 100 / (100 + rate), quantized to 6 places, ROUND_HALF_UP.
  @Test(arguments: [
    (21.0, 121_000_000, 100_000_000), (21, 100_000_000, 82_644_628), (5.5, 1_000_000, 947_867),
    (21, -121_000_000, -100_000_000), (10, 9_223_372_036_854_775_807, 8_384_883_669_867_978_006),
    (100, 1, 1), (0.01, 10_001, 10_000),
  ])
  func `the tax is taken out`(percent: Double, gross: Int64, net: Int64) throws {
    let tax = try #require(ValueAddedTax(percent: percent))
    #expect(tax.net(Micros(rawValue: gross)).rawValue == net)
  }

  @Test(arguments: [nil, 0, -5, .nan, .infinity])
  func `without a rate nothing is taken out`(percent: Double?) {
    #expect(ValueAddedTax(percent: percent) == nil)
  }

  @Test func `spend and revenue lose it, counts do not`() throws {
    let delivery = try Delivery(
      "date,channel,spend,clicks,revenue\n2026-09-01,radio,121,7,242\n",
      options: ReadingOptions(vatRate: 21))
    let expected = Metrics(spend: Micros(units: 100), clicks: 7, revenue: Micros(units: 200))
    #expect(delivery.metrics == [expected])
  }

  @Test func `the sums of a file are those of its own amounts`() throws {
    let delivery = try Delivery(
      "channel,date,spend\nradio,2026-09-01,121\nTotal,,121\n", options: ReadingOptions(vatRate: 21)
    )
    #expect(delivery.summary.totals.map(\.agrees) == [true])
  }
}
