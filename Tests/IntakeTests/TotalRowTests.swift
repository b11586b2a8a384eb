import Marketing
import Testing

@testable import Intake

@Suite struct TotalRowTests {
  private static let head = "campaign,date,spend,clicks\na,2026-09-01,5.25,1\nb,2026-09-02,4.75,2\n"

  @Test(arguments: [
    "Total", "TOTAL", " Totals ", "Grand total", "Totales", "Resultados totales", "Total general",
    "Total: Campaigns", "Total of 2 results", "Total: campañas", "Total:",
  ])
  func `a row of sums is no row`(label: String) throws {
    let delivery = try Delivery(Self.head + "\(label),,10.00,3\n")
    #expect(delivery.observations.count == 2)
    #expect(delivery.summary.isClean)
    #expect(delivery.summary.totals.map(\.agrees) == [true, true])
  }

  @Test(arguments: ["Total Care", "Totally", "Grand tour", "Results", "Sumatra"])
  func `a campaign whose name begins so is one`(name: String) throws {
    let delivery = try Delivery(Self.head + "\(name),2026-09-01,1.00,1\n")
    #expect(delivery.observations.count == 3)
  }

  @Test func `a row without any name is a sum`() throws {
    let summary = try Delivery(Self.head + ",,10.00,3\n").summary
    #expect(summary.totals.map(\.label) == ["", ""])
    #expect(summary.isClean)
  }

  @Test func `Meta repeats the range of its report in the row of its sums`() throws {
    let text =
      "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR)\n"
      + "2026-09-01,2026-09-07,,30\n2026-09-01,2026-09-07,a,30\n"
    let delivery = try Delivery(text)
    #expect(delivery.observations.count == 1)
    #expect(delivery.summary.totals.map(\.agrees) == [true])
  }

  @Test func `sums may stand above the rows`() throws {
    let text = "campaign,date,spend\n,,10\na,2026-09-01,10\n"
    #expect(try Delivery(text).summary.totals.map(\.agrees) == [true])
  }

  @Test func `the mark of a grand total may stand in a field of its own`() throws {
    let text = "date,campaign,spend\n,,10,Grand total\n20260901,a,10\n"
    let delivery = try Delivery(text)
    #expect(delivery.summary.totals.map(\.label) == ["Grand total"])
    #expect(delivery.observations.count == 1)
  }

  @Test func `a sum that differs refuses the file with both numbers`() {
    #expect(
      complaint(Self.head + "Total,,10.02,3\n")
        == "spend.csv:4: column 'spend': 'Total' is 10.02, the rows come to 10; "
        + "export it again, whole and with one filter for rows and sums")
  }

  @Test(arguments: ["10.01", "9.99", "10", "10.00"])
  func `half a digit for each row is rounding`(declared: String) {
    #expect(complaint(Self.head + "Total,,\(declared),3\n") == "")
  }

  @Test func `whole numbers are not rounded`() {
    let text = "campaign,date,spend,conversions\na,2026-09-01,5,1\nb,2026-09-02,5,2\nTotal,,10,4\n"
    #expect(complaint(text).contains("'conversions': 'Total' is 4, the rows come to 3"))
  }

  @Test(arguments: ["clicks", "impressions"])
  func `a sum on which no decision depends is shown where it differs`(field: String) throws {
    let text =
      "campaign,date,spend,\(field)\na,2026-09-01,5,49998\nb,2026-09-02,5,50001\nTotal,,10,100009\n"
    let summary = try Delivery(text).summary
    #expect(summary.isClean)
    #expect(summary.totals.map(\.agrees) == [true, false])
  }

  @Test func `an account may have spent more than its campaigns, not less`() {
    #expect(complaint(Self.head + "Total: Account,,12.00,4\n") == "")
    #expect(complaint(Self.head + "Total: Account,,9.00,3\n").contains("'Total: Account' is 9"))
  }

  @Test func `one network has no more than all of them`() {
    #expect(complaint(Self.head + "Total: Search,,5.25,1\n") == "")
    #expect(complaint(Self.head + "Total: Search,,15.25,1\n").contains("'Total: Search' is 15.25"))
  }

  @Test func `a missing sum says nothing`() {
    #expect(complaint(Self.head + "Total, --,10.00, --\n") == "")
  }

  @Test func `repeated rows count once in the sum`() throws {
    let text = "campaign,date,spend\na,2026-09-01,5\na,2026-09-01,5\nTotal,,5\n"
    #expect(try Delivery(text).summary.isClean)
  }

  @Test func `a sum among the days is no channel`() throws {
    let text = "date,channel,spend\n2026-09-01,radio,5\n2026-09-01,Total,5\n"
    #expect(
      try Delivery(text).refusals == [
        "spend.csv:3: column 'channel': 'Total' is no channel but a sum of others; "
          + "leave the row out of the table"
      ])
  }
}
