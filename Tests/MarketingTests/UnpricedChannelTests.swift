import Testing

@testable import Marketing

/// Channels of which files tell outcomes and no spend, as an analytics export names them.
@Suite struct UnpricedChannelTests {
  /// Customers and no word of what they cost.
  private var direct: [RecordedObservation] {
    Feed(channel: "Direct", source: "ga4", periods: 0..<28).observations.map { row in
      RecordedObservation(
        key: row.key, metrics: Metrics(conversions: 9), deliveredOn: row.deliveredOn, revision: 1,
        file: "ga4.csv", line: 2)
    }
  }

  private func portfolio(
    under rules: PlanRules = .weekly(), adding rows: [RecordedObservation] = [],
    saying words: [Override] = []
  ) throws -> Portfolio {
    let search = Feed(channel: "search", periods: 0..<28).observations
    return try #require(
      Portfolio(
        DecisionRequest(
          rules: rules, today: day(28), observations: search + direct + rows, overrides: words)))
  }

  @Test func `they are no hypotheses and have no part in the plan`() throws {
    let portfolio = try portfolio()
    #expect(portfolio.withoutSpend == ["Direct"])
    #expect(try portfolio.advice(.mean).channels.map(\.channel) == ["search"])
    #expect(portfolio.hypotheses["Direct"] == nil)
  }

  @Test func `a name in the configuration makes one a channel`() throws {
    let portfolio = try portfolio(under: .weekly(channels: ["Direct": .init()]))
    #expect(portfolio.withoutSpend == [])
    #expect(portfolio.standings.map(\.channel) == ["Direct", "search"])
  }

  @Test func `a person's word makes one a channel`() throws {
    let word = Override(
      channel: "Direct", action: .set(500), from: day(20), until: nil, reason: nil, author: "Ana",
      source: .commandLine, createdAt: "2026-01-25T09:00:00+01:00")
    #expect(try portfolio(saying: [word]).withoutSpend == [])
  }

  @Test func `spend makes one a channel, be it nothing`() throws {
    var feed = Feed(channel: "Direct", periods: 27..<28)
    feed.spend = { _ in 0 }
    #expect(try portfolio(adding: feed.observations).withoutSpend == [])
  }

  @Test func `one that never spent is not said to have stopped`() throws {
    let portfolio = try portfolio(under: .weekly(channels: ["Direct": .init()]))
    #expect(try portfolio.advice(.mean)["Direct"]?.reason == .absent(lastSpend: nil))
  }

  @Test func `a backtest has no line for them`() throws {
    let rows = Feed(channel: "search", periods: 0..<28).observations + direct
    let backtest = try #require(
      Backtest(of: DecisionRequest(rules: .weekly(), today: day(28), observations: rows)))
    #expect(backtest.channels.map(\.channel) == ["search"])
  }
}
