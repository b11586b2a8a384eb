import Marketing
import Testing

@testable import Intake

@Suite struct HeaderTextTests {
  @Test(arguments: [
    ("Spend", "spend"),
    ("\u{FEFF}Date", "date"),
    ("  Day ", "day"),
    ("Amount\u{A0}spent", "amount spent"),
    ("Total   Spent", "total spent"),
    ("Inversión", "inversion"),
    ("Inversio\u{301}n", "inversion"),
    ("CAMPAÑA", "campana"),
    ("7 Day Total Sales ", "7 day total sales"),
    ("Start Date (in UTC)", "start date (in utc)"),
    ("Clicks (all)", "clicks (all)"),
  ])
  func `headers are compared without case, accents and loose space`(
    raw: String, normalized: String
  ) {
    #expect(HeaderText(raw).normalized == normalized)
    #expect(HeaderText(raw).currency == nil)
  }

  @Test(arguments: [
    ("Amount spent (USD)", "amount spent", "USD"),
    ("Importe gastado (EUR)", "importe gastado", "EUR"),
    ("Inversión (€)", "inversion", "EUR"),
    ("Cost (£)", "cost", "GBP"),
  ])
  func `a currency in brackets at the end is kept apart`(
    raw: String, normalized: String, code: String
  ) {
    #expect(HeaderText(raw).normalized == normalized)
    #expect(HeaderText(raw).currency?.code == code)
  }

  @Test(arguments: ["Cost (net)", "(EUR)", "Cost (EUR) total", "Purchases (website)"])
  func `other brackets stay`(raw: String) {
    #expect(HeaderText(raw).currency == nil)
    #expect(HeaderText(raw).normalized == raw.lowercased())
  }
}
