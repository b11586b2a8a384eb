import Foundation
import Marketing
import Report
import Storage

/// Gathers what a page says from the ledger: a decision's own figures, and the weeks behind it.
struct PageMaker {
  let ledger: Ledger

  /// How many weeks a page looks back.
  private static let weeks = 52

  /// The page of a decision, under the configuration that it was made with.
  ///
  /// `plans` are all of the last year or more.
  func page(
    of decision: Decision, plans: [PlanInForce], under configuration: Configuration
  ) throws -> Page {
    let said = try ledger.overrides(knownTo: decision.number).map(\.override)
      .map { $0.resolved(under: configuration.rules) }
    let words = OverridesInForce(said, on: decision.today)
    let rules = words.applied(to: configuration.rules)
    let aliases = rules.aliases
    let fixed = try fixedTarget(knownTo: decision.number)
    let through = decision.dataThrough ?? decision.today
    let timeline = try ledger.timeline(
      ofDays: 7, count: Self.weeks, through: through, valued: rules.values,
      naming: rules.resolving)
    return Page(
      PageContent(
        name: configuration.planName, language: configuration.language, decision: decision,
        measure: rules.measure, targets: rules.targets(of: decision, fixed: fixed),
        confirmationOdds: 1 / rules.errorRate, words: words.words, said: said,
        plans: plans.filter { $0.decision <= decision.number }.map { $0.joined(by: aliases) },
        steps: try steps(knownTo: decision.number, under: rules),
        weeks: timeline.trimmed.adding(dailyCosts: rules.dailyCosts),
        files: try ledger.files(
          of: 28, through: through, throughFile: decision.throughFile, naming: rules.resolving)))
  }

  /// What `auto` was fixed at by then, under the values of then.
  func fixedTarget(knownTo number: Int) throws -> FixedTarget? {
    let values = ConfiguredValues(recorded: try ledger.valuePeriods(knownTo: number))
    return try ledger.remembered(
      .fixedTarget, since: values.periods.dropFirst().last?.from, before: number + 1)
  }

  /// What happened to hypotheses, under the names in force.
  func steps(knownTo number: Int, under rules: PlanRules) throws -> [HypothesisStep] {
    try ledger.steps(knownTo: number).map { step in
      var step = step
      step.channel = rules.resolving(step.channel)
      return step
    }
  }
}

extension PlanRules {
  /// By what the plan as a whole weighs its channels.
  var measure: PageContent.Measure {
    switch (target, objective) {
    case (.returnOnAdSpend, _), (.auto, .revenue), (.auto, .profit): .return
    default: .cost
    }
  }

  func targets(
    of decision: Decision, fixed: FixedTarget?
  ) -> [ChannelName: Target] {
    decision.channels.reduce(into: [:]) { targets, channel in
      let target = target(of: channel.channel, fixed: fixed)
      if target != .auto { targets[channel.channel] = target }
    }
  }

  /// Currency units a day that no file tells, for the channels that have any.
  var dailyCosts: [ChannelName: Double] {
    channels.mapValues { budget.dailyUnits($0.fixedCost) }.filter { $0.value > 0 }
  }
}

extension Configuration {
  /// What people call the plan: its file's name, or that of its folder; nil where both are ours.
  var planName: String? {
    let file = URL(filePath: path).deletingPathExtension().lastPathComponent
    let folder = URL(filePath: folders.root).lastPathComponent
    return [file, folder].first { !Self.namesOfNoPlan.contains($0) }
  }

  private static let namesOfNoPlan: Set = ["tanteo", "srv", ".", "/", ""]
}
