import Marketing
import Testing

@Suite struct PlanRulesTests {
  @Test(arguments: [(Budget.Per.day, 1.3), (.week, 2), (.month, 2)])
  func `a daily plan moves by smaller steps than a weekly one`(per: Budget.Per, step: Double) {
    let rules = PlanRules(budget: Budget(amount: 100, currency: .euro, per: per))
    #expect(rules.guardrails.maxStep == step)
    #expect(rules.cadence == (per == .day ? .day : .week))
  }

  @Test(
    arguments: [
      ("radio", "Radio"), ("RADIO COPE", "Radio"), ("Onda Cero", "Onda Cero"),
    ] as [(ChannelName, String)])
  func `an alias stands for its channel and any other name for itself`(
    name: ChannelName, text: String
  ) {
    let rules = PlanRules.weekly(channels: ["Radio": .init(aliases: ["Radio COPE"])])
    #expect(rules.resolving(name).text == text)
  }

  @Test func `a name of its own is no alias`() {
    let rules = PlanRules.weekly(
      channels: ["radio": .init(), "print": .init(aliases: ["radio"])])
    #expect(rules.resolving("radio") == "radio")
  }

  @Test(arguments: [([], 7), ([28], 28), ([3], 7), ([14, 28], 28)] as [([Int], Int)])
  func `the longest window is that of a channel, or of one still unknown`(
    windows: [Int], longest: Int
  ) {
    let channels = zip(["a", "b"] as [ChannelName], windows)
      .map { ($0, ChannelRules(attributionWindow: $1)) }
    let rules = PlanRules.weekly(channels: Dictionary(uniqueKeysWithValues: channels))
    #expect(rules.longestAttributionWindow == longest)
  }

  /// Three days more than the cadence, which the rows tell where nobody has said it.
  @Test(
    arguments: [(nil, 1, 4), (nil, 7, 10), (.month, 1, 34)] as [(ChannelRules.Cadence?, Int, Int)])
  func `a channel may be silent for its cadence and three days`(
    cadence: ChannelRules.Cadence?, periodLength: Int, days: Int
  ) {
    let rules = PlanRules.weekly(channels: ["radio": .init(cadence: cadence)])
    #expect(rules.patience(with: "radio", periodLength: periodLength) == days)
  }

  @Test func `an unknown channel has the default rules`() {
    #expect(PlanRules.weekly().rules(for: "radio") == ChannelRules())
  }
}
