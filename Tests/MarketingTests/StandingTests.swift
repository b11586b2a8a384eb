import Statistics
import Testing

@testable import Marketing

/// What no evidence moves, and what makes it so.
@Suite struct StandingTests {
  private let busy = Feed(channel: "busy")
  /// Too young for what is delivered to say anything of it.
  private let plans = [
    plan(1, on: day(43), ["busy": 600_000, "radio": 400_000], state: .testing)
  ]

  @Test func `a channel with an outcome and fresh rows is free`() throws {
    let radio = try advised(Feed(channel: "radio"))
    #expect(radio.flags.isEmpty)
    #expect([.returnsMore, .returnsLess, .balanced, .tooSmallAMove].contains(kind(radio)))
  }

  @Test func `a channel without an outcome column keeps its amount`() throws {
    let radio = try advised(Feed(channel: "radio", conversions: { _ in nil }))
    #expect(radio.flags == [.unmeasured])
    #expect(radio.to == 400_000)
    #expect(radio.action == .held)
    #expect(radio.reason == .unmeasured)
    #expect(radio.wouldChangeIf == .outcomesMeasured)
  }

  @Test func `an unmeasured newcomer keeps what people spend on it`() throws {
    let advice = try advice(
      [busy, Feed(channel: "radio", spend: { _ in 100 }, conversions: { _ in nil })],
      plans: [plan(1, on: day(43), ["busy": 1_000_000])])
    #expect(advice["radio"]?.to == 70_000)
    #expect(advice.needsYou == [.measure(channel: "radio")])
  }

  @Test func `a channel whose outcome stopped coming is held`() throws {
    let radio = try advised(Feed(channel: "radio", conversions: { $0 < 50 ? 3 : nil }))
    #expect(radio.flags == [.outcomeMissing])
    #expect(radio.to == 400_000)
    #expect(radio.reason == .outcomeMissing(since: day(50)))
  }

  @Test(arguments: [(28, true), (29, false)])
  func `a channel silent for 28 days while its source goes on gets nothing`(
    lastRow: Int, absent: Bool
  ) throws {
    // The source's last day is 55; 28 rows end on day 27.
    let radio = try advised(Feed(channel: "radio", periods: 0..<lastRow))
    #expect(radio.flags.contains(.absent) == absent)
    #expect((radio.to == 0) == absent)
    #expect((radio.reason == .absent(lastSpend: day(27))) == absent)
  }

  @Test func `rows without spend are silence`() throws {
    let radio = try advised(Feed(channel: "radio", spend: { $0 < 20 ? 90 : 0 }))
    #expect(radio.reason == .absent(lastSpend: day(19)))
  }

  @Test(arguments: [(0, true), (1, false)])
  func `a channel of long periods is absent after four of them`(rows: Int, absent: Bool) throws {
    // The source's last day is 55; rows of two weeks end on day -1 and day 13.
    let radio = try advised(Feed(channel: "radio", periods: -1..<rows, length: 14))
    #expect(radio.flags.contains(.absent) == absent)
  }

  @Test func `an absent channel is back with its next row`() throws {
    let radio = try advised(Feed(channel: "radio", spend: { 20..<55 ~= $0 ? 0 : 90 }))
    #expect(!radio.flags.contains(.absent))
    #expect(radio.to > .zero)
  }

  // MARK: - Nothing planned, nothing spent

  /// Paused from day 15 through day 54, which ended yesterday: no spend since.
  private let paused = [
    plan(1, on: day(0), ["busy": 600_000, "radio": 400_000]),
    plan(2, on: day(15), ["busy": 1_000_000, "radio": 0]),
  ]

  @Test func `a channel is back after a pause, however long, from what it had before`() throws {
    let pause = word(.pause, from: day(15), until: day(55))
    let radio = try #require(
      try advice(
        [busy, Feed(channel: "radio", periods: 0..<15)], plans: paused, words: [pause])["radio"])
    #expect(!radio.flags.contains(.absent))
    // A step from 400,000: at least a quarter, at most double.
    #expect((100_000...800_000).contains(radio.to))
  }

  @Test func `so is one with a file of its own`() throws {
    let pause = word(.pause, from: day(15), until: day(55))
    let radio = Feed(channel: "radio", source: "cope", periods: 0..<15)
    let back = try #require(try advice([busy, radio], plans: paused, words: [pause])["radio"])
    #expect(back.flags.isEmpty)
    #expect((100_000...800_000).contains(back.to))
  }

  @Test func `a pause interrupts a silence, and does not end it`() throws {
    // Silent on its own for 27 days, then paused for one.
    let plans = [
      plan(1, on: day(0), ["busy": 600_000, "radio": 400_000]),
      plan(2, on: day(55), ["busy": 1_000_000, "radio": 0]),
    ]
    let feeds = [busy, Feed(channel: "radio", periods: 0..<28)]
    #expect(try advice(feeds, plans: plans)["radio"]?.flags.contains(.absent) == false)
    let later = [Feed(channel: "busy", periods: 0..<63), feeds[1]]
    let resumed = plans + [plan(3, on: day(56), ["busy": 600_000, "radio": 400_000])]
    let request = request(later, today: day(63), plans: resumed)
    let advice = try #require(Portfolio(request)).advice(.draws(20))
    #expect(advice["radio"]?.flags.contains(.absent) == true)
  }

  @Test func `a source is not stale for days on which none of its channels had anything`() throws {
    let stopped = [
      plan(1, on: day(0), ["busy": 600_000, "radio": 400_000]),
      plan(2, on: day(15), ["busy": 0, "radio": 0]),
    ]
    let feeds = [Feed(channel: "busy", periods: 0..<15), Feed(channel: "radio", periods: 0..<15)]
    let pauses = ["busy", "radio"].map { (channel: ChannelName) in
      word(.pause, on: channel, from: day(15), until: channel == "radio" ? day(55) : nil)
    }
    let advice = try advice(feeds, plans: stopped, words: pauses)
    #expect(advice["radio"]?.flags == [])
    #expect(advice["radio"]?.to ?? .zero > .zero)
  }

  @Test(arguments: [(52, true), (53, false)])
  func `a source with nothing new for its cadence and three days is stale`(
    rows: Int, stale: Bool
  ) throws {
    // Today is day 56; 52 rows end on day 51, five days ago.
    let radio = try advised(Feed(channel: "radio", source: "cope", periods: 0..<rows))
    #expect(radio.flags.contains(.stale) == stale)
    #expect((radio.reason == .stale(lastDay: day(51))) == stale)
    #expect((radio.action == .held && radio.to == 400_000) == stale)
  }

  @Test(arguments: [(ChannelRules.Cadence.week, false), (.day, true)])
  func `a cadence that people give decides what is stale`(
    cadence: ChannelRules.Cadence, stale: Bool
  ) throws {
    let radio = try advised(
      Feed(channel: "radio", source: "cope", periods: 0..<50), rules: .init(cadence: cadence))
    #expect(radio.flags.contains(.stale) == stale)
  }

  @Test func `a channel whose file has not come keeps its start`() throws {
    let advice = try advice([busy], rules: ["radio": .init(start: 123_400)], plans: [])
    let radio = try #require(advice["radio"])
    #expect(radio.to == 123_400)
    #expect(radio.reason == .awaited)
    #expect(advice.needsYou == [.sendFile(channel: "radio", since: nil)])
  }

  @Test func `without a start it has nothing, and its file is asked for`() throws {
    let advice = try advice([busy], rules: ["radio": .init()], plans: [])
    let radio = try #require(advice["radio"])
    #expect(radio.to == .zero)
    #expect(radio.action == .held)
    #expect(radio.reason == .awaited)
    #expect(advice.needsYou == [.sendFirstFile(channel: "radio")])
  }

  @Test func `a start that is given later is its amount`() throws {
    let advice = try advice(
      [busy], rules: ["radio": .init(start: 123_400)],
      plans: [plan(1, on: day(43), ["busy": 1_000_000, "radio": 0])])
    #expect(advice["radio"]?.to == 123_400)
  }

  @Test func `a channel that is configured later begins with its start`() throws {
    let advice = try advice(
      [busy], rules: ["radio": .init(start: 123_400)],
      plans: [plan(1, on: day(0), ["busy": 1_000_000])])
    #expect(advice["radio"]?.to == 123_400)
  }

  @Test(arguments: [(300_000, 400_000), (500_000, 500_000)] as [(MinorUnits, MinorUnits)])
  func `a protected channel keeps its amount and at least its minimum`(
    least: MinorUnits, amount: MinorUnits
  ) throws {
    let rules = ChannelRules(min: least, protection: .init(reason: "awareness"))
    let radio = try advised(Feed(channel: "radio", conversions: { _ in 0 }), rules: rules)
    #expect(radio.flags == [.protected])
    #expect(radio.to == amount)
    #expect(radio.state == .testing)
    #expect(radio.reason == .protected(because: "awareness"))
  }

  @Test func `a dropped channel gets nothing whatever its minimum`() throws {
    let radio = try advised(
      Feed(channel: "radio", conversions: { _ in 0 }), rules: .init(min: 100_000))
    #expect(radio.state == .dropped)
    #expect(radio.action == .drop)
    #expect(radio.to == .zero)
    #expect(kind(radio) == .refuted)
  }

  @Test func `what is spent after a drop is said`() throws {
    let advice = try advice(
      [busy, Feed(channel: "radio", conversions: { _ in 0 })],
      plans: [plan(1, on: day(43), ["busy": 1_000_000, "radio": 0], state: .dropped)])
    let radio = try #require(advice["radio"])
    // Fourteen rows are mature on day 20; 36 of the 56 days lie after it, 13 after the advice.
    #expect(
      radio.reason
        == .droppedBefore(
          on: day(20), spentSince: Micros(rawValue: 13 * 90_000_000), advisedOn: day(43),
          after: AfterDrop(spend: Micros(rawValue: 36 * 90_000_000), conversions: 0)))
    #expect(radio.action == .same)
    #expect(advice.needsYou == [.stopInPlatform(channel: "radio")])
  }

  /// Dropped on day 20 for want of customers, and then five a day for 90 EUR at a target of 30.
  private let late = Feed(channel: "radio", conversions: { $0 < 20 ? 0 : 5 })
  private let afterLate = AfterDrop(
    spend: Micros(rawValue: 36 * 90_000_000), conversions: 36 * 5, meetsTarget: true)

  @Test func `a drop of long ago says what came since`() throws {
    let advice = try advice([busy, late])
    guard case .refuted(_, _, _, _, let on, let after) = advice["radio"]?.reason else {
      Issue.record("\(String(describing: advice["radio"]?.reason))")
      return
    }
    #expect(on == day(20))
    #expect(after == afterLate)
  }

  @Test func `a dropped channel that has met its target since is put before a person`() throws {
    let need = Need.reconsiderDrop(channel: "radio", on: day(20), after: afterLate)
    #expect(try advice([busy, late]).needsYou == [need])
    let later = [plan(1, on: day(43), ["busy": 1_000_000, "radio": 0], state: .dropped)]
    #expect(try advice([busy, late], plans: later).needsYou == [need])
  }

  /// Four customers' worth of money tells nothing.
  @Test func `what brought little more than nothing since is not`() throws {
    let few = Feed(channel: "radio", spend: { $0 < 20 ? 90 : 4 }, conversions: late.conversions)
    #expect(try advice([busy, few]).needsYou == [.stopInPlatform(channel: "radio")])
  }

  @Test func `a channel outside all platforms is stopped there`() throws {
    let advice = try advice(
      [busy, Feed(channel: "radio", conversions: { _ in 0 })],
      rules: ["radio": .init(medium: .offline)])
    #expect(advice.needsYou == [.stop(channel: "radio")])
  }

  @Test func `an equal share is for those neither dropped nor absent`() throws {
    let portfolio = try #require(
      Portfolio(
        request([
          busy, Feed(channel: "dud", conversions: { _ in 0 }),
          Feed(channel: "gone", periods: 0..<20), Feed(channel: "good"),
        ])))
    #expect(portfolio.standings.filter(\.isLive).map(\.channel) == ["busy", "good"])
  }

  // MARK: - A person's word

  private func word(
    _ action: Override.Action, on channel: ChannelName = "radio", from: Day = day(50),
    until: Day? = nil
  ) -> Override {
    Override(
      channel: channel, action: action, from: from, until: until, reason: "fair",
      author: "Ana", source: .commandLine, createdAt: "2026-02-24T09:00:00+01:00")
  }

  @Test func `a paused channel gets nothing whatever its minimum`() throws {
    let radio = try told(word(.pause, until: day(60)), rules: .init(min: 100_000))
    #expect(radio.to == .zero)
    #expect(radio.action == .down)
    #expect(radio.flags == [.paused])
    #expect(radio.reason == .paused(by: "Ana", because: "fair", until: day(60)))
    #expect(radio.wouldChangeIf == .wordEnds(after: day(60)))
  }

  /// Paused from day 43 to 49, and at nothing since.
  @Test(arguments: [true, false])
  func `what keeps its amount has it back when a pause is over`(isProtected: Bool) throws {
    let radio = Feed(channel: "radio", conversions: { _ in isProtected ? 3 : nil })
    let rules = ChannelRules(protection: isProtected ? .init(reason: "brand") : nil)
    let paused = [
      plan(1, on: day(36), ["busy": 600_000, "radio": 400_000]),
      plan(2, on: day(43), ["busy": 1_000_000, "radio": 0], from: 400_000),
    ]
    let advice = try advice(
      [busy, radio], rules: ["radio": rules], plans: paused,
      words: [word(.pause, from: day(43), until: day(49))])
    #expect(advice["radio"]?.to == 400_000)
  }

  @Test func `a small channel comes back with the end of its pause`() throws {
    let paused = [
      plan(1, on: day(36), ["busy": 990_000, "radio": 10_000]),
      plan(2, on: day(43), ["busy": 1_000_000, "radio": 0], from: 10_000),
    ]
    let radio = Feed(channel: "radio", spend: { _ in 1 }, conversions: { _ in 0 })
    let advice = try advice(
      [busy, radio], plans: paused, words: [word(.pause, from: day(43), until: day(49))])
    // The floor is 2 % of an equal share of 5,000 EUR.
    #expect(try #require(advice["radio"]).to >= 10_000)
  }

  /// Paused and released on the day of the plan that stopped it: no older plan tells of the pause.
  @Test func `a channel under test does not stay at nothing when its word is over`() throws {
    let stopped = [plan(1, on: day(49), ["busy": 1_000_000, "radio": 0], from: 10_000)]
    let radio = Feed(channel: "radio", spend: { _ in 1 }, conversions: { _ in 0 })
    let words = [word(.pause, from: day(49)), word(.release, from: day(49))]
    let advice = try advice([busy, radio], plans: stopped, words: words)
    #expect(try #require(advice["radio"]).to >= 10_000)
  }

  @Test func `a pause asks to stop the channel in its platform, once`() throws {
    let feeds = [busy, Feed(channel: "radio")]
    let first = try advice(feeds, plans: plans, words: [word(.pause)])
    #expect(first.needsYou == [.stopInPlatform(channel: "radio")])
    let then = [plan(1, on: day(50), ["busy": 1_000_000, "radio": 0])]
    #expect(try advice(feeds, plans: then, words: [word(.pause)]).needsYou == [])
  }

  @Test func `an amount that is set is given, over minimum and maximum`() throws {
    let radio = try told(word(.set(250_000)), rules: .init(min: 300_000, max: 350_000))
    #expect(radio.to == 250_000)
    #expect(radio.reason == .setByPerson(by: "Ana", because: "fair", until: nil))
    #expect(radio.wouldChangeIf == .released)
  }

  @Test func `the other channels share what a set amount leaves`() throws {
    let advice = try advice(
      [busy, Feed(channel: "radio")], plans: plans, words: [word(.set(250_000))])
    #expect(advice["busy"]?.to == 750_000)
  }

  @Test(arguments: [(0, 400_000), (500_000, 500_000)] as [(MinorUnits, MinorUnits)])
  func `a channel protected by a person keeps its amount and at least its minimum`(
    least: MinorUnits, amount: MinorUnits
  ) throws {
    let radio = try told(word(.protect(amount: nil)), rules: .init(min: least))
    #expect(radio.to == amount)
    #expect(radio.flags == [.protected])
  }

  @Test func `a dropped channel that is protected comes back at what it had`() throws {
    let dud = Feed(channel: "radio", conversions: { _ in 0 })
    let dropped = [plan(1, on: day(43), ["busy": 1_000_000, "radio": 0], state: .dropped)]
    let advice = try advice(
      [busy, dud], plans: dropped, words: [word(.protect(amount: 300_000))])
    let radio = try #require(advice["radio"])
    #expect(radio.to == 300_000)
    #expect(radio.action == .up)
    #expect(radio.state == .dropped)
    #expect(
      radio.reason
        == .protectedByPerson(by: "Ana", because: "fair", until: nil, droppedOn: day(20)))
    #expect(advice.total == 1_000_000)
  }

  @Test func `it is held at that amount by later decisions`() throws {
    let dud = Feed(channel: "radio", conversions: { _ in 0 })
    let restored = [
      plan(2, on: day(50), ["busy": 700_000, "radio": 300_000], state: .dropped)
    ]
    let radio = try #require(
      try advice([busy, dud], plans: restored, words: [word(.protect(amount: 300_000))])["radio"])
    #expect(radio.to == 300_000)
    #expect(radio.action == .held)
  }

  @Test func `it is stopped again when the word has ended`() throws {
    let dud = Feed(channel: "radio", conversions: { _ in 0 })
    let restored = [
      plan(2, on: day(50), ["busy": 700_000, "radio": 300_000], state: .dropped)
    ]
    let advice = try advice(
      [busy, dud], plans: restored,
      words: [word(.protect(amount: 300_000), until: day(55))])
    #expect(advice["radio"]?.to == .zero)
    #expect(advice["radio"]?.action == .drop)
    #expect(advice.needsYou == [.stopInPlatform(channel: "radio")])
  }

  @Test func `a newcomer that is protected keeps what people spend on it`() throws {
    let advice = try advice(
      [busy, Feed(channel: "radio", spend: { _ in 100 })],
      plans: [plan(1, on: day(0), ["busy": 1_000_000])], words: [word(.protect(amount: nil))])
    #expect(advice["radio"]?.to == 70_000)
  }

  @Test func `another budget is what the amounts add up to`() throws {
    var budget = word(.budget(1_200_000))
    budget.channel = nil
    let advice = try advice([busy, Feed(channel: "radio")], plans: plans, words: [budget])
    #expect(advice.total == 1_200_000)
  }

  private func told(_ word: Override, rules: ChannelRules = .init()) throws -> Recommendation {
    let advice = try advice(
      [busy, Feed(channel: "radio")], rules: ["radio": rules], plans: plans, words: [word])
    return try #require(advice["radio"])
  }

  private enum Kind { case returnsMore, returnsLess, balanced, tooSmallAMove, refuted, other }

  private func kind(_ recommendation: Recommendation) -> Kind {
    switch recommendation.reason {
    case .returnsMore: .returnsMore
    case .returnsLess: .returnsLess
    case .balanced: .balanced
    case .tooSmallAMove: .tooSmallAMove
    case .refuted: .refuted
    default: .other
    }
  }

  private func advised(_ radio: Feed, rules: ChannelRules? = nil) throws -> Recommendation {
    let advice = try advice(
      [busy, radio], rules: rules.map { ["radio": $0] } ?? [:], plans: plans)
    return try #require(advice["radio"])
  }

  private func advice(
    _ feeds: [Feed], rules: [ChannelName: ChannelRules] = [:], plans: [PlanInForce] = [],
    words: [Override] = []
  ) throws -> Advice {
    var request = request(feeds, under: .weekly(channels: rules), today: day(56), plans: plans)
    request.overrides = words
    return try #require(Portfolio(request)).advice(.draws(20))
  }
}
