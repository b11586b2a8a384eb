import Foundation
import Marketing
import Testing

@Suite struct DecisionTests {
  @Test func `what moves is what the channels that rise gain`() {
    #expect(decision([(500, 700), (400, 250), (100, 50)]).moved == 200)
  }

  @Test func `what goes to no other channel has moved as well`() {
    #expect(decision([(500, 700), (800, 100)]).moved == 700)
  }

  @Test func `a first plan moves all that it places`() {
    #expect(decision([(0, 600), (0, 400)]).moved == 1000)
  }

  @Test func `a decision is stored and read as itself`() throws {
    let decision = decision([(500, 700), (400, 200)])
    let data = try JSONEncoder().encode(decision)
    #expect(try JSONDecoder().decode(Decision.self, from: data) == decision)
  }

  @Test func `a decision's plan is what it recommends`() {
    let plan = PlanInForce(of: decision([(500, 700), (400, 200)]))
    #expect(plan.amounts["c1"] == .init(from: 400, to: 200))
    #expect(plan.today == day(56))
  }

  private func decision(_ amounts: [(from: MinorUnits, to: MinorUnits)]) -> Decision {
    Decision(
      number: 1, supersedes: nil, at: "2026-03-02T06:00:00+01:00", today: day(56),
      dataThrough: day(55), currency: .euro, budget: 1000, per: .week, seed: 0,
      configurationDigest: "d", version: "1", throughFile: 1, files: [],
      channels: amounts.enumerated().compactMap { index, amount in
        ChannelName("c\(index)").map {
          Recommendation(
            channel: $0, state: .testing, action: .same, flags: [], from: amount.from,
            to: amount.to, reason: .balanced, evidence: Evidence(), limitsHit: [],
            wouldChangeIf: nil)
        }
      }, unplaced: .zero, expected: Expectation(), needsYou: [], notes: [.firstPlan])
  }
}
