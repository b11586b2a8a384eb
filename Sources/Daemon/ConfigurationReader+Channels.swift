import Marketing
import Report
import Yams

// MARK: - Channels and groups

extension ConfigurationReader {
  private static let channelKeys = [
    "medium", "cadence", "attributionWindow", "start", "min", "max", "target", "aliases",
    "fixedCost", "protect", "reason", "minOrNothing", "stopLoss",
  ]

  func channels(
    _ root: ConfigurationSection, budget: Budget
  ) -> [ChannelName: ChannelRules] {
    let section = root.section("channels", keys: nil)
    var channels: [ChannelName: ChannelRules] = [:]
    for key in section.keys {
      guard let name = ChannelName(key) else {
        section.report(key, "a channel needs a name", fix: "write one, such as radio")
        continue
      }
      let entry = section.section(key, keys: Self.channelKeys)
      if channels.updateValue(channel(entry, budget: budget), forKey: name) != nil {
        section.report(key, "this channel stands twice", fix: "keep one of them")
      }
    }
    checkAliases(channels, section)
    return channels
  }

  private func channel(_ entry: ConfigurationSection, budget: Budget) -> ChannelRules {
    let currency = budget.currency
    let least = entry.amount("min", in: currency) ?? .zero
    let most = entry.amount("max", in: currency)
    let threshold = entry.amount("minOrNothing", in: currency) ?? .zero
    checkLimits(entry, least: least, most: most, threshold: threshold, budget: budget)
    let reason = entry.text("reason")
    return ChannelRules(
      medium: entry.choice("medium") ?? .online, cadence: entry.choice("cadence"),
      attributionWindow: entry.days("attributionWindow"),
      start: entry.amount("start", in: currency),
      min: least, max: most, minOrNothing: threshold, target: target(entry, "target"),
      stopLoss: stopLoss(entry, in: currency), aliases: entry.names("aliases"),
      fixedCost: entry.amount("fixedCost", in: currency) ?? .zero,
      protection: entry.flag("protect") == true ? .init(reason: reason) : nil)
  }

  /// Limits that leave a channel no amount at all, or contradict each other.
  private func checkLimits(
    _ entry: ConfigurationSection, least: MinorUnits, most: MinorUnits?, threshold: MinorUnits,
    budget: Budget
  ) {
    let figures = FigureStyle(currency: budget.currency, language: .english)
    if let most, least > most {
      entry.report(
        "min", "\(figures.amount(least)) is more than max \(figures.amount(most))",
        fix: "lower 'min' or raise 'max'")
    }
    if let most, threshold > most {
      entry.report(
        "minOrNothing", "\(figures.amount(threshold)) is more than max \(figures.amount(most))",
        fix: "lower 'minOrNothing' or raise 'max'")
    } else if threshold > budget.amount {
      entry.report(
        "minOrNothing",
        "\(figures.amount(threshold)) is more than the budget \(figures.amount(budget.amount))",
        fix: "lower 'minOrNothing' or raise the budget")
    }
    if least > .zero, least < threshold {
      entry.report(
        "min", "\(figures.amount(least)) is less than minOrNothing \(figures.amount(threshold))",
        fix: "raise 'min', or remove it to allow nothing")
    }
  }

  private func checkAliases(
    _ channels: [ChannelName: ChannelRules], _ section: ConfigurationSection
  ) {
    var owners: [ChannelName: ChannelName] = [:]
    for (name, rules) in channels.sorted(by: { $0.key < $1.key }) {
      for alias in rules.aliases {
        let other = channels[alias] == nil ? owners[alias] : alias
        if let other, other != name {
          section.report(
            name.text, "the alias '\(alias)' belongs to '\(other)' already", fix: "keep it in one")
        }
        owners[alias] = name
      }
    }
  }

  func groups(_ root: ConfigurationSection, _ rules: PlanRules) -> [GroupRules] {
    let section = root.section("groups", keys: nil)
    var taken: Set<ChannelName> = []
    let groups = section.keys.map { key in
      let entry = section.section(key, keys: ["channels", "min", "max"])
      let members = Set(entry.names("channels").map(rules.resolving))
      if let twice = members.intersection(taken).min() {
        entry.report("channels", "'\(twice)' is in another group already", fix: "keep it in one")
      }
      taken.formUnion(members)
      let least = limit(entry, "min", of: rules.budget)
      let most = limit(entry, "max", of: rules.budget)
      if let least, let most, least.amount > most.amount {
        entry.report("min", "is more than max", fix: "lower 'min'")
      }
      return GroupRules(
        name: key, channels: members, min: least?.amount ?? .zero, max: most?.amount,
        minShare: least?.share, maxShare: most?.share)
    }
    if groups.reduce(.zero, { $0 + $1.min }) > rules.budget.amount {
      root.report("groups", "the minimums add up to more than the budget", fix: "lower a 'min'")
    }
    return groups
  }

  /// A group's limit: an amount, or a percentage of the budget and thereby its share.
  private func limit(
    _ entry: ConfigurationSection, _ key: String, of budget: Budget
  ) -> (amount: MinorUnits, share: Double?)? {
    guard entry.entry(key)?.scalar?.string.hasSuffix("%") == true else {
      return entry.amount(key, in: budget.currency).map { ($0, nil) }
    }
    return entry.share(key).map { (budget.amount.share($0), $0) }
  }
}

extension Budget {
  /// Stands for a budget that cannot be read, so that all other settings are read beside it.
  static let boundless = Budget(
    amount: MinorUnits(rawValue: .max), currency: .euro, per: .week)
}
