import Marketing
import Yams

// MARK: - What is to be reached by a day

extension ConfigurationReader {
  /// `{ conversions: 1000, by: 2027-06-30, cpa: 30 }`, or revenue with its `roas`.
  func goal(_ root: ConfigurationSection) -> Goal? {
    guard let node = root.entry("goal") else { return nil }
    let example = "write goal: { conversions: 1000, by: 2027-06-30 }"
    guard node.mapping != nil else {
      root.report("goal", "'\(node.excerpt)' is no number with its day", fix: example)
      return nil
    }
    let section = root.section(
      "goal", keys: ["conversions", "revenue", "from", "by", "cpa", "roas"])
    if section.entry("by") == nil { section.report("by", "is missing", fix: example) }
    let aim = aim(section, example: example)
    let (from, last) = (day("from", in: section), day("by", in: section))
    guard let aim, let last else { return nil }
    if let from, from > last {
      section.report(
        "from", "\(from) is after the goal's day \(last)", fix: "choose an earlier day")
    }
    return Goal(aim: aim, from: from, by: last)
  }

  private func day(_ key: String, in section: ConfigurationSection) -> Day? {
    section.value(key, expected: "a day of the calendar|write it as 2027-06-30") { Day(iso: $0) }
  }

  /// One thing is counted, and its price is the one that belongs to it.
  private func aim(_ section: ConfigurationSection, example: String) -> Goal.Aim? {
    switch (section.entry("conversions"), section.entry("revenue")) {
    case (nil, nil):
      section.report("conversions", "is missing", fix: example)
      return nil
    case (.some, .some):
      section.report("revenue", "stands beside 'conversions'", fix: "keep one of them")
      return nil
    case (.some, nil):
      refuse("roas", in: section, fix: "write cpa, or a goal of revenue")
      let most = section.positive("cpa")
      return section.positive("conversions").map { .conversions($0, costPerAcquisition: most) }
    case (nil, .some):
      refuse("cpa", in: section, fix: "write roas, or a goal of conversions")
      let least = section.positive("roas")
      return section.positive("revenue").map { .revenue($0, returnOnAdSpend: least) }
    }
  }

  private func refuse(_ key: String, in section: ConfigurationSection, fix: String) {
    guard section.entry(key) != nil else { return }
    section.report(key, "is the price of another thing than this goal counts", fix: fix)
  }
}
