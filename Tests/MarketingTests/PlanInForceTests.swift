import Testing

@testable import Marketing

@Suite struct PlanInForceTests {
  @Test func `what was in force a period ago is the last plan of that time`() {
    let history = PlanHistory([
      plan(1, on: day(0), ["a": 100]), plan(2, on: day(7), ["a": 200]),
      plan(3, on: day(14), ["a": 400]),
    ])
    #expect(
      [0, 6, 7, 13, 14, 20].map { history.amount(of: "a", on: day($0))?.rawValue }
        == [100, 100, 200, 200, 400, 400])
  }

  @Test func `several decisions in one period never compound`() {
    let plans = (0..<5).map { plan($0 + 1, on: day(7 + $0), ["a": 100 << Int64($0)]) }
    let history = PlanHistory([plan(0, on: day(0), ["a": 50])] + plans)
    // A week before any of them, the plan of day 0 was in force.
    #expect((8...12).allSatisfy { history.amount(of: "a", on: day($0 - 7)) == 50 })
  }

  @Test func `before the first plan a channel had what that plan found`() {
    let history = PlanHistory([
      plan(1, on: day(10), ["a": 200], from: 150), plan(2, on: day(12), ["a": 300], from: 200),
    ])
    #expect(history.amount(of: "a", on: day(5)) == 150)
  }

  @Test func `a newcomer is measured from its first amount`() {
    let history = PlanHistory([
      plan(1, on: day(0), ["a": 100]), plan(2, on: day(7), ["a": 80, "new": 20]),
      plan(3, on: day(9), ["a": 60, "new": 40]),
    ])
    #expect(history.amount(of: "new", on: day(3)) == 20)
  }

  @Test func `days on which the plan gives channels nothing are idle`() {
    let history = PlanHistory([
      plan(1, on: day(0), ["a": 100, "b": 100]), plan(2, on: day(7), ["a": 0, "b": 100]),
      plan(3, on: day(14), ["a": 0, "b": 0]), plan(4, on: day(21), ["b": 0]),
    ])
    #expect(history.idleDays(of: ["a"], after: day(-9), through: day(30)) == 24)
    #expect(history.idleDays(of: ["a", "b"], after: day(-9), through: day(30)) == 17)
    #expect(history.idleDays(of: ["a"], after: day(9), through: day(15)) == 6)
    #expect(history.idleDays(of: ["a"], after: day(9), through: day(9)) == 0)
  }

  @Test func `a stop that alone is remembered tells what a channel had`() {
    let history = PlanHistory([
      plan(7, on: day(0), ["a": 0], from: 300), plan(9, on: day(9), ["b": 1]),
    ])
    #expect(history.lastAmount(of: "a", through: day(20)) == 300)
    #expect(history.lastAmount(of: "a", through: day(-1)) == nil)
  }

  @Test func `of several plans of a day the last says whether it is idle`() {
    let history = PlanHistory([
      plan(1, on: day(0), ["a": 0]), plan(2, on: day(0), ["a": 1]), plan(3, on: day(5), ["a": 0]),
    ])
    #expect(history.idleDays(of: ["a"], after: day(-1), through: day(6)) == 2)
  }

  @Test(
    arguments: [(.pause, 300), (.set(0), 300), (.target(.auto), 0)]
      as [(Override.Action, MinorUnits)])
  func `what a person had stopped is measured from what it had before`(
    action: Override.Action, origin: MinorUnits
  ) {
    let history = PlanHistory([plan(1, on: day(0), ["a": 300]), plan(2, on: day(7), ["a": 0])])
    let word = Override(
      channel: "a", action: action, from: day(5), until: day(10), reason: nil, author: "Ana",
      source: .commandLine, createdAt: "now")
    // Day 12 is after the word; the plan then in force obeyed it.
    let steps = StepOrigins(
      plans: history, former: history, overrides: [word], on: day(12))
    #expect(steps.amount(of: "a") == origin)
  }

  @Test func `a channel without a plan has no amount`() {
    #expect(PlanHistory([plan(1, on: day(0), ["a": 1])]).amount(of: "b", on: day(3)) == nil)
  }

  @Test func `of one day's decisions the last holds`() {
    let history = PlanHistory([plan(2, on: day(0), ["a": 2]), plan(1, on: day(0), ["a": 1])])
    #expect(history.plan(on: day(0))?.decision == 2)
    #expect(history.latest?.decision == 2)
  }

  @Test func `what is decided anew on its day does not count as before`() {
    let history = PlanHistory([plan(1, on: day(0), ["a": 1]), plan(2, on: day(7), ["a": 2])])
    #expect(history.before(day(7)).latest?.decision == 1)
  }
}

/// What a channel had before people's words gave it its amount.
@Suite struct AmountsBeforeWordsTests {
  private let plans = [
    plan(1, on: day(0), ["a": 500]), plan(2, on: day(7), ["a": 600]),
    plan(3, on: day(14), ["a": 0], from: 600), plan(4, on: day(21), ["a": 0]),
  ]

  private func word(_ action: Override.Action, from: Int, until: Int? = nil) -> Override {
    Override(
      channel: "a", action: action, from: day(from), until: until.map(day), reason: nil,
      author: "Ana", source: .commandLine, createdAt: "2026-01-05T09:00:00+01:00")
  }

  private func amounts(_ words: [Override], on today: Int = 28) -> AmountsBeforeWords {
    AmountsBeforeWords(
      plans: PlanHistory(plans), overrides: words, present: .init(words, on: day(today)))
  }

  @Test func `a pause that is over leaves no trace`() {
    #expect(amounts([word(.pause, from: 14, until: 27)]).amount(of: "a") == 600)
  }

  @Test func `a word that still holds is no past`() {
    #expect(amounts([word(.pause, from: 14)]).amount(of: "a") == nil)
  }

  @Test func `a protection under a pause holds what it held before`() {
    let words = [word(.protect(amount: nil), from: 7), word(.pause, from: 14, until: 27)]
    #expect(amounts(words).amount(of: "a") == 600)
  }

  @Test func `what was set before a protection is what it holds`() {
    let words = [word(.set(0), from: 14), word(.protect(amount: nil), from: 28)]
    #expect(amounts(words).amount(of: "a") == nil)
  }

  @Test func `where all plans that are remembered are a word's, what the first one found counts`() {
    let words = [word(.pause, from: 14, until: 27)]
    let young = AmountsBeforeWords(
      plans: PlanHistory(Array(plans.suffix(2))), overrides: words,
      present: .init(words, on: day(28)))
    #expect(young.amount(of: "a") == 600)
  }

  @Test func `a channel of which nobody said anything has no such past`() {
    #expect(amounts([]).amount(of: "a") == nil)
  }

  @Test func `the amount of a word that another replaces is known`() {
    let words = [word(.pause, from: 14), word(.set(200), from: 28)]
    #expect(amounts(words).replacedAmount(of: "a") == 0)
    #expect(amounts([word(.pause, from: 28)]).replacedAmount(of: "a") == nil)
    #expect(amounts([word(.pause, from: 14)]).replacedAmount(of: "a") == nil)
  }
}

@Suite struct StartingPlanTests {
  @Test func `without any hint all channels get the same`() {
    let rules = PlanRules.weekly(900, channels: ["a": .init(), "b": .init(), "c": .init()])
    #expect(amounts(rules) == ["a": 30_000, "b": 30_000, "c": 30_000])
  }

  @Test func `what was spent in the last two weeks is scaled to the budget`() {
    let rules = PlanRules.weekly(900)
    let feeds = [
      Feed(channel: "a", periods: 0..<28, spend: { $0 < 14 ? 500 : 20 }),
      Feed(channel: "b", periods: 0..<28, spend: { _ in 40 }),
    ]
    #expect(amounts(rules, feeds) == ["a": 30_000, "b": 60_000])
  }

  @Test func `spend is scaled to what the given starts leave`() {
    let rules = PlanRules.weekly(900, channels: ["radio": .init(start: 60_000)])
    let feeds = [Feed(channel: "a", periods: 0..<28), Feed(channel: "b", periods: 0..<28)]
    #expect(amounts(rules, feeds) == ["radio": 60_000, "a": 15_000, "b": 15_000])
  }

  @Test func `channels without spend share what the given starts leave`() {
    let rules = PlanRules.weekly(
      900, channels: ["radio": .init(start: 60_000), "a": .init(), "b": .init()])
    #expect(amounts(rules) == ["radio": 60_000, "a": 15_000, "b": 15_000])
  }

  @Test func `starts beyond the budget are scaled down`() {
    let rules = PlanRules.weekly(
      900, channels: ["a": .init(start: 120_000), "b": .init(start: 60_000)])
    #expect(amounts(rules) == ["a": 60_000, "b": 30_000])
  }

  @Test(arguments: [7, 28])
  func `a weekly or monthly channel is measured over its last two periods`(length: Int) {
    // Its file ends as much as three days before the daily one.
    let slow = Feed(
      channel: "print", source: "print", periods: 0..<3, length: length,
      spend: { _ in 90 * Double(length) })
    let daily = Feed(channel: "a", periods: 0..<(3 * length + 3))
    #expect(amounts(.weekly(900), [slow, daily]) == ["print": 45_000, "a": 45_000])
  }

  @Test func `what ended long ago is no spend`() {
    let dead = Feed(channel: "dead", source: "old", periods: 0..<20)
    let alive = Feed(channel: "alive", periods: 0..<90)
    #expect(amounts(.weekly(900), [dead, alive]) == ["alive": 90_000])
  }

  private func amounts(_ rules: PlanRules, _ feeds: [Feed] = []) -> [ChannelName: Double] {
    let histories = feeds.map(\.history)
    let last = histories.compactMap(\.lastDay).max() ?? firstDay
    let standings = StandingRules(rules: rules, today: last + 1, histories: histories)
    return StartingPlan(
      rules: rules, histories: histories, knownThrough: standings.spendKnownThrough
    ).amounts.mapValues { ($0 * 1e6).rounded() / 1e6 }
  }
}
