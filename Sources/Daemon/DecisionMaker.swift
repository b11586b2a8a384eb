import Foundation
import Marketing
import Storage

/// Makes decisions from what the ledger knows, now or as it was known at an earlier one.
struct DecisionMaker {
  let ledger: Ledger
  let configuration: Configuration
  let version: String

  /// How far back plans matter: eight weeks of delivery, with some days' room for late data.
  private static let planMemory = 60

  /// What was known when a decision was made.
  struct Knowledge {
    /// The newest file whose rows count.
    let throughFile: Int64
    /// The decision to be made: only earlier ones are known.
    let number: Int
    let today: Day
    /// The decision before, when nothing is newer than it.
    let nothingNewSince: Int?
    /// What people had said, oldest first.
    let overrides: [RecordedOverride]
    /// What the configurations claimed, and from when on.
    let targets: ConfiguredTargets
    /// What outcomes counted for, and from when on.
    let values: ConfiguredValues
    /// What the decision before believed, which saves time; never for a recomputation.
    var beliefs: BeliefState?
    /// What a decision before kept of the verdicts; never for a recomputation.
    var verdicts: VerdictState?

    var throughOverride: Int64 { overrides.last?.id ?? 0 }
  }

  /// The portfolio as of some knowledge; nil while no channel is known.
  func portfolio(_ knowledge: Knowledge) throws -> Portfolio? {
    Portfolio(try request(knowledge))
  }

  /// Everything that a decision is made from, as of some knowledge.
  func request(_ knowledge: Knowledge) throws -> DecisionRequest {
    let plans = try ledger.plans(since: knowledge.today - Self.planMemory)
    let former =
      try ledger.plansBeforeFalls()
      + ledger.stopsAndStarts(ofIdleSince: knowledge.today - Self.planMemory)
    var request = DecisionRequest(
      rules: configuration.rules, today: knowledge.today,
      observations: try ledger.observations(
        throughFile: knowledge.throughFile,
        settledAge: configuration.rules.longestAttributionWindow,
        naming: configuration.rules.resolving),
      restatingSince: try ledger.restatingSources(throughFile: knowledge.throughFile),
      plans: plans.filter { $0.decision < knowledge.number },
      formerPlans: former.filter { $0.decision < knowledge.number },
      referenceSpend: try ledger.remembered(.referenceSpend, before: knowledge.number),
      fixedTarget: try ledger.remembered(.fixedTarget, before: knowledge.number),
      nothingNewSince: knowledge.nothingNewSince,
      overrides: knowledge.overrides.map(\.override), targets: knowledge.targets.periods,
      cachedBeliefs: knowledge.beliefs)
    request.cachedVerdicts = knowledge.verdicts
    request.dropsAdvised = try ledger.dropsAdvised(before: knowledge.number)
    request.values = knowledge.values.periods
    for day in knowledge.values.periods.dropFirst().map(\.from) {
      request.fixedAgain[day] = try ledger.remembered(
        .fixedTarget, since: day, before: knowledge.number)
    }
    request.goalSince = try goalSince(before: knowledge.number)
    return request
  }

  /// The day since which the goal counts, where the decision before had it already.
  private func goalSince(before number: Int) throws -> Day? {
    guard let goal = configuration.rules.goal, let before = try ledger.decision(number - 1)?.goal,
      goal.continues(before.goal)
    else { return nil }
    return before.since
  }

  /// The plan that a portfolio asks for on an occasion.
  func advice(_ portfolio: Portfolio, on occasion: Occasion) throws -> Advice {
    try portfolio.advice(
      occasion.exploration(draws: configuration.rules.guardrails.draws))
  }

  /// What is known now, for the next decision.
  func present(today: Day) throws -> Knowledge {
    let last = try ledger.lastBasis()
    var knowledge = knowledge(
      of: (last?.number ?? 0) + 1, today: today, throughFile: try ledger.latestEvidenceFileID(),
      configurationDigest: configuration.digest, overrides: try given(by: today),
      targets: try targets(on: today, after: last),
      values: ConfiguredValues(
        recorded: try ledger.valuePeriods(), values: configuration.rules.values, today: today,
        last: last?.today), after: last)
    knowledge.beliefs = try ledger.beliefs(madeBy: version)
    knowledge.verdicts = try ledger.verdicts(madeBy: version)
    return knowledge
  }

  /// What was known when an earlier decision was made.
  func knowledge(of decision: Decision) throws -> Knowledge {
    knowledge(
      of: decision.number, today: decision.today, throughFile: decision.throughFile,
      configurationDigest: decision.configurationDigest,
      overrides: try ledger.overrides(knownTo: decision.number),
      targets: ConfiguredTargets(
        recorded: try ledger.targetPeriods(knownTo: decision.number)),
      values: ConfiguredValues(
        recorded: try ledger.valuePeriods(knownTo: decision.number)),
      after: try ledger.basis(of: decision.number - 1))
  }

  /// What people had said by a day: a decision for an earlier day knows nothing of it.
  func given(by today: Day) throws -> [RecordedOverride] {
    try ledger.overrides().filter { $0.override.from <= today }
  }

  /// What is configured now, beside what was recorded.
  private func targets(on today: Day, after last: DecisionBasis?) throws -> ConfiguredTargets {
    let recorded = try ledger.targetPeriods()
    return ConfiguredTargets(
      recorded: recorded, rules: configuration.rules, today: today,
      earlier: recorded.isEmpty ? try last.flatMap(rules) : nil)
  }

  /// The rules and the day of a decision; nil where this version cannot read its configuration.
  private func rules(of decision: DecisionBasis) throws -> (PlanRules, Day)? {
    try ledger.configuration(digest: decision.configurationDigest, at: configuration.path)
      .map { ($0.rules, decision.today) }
  }

  private func knowledge(
    of number: Int, today: Day, throughFile: Int64, configurationDigest: String,
    overrides: [RecordedOverride], targets: ConfiguredTargets, values: ConfiguredValues,
    after last: DecisionBasis?
  ) -> Knowledge {
    let isNews =
      last?.throughFile != throughFile || last?.configurationDigest != configurationDigest
      || last.map { Self.hasNewWord(overrides, on: today, since: $0) } ?? true
    return Knowledge(
      throughFile: throughFile, number: number, today: today,
      nothingNewSince: isNews ? nil : last?.number, overrides: overrides, targets: targets,
      values: values)
  }

  /// Whether people said something since a decision, or a word that held then has ended.
  static func hasNewWord(
    _ overrides: [RecordedOverride], on today: Day, since last: DecisionBasis
  ) -> Bool {
    let known = overrides.filter { $0.isKnown(to: last.number) }.map(\.override)
    return known.count < overrides.count
      || OverridesInForce(known, on: today) != OverridesInForce(known, on: last.today)
  }

  /// Values that a decision fixed once, for all later ones.
  enum Memory: String {
    case referenceSpend, fixedTarget

    /// The name under which the ledger keeps it; another one after outcomes changed their values.
    func name(since day: Day?) -> String { day.map { "\(rawValue) since \($0)" } ?? rawValue }
  }

  struct Remembered<Value: Codable>: Codable {
    let decision: Int
    let value: Value
  }

  /// The settings that a decision is the first to fix.
  func settings(fixedBy portfolio: Portfolio, in number: Int) throws -> [String: String] {
    var settings: [String: String] = [:]
    if try ledger.setting(Memory.referenceSpend.rawValue) == nil {
      settings[Memory.referenceSpend.rawValue] = try text(
        of: Remembered(decision: number, value: portfolio.referenceSpend))
    }
    if let target = try newlyFixed(by: portfolio) {
      let name = Memory.fixedTarget.name(since: portfolio.valuesSince)
      settings[name] = try text(of: Remembered(decision: number, value: target))
    }
    return settings
  }

  /// The target that `auto` is fixed at, where no decision has told it yet.
  func newlyFixed(by portfolio: Portfolio) throws -> FixedTarget? {
    let name = Memory.fixedTarget.name(since: portfolio.valuesSince)
    return try ledger.setting(name) == nil ? portfolio.fixedTarget : nil
  }

  private func text(of value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }
}

extension Ledger {
  /// What a decision before a number has fixed; nil where none has.
  ///
  /// `day` is that of a change of values since which another value is remembered.
  func remembered<Value: Codable>(
    _ memory: DecisionMaker.Memory, since day: Day? = nil, before number: Int
  ) throws -> Value? {
    guard let text = try setting(memory.name(since: day)) else { return nil }
    let remembered = try JSONDecoder().decode(
      DecisionMaker.Remembered<Value>.self, from: Data(text.utf8))
    return remembered.decision < number ? remembered.value : nil
  }
}
