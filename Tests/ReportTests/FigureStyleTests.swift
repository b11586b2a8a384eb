import Foundation
import Marketing
import Testing

@testable import Report

struct FigureStyleTests {
  private let euros = FigureStyle(currency: .euro, language: .english)
  private let spanish = FigureStyle(currency: .euro, language: .spanish)

  @Test(arguments: [
    ("EUR", 0, "0.00"), ("EUR", 5, "0.05"), ("EUR", -5, "-0.05"), ("EUR", 99_999, "999.99"),
    ("EUR", 100_000, "1,000.00"), ("EUR", 1_260_000, "12,600.00"),
    ("EUR", 123_456_789_012, "1,234,567,890.12"),
    ("JPY", 0, "0"), ("JPY", 999, "999"), ("JPY", 12_600, "12,600"),
    ("KWD", 7, "0.007"), ("KWD", 1_234_567, "1,234.567"),
  ])
  func `an amount has as many places as its currency`(
    code: String, minorUnits: Int64, text: String
  ) throws {
    let figures = FigureStyle(currency: try currency(code), language: .english)
    #expect(figures.amount(MinorUnits(rawValue: minorUnits)) == text)
  }

  @Test(arguments: [
    (21.4, "21.40"), (0.004, "0.00"), (-0.004, "0.00"), (-1234.5, "-1,234.50"),
    (.infinity, "?"), (.nan, "?"),
  ])
  func `currency units are rounded to its places`(units: Double, text: String) {
    #expect(euros.units(units) == text)
  }

  /// Halves of the last place and what lies a hair beside them.
  @Test(arguments: 0...3)
  func `a number is rounded as printf rounds it`(places: Int) {
    let halves = (0..<20_000).map { Double($0) * 0.0005 } + (0..<8_000).map { Double($0) / 16 }
    let numbers = halves + halves.flatMap { [$0.nextUp, $0.nextDown] } + [1e12, 1e15 + 0.5, 7e22]
    let wrong = numbers.filter { number in
      euros.grouped(abs(number), places: places).replacing(",", with: "")
        != String(format: "%.\(places)f", abs(number))
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    (1, "1"), (1.2, "1.2"), (16_000, "16,000"), (0.04, "0.04"), (0.001, "0.001"), (2.4, "2.4"),
    (1e-7, "0"),
  ])
  func `a round number stands on an axis as it is`(value: Double, text: String) {
    #expect(euros.round(value) == text)
  }

  @Test(arguments: [
    (0, "0"), (4, "4"), (4.26, "4.3"), (19.5, "19.5"), (20.4, "20"), (431.2, "431"),
    (12_345.6, "12,346"),
  ])
  func `an expected count has a decimal only while it is small`(count: Double, text: String) {
    #expect(euros.count(count) == text)
  }

  @Test(arguments: [
    (0, "0.0 %"), (0.233, "23.3 %"), (-0.012, "-1.2 %"), (1, "100 %"), (12.5, "1,250 %"),
  ])
  func `a share reads as a percentage`(share: Double, text: String) {
    #expect(euros.percent(share) == text)
  }

  @Test(arguments: [
    (10_000, 20_000, "+100 %"), (20_000, 5_000, "-75 %"), (10_000, 0, "-100 %"),
    (10_000, 109_900, "+999 %"), (10_000, 120_000, ">+999 %"),
    (10_000, 10_000, ""), (0, 10_000, ""),
  ])
  func `a change is a percentage of what was`(from: Int64, to: Int64, text: String) {
    let change = euros.change(from: MinorUnits(rawValue: from), to: MinorUnits(rawValue: to))
    #expect(change == text)
  }

  @Test(arguments: [
    (1, "1.0:1"), (9.94, "9.9:1"), (9.96, "10:1"), (84.2, "84:1"), (12_345, "12,345:1"),
    (1_000_001, ">1,000,000:1"), (.infinity, ">1,000,000:1"),
    (0.25, "1:4"), (0, "1:1,000,000"), (1e-12, "1:1,000,000"),
  ])
  func `odds read either way, and no further than a million`(odds: Double, text: String) {
    #expect(euros.odds(odds) == text)
  }

  @Test func `Spanish figures have a comma for decimals and a point for thousands`() {
    #expect(spanish.amount(MinorUnits(rawValue: 139_400)) == "1.394,00")
    #expect(spanish.units(-1234.5) == "-1.234,50")
    #expect(spanish.count(4.26) == "4,3")
    #expect(spanish.percent(0.344) == "34,4 %")
    #expect(spanish.odds(1.94) == "1,9:1")
    #expect(spanish.odds(.infinity) == ">1.000.000:1")
    #expect(
      spanish.change(from: MinorUnits(rawValue: 1), to: MinorUnits(rawValue: 1_000)) == ">+999 %")
  }
}
