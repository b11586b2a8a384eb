import Marketing
import Testing

@testable import Intake

/// An amount alone, as on a command line, where no other cell tells how numbers are written.
struct AmountTextTests {
  @Test(arguments: [
    ("500", 500.0), ("1200.50", 1200.5), ("1.200,50", 1200.5), ("500 EUR", 500),
    ("1234,50", 1234.5), ("123,4500", 123.45),
  ])
  func `an amount is read by its own marks`(text: String, units: Double) throws {
    #expect(try AmountText(text).amount()?.value == Micros(units: units))
  }

  @Test(arguments: ["", "  ", "-", "n/d"])
  func `nothing is no amount`(text: String) throws {
    #expect(try AmountText(text).amount() == nil)
  }

  @Test func `an amount that reads in two ways says both`() {
    #expect(throws: OverrideRefusal.ambiguousAmount("1.200", point: "1.2", comma: "1200")) {
      try AmountText("1.200").amount()
    }
  }
}
