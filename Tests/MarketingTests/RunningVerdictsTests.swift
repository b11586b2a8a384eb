import Testing

@testable import Marketing

@Suite struct RunningVerdictsTests {
  /// A dud that recovers during its cool-down, a good channel that fades, and a steady one.
  private let feeds = [
    Feed(channel: "a", periods: 0..<320, conversions: { $0 < 100 ? 0 : 5 }),
    Feed(channel: "b", periods: 0..<320, conversions: { $0 < 150 ? 6 : 1 }),
    Feed(channel: "c", periods: 0..<320, conversions: { [3, 4, 2][$0 % 3] }),
  ]

  /// Rows are mature seven days after their day: as many days does the fold lie behind.
  @Test func `rows that come one by one are judged as a history is`() {
    let folded = HypothesisFold.folding(feeds, through: 326)
    let running = run(feeds, lag: 7)
    for (place, channel) in (["a", "b", "c"] as [ChannelName]).enumerated() {
      #expect(running[place].events.map(Step.init) == folded[channel]?.events.map(Step.init))
      #expect(running[place].episode == folded[channel]?.episode)
    }
    #expect(Set(folded.values.flatMap(\.events).map(\.to)).count == 5)
  }

  @Test func `weekly rows are judged as a history is`() {
    let weekly = ["a", "b"].enumerated().map { place, name in
      Feed(
        channel: ChannelName(name) ?? "x", periods: 0..<30, length: 7, spend: { _ in 630 },
        conversions: { _ in place == 0 ? 8 : 21 })
    }
    let folded = HypothesisFold.folding(weekly, through: 230)
    #expect(run(weekly, lag: 7)[0].events.map(Step.init) == folded["a"]?.events.map(Step.init))
    #expect(folded["a"]?.events.isEmpty == false)
  }

  private struct Step: Equatable {
    let to: HypothesisState
    let day: Day
    let cause: HypothesisEvent.Cause

    init(_ event: HypothesisEvent) {
      to = event.to
      day = event.day
      cause = event.cause
    }
  }

  private func run(_ feeds: [Feed], lag: Int) -> RunningVerdicts {
    var verdicts = RunningVerdicts(on: feeds.map(\.channel), rules: .weekly())
    for today in 0...330 {
      let rows = feeds.enumerated().compactMap { place, feed in
        feed.history.rows.first { $0.period.end + lag == day(today) }.map {
          (channel: place, row: $0)
        }
      }
      verdicts.judge(rows, on: day(today))
    }
    return verdicts
  }
}
