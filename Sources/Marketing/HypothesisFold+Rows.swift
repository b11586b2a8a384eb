/// What mature rows do to the hypotheses.
extension HypothesisFold {
  mutating func absorb(_ rows: [MatureRow], on day: Day) {
    for mature in rows { orderValue.add(row(mature)) }
    let waited = waiting
    waiting = []
    for mature in waited { weigh(mature) }
    for mature in rows {
      entries[mature.entry].hypothesis.matureRows += 1
      entries[mature.entry].freshThrough = day + max(7, row(mature).period.dayCount)
      if calibrates { calibration.add(row(mature)) }
      weigh(mature)
    }
  }

  /// Adds a mature row to the evidence of its channel.
  private mutating func weigh(_ mature: MatureRow) {
    guard let target = entries[mature.entry].target else { return }
    let row = row(mature)
    if target.outcome == .revenue, orderValue.units == nil, row.conversions != nil {
      waiting.append(mature)
      return
    }
    entries[mature.entry].hypothesis.absorb(
      row, target: target, orderValue: orderValue.units ?? 1,
      prior: priors[target.outcome] ?? ownPrior(of: target.outcome))
  }

  /// Rows count as known from the day after their period, whenever they were delivered.
  mutating func countKnownRows(of index: Int, on day: Day) {
    entries[index].hypothesis.knownRows =
      entries[index].history.rows.prefix { $0.period.end < day }.count
  }

  /// Whether any channel waits for `auto` to be fixed.
  private var calibrates: Bool {
    fixedTarget == nil
      && (rules.target == .auto || rules.channels.values.contains { $0.target == .auto })
  }

  mutating func fixTarget(on day: Day) {
    guard calibrates else { return }
    fixedTarget = calibration.target.map { FixedTarget(target: $0, day: day) }
  }
}
