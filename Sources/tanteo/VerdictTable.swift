import Foundation
import Simulation

/// The figures of a study of verdicts for people: a line each, with standard errors.
struct VerdictTable {
  private let figures: VerdictFigures
  private let study: VerdictStudy

  init(_ figures: VerdictFigures, of study: VerdictStudy) {
    self.figures = figures
    self.study = study
  }

  var text: String {
    let width = lines.map(\.value.count).max() ?? 0
    let rows = lines.map { line in
      let name = line.name.padding(toLength: 40, withPad: " ", startingAt: 0)
      return name + String(repeating: " ", count: width - line.value.count) + line.value
        + (line.error.map { " ± \($0)" } ?? "")
    }
    return ([title, ""] + rows).joined(separator: "\n")
  }

  private struct Line {
    let name: String
    let value: String
    var error: String?
  }

  private var title: String {
    let channels =
      study.isPortfolio
      ? "\(study.portfolios) portfolios of \(study.channels)" : "\(study.channels)"
    return "\(channels) channels over \(study.days) days, judged by '\(study.rule.rawValue)'"
  }

  private var lines: [Line] {
    times("dropped", figures.dropped, days: Self.halfAndMost)
      + times("confirmed", figures.confirmed, days: ["half of all by day": 0.5])
      + times("put on probation", figures.onProbation, days: [:])
      + times("at the full amount again after a drop", figures.returned, days: [:])
      + [
        number("spend until the drop, target costs", figures.spendToDrop, places: 1),
        number("spend after it", figures.spendAfterDrop, places: 1),
        Line(name: "changes of state, 95 in 100 at most", value: "\(figures.stateChangesP95)"),
      ] + discoveries + ageing
  }

  private var discoveries: [Line] {
    guard let discoveries = figures.discoveries else { return [] }
    return [
      percent("drops that were wrong", discoveries.falseDiscoveryRate),
      percent("below target and dropped", discoveries.power),
    ]
  }

  private var ageing: [Line] {
    guard let ageing = figures.ageing else { return [] }
    let falseFlags = [
      percent("flagged falsely in the first year", ageing.falseFlagsYear1),
      percent("flagged falsely in the second", ageing.falseFlagsYear2),
    ]
    guard let flagged = ageing.flagged else { return falseFlags }
    return falseFlags + times("flagged after the change", flagged, days: Self.halfAndMost) + [
      percent("flagged before probation or drop", ageing.ledShare),
      Line(
        name: "  by so many days, half of them", value: ageing.medianLead.map(String.init) ?? "-"),
    ]
  }

  private static let halfAndMost: KeyValuePairs = [
    "half of all by day": 0.5, "nine in ten by day": 0.9,
  ]

  private func times(_ name: String, _ times: FirstTimes, days: KeyValuePairs<String, Double>)
    -> [Line]
  {
    [percent(name, times.share)]
      + days.map { number("  \($0.key)", times.day(of: $0.value), places: 0) }
  }

  private func percent(_ name: String, _ estimate: Estimate?) -> Line {
    Line(
      name: name, value: estimate.map { text(100 * $0.value, places: 1) + " %" } ?? "-",
      error: estimate?.standardError.map { text(100 * $0, places: 1) })
  }

  private func number(_ name: String, _ estimate: Estimate?, places: Int) -> Line {
    Line(
      name: name, value: estimate.map { text($0.value, places: places) } ?? "-",
      error: estimate?.standardError.map { text($0, places: 1) })
  }

  private func text(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", value)
  }
}
