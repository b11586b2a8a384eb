import Marketing
import Testing

@testable import Intake

/// Every sentence with which a whole file is refused or held.
@Suite struct FileErrorTests {
  @Test(arguments: [
    ("", "spend.csv: the file is empty; export it again"),
    ("\u{FEFF}\n \n", "spend.csv: the file is empty; export it again"),
    ("%PDF\0\0", "spend.csv: this is no text file; export the table as CSV"),
    (
      "PK\u{3}\u{4}xl/workbook.xml",
      "spend.csv: this is a spreadsheet or a zip, not a CSV file; "
        + "open it, choose Save As or Download, and the format CSV UTF-8"
    ),
    (
      "date,channel,spend\n2026-09-01,radio,5\n\"2026",
      "spend.csv:3: the quote that opens here is never closed; "
        + "close it, or write a quote within a field twice"
    ),
    (
      "Campaign report\nAll time\n",
      "spend.csv: none of the first 25 lines names the columns; "
        + "write a first line such as date,channel,spend,conversions"
    ),
    (
      "title\nchannel,spend\nradio,5\n",
      "spend.csv:2: no column is a date (columns: 'channel', 'spend'); "
        + "export with one row a day, or name the column 'date'"
    ),
    (
      "date,channel,clicks\n2026-09-01,radio,5\n",
      "spend.csv:1: no column says what was spent (columns: 'date', 'channel', 'clicks'); "
        + "export the cost as well, or name the column 'spend'"
    ),
    (
      "date,spend\n2026-09-01,5\n",
      "spend.csv:1: no column is a channel or a campaign (columns: 'date', 'spend'); "
        + "name one 'channel', or write under sources in the configuration "
        + "- { match: \"spend.csv\", channel: NAME }"
    ),
    (
      "date,channel,spend,conversons\n2026-09-01,radio,5,1\n",
      "spend.csv:1: column 'conversons' is not known; did you mean 'conversions'?"
    ),
    (
      "date,channel,spned\n2026-09-01,radio,5\n",
      "spend.csv:1: column 'spned' is not known; did you mean 'spend'?"
    ),
    (
      "date,channel,spend\n2026-09-01,a,5\n=======\n2026-09-01,a,6\n",
      "spend.csv:3: this is the mark of a merge conflict, not a row; "
        + "keep one of the two versions and deliver that"
    ),
    (
      "Campaign report\nAll time\nCampaign,Impr.,Currency code,Cost\na,1,EUR,5\n",
      "spend.csv:3: the rows have no date, they cover all time; "
        + "in Google Ads choose Segment → Time → Day and export again"
    ),
    (
      "date,channel,orders\n2026-09-01,a,5\n",
      "spend.csv:1: no column says what was spent (columns: 'date', 'channel', 'orders'); export "
        + "the cost as well, or name the column 'spend'; where another file has it, write under "
        + "sources in the configuration - { match: \"spend.csv\", supplies: conversions }"
    ),
    (
      "Date,Session default channel group,Key events\n20260901,Direct,5\n",
      "spend.csv:1: the export says what came, and nothing of what was spent; write under "
        + "sources in the configuration - { match: \"spend.csv\", supplies: conversions }"
    ),
    (
      "date,channel,spend (EUR),revenue (USD)\n2026-09-01,radio,5,5\n",
      "spend.csv:1: spend is in EUR and revenue in USD; export both in one currency"
    ),
  ])
  func `a file is refused with a sentence`(text: String, sentence: String) {
    #expect(complaint(text) == sentence)
  }

  @Test(arguments: [
    (
      Platform.googleAds,
      "in Google Ads choose Segment → Time → Day and export again"
    ),
    (.meta, "in Ads Manager choose Breakdown → By time → Day and export again"),
    (.microsoftAds, "in Microsoft Advertising set the unit of time to Day and export again"),
    (.linkedIn, "in Campaign Manager choose the time breakdown Daily and export again"),
    (.tikTok, "in TikTok Ads Manager add the dimension By day and export again"),
    (.googleAnalytics, "in Analytics make an exploration with the dimension Date"),
    (.amazonAds, "in Amazon Ads set the time unit to Daily and export again"),
    (.x, "set the report to one row a day and export again"),
    (.generic, "export with one row a day, or name the column 'date'"),
  ])
  func `a file without days says where its platform gives them`(
    platform: Platform, fix: String
  ) {
    #expect(
      complaint("channel,spend\na,5\n", options: ReadingOptions(platform: platform))
        == "spend.csv:1: no column is a date (columns: 'channel', 'spend'); \(fix)")
  }

  @Test(arguments: [
    (FileError.CutOff.row(fields: 3, columns: 7), "its last row has 3 of 7 fields and no line end"),
    (.rows(found: 4, declared: 5), "it has 4 of the 5 rows that it promises"),
    (.totals, "the sums at its end are missing"),
  ])
  func `a file whose end is missing says how that shows`(sign: FileError.CutOff, fault: String) {
    #expect(
      FileError("spend.csv", .cutOff(sign)).description
        == "spend.csv: the file looks cut off: \(fault); deliver it again as a whole")
  }

  @Test func `a name with quotes can be copied into the configuration`() {
    let error = FileError("a \"b\".csv", .onlyOutcomes)
    #expect(error.description.hasSuffix(#"- { match: "a \"b\".csv", supplies: conversions }"#))
  }

  @Test(arguments: [
    (
      Limits(fileBytes: 20),
      "spend.csv: the file has 38 bytes or more, the limit is 20; "
        + "split it by month"
    ),
    (
      Limits(rows: 0),
      "spend.csv:2: the file has more than 0 rows; "
        + "split it by month"
    ),
    (
      Limits(recordBytes: 8),
      "spend.csv:1: the row that begins here has more than 8 bytes; "
        + "look for a missing line end"
    ),
    (
      Limits(columns: 2),
      "spend.csv:1: the row has more than 2 columns; "
        + "export fewer columns"
    ),
  ])
  func `a limit is shown beside what broke it`(limits: Limits, sentence: String) {
    let text = "date,channel,spend\n2026-09-01,radio,5\n"
    #expect(complaint(text, options: ReadingOptions(limits: limits)) == sentence)
  }

  @Test func `an old spreadsheet is recognised as well`() {
    #expect(complaint([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).contains("spreadsheet"))
  }

  @Test func `the headers found are shown, the first eight of them`() {
    #expect(
      complaint("date,a,b,c,d,e,f,g,h,i\n").contains(
        "(columns: 'date', 'a', 'b', 'c', 'd', 'e', 'f', 'g', …)"))
  }

  @Test func `the headers stand in the file's order, whether they are read or not`() {
    #expect(
      complaint("Notas;Coste;Canal;Otra\nx;5;radio;y\n").contains(
        "(columns: 'Notas', 'Coste', 'Canal', 'Otra')"))
  }

  private static let day = Day(number: 20_697)

  private static let catalogue: [(FileError.Problem, String, Bool)] = [
    (.emptyFile, "emptyFile", false), (.binary, "binary", false),
    (.spreadsheet, "spreadsheet", false),
    (.fileTooLarge(bytes: 2, limit: 1), "fileTooLarge", false),
    (.tooManyRows(limit: 1), "tooManyRows", false),
    (.recordTooLong(limit: 1), "recordTooLong", false),
    (.tooManyColumns(limit: 1), "tooManyColumns", false),
    (.unterminatedQuote, "unterminatedQuote", false), (.noHeader, "noHeader", false),
    (.noRows, "noRows", false),
    (.noDateColumn(headers: []), "noDateColumn", false),
    (.noSpendColumn(headers: []), "noSpendColumn", false),
    (.noChannelColumn(headers: []), "noChannelColumn", false),
    (.noOutcomeColumn(headers: []), "noOutcomeColumn", false),
    (.onlyOutcomes, "onlyOutcomes", true),
    (.missingColumn("a", field: .spend, headers: []), "missingColumn", true),
    (.mergeConflict, "mergeConflict", false),
    (.cutOff(.totals), "cutOff", false),
    (.severalCurrencies(.euro, .euro, otherLine: 1), "severalCurrencies", true),
    (.ambiguousCurrency(column: "a", cell: "b"), "ambiguousCurrency", true),
    (.totalDiffers(label: "", column: "a", declared: "1", summed: "2"), "totalDiffers", false),
    (.tooManyBadRows(found: 1, rows: 2, limit: 0.1), "tooManyBadRows", false),
    (.unknownColumn("a", nearest: "b"), "unknownColumn", false),
    (.mixedCurrencies(spend: .euro, revenue: .euro), "mixedCurrencies", false),
    (.ambiguousNumber(column: "a", cell: "b", point: "1", comma: "2"), "ambiguousNumber", true),
    (
      .ambiguousDate(column: "a", cell: "b", dayFirst: day, monthFirst: day), "ambiguousDate", true
    ),
    (.ambiguousSales(column: "a", cell: "4"), "ambiguousSales", true),
    (
      .mixedDates(column: "a", dayFirst: "b", monthFirst: "c", otherLine: 1), "mixedDates", false
    ),
  ]

  @Test(arguments: catalogue)
  func `every problem has a stable code`(
    problem: FileError.Problem, code: String, isHold: Bool
  ) {
    #expect(FileError("spend.csv", problem).code == code)
    #expect(FileError("spend.csv", problem).isHold == isHold)
  }
}
