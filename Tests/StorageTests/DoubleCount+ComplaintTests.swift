import Marketing
import Testing

@testable import Storage

@Suite struct DoubleCountComplaintTests {
  private static func found(_ count: Int) throws -> DoubleCount.Repetition {
    let first = Day(number: 20_697)  // 2026-09-01
    return DoubleCount.Repetition(
      file: "new.csv", earlier: "old.csv", channel: try #require(ChannelName("search")),
      days: try #require(Period(start: first, end: first + (count - 1))), count: count)
  }

  @Test func `a renamed campaign is asked about in Spanish`() throws {
    #expect(
      try DoubleCount.renamedItem(Self.found(3), item: "b", was: "a").sentence(in: .spanish)
        == "new.csv: la campaña 'b' de 'search' repite las cifras de 'a' en 'old.csv'"
        + " (3 periodos, 2026-09-01 a 2026-09-03); si es la misma campaña, escriba"
        + " - { match: \"new.csv\", renamed: { \"b\": \"a\" } } bajo sources en la configuración;"
        + " si no, - { match: \"new.csv\", separate: true }")
  }

  @Test func `repeated spend is asked about in Spanish`() throws {
    #expect(
      try DoubleCount.repeatedSpend(Self.found(3)).sentence(in: .spanish)
        == "new.csv: el gasto de 'search' es otra vez el de 'old.csv'"
        + " (3 periodos, 2026-09-01 a 2026-09-03); saque el archivo de inbox, o escriba"
        + " - { match: \"new.csv\", separate: true } bajo sources en la configuración"
        + " si se gastaron los dos")
  }

  @Test(arguments: [
    ("spend", "el gasto"), ("conversions", "las conversiones"), ("revenue", "los ingresos"),
  ])
  func `a second supplier is refused in Spanish`(column: String, spanish: String) throws {
    #expect(
      try DoubleCount.twoSuppliers(Self.found(1), column: column).sentence(in: .spanish)
        == "new.csv: 'old.csv' ya trae \(spanish) de 'search' (1 periodo, 2026-09-01); quédese con"
        + " uno: retire el otro con 'tanteo withdraw', o escriba"
        + " - { match: \"new.csv\", separate: true } bajo sources en la configuración"
        + " si cuentan los dos")
  }
}
