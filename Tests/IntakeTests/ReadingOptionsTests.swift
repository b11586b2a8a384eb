import Marketing
import Testing

@testable import Intake

/// What each setting of a source changes.
@Suite struct ReadingOptionsTests {
  private static let sheet =
    "date,channel,spend,clicks,conversions,revenue\n2026-09-01,radio,5,7,2,90\n"

  @Test func `a source of spend brings no outcomes`() throws {
    let delivery = try Delivery(Self.sheet, options: ReadingOptions(supplies: .spend))
    #expect(delivery.metrics == [Metrics(spend: Micros(units: 5), clicks: 7)])
  }

  @Test func `a source of conversions brings no spend`() throws {
    let delivery = try Delivery(Self.sheet, options: ReadingOptions(supplies: .conversions))
    #expect(delivery.metrics == [Metrics(conversions: 2, revenue: Micros(units: 90))])
  }

  @Test func `a source of conversions needs no spend, but conversions`() throws {
    let options = ReadingOptions(supplies: .conversions)
    #expect(try Delivery("date,channel,orders\n2026-09-01,a,2\n", options: options).summary.isClean)
    #expect(
      complaint("date,channel,opens\n2026-09-01,a,2\n", options: options)
        == "spend.csv:1: no column gives conversions or revenue (columns: 'date', 'channel', "
        + "'opens'); export the conversions as well, or name the column 'conversions'")
  }

  @Test func `a channel with costs of its own may lack spend`() throws {
    let text = "date,channel,revenue\n2026-09-01,newsletter,90\n"
    let delivery = try Delivery(text, options: ReadingOptions(mayLackSpend: true))
    #expect(delivery.metrics == [Metrics(revenue: Micros(units: 90))])
  }

  @Test func `where spend may lack it may be there as well`() throws {
    let options = ReadingOptions(mayLackSpend: true)
    let delivery = try Delivery("date,channel,spend\n2026-09-01,leaflets,5\n", options: options)
    #expect(delivery.metrics == [Metrics(spend: Micros(units: 5))])
  }

  @Test func `where spend may lack a slip of the pen is still one`() {
    #expect(
      complaint(
        "date,channel,spned,orders\n2026-09-01,a,5,1\n", options: ReadingOptions(mayLackSpend: true)
      )
        == "spend.csv:1: column 'spned' is not known; did you mean 'spend'?")
  }

  @Test func `campaigns become channels, the first pattern that fits decides`() throws {
    let patterns = try [("*brand*", "google-brand"), ("*", "google-search")].map { entry in
      CampaignPattern(entry.0, channel: try #require(ChannelName(entry.1)))
    }
    let text =
      "Day,Campaign,Impr.,Currency code,Cost\n2026-09-01,ES Brand,1,EUR,5\n2026-09-01,Oak,1,EUR,6\n"
    let delivery = try Delivery(text, options: ReadingOptions(campaigns: patterns))
    #expect(delivery.observations.map(\.key.channel.text) == ["google-brand", "google-search"])
    #expect(delivery.observations.map(\.key.item) == ["ES Brand", "Oak"])
  }

  @Test func `a campaign that no pattern fits goes where it would have gone`() throws {
    let patterns = [CampaignPattern("brand", channel: try #require(ChannelName("google-brand")))]
    let text = "date,campaign,spend\n2026-09-01,Oak,5\n"
    let delivery = try Delivery(text, options: ReadingOptions(campaigns: patterns))
    #expect(delivery.observations.map(\.key.channel.text) == ["Oak"])
  }

  @Test func `columns may have any name that the configuration knows`() throws {
    let options = ReadingOptions(columns: [
      .start: "Cuándo", .spend: "Pagado (EUR)", .channel: "Quién",
    ])
    let delivery = try Delivery(
      "CUANDO,Quién,Pagado (EUR),cost\n2026-09-01,radio,5,9\n", options: options)
    #expect(delivery.metrics == [Metrics(spend: Micros(units: 5))])
    #expect(delivery.observations.map(\.currency) == [.euro])
  }

  @Test func `a column that the configuration names must be there`() {
    let text = "date,channel,spend\n2026-09-01,radio,5\n"
    #expect(
      complaint(text, options: ReadingOptions(columns: [.revenue: "Caja"]))
        == "spend.csv:1: column 'Caja', the revenue of this source, is not there (columns: "
        + "'date', 'channel', 'spend'); name it so in the file, or correct 'columns' for this source"
        + " in the configuration")
  }

  private static let bad = "date,channel,spend\n2026-09-01,a,5\n2026-09-02,a,x\n2026-09-03,a,5\n"

  @Test func `few bad rows are left out where the source says so`() throws {
    let options = ReadingOptions(onBadRow: .skip(maximumShare: 0.4))
    let summary = try Delivery(Self.bad, options: options).summary
    #expect(summary.isClean)
    #expect(summary.refusedRows == 1)
    #expect(summary.observations == 2)
  }

  @Test func `too many bad rows refuse the file all the same`() {
    #expect(
      complaint(Self.bad, options: ReadingOptions(onBadRow: .skip(maximumShare: 0.25)))
        == "spend.csv: 1 of 3 rows cannot be taken, more than the 25.0 % that may be skipped; "
        + "correct them, or export again")
  }

  @Test func `two currencies are asked about`() {
    #expect(
      complaint("date,channel,spend,currency\n2026-09-01,a,5,EUR\n2026-09-02,a,5,USD\n")
        == "spend.csv:3: this row is in USD, line 2 is in EUR; export one file for each currency")
  }

  @Test func `a header in the midst of the rows counts as a repetition`() throws {
    let text = "date,channel,spend\n2026-09-01,a,5\n"
    let summary = try Delivery(text + text).summary
    #expect(summary.observations == 1)
    #expect(summary.duplicateRows == 2)
    #expect(summary.isClean)
  }

  @Test func `a last line with fewer fields and no end looks cut off`() throws {
    let summary = try Delivery("date,channel,spend\n2026-09-01,a,5\n2026-09-02,a").summary
    #expect(summary.damage?.looksCutOff == true)
    #expect(summary.damage?.code == "cutOff")
    #expect(summary.observations == 1)
  }

  @Test func `a last line may lack its end`() throws {
    #expect(try Delivery("date,channel,spend\n2026-09-01,a,5").summary.isClean)
  }

  @Test func `a range in a cell is a period`() throws {
    let text = "Periodo;Canal;Gasto\n01/09/2026 - 07/09/2026;Radio;5,50\n"
    #expect(try Delivery(text).periods == ["2026-09-01 to 2026-09-07"])
  }

  @Test func `a range that could be read twice is asked about`() {
    let text = "period,channel,spend\n1/9/2026 - 7/9/2026,radio,5\n"
    #expect(complaint(text).contains("'1/9/2026 - 7/9/2026' could be 2026-09-01 or 2026-01-09"))
  }
}
