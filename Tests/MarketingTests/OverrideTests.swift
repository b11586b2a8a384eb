import Testing

@testable import Marketing

/// A word on radio, given on the first day unless said otherwise.
private func word(
  _ action: Override.Action, on channel: ChannelName? = "radio", from: Day = day(0),
  until: Day? = nil, by author: String = "Ana"
) -> Override {
  Override(
    channel: channel, action: action, from: from, until: until, reason: nil, author: author,
    source: .commandLine, createdAt: "2026-01-05T09:00:00+01:00")
}

@Suite struct OverrideTests {
  @Test(arguments: [
    (Override.Action.set(500), Override.Verb.set), (.pause, .pause),
    (.protect(amount: nil), .protect), (.retest, .retest), (.release, .release),
    (.releaseTracking, .release),
    (.target(.costPerAcquisition(30)), .target), (.budget(500), .budget),
  ])
  func `an action is named by its verb`(action: Override.Action, verb: Override.Verb) {
    #expect(action.verb == verb)
  }

  @Test func `only amounts need an amount, only events do not last`() {
    #expect(Override.Verb.allCases.filter(\.needsAmount) == [.set, .target, .budget])
    #expect(Override.Verb.allCases.filter { !$0.lasts } == [.retest, .release])
  }

  @Test func `the plan has a budget and a target, a channel all but a budget`() {
    #expect(Override.Verb.allCases.filter(\.mayConcernPlan) == [.release, .target, .budget])
    #expect(Override.Verb.allCases.filter { !$0.mayConcernChannel } == [.budget])
  }

  @Test func `a word given under an alias is on the channel that it stands for`() {
    let rules = PlanRules.weekly(channels: ["radio": .init(aliases: ["COPE"])])
    #expect(word(.pause, on: "cope").resolved(under: rules).channel == "radio")
  }

  @Test(arguments: [(Override.Source.commandLine, nil), (.file(name: "control.csv", line: 3), 3)])
  func `a word from a file has its line`(source: Override.Source, line: Int?) {
    #expect(source.line == line)
  }
}

@Suite struct OverridesInForceTests {
  private func actions(_ words: [Override], on number: Int) -> [Override.Action] {
    OverridesInForce(words, on: day(number)).words.map(\.action)
  }

  @Test(arguments: [(2, []), (3, [Override.Action.pause]), (9, [.pause]), (10, [])])
  func `a word holds from its first day through its last`(
    number: Int, held: [Override.Action]
  ) {
    #expect(actions([word(.pause, from: day(3), until: day(9))], on: number) == held)
  }

  @Test func `the newest word covers the one before`() {
    #expect(actions([word(.set(500)), word(.pause)], on: 1) == [.pause])
  }

  @Test func `the word before holds again when the newest has ended`() {
    let words = [word(.set(500)), word(.pause, until: day(4))]
    #expect(actions(words, on: 4) == [.pause])
    #expect(actions(words, on: 5) == [.set(500)])
  }

  @Test func `a release ends every word on its channel, and no other's`() {
    let words = [
      word(.set(500)), word(.target(.costPerAcquisition(45))), word(.pause, on: "print"),
      word(.release),
    ]
    #expect(actions(words, on: 1) == [.pause])
  }

  @Test func `what was said before a release holds until its day`() {
    let words = [word(.pause), word(.release, from: day(5))]
    #expect(actions(words, on: 4) == [.pause])
    #expect(actions(words, on: 5) == [])
  }

  @Test func `a release of tracking ends no word`() {
    let words = [word(.pause), word(.budget(900), on: nil), word(.releaseTracking, on: nil)]
    #expect(actions(words, on: 1) == [.budget(900), .pause])
  }

  @Test func `a word after a release holds`() {
    #expect(actions([word(.pause), word(.release), word(.set(300))], on: 1) == [.set(300)])
  }

  @Test func `a target and an amount hold beside each other`() {
    let target = Override.Action.target(.costPerAcquisition(45))
    #expect(actions([word(target), word(.set(500))], on: 1) == [.set(500), target])
  }

  @Test func `budget and target of the plan stand beside the channels' words`() {
    let words = [word(.pause), word(.budget(900), on: nil), word(.release, on: nil)]
    #expect(actions(Array(words.prefix(2)), on: 1) == [.budget(900), .pause])
    #expect(actions(words, on: 1) == [.pause])
  }

  @Test func `a retest happens once, and holds nothing`() {
    #expect(actions([word(.set(500)), word(.retest)], on: 1) == [.set(500)])
  }

  @Test(arguments: [
    (Override.Action.pause, true), (.protect(amount: nil), true), (.set(500), false),
    (.target(.auto), false),
  ])
  func `protected and paused channels are excepted from drops`(
    action: Override.Action, isExcepted: Bool
  ) {
    #expect(OverridesInForce([word(action)], on: day(0)).exceptsFromDrop("radio") == isExcepted)
    #expect(!OverridesInForce([word(action)], on: day(0)).exceptsFromDrop("print"))
  }

  @Test func `targets and the budget change the rules`() {
    let rules = PlanRules.weekly(
      1000, channels: ["radio": .init(min: 500)],
      groups: [GroupRules(name: "all", channels: ["radio"], min: 100, max: 400, maxShare: 0.4)])
    let words = [
      word(.budget(200_000), on: nil), word(.target(.returnOnAdSpend(3)), on: nil),
      word(.target(.costPerAcquisition(45))), word(.pause, on: "print"),
    ]
    let changed = OverridesInForce(words, on: day(0)).applied(to: rules)
    #expect(changed.budget.amount == 200_000)
    #expect(changed.target == .returnOnAdSpend(3))
    #expect(changed.rules(for: "radio").target == .costPerAcquisition(45))
    #expect(changed.rules(for: "radio").min == 500)
    // Shares of the budget follow it, amounts stay.
    #expect(changed.groups.map(\.max) == [80_000])
    #expect(changed.groups.map(\.min) == [100])
  }

  @Test func `no word changes nothing`() {
    let rules = PlanRules.weekly(groups: [GroupRules(name: "all", channels: [], max: 7)])
    #expect(OverridesInForce.none.applied(to: rules) == rules)
  }
}
