import Marketing
import Testing

@testable import Intake

@Suite struct TableSearchTests {
  private static let supplies = ReadingOptions(supplies: .conversions)
  private static let first = "# Start date: 20260901\n# End date: 20260930\n"

  @Test func `of several tables the one with days and outcomes is read`() throws {
    let text =
      Self.first + "Nth day,Sessions\n0000,5\n\n" + Self.first
      + "Session default channel group,Nth day,Key events\nDirect,0003,7\n\n" + Self.first
      + "Session default channel group,Key events\nDirect,7\n"
    let delivery = try Delivery(text, options: Self.supplies)
    #expect(delivery.periods == ["2026-09-04"])
    #expect(delivery.metrics == [Metrics(conversions: 7)])
    #expect(delivery.profile.otherTables == 2)
  }

  @Test func `a table without days is refused with the way to get them`() {
    let text = Self.first + "Session default channel group,Key events\nDirect,7\n"
    #expect(
      complaint(text, options: Self.supplies)
        == "spend.csv:3: the rows have no date, only the range 2026-09-01 to 2026-09-30 above "
        + "them; in Analytics make an exploration with the dimension Date, or take it as one "
        + "period: write under sources in the configuration - { match: \"spend.csv\", "
        + "periods: range }")
  }

  @Test func `where the source says so its range is the period`() throws {
    var options = Self.supplies
    options.periods = .range
    let text = Self.first + "Session default channel group,Key events\nDirect,7\n"
    #expect(try Delivery(text, options: options).periods == ["2026-09-01 to 2026-09-30"])
  }

  @Test(arguments: ["0030", "x", "-1", "00000000001"])
  func `a day that the range lacks is refused`(cell: String) throws {
    let text = Self.first + "Nth day,Channel,Key events\n\(cell),a,1\n0001,a,1\n"
    #expect(try Delivery(text, options: Self.supplies).summary.refusedRows == 1)
  }

  @Test(arguments: ["\n", "# a note\n", "\n\n"])
  func `what stands among the rows of a sheet does not end it`(gap: String) throws {
    let text = "# My sheet\ndate,channel,spend\n2026-09-01,a,1\n\(gap)2026-09-02,a,1\n"
    #expect(try Delivery(text).observations.count == 2)
  }

  @Test func `a comment does not end the table of another file`() throws {
    let text = "date,channel,spend\n2026-09-01,a,1\n# a note\n2026-09-02,a,1\n"
    #expect(try Delivery(text).observations.count == 2)
  }

  @Test func `a row that begins with a spreadsheet's error is a row`() throws {
    let text = "id,date,channel,spend\n#ERROR!,2026-09-01,a,1\n"
    #expect(try Delivery(text).observations.count == 1)
  }
}
