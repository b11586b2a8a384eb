import Marketing
import Testing

@testable import Intake

@Suite struct NumberTextTests {
  private func value(_ text: String, _ mark: DecimalMark) -> Double? {
    cell(text) { NumberText($0)?.value(of: $0, decimal: mark)?.double }
  }

  @Test(arguments: [
    ("4,838.80", 4838.8), ("2,472,851", 2_472_851), ("$1,234.56", 1234.56),
    ("(123.45)", -123.45), ("($123.45)", -123.45), ("-5", -5), ("-$5.00", -5),
    ("$-5.00", -5), ("\u{2212}5.5", -5.5), ("+3.5", 3.5), (" 12.50 ", 12.5), (".5", 0.5),
    ("12.", 12), ("USD 12.50", 12.5), ("12.50 USD", 12.5), ("US$12.50", 12.5),
    ("£1,000.00", 1000), ("1 234.56", 1234.56), ("0.123", 0.123), ("007", 7), ("9.5e-05", 9.5e-05),
  ])
  func `a number with a decimal point`(text: String, expected: Double) {
    #expect(value(text, .point) == expected)
  }

  @Test(arguments: [
    ("1.234,56", 1234.56), ("1 234,56", 1234.56), ("1\u{A0}234,56", 1234.56),
    ("1\u{202F}234,56", 1234.56), ("331,30 €", 331.3), ("331,30\u{A0}€", 331.3),
    ("€ 331,30", 331.3), ("-1.000,5", -1000.5), ("1.000", 1000), ("1.234.567", 1_234_567),
    ("26,62", 26.62),
  ])
  func `a number with a decimal comma`(text: String, expected: Double) {
    #expect(value(text, .comma) == expected)
  }

  @Test(arguments: [
    "abc", "12,50", "1.234,56", "1,23,456", "0,123", "1234,567", "1,234 567.00", "1.2.3", "1..2",
    "12-", "--5", "(5", "5)", "((5))", "€5€", "EUR 5 USD", "12 abc", "12abc", "5 5", "NaN",
    "inf", "1e", "1e99999", "0x10", "", "-", ".", "2026-09-01", "12:30", "١٢",
  ])
  func `what does not fit a decimal point is no number`(text: String) {
    #expect(value(text, .point) == nil)
  }

  @Test(arguments: [
    ("331,30 €", "EUR"), ("£5", "GBP"), ("US$5", "USD"), ("5 CHF", "CHF"), ("mxn 5", "MXN"),
  ])
  func `a symbol or a code names the currency`(text: String, code: String) {
    #expect(cell(text) { NumberText($0)?.currency?.code } == code)
  }

  @Test(arguments: ["$5", "¥5", "5"])
  func `a symbol that many countries use names none`(text: String) {
    let number = cell(text) { NumberText($0) }
    #expect(number != nil)
    #expect(number?.currency == nil)
  }

  @Test(arguments: [
    "", " ", "\u{A0}", " --", "--", "-", "–", "< 10%", "> 90%", "n/d", "N/D", "s/d", "#N/A",
    "n/a", "null",
  ])
  func `missing is not a number`(text: String) {
    #expect(cell(text, MissingNumber.isMissing))
  }

  @Test(arguments: ["0", "-5", "#ERROR!", "abc", "--5", "0.00", "<b>", "<"])
  func `a number, and an error, is not missing`(text: String) {
    #expect(!cell(text, MissingNumber.isMissing))
  }
}
