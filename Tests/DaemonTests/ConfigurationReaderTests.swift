import Foundation
import Intake
import Marketing
import Report
import Testing

@testable import Daemon

struct ConfigurationReaderTests {
  static let budget = "budget: { amount: 12600, currency: EUR, per: week }\n"

  private func read(_ rest: String = "", path: String = "/srv/tanteo.yaml") throws -> Configuration
  {
    try ConfigurationReader.read(text: Self.budget + rest, path: path)
  }

  private func rules(_ rest: String = "") throws -> PlanRules { try read(rest).rules }

  private func radio(_ settings: String) throws -> ChannelRules {
    try rules("channels: { radio: { \(settings) } }").rules(for: channel("radio"))
  }

  // MARK: Defaults

  @Test func `a budget is all that must be said`() throws {
    let rules = try rules()
    #expect(
      rules
        == PlanRules(
          budget: Budget(
            amount: MinorUnits(rawValue: 1_260_000), currency: .euro, per: .week)))
    #expect(rules.target == .auto)
    #expect(rules.errorRate == 0.05)
    #expect(rules.guardrails == Guardrails(maxStep: 2, floor: 0.02, minChange: 0.02, draws: 20))
  }

  @Test func `a stop-loss is the plan's, unless a channel has its own`() throws {
    let rules = try rules(
      "stopLoss: { spend: 5000 }\nchannels: { radio: { stopLoss: { spend: 600 } } }")
    #expect(rules.stopLoss == StopLoss(spend: MinorUnits(rawValue: 500_000)))
    #expect(
      rules.rules(for: try channel("radio")).stopLoss
        == StopLoss(spend: MinorUnits(rawValue: 60_000)))
  }

  @Test func `what is not said is said in English, without warnings, at six`() throws {
    let configuration = try read()
    #expect(configuration.language == .english)
    #expect(configuration.warnings == [])
    #expect(configuration.sources == [])
    #expect(configuration.schedule.minute == 360)
  }

  @Test(arguments: [
    ("day", DecisionCadence.day, 1.3), ("week", .week, 2), ("month", .week, 2),
  ])
  func `daily budgets are decided daily, in smaller steps`(
    per: String, cadence: DecisionCadence, step: Double
  ) throws {
    let configuration = try ConfigurationReader.read(
      text: "budget: { amount: 1, currency: EUR, per: \(per) }", path: "/srv/tanteo.yaml")
    #expect(configuration.schedule.cadence == cadence)
    #expect(configuration.rules.guardrails.maxStep == step)
  }

  // MARK: Values

  @Test(arguments: [
    ("600", 60_000), ("600.5", 60_050), ("\"600 EUR\"", 60_000), ("600EUR", 60_000),
    ("\"600 eur\"", 60_000), ("0", 0), ("600.10", 60_010),
  ])
  func `an amount has a currency or none`(text: String, minorUnits: Int64) throws {
    #expect(try radio("start: \(text)").start == MinorUnits(rawValue: minorUnits))
  }

  @Test(arguments: [("JPY", "600", 600), ("KWD", "600.1250", 600_125)])
  func `an amount has the places of its currency`(
    code: String, text: String, minorUnits: Int64
  ) throws {
    let configuration = try ConfigurationReader.read(
      text: "budget: { amount: \(text), currency: \(code), per: day }", path: "/srv/tanteo.yaml")
    #expect(configuration.rules.budget.amount == MinorUnits(rawValue: minorUnits))
  }

  @Test(arguments: [("2x", 2.0), ("1.5x", 1.5), ("3", 3)])
  func `a step is a factor`(text: String, factor: Double) throws {
    #expect(try rules("guardrails: { maxStep: \(text) }").guardrails.maxStep == factor)
  }

  @Test(arguments: [("2%", 0.02), ("2.5 %", 0.025), ("0%", 0), ("100%", 1)])
  func `a share is a percentage`(text: String, share: Double) throws {
    #expect(try rules("guardrails: { floor: \"\(text)\" }").guardrails.floor == share)
  }

  @Test(arguments: [("28d", 28), ("28", 28), ("0d", 0)])
  func `a window is in days`(text: String, days: Int) throws {
    #expect(try radio("attributionWindow: \(text)").attributionWindow == days)
  }

  @Test(arguments: [
    ("{ cpa: 30 }", Target.costPerAcquisition(30)), ("{ roas: 3.5 }", .returnOnAdSpend(3.5)),
    ("auto", .auto),
  ])
  func `a target is a cost, a return, or found out`(text: String, target: Target) throws {
    #expect(try rules("target: \(text)").target == target)
    #expect(try radio("target: \(text)").target == target)
  }

  @Test(arguments: [
    ("", Objective.conversions), ("objective: conversions", .conversions),
    ("objective: revenue", .revenue),
    ("objective: profit\nmargin: 40%", .profit(margin: 0.4)),
    ("objective: profit\nmargin: 100%", .profit(margin: 1)),
  ])
  func `a plan is for conversions, for revenue, or for what is left of it`(
    text: String, objective: Objective
  ) throws {
    #expect(try rules(text).objective == objective)
  }

  @Test func `a channel can need a least amount to do anything`() throws {
    #expect(
      try radio("minOrNothing: 1500, max: 1500").minOrNothing == MinorUnits(rawValue: 150_000))
    #expect(try radio("min: 1500, minOrNothing: 1500").min == MinorUnits(rawValue: 150_000))
    #expect(try radio("").minOrNothing == .zero)
  }

  @Test(arguments: [("06:00", 360), ("\"23:59\"", 1439), ("\"0:05\"", 5)])
  func `decisions have a time of day`(text: String, minute: Int) throws {
    #expect(try read("decide: { at: \(text) }").schedule.minute == minute)
  }

  @Test func `a group's limits are amounts or shares of the budget`() throws {
    let group = try rules("groups: { offline: { channels: [radio], min: 600, max: 40% } }").groups
    #expect(
      group == [
        GroupRules(
          name: "offline", channels: [try channel("radio")], min: MinorUnits(rawValue: 60_000),
          max: MinorUnits(rawValue: 504_000), maxShare: 0.4)
      ])
  }

  @Test func `a group knows its channels by their aliases too`() throws {
    let group = try rules(
      "channels: { radio: { aliases: [COPE] } }\ngroups: { offline: { channels: [cope] } }"
    ).groups.first
    #expect(group?.channels == [try channel("radio")])
  }

  @Test func `a channel is what people know of it`() throws {
    #expect(
      try radio(
        "medium: offline, cadence: month, start: 600, min: 500, max: 3000, fixedCost: 80, "
          + "aliases: [Radio COPE], protect: yes, reason: awareness")
        == ChannelRules(
          medium: .offline, cadence: .month, start: MinorUnits(rawValue: 60_000),
          min: MinorUnits(rawValue: 50_000), max: MinorUnits(rawValue: 300_000),
          aliases: [try channel("radio cope")], fixedCost: MinorUnits(rawValue: 8_000),
          protection: .init(reason: "awareness")))
  }

  @Test func `a reason without protection protects nothing`() throws {
    #expect(try radio("reason: awareness").protection == nil)
  }

  @Test func `the first source that matches a file holds`() throws {
    let configuration = try read(
      """
      sources:
        - { match: "ga4*.csv", decimal: "," , dates: mdy, currency: usd }
        - { match: "*.csv", channel: other }
      """)
    #expect(
      configuration.source(of: "ga4-june.csv")
        == SourceRules(
          match: "ga4*.csv",
          reading: ReadingOptions(
            decimal: .comma, dates: .monthFirst, currency: Currency(code: "USD"))))
    #expect(configuration.source(of: "radio.csv")?.reading.channel == ChannelName("other"))
    #expect(configuration.source(of: "radio.txt") == nil)
  }

  // MARK: Folders

  @Test(arguments: [
    ("", "/srv/acme", "/srv/acme/tanteo.sqlite"),
    ("folders: { root: data }", "/srv/acme/data", "/srv/acme/data/tanteo.sqlite"),
    ("folders: { root: ../x/ }", "/srv/x", "/srv/x/tanteo.sqlite"),
    ("folders: { root: /data }", "/data", "/data/tanteo.sqlite"),
    ("folders: { root: \"a b%20ñ\" }", "/srv/acme/a b%20ñ", "/srv/acme/a b%20ñ/tanteo.sqlite"),
    ("state: /var/lib/tanteo", "/srv/acme", "/var/lib/tanteo/tanteo.sqlite"),
    ("state: ledger.sqlite", "/srv/acme", "/srv/acme/ledger.sqlite"),
    ("folders: { state: ledger }", "/srv/acme", "/srv/acme/ledger/tanteo.sqlite"),
  ])
  func `folders are relative to the file`(text: String, root: String, state: String) throws {
    let folders = try read(text, path: "/srv/acme/tanteo.yaml").folders
    #expect(folders.root == root)
    #expect(folders.state == state)
  }

  // MARK: The digest

  @Test func `order, comments and layout do not change the digest`() throws {
    let one = try read("seed: 7\nchannels: { radio: { min: 5, max: 9 }, fairs: {} }\n")
    let other = try ConfigurationReader.read(
      text: """
        # The same.
        channels:
          fairs: {}
          radio:
            max: 9  # most
            "min": '5'
        seed: 7
        budget: { per: week, currency: EUR, amount: 12600 }
        """, path: "/elsewhere/other.yaml")
    #expect(one.digest == other.digest)
  }

  @Test(arguments: [
    "seed: 8", "target: { cpa: 30 }", "language: es", "channels: { radio: { min: 6 } }",
    "channels: { radio: { max: 5 } }", "channels: { fairs: { min: 5 } }",
    "channels: { radio: { aliases: [a, b] } }", "channels: { radio: { aliases: [\"a, b\"] } }",
  ])
  func `a value changes the digest`(text: String) throws {
    #expect(try read(text).digest != read("channels: { radio: { min: 5 } }").digest)
  }

  @Test func `a list is no text that looks like it`() throws {
    let list = try read("channels: { radio: { aliases: [a, b] } }")
    let text = try read("channels: { radio: { aliases: [\"a, b\"] } }")
    #expect(list.digest != text.digest)
  }

  @Test func `the text is kept as it was written`() throws {
    #expect(try read("seed: 7 # lucky\n").text == Self.budget + "seed: 7 # lucky\n")
  }

  // MARK: Files

  @Test(arguments: [
    (
      "goal: { conversions: 1000, by: 2027-06-30, cpa: 30 }",
      Goal.Aim.conversions(1000, costPerAcquisition: 30), nil as String?
    ),
    (
      "goal: { revenue: 50000, from: 2027-01-01, by: 2027-06-30, roas: 3 }",
      .revenue(50_000, returnOnAdSpend: 3), "2027-01-01"
    ),
  ])
  func `a goal is read with its day and its price`(
    text: String, aim: Goal.Aim, from: String?
  ) throws {
    let goal = try ConfigurationReader.read(text: Self.budget + text, path: "/srv/tanteo.yaml")
      .rules.goal
    #expect(goal == Goal(aim: aim, from: try from.map(day), by: try day("2027-06-30")))
  }

  @Test func `a file is read from the disk`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.budget, to: "acme.yaml")
    let configuration = try ConfigurationReader.read(path: folder.file("acme.yaml"))
    #expect(configuration.folders.root == folder.path)
  }

  @Test func `a missing file is the system's error`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: CocoaError.self) {
      try ConfigurationReader.read(path: folder.file("acme.yaml"))
    }
  }

  // MARK: The example

  static let example = """
    budget: { amount: 12600, currency: EUR, per: week }     # per: day | week | month
    target: { cpa: 30 }
    objective: conversions
    errorRate: 0.05
    goal: { conversions: 1000, by: 2027-06-30, cpa: 30 }
    decide: { every: week, at: "06:00", timezone: Europe/Madrid }
    guardrails: { maxStep: 2x, floor: 2%, minChange: 2%, draws: 20 }
    seed: 0
    folders: { root: . }
    language: en
    newChannels: test
    channels:
      radio:  { medium: offline, cadence: week, attributionWindow: 28d, start: 600, min: 500, max: 3000, target: { cpa: 45 }, aliases: [Radio COPE], fixedCost: 80 }
      fairs:  { medium: offline, cadence: month, minOrNothing: 1500 }
      brand:  { protect: true, reason: long-term awareness }
    groups:
      offline: { channels: [radio, fairs], max: 40% }
    sources:
      - { match: "google/*.csv", campaigns: { "*brand*": google-brand, "*": google-search }, decimal: ".", timezone: Europe/Madrid }
      - { match: "ga4*.csv", supplies: conversions }
    value: { conversions: 1, leads: 0.2 }
    """

  @Test func `the example of the manual reads, and nothing in it does nothing`() throws {
    let configuration = try ConfigurationReader.read(
      text: Self.example, path: "/srv/tanteo.yaml")
    #expect(configuration.warnings == [])
    #expect(configuration.rules.values?.names.map(\.text) == ["conversions", "leads"])
    #expect(configuration.readingOptions(for: "a.csv").outcomes.map(\.text) == ["leads"])
  }
}
