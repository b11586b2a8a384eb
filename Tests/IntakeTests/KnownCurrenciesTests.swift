import Marketing
import Testing

@testable import Intake

@Suite struct KnownCurrenciesTests {
  @Test(arguments: ["EUR", "usd", "Gbp", "MXN", "CLP"])
  func `a currency in use is known`(code: String) {
    #expect(KnownCurrencies.currency(code: code)?.code == code.uppercased())
  }

  @Test(arguments: ["NET", "CPC", "MTD", "€", "EURO", "", "XXX"])
  func `three letters alone are no currency`(code: String) {
    #expect(KnownCurrencies.currency(code: code) == nil)
  }
}
