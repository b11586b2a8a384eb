import Marketing
import Statistics
import Testing

@testable import Simulation

@Suite struct ChannelwiseJudgeTests {
  /// Python, with three expected a row: the first `k` with `gammaincc(1 + x * k, 1 + 3 * k) < .05`.
  @Test(arguments: [(0.0, 1), (1, 2), (2, 7)])
  func `a daily posterior drops after a few rows`(outcome: Double, rows: Int) {
    #expect(state(after: rows - 1, of: outcome, by: DailyBayesVerdict()) == .testing)
    #expect(state(after: rows, of: outcome, by: DailyBayesVerdict()) == .dropped)
  }

  /// Python: the first `k` with `gammaincc(1 + 5 * k, 1 + 3 * k) > .95`.
  @Test func `a daily posterior confirms as fast`() {
    #expect(state(after: 2, of: 5, by: DailyBayesVerdict()) == .testing)
    #expect(state(after: 3, of: 5, by: DailyBayesVerdict()) == .confirmed)
  }

  @Test func `the detector drops when its odds reach the bar`() throws {
    var watch = LevelWatch(tolerance: 0)
    let days = try #require(
      (1...60).first { day in
        watch.absorb(.init(firstDay: day, outcome: 1, expected: 3, spend: 3))
        return watch.degradation.logOdds >= 5.560681631015528  // Python: math.log(260)
      })
    let detector = DetectorVerdict(tolerance: 0, odds: 260, prior: .conversions)
    #expect(state(after: days - 1, of: 1, by: detector) == .testing)
    #expect(state(after: days, of: 1, by: detector) == .dropped)
  }

  @Test func `channels are judged for themselves`() {
    var judge = ChannelwiseJudge(count: 2) { DailyBayesVerdict() }
    judge.judge([row(of: 0, outcome: 0), row(of: 1, outcome: 3)], on: 0)
    #expect((0...1).map { judge.standing(of: $0).state } == [.dropped, .testing])
  }

  private func state(
    after rows: Int, of outcome: Double, by verdict: some ChannelVerdict
  ) -> HypothesisState {
    var verdict = verdict
    for day in 0..<rows { verdict.judge(row(on: day, outcome: outcome)) }
    return verdict.state
  }

  private func row(of channel: Int = 0, on day: Int = 0, outcome: Double) -> MadeUpRow {
    MadeUpRow(channel: channel, days: day...day, spend: 3, orders: outcome, revenue: nil)
  }
}
