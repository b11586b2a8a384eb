import Marketing
import Testing

@testable import Intake

@Suite struct PreambleTests {
  private func preamble(_ lines: String..., dates: DateOrder? = nil) -> Preamble {
    Preamble(lines, dates: dates)
  }

  @Test(arguments: [
    "March 27, 2026 - April 23, 2026", "# 20260327-20260423",
    "27 de marzo de 2026 - 23 de abril de 2026",
  ])
  func `a range stands in a line`(line: String) {
    #expect(preamble("Campaign report", line).period?.description == "2026-03-27 to 2026-04-23")
  }

  @Test func `a range stands in two lines`() {
    let analytics = preamble("# Start date: 20231208", "# End date: 20240104")
    #expect(analytics.period?.description == "2023-12-08 to 2024-01-04")
    let linkedIn = preamble(
      "Campaign Performance Report (in UTC)", "Report Start: September 3, 2026, 12:00 AM",
      "Report End: September 4, 2026, 11:59 PM")
    #expect(linkedIn.period?.description == "2026-09-03 to 2026-09-04")
    #expect(linkedIn.timeZone == "UTC")
  }

  @Test(arguments: ["All time", "Todo el período", "# All time"])
  func `all time is no period`(line: String) {
    #expect(preamble(line).range == .allTime)
    #expect(preamble(line).period == nil)
  }

  @Test func `what Microsoft says above its table is read`() {
    let preamble = preamble(
      "Report Time: 2/1/2020, 2/7/2020", "Time Zone: (GMT+01:00) Madrid",
      "Last Completed Available Day: 2/6/2020 11:59:00 PM (GMT)",
      "Potential Incomplete Data: true", "Rows: 5")
    #expect(preamble.period?.description == "2020-02-01 to 2020-02-07")
    #expect(preamble.timeZone == "(GMT+01:00) Madrid")
    #expect(preamble.completeThrough?.description == "2020-02-06")
    #expect(preamble.isIncomplete)
    #expect(preamble.rowCount == 5)
  }

  @Test func `only days after the last complete one are provisional`() throws {
    let day = try #require(Day(iso: "2026-09-02"))
    let open = preamble("Potential Incomplete Data: true")
    let known = preamble(
      "Potential Incomplete Data: true", "Last Completed Available Day: 2026-09-01")
    #expect(open.isProvisional(Period(day: day)))
    #expect(known.isProvisional(Period(day: day)))
    #expect(!known.isProvisional(Period(day: day - 1)))
    #expect(!preamble("Potential Incomplete Data: false").isProvisional(Period(day: day)))
  }

  @Test func `an end without a start is no range`() {
    #expect(preamble("# End date: 20240104").range == nil)
    #expect(preamble("# Start date: 20240105", "# End date: 20240104").range == nil)
  }
}
