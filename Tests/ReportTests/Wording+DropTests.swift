import Marketing
import Testing

@testable import Report

/// The catalogue of what is said of drops, fresh and old.
@Suite struct WordingDropTests {
  private static let zero = Day(number: 0)
  private static let money = Micros(rawValue: 500_000_000)
  private static let after = AfterDrop(
    spend: Micros(rawValue: 7_781_000_000), conversions: 593, meetsTarget: true)

  @Test(arguments: [
    Wordings(
      Reason.refuted(expected: 46, observed: 2, odds: 5188, bar: 30, on: zero, after: after),
      "dropped on the figures to 1970-01-01: at the target 46 customers expected, 2 came; "
        + "evidence 5,188:1, that day's bar 30:1; "
        + "7,781.00 EUR spent since, 593 customers, 13.12 EUR each",
      "descartado con las cifras hasta el 1970-01-01: con el objetivo se esperaban 46 clientes, "
        + "llegaron 2; evidencia 5.188:1, umbral de ese día 30:1; "
        + "7.781,00 EUR gastados desde entonces, 593 clientes, 13,12 EUR cada uno"),
    Wordings(
      .degraded(
        odds: 2000, bar: 1040, on: zero, after: AfterDrop(spend: .zero, conversions: nil)),
      "dropped on the figures to 1970-01-01: "
        + "it has fallen below its target: odds 2,000:1, bar 1,040:1",
      "descartado con las cifras hasta el 1970-01-01: "
        + "ha caído por debajo de su objetivo: indicios 2.000:1, umbral 1.040:1"),
    Wordings(
      .droppedBefore(
        on: zero, spentSince: money, advisedOn: zero + 2,
        after: AfterDrop(spend: money, conversions: 0, revenue: .zero)),
      "dropped 1970-01-01; 500.00 EUR spent since, 0 customers, 0.00 EUR came back",
      "descartado el 1970-01-01; 500,00 EUR gastados desde entonces, 0 clientes, "
        + "0,00 EUR de ingresos"),
    Wordings(
      .droppedBefore(on: zero, spentSince: money, advisedOn: zero + 43, after: after),
      "dropped 1970-02-13 on the figures to 1970-01-01; 500.00 EUR spent since; "
        + "7,781.00 EUR spent since 1970-01-01, 593 customers, 13.12 EUR each",
      "descartado el 1970-02-13 con las cifras hasta el 1970-01-01; "
        + "500,00 EUR gastados desde entonces; "
        + "7.781,00 EUR gastados desde el 1970-01-01, 593 clientes, 13,12 EUR cada uno"),
    Wordings(
      .droppedBefore(on: zero, spentSince: .zero, after: after),
      "dropped on the figures to 1970-01-01; "
        + "7,781.00 EUR spent since 1970-01-01, 593 customers, 13.12 EUR each",
      "descartado con las cifras hasta el 1970-01-01; "
        + "7.781,00 EUR gastados desde el 1970-01-01, 593 clientes, 13,12 EUR cada uno"),
  ])
  func `a drop says of which figures it is and what came since`(_ entry: Wordings<Reason>) throws {
    let recommendation = try recommendation(reason: entry.value)
    #expect(
      Wording(language: .english, currency: .euro).sentence(recommendation) == entry.english)
    #expect(
      Wording(language: .spanish, currency: .euro).sentence(recommendation) == entry.spanish)
  }
}
