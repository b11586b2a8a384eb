import Foundation
import Marketing
import Testing

@testable import Report

/// Every sentence on a goal.
@Suite struct WordingGoalTests {
  private static let customers = Goal.Aim.conversions(1000, costPerAcquisition: 30)
  private static let revenue = Goal.Aim.revenue(100_000, returnOnAdSpend: 3)

  private func standing(
    _ aim: Goal.Aim = customers, through: String? = "2027-03-31", came: Double? = 412,
    spend: Double = 9929.2, forecast: GoalStanding.Forecast? = nil, moreBudget: Double? = nil
  ) throws -> GoalStanding {
    GoalStanding(
      goal: Goal(aim: aim, by: try day("2027-06-30")), since: try day("2026-11-22"),
      through: try through.map(day), came: came, spend: spend, forecast: forecast,
      moreBudget: moreBudget)
  }

  private func english(_ standing: GoalStanding) -> String {
    Wording(language: .english, currency: .euro).goal(standing).joined(separator: "; ")
  }

  private func spanish(_ standing: GoalStanding) -> String {
    Wording(language: .spanish, currency: .euro).goal(standing).joined(separator: "; ")
  }

  private static let short = GoalStanding.Forecast(mean: 960, low: 900, high: 1020, spend: 24_288)

  @Test func `a goal that falls short says what would do`() throws {
    let standing = try standing(forecast: Self.short, moreBudget: 0.05)
    #expect(
      english(standing)
        == "1,000 customers by 2027-06-30 at 30.00 EUR at most; 412 since 2026-11-22, at 24.10; "
        + "at this plan 960 by then (900 to 1,020), at 25.30: short by 40; 5 % more budget would do"
    )
    #expect(
      spanish(standing)
        == "1.000 clientes hasta el 2027-06-30 a 30,00 EUR como máximo; "
        + "412 desde el 2026-11-22, a 24,10; con este plan, 960 para entonces (900 a 1.020), "
        + "a 25,30: faltarían 40; bastaría un 5 % más de presupuesto")
  }

  @Test func `a goal out of reach says that no money in reach would do`() throws {
    let forecast = GoalStanding.Forecast(mean: 700, low: 650, high: 750, spend: 21_000)
    #expect(
      english(try standing(forecast: forecast)).hasSuffix(
        "at 30.00: out of reach, short by 300; not even twice the budget would do"))
    #expect(
      spanish(try standing(forecast: forecast)).hasSuffix(
        "a 30,00: fuera de alcance, faltarían 300; no bastaría ni el doble de presupuesto"))
  }

  @Test func `a goal within reach says how sure that is, and at what price`() throws {
    let sure = GoalStanding.Forecast(mean: 1200, low: 1010, high: 1400, spend: 30_000)
    #expect(
      english(try standing(forecast: sure)).hasSuffix("(1,010 to 1,400), at 25.00: enough"))
    let unsure = GoalStanding.Forecast(mean: 1010, low: 950, high: 1100, spend: 35_350)
    #expect(
      english(try standing(forecast: unsure)).hasSuffix(
        "at 35.00: enough, though not for certain; that is not the price wanted"))
    #expect(
      spanish(try standing(forecast: unsure)).hasSuffix(
        "a 35,00: suficiente, aunque no es seguro; no es el precio deseado"))
  }

  @Test func `a goal that is reached says at what price`() throws {
    #expect(
      english(try standing(came: 1012, spend: 24_389.2)).hasSuffix(
        "; reached: 1,012 since 2026-11-22, at 24.10"))
    #expect(
      english(try standing(came: 1000, spend: 34_000)).hasSuffix(
        "; reached, but not at that price: 1,000 since 2026-11-22, at 34.00"))
    #expect(
      spanish(try standing(came: 1000, spend: 34_000)).hasSuffix(
        "; alcanzada, pero no a ese precio: 1.000 desde el 2026-11-22, a 34,00"))
  }

  @Test func `a goal that is missed says by how much`() throws {
    let missed = try standing(through: "2027-06-30", came: 912, spend: 28_272)
    #expect(english(missed).hasSuffix("; missed by 88; 912 since 2026-11-22, at 31.00"))
    #expect(spanish(missed).hasSuffix("; no alcanzada por 88; 912 desde el 2026-11-22, a 31,00"))
  }

  @Test func `a goal of which nothing is known says so`() throws {
    let unknown = try standing(through: nil, came: nil, spend: 0)
    #expect(
      english(unknown).hasSuffix(
        "; nothing yet since 2026-11-22; what the plan brings of it is not known yet"))
    #expect(
      spanish(unknown).hasSuffix(
        "; nada aún desde el 2026-11-22; aún no se sabe cuánto aporta el plan"))
  }

  @Test func `a goal of revenue is told in money, and its price as a return`() throws {
    let forecast = GoalStanding.Forecast(
      mean: 96_000, low: 90_000, high: 102_000, spend: 30_000)
    let standing = try standing(
      Self.revenue, came: 41_200, spend: 10_300, forecast: forecast, moreBudget: 0.2)
    #expect(
      english(standing)
        == "revenue of 100,000.00 EUR by 2027-06-30 at a return of 3.00 at least; "
        + "41,200.00 since 2026-11-22, a return of 4.00; "
        + "at this plan 96,000.00 by then (90,000.00 to 102,000.00), a return of 3.20: "
        + "short by 4,000.00; 20 % more budget would do")
    #expect(
      spanish(standing).hasPrefix(
        "100.000,00 EUR de ingresos hasta el 2027-06-30 con un retorno de 3,00 como mínimo; "
          + "41.200,00 desde el 2026-11-22, un retorno de 4,00; "))
  }

  @Test(arguments: Language.allCases)
  func `its lines in the log begin with the number, and are none too wide`(
    language: Language
  ) throws {
    var decision = try decision(channels: [recommendation()])
    decision.goal = try standing(forecast: Self.short, moreBudget: 0.05)
    let lines = LogBlock(decision, language: language).lines
    let first = try #require(
      lines.firstIndex { $0.hasPrefix(language.say("142 goal: 1,000", "142 meta del plan: 1.000")) }
    )
    #expect(lines[first + 1].hasPrefix("142     "))
    #expect(lines.allSatisfy { $0.hasPrefix("142 ") && $0.count <= LogBlock.width })
    #expect(lines.dropFirst(first + 1).contains { $0.contains("radio") })
  }

  @Test func `a record has raw numbers, and null for what is not asked`() throws {
    let wording = Wording(language: .english, currency: .euro)
    let record = GoalRecord(
      try standing(forecast: Self.short, moreBudget: 0.05), wording: wording)
    let text = try JSONRecord.encoder.encode(record)
    var object = try JSONDecoder().decode([String: JSONValue].self, from: text)
    #expect(object.removeValue(forKey: "sentence") != nil)
    #expect(
      object == [
        "conversions": .number(1000), "cpa": .number(30), "revenue": .null, "roas": .null,
        "by": .string("2027-06-30"), "since": .string("2026-11-22"),
        "through": .string("2027-03-31"), "came": .number(412), "spend": .number(9929.2),
        "expected": .number(960), "low": .number(900), "high": .number(1020),
        "expectedSpend": .number(24_288), "moreBudget": .number(0.05), "outlook": .string("short"),
      ])
  }
}
