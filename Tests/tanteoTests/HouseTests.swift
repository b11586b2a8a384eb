import Testing

/// Currencies, periods and languages other than the usual.
@Suite struct `another house` {
  @Test func `yen have no hundredths`() async throws {
    let place = try Workplace(
      "budget: { amount: 100000, currency: JPY, per: week }\ndecide: { timezone: UTC }\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let plan = try place.plan()
    #expect(plan.allSatisfy { !$0.amount.contains(".") })
    #expect(plan.compactMap(\.minorUnits).reduce(0, +) == 100_000)
    #expect(try place.text("out/recommendations.log").contains("budget 100,000 JPY a week"))
  }

  @Test func `a budget by the month is planned by the month`() async throws {
    let place = try Workplace(
      "budget: { amount: 4000, currency: EUR, per: month }\ndecide: { timezone: UTC }\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let plan = try place.plan()
    #expect(plan.allSatisfy { $0.cells.dropFirst(3).first == "month" })
    #expect(plan.compactMap(\.minorUnits).reduce(0, +) == 400_000)
  }

  @Test func `a budget by the day is planned by the day`() async throws {
    let place = try Workplace(
      "budget: { amount: 150, currency: EUR, per: day }\ndecide: { timezone: UTC }\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    #expect(try place.decisions().last?.per == "day")
    #expect(try place.plan().compactMap(\.minorUnits).reduce(0, +) == 15_000)
  }

  @Test func `the log can be Spanish`() async throws {
    let log = try await spanish().text("out/recommendations.log")
    #expect(log.contains("presupuesto 1.000,00 EUR por semana"))
    #expect(!log.contains("budget"))
    #expect(!log.contains(/\b(customer|confirmed|dropped|testing|would|stays)\b/))
  }

  @Test func `the Spanish log keeps its columns`() async throws {
    let lines = try await spanish().logLines()
    #expect(lines.filter { $0.count > 100 || !$0.hasPrefix("1 ") }.isEmpty)
  }

  @Test func `the plan speaks one language in every house`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    #expect(try await spanish().text("out/plan.csv") == place.text("out/plan.csv"))
  }

  private func spanish() async throws -> Workplace {
    let place = try Workplace(Workplace.standard + "language: es\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    return place
  }
}
