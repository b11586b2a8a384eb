import Marketing
import Testing

@testable import Report

struct PlanTableTests {
  @Test func `one row a channel, with the day since which it has its amount`() throws {
    let decision = try decision(channels: [
      recommendation("display", state: .dropped, action: .drop, from: 50_000, to: 0),
      recommendation("radio", state: .confirmed, action: .same, from: 123_456, to: 123_456),
    ])
    let table = PlanTable(decision, since: [try channel("radio"): try day("2026-10-05")])
    #expect(
      table.text == """
        channel,amount,currency,per,state,action,since
        display,0.00,EUR,week,dropped,drop,2026-11-22
        radio,1234.56,EUR,week,confirmed,same,2026-10-05

        """)
  }

  @Test(arguments: [("EUR", "1234.56"), ("JPY", "123456"), ("KWD", "123.456")])
  func `amounts have a point and no groups, whatever people read`(
    code: String, amount: String
  ) throws {
    let decision = try decision(
      currency: try currency(code),
      channels: [recommendation("radio", from: 123_456, to: 123_456)])
    let row = PlanTable(decision, since: [:]).text.split(separator: "\n").last
    #expect(row == "radio,\(amount),\(code),week,testing,same,2026-11-22")
  }

  @Test(arguments: [
    ("radio", "radio"),
    ("=SUM(A1:A9)", "'=SUM(A1:A9)"), ("+34", "'+34"), ("-radio", "'-radio"), ("@cmd", "'@cmd"),
    ("=1,2", "\"'=1,2\""),
    ("radio, north", "\"radio, north\""),
    ("the \"big\" one", "\"the \"\"big\"\" one\""),
    ("a=b", "a=b"),
  ])
  func `a cell is quoted where it must be, and never runs`(name: String, cell: String) {
    #expect(PlanTable.cell(name) == cell)
  }

  /// Swift sees one character where a spreadsheet sees a mark and an accent upon it.
  @Test(arguments: [
    ("=\u{301}1", "'=\u{301}1"),
    ("radio,\u{301}9", "\"radio,\u{301}9\""),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func `an accent hides no mark from the quoting`(name: String, cell: String) {
    #expect(Array(PlanTable.cell(name).unicodeScalars) == Array(cell.unicodeScalars))
  }
}
