import Testing

@testable import Marketing

/// Since when a channel has been planned at nothing for its drop.
@Suite struct AfterDropTests {
  private let before = plan(1, on: day(0), ["radio": 900])
  private let dropped = plan(2, on: day(7), ["radio": 0], state: .dropped)
  private let later = plan(3, on: day(14), ["radio": 0], state: .dropped)

  @Test func `a drop was advised by the first of the plans that give nothing`() {
    let plans = PlanHistory([before, dropped, later])
    #expect(plans.droppedSince("radio", advised: nil) == day(7))
    #expect(plans.droppedSince("radio", advised: day(7)) == day(7))
  }

  @Test func `plans that do not name a channel say nothing of it`() {
    let others = plan(1, on: day(10), ["display": 900])
    #expect(PlanHistory([dropped, others, later]).droppedSince("radio", advised: nil) == day(7))
  }

  @Test func `beyond the plans that are remembered the ledger tells`() {
    let plans = PlanHistory([dropped, later])
    #expect(plans.droppedSince("radio", advised: day(-90)) == day(-90))
    // What it had on the eve of the drop is remembered for ever.
    let eve = plan(0, on: day(-97), ["radio": 900])
    let all = PlanHistory([eve, dropped, later])
    #expect(all.droppedSince("radio", advised: day(-90)) == day(-90))
    #expect(plans.droppedSince("radio", advised: nil) == day(7))
  }

  @Test func `money that a person's word gave it was spent on advice`() {
    let told = plan(3, on: day(14), ["radio": 500], state: .dropped)
    let again = plan(4, on: day(21), ["radio": 0], state: .dropped)
    #expect(
      PlanHistory([dropped, told, again]).droppedSince("radio", advised: day(7)) == day(21))
  }

  @Test func `what no plan has dropped was never advised`() {
    #expect(PlanHistory([before]).droppedSince("radio", advised: nil) == nil)
    #expect(PlanHistory([]).droppedSince("radio", advised: nil) == nil)
  }
}
