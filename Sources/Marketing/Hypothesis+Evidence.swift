import Foundation
import Statistics

/// What one row would have brought at the target, and what it brought.
struct Claim: Hashable {
  let outcome: Double
  let expected: Double
  /// Orders behind a revenue; nil for conversions, or when the file does not count them.
  let orders: Double?

  /// Nil when the row lacks the column that its target is about.
  ///
  /// `orderValue` is currency units that an order brings in the whole portfolio.
  init?(of row: ChannelRow, target: Target, orderValue: Double) {
    switch target {
    case .auto: return nil
    case .costPerAcquisition(let cost):
      guard let conversions = row.conversions else { return nil }
      outcome = max(0, conversions)
      expected = row.spend / cost
      orders = nil
    case .returnOnAdSpend(let ratio):
      guard let revenue = row.revenue else { return nil }
      outcome = max(0, revenue) / orderValue
      expected = ratio * row.spend / orderValue
      orders = row.conversions
    }
  }
}

extension Hypothesis {
  /// A row under 1 % of the channel's median waits for the next: alone it would confirm falsely.
  mutating func absorb(_ claim: Claim, row: ChannelRow) {
    spend += row.spend
    conversions += row.conversions ?? 0
    pending.outcome += claim.outcome
    pending.expected += claim.expected
    pending.days += row.period.dayCount
    pending.orders += claim.orders ?? 0
    if outcome == .revenue, claim.orders == nil { lacksOrderCounts = true }
    if let median = expectations.median, pending.expected < 0.01 * median { return }
    let index = expectations.partitioningIndex(of: pending.expected)
    expectations.insert(pending.expected, at: index)
    process.absorb(
      outcome: pending.outcome, expected: pending.expected, days: pending.days,
      orders: outcome == .revenue ? pending.orders : nil)
    betting.absorb(outcome: pending.outcome, expected: pending.expected)
    pending = PendingRow()
  }

  /// Recomputes dispersion and both e-values; a dropped hypothesis keeps those of its end.
  mutating func weigh(dispersionPrior: Double) {
    guard state != .dropped else { return }
    dispersion = process.dispersion(prior: dispersionPrior)
    logEvidenceAgainst = process.logEvidenceAgainst(dispersionPrior: dispersionPrior)
    logEvidenceFor =
      outcome == .revenue
      ? betting.logEvidence : process.logEvidenceFor(dispersionPrior: dispersionPrior)
  }

  /// The figures that log and report show.
  public var evidence: Evidence {
    guard hasEvidence else {
      return Evidence(maturity: knownRows > 0 ? Double(matureRows) / Double(knownRows) : nil)
    }
    return Evidence(
      spend: Micros(units: spend) ?? .zero, conversions: conversions,
      expectedAtTarget: process.expected, oddsAgainst: odds(logEvidenceAgainst),
      oddsFor: odds(logEvidenceFor), barOdds: logBar.isFinite ? odds(logBar) : nil,
      maturity: Double(matureRows) / Double(max(knownRows, 1)), dispersion: dispersion,
      matureDays: process.days)
  }

  /// Odds as a finite number: what exceeds 10³⁰⁰ reads 10³⁰⁰.
  private func odds(_ logarithm: Double) -> Double? {
    logarithm.isNaN ? nil : exp(min(logarithm, 690))
  }
}

extension [Double] {
  /// The middle of an ascending array, the lower of two; nil when empty.
  var median: Double? { isEmpty ? nil : self[(count - 1) / 2] }

  /// Where to insert a value into an ascending array.
  func partitioningIndex(of value: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
