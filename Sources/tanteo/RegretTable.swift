import Foundation
import Simulation

/// Regrets for people: a row for each scenario, a column for each policy.
///
/// At most 100 columns of text wide; further policies come in a block of their own below.
struct RegretTable {
  private static let width = 100

  private let results: [ScenarioRegret]

  init(_ results: [ScenarioRegret]) {
    self.results = results
  }

  var text: String {
    [
      section("mean regret, % of what was possible, ± standard error over the worlds") { policy in
        let error = policy.standardError.map { number($0, places: 2) } ?? "?"
        return "\(number(policy.meanRegretPercent, places: 2)) ± \(error)"
      },
      section("regret that nine worlds in ten stay under, %") { number($0.p90, places: 1) },
    ].joined(separator: "\n\n")
  }

  private func section(_ title: String, cell: (PolicyRegret) -> String) -> String {
    let head = [["scenario"] + results.map(\.name), ["worlds"] + results.map { "\($0.seeds)" }]
    let columns = (results.first?.policies.indices ?? 0..<0).map { place in
      let name = results.first?.policies[place].name.rawValue ?? ""
      return [name] + results.map { cell($0.policies[place]) }
    }
    let blocks = blocks(of: columns, beside: head)
    return ([title] + blocks.map(layout)).joined(separator: "\n\n")
  }

  /// The columns in as few blocks as their widths allow, each behind the same head.
  private func blocks(of columns: [[String]], beside head: [[String]]) -> [[[String]]] {
    var blocks = [head]
    for column in columns {
      let last = blocks[blocks.count - 1] + [column]
      if last.reduce(0, { $0 + Self.width(of: $1) + 2 }) - 2 > Self.width {
        blocks.append(head + [column])
      } else {
        blocks[blocks.count - 1] = last
      }
    }
    return blocks
  }

  private static func width(of column: [String]) -> Int { column.map(\.count).max() ?? 0 }

  /// Names to the left, figures to the right.
  private func layout(_ columns: [[String]]) -> String {
    let rows = (0...results.count).map { row in
      columns.enumerated().map { place, column in
        let padding = String(
          repeating: " ", count: Self.width(of: column) - column[row].count)
        return place == 0 ? column[row] + padding : padding + column[row]
      }.joined(separator: "  ")
    }
    return rows.joined(separator: "\n")
  }

  private func number(_ value: Double, places: Int) -> String {
    String(format: "%.\(places)f", value)
  }
}
