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
  func page(of decision: Decision, under configuration: Configuration) throws -> Page {
    let known = try ledger.overrides(knownTo: decision.number).map(\.override)
    let words = OverridesInForce(
      known.map { $0.resolved(under: configuration.rules) }, on: decision.today)
    let rules = words.applied(to: configuration.rules)
    let values = ConfiguredValues(recorded: try ledger.valuePeriods(knownTo: decision.number))
    let fixed: FixedTarget? = try ledger.remembered(
      .fixedTarget, since: values.periods.dropFirst().last?.from, before: decision.number + 1)
    let through = decision.dataThrough ?? decision.today
    let timeline = try ledger.timeline(
      ofDays: 7, count: Self.weeks, through: through, valued: rules.values,
      naming: rules.resolving)
    return Page(
      PageContent(
        name: configuration.planName, language: configuration.language, decision: decision,
        measure: rules.measure, targets: rules.targets(of: decision, fixed: fixed),
        confirmationOdds: 1 / rules.errorRate, words: words.words,
        weeks: timeline.adding(dailyCosts: rules.dailyCosts)))
  }
}

extension PlanRules {
  /// By what the plan as a whole weighs its channels.
  fileprivate var measure: PageContent.Measure {
    switch (target, objective) {
    case (.returnOnAdSpend, _), (.auto, .revenue), (.auto, .profit): .return
    default: .cost
    }
  }

  fileprivate func targets(
    of decision: Decision, fixed: FixedTarget?
  ) -> [ChannelName: Target] {
    decision.channels.reduce(into: [:]) { targets, channel in
      let target = target(of: channel.channel, fixed: fixed)
      if target != .auto { targets[channel.channel] = target }
    }
  }

  /// Currency units a day that no file tells, for the channels that have any.
  fileprivate var dailyCosts: [ChannelName: Double] {
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
