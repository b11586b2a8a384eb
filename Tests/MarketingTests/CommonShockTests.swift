import Statistics
import Testing

@testable import Marketing

@Suite struct CommonShockTests {
  @Test(arguments: [(2, 2, false), (3, 3, true), (3, 6, true), (3, 7, false), (4, 7, true)])
  func `a shock takes three that fall, and half of those asked`(
    falling: Int, asked: Int, isShock: Bool
  ) {
    let weeks = (0..<asked).map { week(outcome: $0 < falling ? 1 : 10, expected: 10) }
    let shock = CommonShock(among: weeks, on: day(9))
    #expect(shock == (isShock ? CommonShock(falling: falling, asked: asked, on: day(9)) : nil))
  }

  @Test func `channels too small to show a fall are not asked`() {
    let busy = [RecentWeek](repeating: week(outcome: 1, expected: 10), count: 3)
    let sparse = [RecentWeek](repeating: week(outcome: 0, expected: 0.3), count: 20)
    #expect(
      CommonShock(among: busy + sparse, on: day(9)) == CommonShock(falling: 3, asked: 3, on: day(9))
    )
  }

  /// Five channels under test, and a dud from day 10 on; on days 20 to 30 nothing at all comes.
  @Test func `while all fall together drops wait, and it is said why`() throws {
    let during = folded(through: 32)
    #expect(during.commonShock != nil)
    let dud = try #require(during.hypotheses["dud"])
    #expect(dud.state == .testing)
    #expect(dud.waitsFor == during.commonShock)
  }

  /// Half of the portfolio never met its target.
  @Test func `channels that were bad from the start do not fall together`() {
    let names: [ChannelName] = ["a", "b", "c", "d", "e", "f"]
    let feeds = names.enumerated().map { place, name in
      Feed(
        channel: name, periods: 0..<40, conversions: { [8, 9, 10][$0 % 3] * (place < 3 ? 0.2 : 1) })
    }
    var fold = HypothesisFold(
      rules: .weekly(target: .costPerAcquisition(10)), maturity: Maturity(), fixedTarget: nil)
    fold.fold(feeds.map(\.history), through: day(40))
    #expect(fold.shockDays.isEmpty)
    #expect(names.filter { fold.hypotheses[$0]?.state == .dropped } == ["a", "b", "c"])
  }

  @Test func `four weeks after the drop is made`() throws {
    let after = folded(through: 100)
    #expect(after.commonShock == nil)
    #expect(after.hypotheses["dud"]?.state == .dropped)
    #expect(after.hypotheses["dud"]?.waitsFor == nil)
    #expect(after.hypotheses.values.count { $0.state == .dropped } == 1)
  }

  private func folded(through last: Int) -> HypothesisFold {
    let names: [ChannelName] = ["a", "b", "c", "d", "e"]
    let feeds =
      names.map { name in
        Feed(
          channel: name, periods: 0..<100, conversions: { 20...30 ~= $0 ? 0 : [8, 9, 10][$0 % 3] })
      } + [Feed(channel: "dud", periods: 10..<100, conversions: { _ in 0 })]
    var fold = HypothesisFold(rules: .weekly(), maturity: Maturity(), fixedTarget: nil)
    fold.fold(feeds.map(\.history), through: day(last))
    return fold
  }

  private func week(outcome: Double, expected: Double) -> RecentWeek {
    var week = RecentWeek()
    week.absorb(lastDay: 1, outcome: outcome, expected: expected, level: 1, dispersion: 2)
    return week
  }
}
