public import Marketing
import Report
import Storage

extension PageMaker {
  /// The page of a month, as it is known now.
  ///
  /// - Throws: `EmptyMonth` where neither figures nor decisions are of that month.
  func page(ofMonth month: Period, under present: Configuration) throws -> MonthPage {
    let decisions = try ledger.decisions(from: month.start, through: month.end)
    let standing = try decisions.last ?? ledger.decisions(through: month.end).last
    let configuration =
      try standing.map {
        try Publisher(configuration: present, ledger: ledger).configuration(of: $0)
      } ?? present
    let sums = try sums(of: month, under: configuration.rules)
    guard !sums.isEmpty || !decisions.isEmpty else {
      throw EmptyMonth(month: month, known: try ledger.dataSpan())
    }
    let former = Period(monthOf: month.start - 1)
    var content = MonthContent(
      name: present.planName, language: configuration.language,
      currency: configuration.rules.budget.currency, month: month,
      through: min(month.end, try ledger.dataSpan()?.end ?? month.end),
      measure: configuration.rules.measure, figures: sums,
      before: try self.sums(of: former, under: configuration.rules), decisions: decisions,
      standing: standing)
    try addWords(to: &content, under: configuration.rules)
    try addSteps(to: &content, under: configuration.rules)
    return MonthPage(content)
  }

  private func sums(
    of month: Period, under rules: PlanRules
  ) throws -> [ChannelName: Timeline.Figures] {
    try ledger.timeline(
      ofDays: month.dayCount, count: 1, through: month.end, valued: rules.values,
      naming: rules.resolving
    ).adding(dailyCosts: rules.dailyCosts).channels.compactMapValues { $0.last ?? nil }
  }

  private func addWords(to content: inout MonthContent, under rules: PlanRules) throws {
    let said = try ledger.overrides().map { $0.override.resolved(under: rules) }
    content.words = said.filter { content.month.contains($0.from) }
    guard let standing = content.standing else { return }
    let inForce = OverridesInForce(
      said.filter { $0.from <= standing.today }, on: standing.today
    ).applied(to: rules)
    content.targets = inForce.targets(
      of: standing, fixed: try fixedTarget(knownTo: standing.number))
  }

  /// What the month's decisions found out, and what was spent on what was dropped by then.
  private func addSteps(to content: inout MonthContent, under rules: PlanRules) throws {
    guard let standing = content.standing else { return }
    let steps = try steps(knownTo: standing.number, under: rules)
    let numbers = Set(content.decisions.map(\.number))
    content.steps = steps.filter { numbers.contains($0.decision) }
    for channel in standing.channels where channel.state == .dropped {
      let drop = steps.last { $0.channel == channel.channel && $0.to == .dropped }
      guard let drop, let advised = try ledger.decision(drop.decision)?.today else { continue }
      let first = max(content.month.start, advised)
      guard first <= content.month.end else { continue }
      let after = try ledger.timeline(
        ofDays: content.month.end - first + 1, count: 1, through: content.month.end,
        valued: rules.values, naming: rules.resolving)
      content.spentAfterDrop[channel.channel] = after.sum(of: channel.channel, last: 1)?.spend
    }
  }
}

/// Nothing is known of a month.
public struct EmptyMonth: Error, Hashable, Sendable, CustomStringConvertible {
  public let month: Period
  /// From the first day with figures to the last; nil where there are none.
  public let known: Period?

  public var description: String {
    let name = "\(month.start)".prefix(7)
    guard let known else { return "\(name): there are no figures yet; deliver a file first" }
    return "\(name): there are neither figures nor decisions of this month;"
      + " choose one from \("\(known.start)".prefix(7)) to \("\(known.end)".prefix(7))"
  }
}
