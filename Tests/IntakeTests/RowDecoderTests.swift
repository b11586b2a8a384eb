import Marketing
import Testing

@testable import Intake

@Suite struct RowDecoderTests {
  private let head = "date,channel,spend,impressions,clicks,conversions,revenue\n"

  @Test func `a row becomes an observation`() throws {
    let row = try Delivery(head + "2026-09-01,Radio,12.50,1000,20,1.5,99.99\n").observations
    let radio = try #require(ChannelName("radio"))
    let day = try #require(Day(iso: "2026-09-01"))
    let expected = Observation(
      key: Observation.Key(
        source: "generic", channel: radio, item: "", period: Period(day: day)),
      currency: nil,
      metrics: Metrics(
        spend: Micros(rawValue: 12_500_000), impressions: 1000, clicks: 20, conversions: 1.5,
        revenue: Micros(rawValue: 99_990_000)),
      line: 2)
    #expect(row == [expected])
  }

  @Test func `missing is not zero`() throws {
    let metrics = try Delivery(head + "2026-09-01,radio,5, --,,n/d,< 10%\n").metrics
    #expect(metrics == [Metrics(spend: Micros(units: 5))])
  }

  @Test func `a row without any number is blank`() throws {
    let summary = try Delivery(head + "2026-09-01,radio,,--,,,\n,,,,,,\n,,,,,,\n").summary
    #expect(summary.blankRows == 2 + 1)
    #expect(summary.isClean)
  }

  @Test func `an empty line is no row`() throws {
    let summary = try Delivery(head + "\n2026-09-01,radio,5,,,,\n  \n").summary
    #expect(summary.rows == 1)
  }

  @Test func `zero spend is spend`() throws {
    #expect(try Delivery(head + "2026-09-01,radio,0,,,,\n").metrics == [Metrics(spend: .zero)])
  }

  @Test func `a refund is negative spend`() throws {
    let metrics = try Delivery(head + "2026-09-01,radio,(12.5),,,,-3\n").metrics
    #expect(metrics.map(\.spend) == [Micros(units: -12.5)])
    #expect(metrics.map(\.revenue) == [Micros(units: -3)])
  }

  @Test func `returned orders are negative conversions`() throws {
    let metrics = try Delivery(head + "2026-09-01,radio,5,,,-2,\n").metrics
    #expect(metrics.map(\.conversions) == [-2])
  }

  @Test func `conversions may be fractions`() throws {
    let metrics = try Delivery(head + "2026-09-01,radio,5,,,\"4,838.80\",\n").metrics
    #expect(metrics.map(\.conversions) == [4838.8])
  }

  @Test func `micros are taken as they are`() throws {
    let text = "date,campaign,cost_micros\n2026-09-01,a,36150001\n"
    #expect(try Delivery(text).metrics == [Metrics(spend: Micros(rawValue: 36_150_001))])
  }

  @Test func `a plain amount is preferred to micros`() throws {
    let text = "date,campaign,cost_micros,cost\n2026-09-01,a,7,5\n"
    #expect(try Delivery(text).metrics == [Metrics(spend: Micros(units: 5))])
  }

  @Test(arguments: [
    ("channel,campaign id,campaign name", "radio,17,Autumn", "radio", "17"),
    ("channel,campaign id,campaign name", "radio,,Autumn", "radio", "Autumn"),
    ("channel,campaign id,campaign name", "radio,,", "radio", ""),
    ("channel,campaign", "radio,Autumn", "radio", "Autumn"),
    ("campaign id,campaign name", "17,Autumn", "Autumn", "17"),
    ("campaign id,campaign name", "17,", "17", "17"),
    ("campaign", "Autumn", "Autumn", "Autumn"),
    ("campaign", "  Autumn\u{A0} sale\u{7}!", "Autumn sale !", "Autumn sale !"),
  ])
  func `channel and item come from the finest names there are`(
    header: String, cells: String, channel: String, item: String
  ) throws {
    let row = try Delivery("date,\(header),spend\n2026-09-01,\(cells),5\n").observations.first
    #expect(row?.key.channel.text == channel)
    #expect(row?.key.item == item)
  }

  @Test func `a configured channel holds the campaigns`() throws {
    let options = ReadingOptions(channel: ChannelName("Search"))
    let row = try Delivery("date,campaign,spend\n2026-09-01,Brand,5\n", options: options)
    #expect(row.observations.map(\.key.channel.text) == ["Search"])
    #expect(row.observations.map(\.key.item) == ["Brand"])
  }

  @Test func `the file's channel column is stronger than the configured channel`() throws {
    let options = ReadingOptions(channel: ChannelName("Search"))
    let row = try Delivery("date,channel,spend\n2026-09-01,radio,5\n", options: options)
    #expect(row.observations.map(\.key.channel.text) == ["radio"])
  }

  @Test(arguments: [
    ("date", "2026-09-03", "2026-09-03"),
    ("date", "2026-W37", "2026-09-07 to 2026-09-13"),
    ("date", "sept-26", "2026-09-01 to 2026-09-30"),
    ("date", "2026-09-03 23:00:00", "2026-09-03"),
    ("week", "2026-09-07", "2026-09-07 to 2026-09-13"),
    ("week", "2026-09-06", "2026-09-06 to 2026-09-12"),
    ("semana", "2026-W37", "2026-09-07 to 2026-09-13"),
    ("month", "2026-09-01", "2026-09-01 to 2026-09-30"),
    ("mes", "sept-26", "2026-09-01 to 2026-09-30"),
    ("mes", "febrero de 2024", "2024-02-01 to 2024-02-29"),
    ("start date", "2026-09-03", "2026-09-03"),
  ])
  func `a row covers the days that its date stands for`(
    header: String, cell: String, period: String
  ) throws {
    #expect(try Delivery("\(header),channel,spend\n\(cell),radio,5\n").periods == [period])
  }

  @Test func `two dates are a range`() throws {
    let text = "Reporting starts,Reporting ends,channel,spend\n2026-09-01,2026-09-14,a,5\n"
    #expect(try Delivery(text).periods == ["2026-09-01 to 2026-09-14"])
  }

  @Test func `a day is stronger than the range of its report`() throws {
    let text =
      "Day,Reporting starts,Reporting ends,channel,spend\n"
      + "2026-09-03,2026-09-01,2026-09-14,a,5\n"
    #expect(try Delivery(text).periods == ["2026-09-03"])
  }

  @Test(arguments: [
    ("spend (USD),currency", "€5,GBP", "USD"),
    ("spend,currency", "€5,GBP", "GBP"),
    ("spend,currency", "€5,", "EUR"),
    ("spend,clicks", "€5,1", "EUR"),
    ("spend,clicks", "$5,1", "CHF"),
    ("spend,clicks", "5,1", "CHF"),
  ])
  func `the currency is the header's, the column's, the cell's, the configuration's`(
    header: String, cells: String, code: String
  ) throws {
    let delivery = try Delivery(
      "date,channel,\(header)\n2026-09-01,radio,\(cells)\n",
      options: ReadingOptions(currency: Currency(code: "CHF")))
    #expect(delivery.observations.map(\.currency?.code) == [code])
  }

  @Test func `the dollar alone is a question`() {
    #expect(
      complaint("date,channel,spend\n2026-09-01,radio,$5\n")
        == "spend.csv:2: column 'spend': '$5' does not say which country's money it is; write "
        + "the code that is right in the file, such as USD 5, or write under sources in the "
        + "configuration - { match: \"spend.csv\", currency: USD }")
  }

  @Test func `a record over several lines counts the lines`() throws {
    let delivery = try Delivery(
      "date,campaign,spend\n2026-09-01,\"a\nb\",5\n2026-09-02,c,5\n")
    #expect(delivery.observations.map(\.line) == [2, 4])
  }
}
