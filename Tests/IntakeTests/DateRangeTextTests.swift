import Marketing
import Testing

@testable import Intake

@Suite struct DateRangeTextTests {
  @Test(arguments: [
    ("March 27, 2026 - April 23, 2026", "2026-03-27 to 2026-04-23"),
    ("1 de enero de 2026 - 31 de enero de 2026", "2026-01-01 to 2026-01-31"),
    ("1 de enero de 2026 a 31 de enero de 2026", "2026-01-01 to 2026-01-31"),
    ("20260723-20260922", "2026-07-23 to 2026-09-22"),
    ("2026-07-23 – 2026-09-22", "2026-07-23 to 2026-09-22"),
    ("2026-07-23 ~ 2026-07-23", "2026-07-23"),
    ("13/9/2026 al 20/9/2026", "2026-09-13 to 2026-09-20"),
  ])
  func `a range is two days`(text: String, period: String) {
    #expect(DateRangeText(text)?.period(nil)?.description == period)
  }

  @Test(arguments: ["2026-09-01", "All time", "- 2026-09-01", "a - b", "", "31/02/2026 - 1/3/2026"])
  func `what is not two days is no range`(text: String) {
    #expect(DateRangeText(text)?.period(nil) == nil)
  }

  @Test func `a range that turns on the order needs it`() {
    let text = "2/1/2026, 2/7/2026"
    #expect(DateRangeText(text)?.period(nil) == nil)
    #expect(DateRangeText(text)?.period(.monthFirst)?.description == "2026-02-01 to 2026-02-07")
    #expect(DateRangeText(text)?.period(.dayFirst)?.description == "2026-01-02 to 2026-07-02")
  }

  @Test func `a range does not run backwards`() {
    #expect(DateRangeText("2026-09-02 - 2026-09-01")?.period(nil) == nil)
  }
}
