import Statistics
import Testing

@testable import Marketing

@Suite struct VerdictOutlookTests {
  private let bar = EvidenceBar(errorRate: 0.05)

  /// A scalar search over the formula in SciPy: the least M at which
  /// `logsumexp(r*M/f*log(g) + M/f*(1 - g)) - log(10)` reaches ln 20, f = φ + 0.025² (M − M₀).
  @Test(arguments: [
    ([2.0, 2, 3], 236.607_624_502_162), ([4.0, 3, 4], 326.832_194_424_547),
  ])
  func `the evidence is projected along the present ratio`(
    outcomes: [Double], least: Double
  ) throws {
    let hypothesis = try judged(outcomes, days: 20)
    let state: HypothesisState = outcomes[0] < 3 ? .dropped : .confirmed
    let projection = EvidenceProjection(
      of: hypothesis.episode, toward: state, threshold: bar.confirmation)
    #expect(abs(try #require(projection.leastExpected()) / least - 1) < 2e-3)
  }

  @Test func `a verdict is told in days and money at the present rate`() throws {
    let hypothesis = try judged([2, 2, 3], days: 20)
    guard case .verdict(let state, let days, let spend)? = hypothesis.outlook(under: bar) else {
      Issue.record("no verdict in sight")
      return
    }
    #expect(state == .dropped)
    // At three target costs a day.
    #expect(abs(Double(days) - (236.607_624_502_162 - 60) / 3) < 2)
    #expect(abs(spend.units - Double(days) * 90) <= 90)
  }

  @Test func `the verdict falls about when it was told to`() throws {
    let told = try judged([1, 2, 2], days: 15)
    guard case .verdict(_, let days, _)? = told.outlook(under: bar) else {
      Issue.record("no verdict in sight")
      return
    }
    let fell = try #require(judged([1, 2, 2], days: 80).events.first)
    #expect(fell.to == .dropped)
    #expect(abs((fell.day - day(15 + 6)) - days) <= 4)
  }

  @Test func `where a year is too short the spend that would do is told`() throws {
    let hypothesis = try judged([0.1, 0.05], days: 40, spend: 3)
    guard case .needsSpend(let perDay)? = hypothesis.outlook(under: bar) else {
      Issue.record("\(String(describing: hypothesis.outlook(under: bar)))")
      return
    }
    #expect(perDay.units > 3)
  }

  @Test func `a channel just under its target is too close`() throws {
    #expect(try judged([29, 30], days: 60, spend: 900).outlook(under: bar) == .tooClose)
  }

  @Test func `before any evidence nothing is told`() {
    #expect(Hypothesis(outcome: .conversions).outlook(under: bar) == nil)
  }

  @Test func `of a channel that is not under test nothing is told`() throws {
    let confirmed = try judged([6], days: 40)
    #expect(confirmed.state == .confirmed)
    #expect(confirmed.outlook(under: bar) == nil)
  }

  private func judged(
    _ outcomes: [Double], days: Int, spend: Double = 90
  ) throws -> Hypothesis {
    let feed = Feed(
      channel: "a", periods: 0..<days, spend: { _ in spend },
      conversions: { outcomes[$0 % outcomes.count] })
    let other = Feed(channel: "z", periods: 0..<1)
    return try #require(HypothesisFold.folding([feed, other], through: days + 6)["a"])
  }
}
