import Foundation
import Marketing
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    (12.5, 12_500_000), (0.000_000_5, 1), (-0.000_000_5, -1), (0.1, 100_000),
    (0.000_000_4, 0),
  ])
  func `an observed amount keeps its millionths`(units: Double, micros: Int64) {
    #expect(Micros(units: units)?.rawValue == micros)
  }

  @Test(arguments: [1e13, -1e13, .infinity, .nan])
  func `an amount beyond 64 bits is none`(units: Double) {
    #expect(Micros(units: units) == nil)
    #expect(Currency.euro.minorUnits(units * 1e6) == nil)
  }

  @Test(arguments: [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLP", 0), ("TND", 3), ("XYZ", 2)])
  func `a currency has its decimal places`(code: String, digits: Int) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.minorUnitDigits == digits)
    #expect(currency.minorUnitsPerUnit == pow(10, Double(digits)))
  }

  @Test(arguments: ["", "EU", "EURO", "E R", "€UR", "ÉUR", "12E"])
  func `what is not three letters is no currency`(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test func `a currency may be written small`() {
    #expect(Currency(code: "eur") == .euro)
  }

  @Test(arguments: [("EUR", 12.345, 1235), ("JPY", 12.5, 13), ("KWD", 1.2345, 1235)])
  func `planned amounts are whole minor units`(code: String, units: Double, minor: Int64) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.minorUnits(units)?.rawValue == minor)
  }

  @Test(arguments: [("EUR", 10.0), ("JPY", 1000), ("KWD", 1)])
  func `minor units are worth their share of a unit`(code: String, units: Double) throws {
    let currency = try #require(Currency(code: code))
    #expect(MinorUnits(rawValue: 1000).units(of: currency) == units)
  }

  @Test(arguments: [(Budget.Per.day, 700.0), (.week, 100), (.month, 22.997_946_611_909_652)])
  func `a budget has its daily rate`(per: Budget.Per, daily: Double) {
    // Python: 700 / 30.4375
    let budget = Budget(amount: 70_000, currency: .euro, per: per)
    #expect(abs(budget.dailyUnits(budget.amount) - daily) < 1e-12)
    #expect(abs(budget.minorUnits(perDay: daily) - 70_000) < 1e-9)
  }
}
