/// Limits that people gave and that what goes before them breaks: said, for nothing else would tell.
extension Portfolio {
  /// What the fixed amounts, in minor units, make of the limits of channels and groups.
  func overriddenLimits(by fixed: [ChannelName: Int64]) -> [Note] {
    standings.compactMap { overriddenLimit(of: $0, by: fixed) }
      + rules.groups.compactMap { group in
        let taken = group.channels.reduce(0) { $0 + (fixed[$1] ?? 0) }
        guard let max = group.max, taken > max.rawValue else { return nil }
        return .groupMaxOverridden(
          group: group.name, max: max, fixed: MinorUnits(rawValue: taken))
      }
  }

  /// A drop and an absence are said once, a person's word as long as it holds.
  private func overriddenLimit(
    of standing: Standing, by fixed: [ChannelName: Int64]
  ) -> Note? {
    guard let amount = fixed[standing.channel].map(MinorUnits.init(rawValue:)),
      amount != standing.from || words.amountWord(on: standing.channel) != nil
    else { return nil }
    if amount < standing.rules.min {
      return .limitOverridden(
        channel: standing.channel, limit: .min, at: standing.rules.min, amount: amount)
    }
    guard let max = standing.rules.max, amount > max else { return nil }
    return .limitOverridden(channel: standing.channel, limit: .max, at: max, amount: amount)
  }
}
