import Statistics
import Testing

@testable import Marketing

@Suite struct BeliefFoldTests {
  @Test func `without rows all channels are believed to be alike`() throws {
    let beliefs = beliefs(of: [], channels: ["a", "b"])
    let (a, b) = (try #require(beliefs["a"]), try #require(beliefs["b"]))
    #expect(a == b)
    #expect(a.orderWorth == nil)
  }

  @Test(arguments: UInt64(1)...5)
  func `a newcomer is believed to be like the others`(seed: UInt64) throws {
    let feeds = randomFeeds(seed: seed)
    let beliefs = beliefs(of: feeds, channels: feeds.map(\.channel) + ["newcomer"])
    let newcomer = try #require(beliefs["newcomer"])
    let others = feeds.compactMap { beliefs[$0.channel]?.conversions(atDaily: 90) }
    #expect(others.count == 5)
    #expect(newcomer.conversions(atDaily: 90) > others.min() ?? .infinity, "seed \(seed)")
    #expect(newcomer.conversions(atDaily: 90) < others.max() ?? 0, "seed \(seed)")
  }

  @Test(arguments: [1.0, 3, 10, 40])
  func `more conversions raise the mean`(conversions: Double) throws {
    let less = Feed(channel: "a", conversions: { _ in conversions })
    let more = Feed(channel: "a", conversions: { _ in conversions + 1 })
    let before = try #require(beliefs(of: [less])["a"]).conversions(atDaily: 90)
    #expect(try #require(beliefs(of: [more])["a"]).conversions(atDaily: 90) > before)
  }

  @Test(arguments: [0.5, 3, 30])
  func `many equal rows leave no doubt about the level they show`(conversions: Double) throws {
    let feed = Feed(channel: "a", periods: 0..<120, conversions: { _ in conversions })
    let mean = try #require(beliefs(of: [feed])["a"]).conversions(atDaily: 90)
    #expect(abs(mean / conversions - 1) < 0.05)
  }

  @Test func `a row of a week says what its days say`() throws {
    let daily = Feed(channel: "a")
    let weekly = Feed(
      channel: "a", periods: 0..<8, length: 7, spend: { _ in 630 }, conversions: { _ in 21 })
    let days = try #require(beliefs(of: [daily])["a"]).conversions(atDaily: 90)
    let weeks = try #require(beliefs(of: [weekly])["a"]).conversions(atDaily: 90)
    #expect(abs(weeks / days - 1) < 0.02)
  }

  @Test func `what happened lately weighs more`() throws {
    let risen = Feed(channel: "a", conversions: { $0 < 28 ? 1 : 5 })
    let fallen = Feed(channel: "a", conversions: { $0 < 28 ? 5 : 1 })
    let up = try #require(beliefs(of: [risen])["a"])
    let down = try #require(beliefs(of: [fallen])["a"])
    #expect(up.conversions(atDaily: 90) > 1.5 * down.conversions(atDaily: 90))
  }

  @Test(arguments: [0.0, -20])
  func `days without net spend contribute nothing`(spend: Double) throws {
    let busy = Feed(channel: "a", periods: 0..<20)
    let idle = Feed(
      channel: "b", periods: 0..<20, spend: { _ in spend }, conversions: { _ in 50 })
    #expect(
      beliefs(of: [busy, idle], channels: ["a", "b"]) == beliefs(of: [busy], channels: ["a", "b"]))
  }

  @Test func `more returned than sold is nothing sold`() throws {
    let returned = Feed(channel: "a", conversions: { $0 == 10 ? -4 : 3 })
    let unsold = Feed(channel: "a", conversions: { $0 == 10 ? 0 : 3 })
    #expect(beliefs(of: [returned]) == beliefs(of: [unsold]))
  }

  @Test func `a row without an outcome column contributes nothing`() throws {
    let blind = Feed(channel: "b", periods: 0..<20, conversions: { _ in nil })
    let busy = Feed(channel: "a", periods: 0..<20)
    #expect(
      beliefs(of: [busy, blind], channels: ["a", "b"]) == beliefs(of: [busy], channels: ["a", "b"]))
  }

  @Test func `marginal value falls with spend on concave curves`() throws {
    let belief = try #require(
      beliefs(of: randomFeeds(seed: 1), model: .concave)["google"])
    let values = [0.0, 1, 10, 50, 100, 500].map(belief.marginal(atDaily:))
    #expect(values == values.sorted(by: >))
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test func `clumped results are seen as such`() throws {
    // Alternating 0 and 6 has variance 9 about its mean of 3: dispersion 3.
    let clumped = Feed(
      channel: "a", periods: 0..<200, conversions: { $0.isMultiple(of: 2) ? 0 : 6 })
    let even = Feed(channel: "a", periods: 0..<200)
    #expect(abs(try #require(beliefs(of: [clumped])["a"]).dispersion - 3) < 0.4)
    #expect(try #require(beliefs(of: [even])["a"]).dispersion == 1)
  }

  /// Beliefs after the last row, of channels with a reference of 90 units a day.
  private func beliefs(
    of feeds: [Feed], channels: [ChannelName]? = nil, model: ResponseModel = .standard
  ) -> [ChannelName: Belief] {
    let inputs = BeliefInputs(
      channels: channels ?? feeds.map(\.channel), histories: feeds.map(\.history),
      rules: .weekly(), reference: 90, model: model)
    let last = feeds.compactMap(\.history.lastDay).max() ?? firstDay
    return FoldedBeliefs(of: inputs, on: last + 1).beliefs
  }
}

/// What the fold makes of deliveries one by one.
@Suite struct BeliefFoldDeliveryTests {
  @Test func `revenue without conversions counts in its unit`() throws {
    let revenue = fold(unit: 50) { RowFigures(spend: 90, conversions: nil, revenue: 150, at: $0) }
    let conversions = fold { RowFigures(spend: 90, conversions: 3, revenue: nil, at: $0) }
    let belief = try #require(revenue.beliefs["a"])
    #expect(belief.posterior == conversions.beliefs["a"]?.posterior)
    #expect(belief.orderWorth == .unit(50))
    #expect(conversions.beliefs["a"]?.orderWorth == nil)
  }

  @Test func `revenue without conversions says nothing where it has no unit`() throws {
    let blind = fold { RowFigures(spend: 90, conversions: nil, revenue: 150, at: $0) }
    #expect(blind.beliefs["a"]?.orderWorth == nil)
    #expect(blind.state(digest: "") == nil)
  }

  @Test func `an order's worth is learnt where files tell both`() throws {
    let belief = try #require(
      fold { RowFigures(spend: 90, conversions: 3, revenue: 150, at: $0) }.beliefs["a"])
    guard case .learnt(let posterior) = belief.orderWorth else {
      Issue.record("nothing was learnt")
      return
    }
    // Every order brought 50.
    #expect(abs(posterior.mean - 50) < 5)
  }

  @Test func `conversions still to come are learnt from rows that come again`() throws {
    // Every row shows 2 conversions on the next morning and 4 on the one after.
    var fold = empty()
    for number in 1..<60 {
      fold.advance(
        to: day(number),
        with: [delivery(of: number - 1, 2, age: 1)]
          + (number > 1 ? [delivery(of: number - 2, 4, age: 2, replacing: 2)] : []))
    }
    let belief = try #require(fold.beliefs["a"])
    #expect(abs(belief.maturityAtOneDay - 0.5) < 0.05)
    #expect(abs(belief.conversions(atDaily: 90) / 4 - 1) < 0.1)
  }

  @Test func `the same value again beyond the window says nothing`() throws {
    var fold = empty()
    for number in 1..<20 { fold.advance(to: day(number), with: [delivery(of: number - 1, 3)]) }
    var again = fold
    fold.advance(to: day(20), with: [])
    again.advance(to: day(20), with: [delivery(of: 2, 3, age: 18, replacing: 3, at: 8)])
    #expect(again.beliefs == fold.beliefs)
    #expect(again.state(digest: "") == fold.state(digest: ""))
  }

  @Test func `a row whose spend was taken back says nothing any more`() throws {
    var fold = empty()
    var without = fold
    fold.advance(to: day(1), with: [delivery(of: 0, 3)])
    without.advance(to: day(1), with: [delivery(of: 0, 3)])
    fold.advance(to: day(2), with: [delivery(of: 1, 9)])
    without.advance(to: day(2), with: [])
    var nothing = delivery(of: 1, 0, age: 2, replacing: 9)
    nothing.figures.spend = 0
    fold.advance(to: day(3), with: [nothing])
    without.advance(to: day(3), with: [])
    let error =
      try #require(fold.beliefs["a"]).conversions(atDaily: 90)
      - #require(without.beliefs["a"]).conversions(atDaily: 90)
    // Not to the last digit: the prior's steps of the day before had seen the row.
    #expect(abs(error) < 0.2)
  }

  @Test func `deliveries of unknown channels are passed over`() {
    var fold = empty()
    var known = fold
    var stranger = delivery(of: 0, 3)
    stranger.channel = "stranger"
    fold.advance(to: day(1), with: [stranger, delivery(of: 0, 3)])
    known.advance(to: day(1), with: [delivery(of: 0, 3)])
    #expect(fold.beliefs == known.beliefs)
  }

  private func empty(unit: Double? = nil) -> BeliefFold {
    BeliefFold(channels: ["a"], rules: .weekly(), reference: 90, revenueUnit: unit)
  }

  /// Thirty days of equal rows.
  private func fold(
    unit: Double? = nil, _ figures: (Period) -> RowFigures
  ) -> BeliefFold {
    var fold = empty(unit: unit)
    for number in 0..<30 {
      let period = Period(day: day(number))
      fold.advance(
        to: day(number + 1),
        with: [ChannelDelivery(channel: "a", period: period, figures: figures(period))])
    }
    return fold
  }

  private func delivery(
    of number: Int, _ conversions: Double, age: Int = 1, replacing old: Double? = nil,
    at oldAge: Int = 1
  ) -> ChannelDelivery {
    let figures = { (conversions: Double, age: Int) in
      RowFigures(
        spend: 90, conversions: conversions, revenue: nil, deliveredOn: day(number + age))
    }
    return ChannelDelivery(
      channel: "a", period: Period(day: day(number)), figures: figures(conversions, age),
      replaces: old.map { figures($0, oldAge) })
  }
}

extension RowFigures {
  /// Delivered on the morning after the period.
  fileprivate init(spend: Double, conversions: Double?, revenue: Double?, at period: Period) {
    self.init(
      spend: spend, conversions: conversions, revenue: revenue, deliveredOn: period.end + 1)
  }
}
