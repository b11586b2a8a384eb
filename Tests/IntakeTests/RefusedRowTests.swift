import Marketing
import Testing

@testable import Intake

/// Every sentence with which a row is refused.
@Suite struct RefusedRowTests {
  private let head = "date,channel,spend,clicks,conversions,revenue,currency\n"

  @Test(arguments: [
    (
      "2026-09-01,radio,abc,,,,", "notNumber",
      "column 'spend': 'abc' is not a number; write 12.50"
    ),
    (
      "2026-09-01,radio,5%,,,,", "notNumber",
      "column 'spend': '5%' is not a number; write 12.50"
    ),
    (
      "2026-09-01,radio,5,,NaN,,", "notNumber",
      "column 'conversions': 'NaN' is not a number; write 12.50"
    ),
    (
      "2026-09-01,radio,#ERROR!,,,,", "spreadsheetError",
      "column 'spend': '#ERROR!' is a spreadsheet's error; correct the formula and export again"
    ),
    (
      "2026-09-01,radio,5,1.5,,,", "notWhole",
      "column 'clicks': '1.5' is not a whole number; write a count such as 12"
    ),
    (
      "2026-09-01,radio,5,-3,,,", "negative",
      "column 'clicks': '-3' is negative; write 0 or more"
    ),
    (
      "2026-09-01,radio,99999999999999,,,,", "outOfRange",
      "column 'spend': '99999999999999' is too large; write at most 9 000 000 000 000"
    ),
    (
      "2026-09-01,radio,5,,1e999,,", "outOfRange",
      "column 'conversions': '1e999' is too large; write at most 9 000 000 000 000"
    ),
    (
      "yesterday,radio,5,,,,", "notDate",
      "column 'date': 'yesterday' is not a date; write 2026-09-01"
    ),
    (
      "31/02/2026,radio,5,,,,", "noSuchDay",
      "column 'date': '31/02/2026' is not in the calendar; write a day that exists"
    ),
    (" ,radio,5,,,,", "missingDate", "column 'date': the date is missing; write 2026-09-01"),
    (
      "2026-09-01,radio,,,3,,", "missingSpend",
      "column 'spend': the row has results but no spend; write 0 if nothing was spent"
    ),
    (
      "2026-09-01, ,5,,,,", "missingChannel",
      "column 'channel': the name is missing; write the channel's name"
    ),
    (
      "2026-09-01,radio,5,,,,euros", "notCurrency",
      "column 'currency': 'euros' is not a currency code; write EUR"
    ),
    (
      "2026-09-01,radio,€5,,,£3,", "mixedCurrencies",
      "column 'revenue': '£3' is in another currency than the row; export one currency"
    ),
    (
      "2026-09-01,radio,5", "raggedRow",
      "the row has 3 fields under a header of 7; fill in the missing fields"
    ),
    (
      "2026-09-01,radio,12,50,,,,", "raggedRow",
      "the row has 8 fields under a header of 7; quote the field that holds the delimiter"
    ),
    (
      "2026-09-01,\"ra\"dio,5,,,,", "textAfterQuote",
      "text follows the closing quote of 'ra'; write a quote within a field twice"
    ),
  ])
  func `a row is refused with a sentence`(row: String, code: String, sentence: String) throws {
    let delivery = try Delivery(head + row + "\n2026-09-02,radio,5.50,,,,\n")
    #expect(delivery.refusals == ["spend.csv:2: \(sentence)"])
    #expect(delivery.summary.refused.map(\.code) == [code])
    #expect(delivery.observations.count == 1)
  }

  @Test func `millionths have no fractions`() throws {
    let text = "date,campaign,cost_micros\n2026-09-01,a,1.5\n"
    #expect(
      try Delivery(text).refusals == [
        "spend.csv:2: column 'cost_micros': '1.5' is not a whole number of millionths, which this "
          + "export has here; export it again, or name the column under columns in the "
          + "configuration"
      ])
  }

  @Test func `the end of a range does not lie before its start`() throws {
    let text = "start date,end date,channel,spend\n2026-09-02,2026-09-01,radio,5\n"
    #expect(
      try Delivery(text).refusals == [
        "spend.csv:2: column 'end date': '2026-09-01' lies before the start, 2026-09-02; "
          + "swap the two dates"
      ])
  }

  @Test func `the example follows the file's decimal mark`() throws {
    let text = "fecha;canal;gasto\n2026-09-01;radio;1,5\n2026-09-01;radio;uno\n"
    #expect(
      try Delivery(text).refusals
        == ["spend.csv:3: column 'gasto': 'uno' is not a number; write 12,50"])
  }

  @Test func `a refused row keeps place, column and cell`() throws {
    let row = try Delivery(head + "2026-09-01,radio,abc,,,,\n").summary.refused.first
    #expect(row?.file == "spend.csv")
    #expect(row?.line == 2)
    #expect(row?.column == "spend")
    #expect(row?.cell == "abc")
    #expect(row?.message(in: .english) == "column 'spend': 'abc' is not a number")
  }
}
