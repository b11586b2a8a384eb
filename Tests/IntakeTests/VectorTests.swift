import Marketing
import Testing

@testable import Intake

/// Cells as platforms and people write them, each read in a file of its kind.
@Suite struct VectorTests {
  @Test(arguments: [
    ("1.234,56", "2,5", 1234.56), ("1 234,56", "2,5", 1234.56), ("1\u{A0}234,56", "2,5", 1234.56),
    ("1\u{202F}234,56", "2,5", 1234.56), ("331,30 €", "2,5", 331.3), ("4,838.80", "2.5", 4838.8),
    ("$1,234.56", "2.5", 1234.56), ("(123.45)", "2.5", -123.45), ("1.000", "2,5", 1000),
    ("1.000", "2.5", 1),
  ])
  func `an amount is read`(cell: String, clear: String, units: Double) throws {
    let text = "date|channel|spend\n2026-09-01|radio|\"\(cell)\"\n2026-09-02|radio|\(clear)\n"
    let delivery = try Delivery(text, options: ReadingOptions(currency: .euro))
    #expect(delivery.metrics.first?.spend == Micros(units: units))
  }

  @Test(arguments: [" --", "--", "-", "", "< 10%", "> 90%", "n/d", "s/d", "#N/A"])
  func `what is missing is missing`(cell: String) throws {
    let text = "date|channel|spend|conversions\n2026-09-01|radio|5|\(cell)\n"
    #expect(try Delivery(text).metrics == [Metrics(spend: Micros(units: 5))])
  }

  @Test func `one thousand or one is a question`() {
    #expect(
      complaint("date|channel|spend\n2026-09-01|radio|1.000\n").contains(
        "'1.000' could be 1 or 1000"))
  }

  @Test(arguments: [
    ("date", "20260901", "2026-09-01"), ("date", "Sep 3, 2026", "2026-09-03"),
    ("fecha", "5-1-2026", "2026-01-05"), ("date", "3/15/2020 12:00:00 AM|7", "2020-03-15"),
    ("date", "2020-03-15|7", "2020-03-15"), ("mes", "sept-26", "2026-09-01 to 2026-09-30"),
    ("week", "2026-W37", "2026-09-07 to 2026-09-13"), ("fecha", "01/09/26", "2026-09-01"),
    ("fecha", "1 de enero de 2026", "2026-01-01"),
  ])
  func `a date is read`(header: String, cell: String, period: String) throws {
    let text = "\(header);channel;spend\n\"\(cell)\";radio;5\n"
    #expect(try Delivery(text).periods == [period])
  }

  @Test(arguments: [
    ("31/02/2026;radio;5", "noSuchDay"), ("2026-09-01;radio;#ERROR!", "spreadsheetError"),
  ])
  func `what is wrong is refused`(row: String, code: String) throws {
    #expect(try Delivery("date;channel;spend\n\(row)\n").summary.refused.map(\.code) == [code])
  }
}
