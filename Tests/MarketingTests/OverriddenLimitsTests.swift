import Testing

@testable import Marketing

/// What goes before the limits that people gave says so.
@Suite struct OverriddenLimitsTests {
  private let feeds = [
    Feed(channel: "busy"), Feed(channel: "fairs"), Feed(channel: "radio", conversions: { _ in 0 }),
  ]
  private let before = plan(1, on: day(49), ["busy": 400_000, "fairs": 300_000, "radio": 300_000])

  @Test func `a drop says that it ends a minimum`() throws {
    let notes = try notes(under: .weekly(channels: ["radio": .init(min: 50_000)]))
    #expect(
      notes == [.limitOverridden(channel: "radio", limit: .min, at: 50_000, amount: .zero)])
  }

  @Test func `it says so once`() throws {
    let dropped = PlanInForce(
      decision: 1, today: day(49),
      amounts: [
        "busy": .init(from: 0, to: 900_000), "fairs": .init(from: 0, to: 100_000),
        "radio": .init(from: 0, to: 0, state: .dropped),
      ])
    let rules = PlanRules.weekly(channels: ["radio": .init(min: 50_000)])
    #expect(try notes(under: rules, plans: [dropped]).isEmpty)
  }

  @Test func `an amount that a person set says that it exceeds a maximum`() throws {
    let notes = try notes(
      under: .weekly(channels: ["fairs": .init(max: 200_000)]), words: [set(250_000)])
    #expect(
      notes == [.limitOverridden(channel: "fairs", limit: .max, at: 200_000, amount: 250_000)])
  }

  @Test func `a group whose fixed channels exceed its maximum says so`() throws {
    let rules = PlanRules.weekly(
      groups: [GroupRules(name: "offline", channels: ["fairs", "radio"], max: 200_000)])
    #expect(
      try notes(under: rules, words: [set(250_000)])
        == [.groupMaxOverridden(group: "offline", max: 200_000, fixed: 250_000)])
  }

  private func set(_ amount: MinorUnits) -> Override {
    Override(
      channel: "fairs", action: .set(amount), from: day(50), reason: nil, author: "Ana",
      source: .commandLine, createdAt: "2026-02-24T09:00:00+01:00")
  }

  private func notes(
    under rules: PlanRules, plans: [PlanInForce]? = nil, words: [Override] = []
  ) throws -> [Note] {
    var request = request(feeds, under: rules, plans: plans ?? [before])
    request.overrides = words
    return try #require(Portfolio(request)).advice(.mean).notes.filter { note in
      switch note {
      case .limitOverridden, .groupMaxOverridden: true
      default: false
      }
    }
  }
}
