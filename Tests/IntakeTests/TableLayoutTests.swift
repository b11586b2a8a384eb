import Marketing
import Testing

@testable import Intake

@Suite struct TableLayoutTests {
  private func profile(_ text: String) throws -> FileProfile { try Delivery(text).profile }

  @Test(arguments: [
    (",", Delimiter.comma), (";", .semicolon), ("\t", .tab), ("|", .bar),
  ])
  func `the delimiter is the one that finds the headers`(
    mark: String, delimiter: Delimiter
  ) throws {
    let text = "date,channel,spend\n2026-09-01,radio,5\n".replacing(",", with: mark)
    #expect(try profile(text).delimiter == delimiter)
  }

  @Test func `decimal commas do not make a comma the delimiter`() throws {
    let text = "date;channel;spend\n2026-09-01;radio, tv;5,50\n2026-09-02;radio;6,50\n"
    #expect(try profile(text).delimiter == .semicolon)
  }

  @Test func `a sep line settles the delimiter`() throws {
    let delivery = try Delivery("sep=;\ndate;channel;spend\n2026-09-01;radio;5\n")
    #expect(delivery.profile.delimiter == .semicolon)
    #expect(delivery.profile.header.line == 2)
    #expect(delivery.observations.count == 1)
  }

  @Test(arguments: [
    "date,channel,spend\n", "Campaign report\ndate,channel,spend\n",
    "# Start date: 20260901\n# date,channel,spend,clicks\ndate,channel,spend\n",
    "Report,\"March 27, 2026 - April 23, 2026\"\n\n\ndate,channel,spend\n",
    "\u{FEFF}date,channel,spend\n", "\"multi\nline title\"\ndate,channel,spend\n",
  ])
  func `what stands above the header is passed over`(head: String) throws {
    #expect(try Delivery(head + "2026-09-01,radio,5\n").observations.count == 1)
  }

  @Test func `the line with most known headers is the header`() throws {
    let text = "date,spend,channel\ndate,spend,channel,clicks\n2026-09-01,5,radio,1\n"
    #expect(try profile(text).header.line == 2)
  }

  @Test func `rows above a second header are not passed over`() throws {
    let text = "date,channel,spend\n2026-09-01,a,5\ndate,channel,spend,clicks\n2026-09-02,a,5,1\n"
    let delivery = try Delivery(text)
    #expect(delivery.profile.header.line == 1)
    #expect(!delivery.summary.isClean)
  }

  @Test func `the first of two equal headers is the header`() throws {
    let text = "date,spend,channel\ndate,spend,channel\n2026-09-01,5,radio\n"
    #expect(try profile(text).header.line == 1)
  }

  @Test func `a header below the first 25 lines is not looked for`() {
    let text = String(repeating: "title\n", count: 25) + "date,channel,spend\n"
    #expect(complaint(text).hasPrefix("spend.csv: none of the first 25 lines"))
  }

  @Test func `the header of line 25 is found`() throws {
    let text = String(repeating: "title\n", count: 24) + "date,channel,spend\n"
    #expect(try profile(text).header.line == 25)
  }

  @Test func `the profile shows which column was taken for what`() throws {
    let text = "Day,Campaign name,Amount spent (USD),Purchases,CTR\n2026-09-01,a,5,1,2\n"
    let header = try profile(text).header
    #expect(
      header.columns.map { "\($0.field) ← \($0.header)" } == [
        "start ← Day", "campaign ← Campaign name", "spend ← Amount spent (USD)",
        "conversions ← Purchases",
      ])
    #expect(header.unused == ["CTR"])
  }

  @Test func `a profile says which outcomes the file has`() throws {
    #expect(try profile("date,channel,spend,orders\n").hasConversions)
    #expect(try !profile("date,channel,spend,orders\n").hasRevenue)
    #expect(try profile("date,channel,spend,revenue\n").hasRevenue)
  }

  // printf 'date,channel,spend\n' | sha256sum
  @Test func `the digest is that of the raw bytes`() throws {
    #expect(
      try profile("date,channel,spend\n").digest
        == "078439681567bb799b35eae385febe71237ba8191f2bb9d93d9581ed5f054b58")
    #expect(try profile("date,channel,spend\n").byteCount == 19)
  }

  @Test func `a configured channel stands in for the column`() throws {
    let radio = try #require(ChannelName("Radio"))
    let delivery = try Delivery(
      "date,spend\n2026-09-01,5\n", options: ReadingOptions(channel: radio))
    #expect(delivery.observations.map(\.key.channel) == [radio])
  }
}
