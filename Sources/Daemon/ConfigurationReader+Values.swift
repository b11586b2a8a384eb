import Intake
import Marketing
import Yams

// MARK: - What outcomes count for

extension ConfigurationReader {
  /// `{ conversions: 1, leads: 0.2 }`; nil where conversions count 1 each.
  func values(_ root: ConfigurationSection) -> OutcomeValues? {
    guard let node = root.entry("value") else { return nil }
    let example = "write value: { conversions: 1, leads: 0.2 }"
    guard node.mapping != nil else {
      root.report("value", "'\(node.excerpt)' names no outcomes", fix: example)
      return nil
    }
    let section = root.section("value", keys: nil)
    var weights: [OutcomeName: Double] = [:]
    for key in section.keys {
      guard let name = outcome(key, in: section) else { continue }
      if section.entry(key) == nil {
        section.report(key, "has no value", fix: "write \(key): 1, or take it out")
      }
      let same = weights.keys.filter { OutcomeColumns.areSame($0, name) }.min()
      if let same {
        section.report(key, "is the same outcome as '\(same)'", fix: "keep one of them")
      }
      weights[name] = section.positive(key) ?? 1
    }
    return OutcomeValues(weights)
  }

  /// A name that no other column has already.
  private func outcome(_ key: String, in section: ConfigurationSection) -> OutcomeName? {
    guard let name = OutcomeName(key) else {
      section.report(
        key, "'\(key)' names no outcome", fix: "write a word that heads a column, such as leads")
      return nil
    }
    guard !OutcomeColumns.isTaken(name) else {
      section.report(
        key, "is a column of its own", fix: "name what is counted, such as leads or purchases")
      return nil
    }
    return name
  }
}
