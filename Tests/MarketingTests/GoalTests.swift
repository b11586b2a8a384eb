import Testing

@testable import Marketing

/// What may be said of a goal, from what came and what is expected.
struct GoalTests {
  private static let customers = Goal(
    aim: .conversions(1000, costPerAcquisition: 30), by: day(100))

  private func outlook(
    came: Double?, through: Int? = 50, _ forecast: GoalStanding.Forecast? = nil
  ) -> GoalStanding.Outlook {
    GoalStanding(
      goal: Self.customers, since: day(0), through: through.map(day), came: came,
      forecast: forecast
    ).outlook
  }

  private func forecast(_ low: Double, _ mean: Double, _ high: Double) -> GoalStanding.Forecast {
    .init(mean: mean, low: low, high: high, spend: 1)
  }

  @Test func `what has come is reached, before its day and after`() {
    #expect(outlook(came: 1000, forecast(1100, 1200, 1300)) == .reached)
    #expect(outlook(came: 1000, through: 100) == .reached)
  }

  @Test func `it is missed once its last day is told`() {
    #expect(outlook(came: 999, through: 100) == .missed)
    #expect(outlook(came: nil, through: 100) == .missed)
    #expect(outlook(came: 999, through: 99, forecast(999, 1010, 1020)) == .likely)
  }

  @Test func `the interval tells how sure what is expected is`() {
    #expect(outlook(came: 400, forecast(1000, 1100, 1200)) == .enough)
    #expect(outlook(came: 400, forecast(999, 1000, 1200)) == .likely)
    #expect(outlook(came: 400, forecast(900, 999, 1000)) == .short)
    #expect(outlook(came: 400, forecast(900, 950, 999)) == .outOfReach)
  }

  @Test func `nothing is said of what nothing is known of`() {
    #expect(outlook(came: 400) == .unknown)
    #expect(outlook(came: nil, through: nil) == .unknown)
  }

  @Test func `another number or price leaves what has been reached`() {
    let more = Goal(aim: .conversions(1200, costPerAcquisition: nil), by: day(100))
    #expect(more.continues(Self.customers))
  }

  @Test(arguments: [
    Goal(aim: .conversions(1000, costPerAcquisition: 30), by: day(101)),
    Goal(aim: .conversions(1000, costPerAcquisition: 30), from: day(1), by: day(100)),
    Goal(aim: .revenue(1000, returnOnAdSpend: 3), by: day(100)),
  ])
  func `another day or another thing that is counted begins anew`(goal: Goal) {
    #expect(!goal.continues(Self.customers))
  }

  @Test func `customers have a cost, and revenue a return`() {
    let customers = Goal.Aim.conversions(10, costPerAcquisition: 30)
    #expect(customers.price(of: 10, spend: 310) == 31)
    #expect(customers.price(of: 0, spend: 310) == nil)
    #expect(customers.allows(30) && !customers.allows(31) && customers.allows(nil))
    let revenue = Goal.Aim.revenue(10, returnOnAdSpend: 3)
    #expect(revenue.price(of: 620, spend: 310) == 2)
    #expect(revenue.price(of: 620, spend: 0) == nil)
    #expect(revenue.allows(3) && !revenue.allows(2))
    #expect(Goal.Aim.conversions(10, costPerAcquisition: nil).allows(1e9))
  }
}
