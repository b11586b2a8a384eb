import Marketing

/// Where a channel stands against its target: an estimate with its interval, and what was claimed.
///
/// All figures are of one measure: currency units a customer, or revenue for each unit of spend.
struct Gauge: Hashable {
  var value: Double
  var low: Double
  var high: Double
  /// Nil where nothing is claimed yet.
  var target: Double?

  /// Nil where nothing is known of what the channel's customers cost, or of what its money returns.
  init?(_ channel: Recommendation, target: Target?, measure: PageContent.Measure) {
    let evidence = channel.evidence
    let worth = evidence.belief?.orderValue?.mean
    switch measure {
    case .cost:
      guard let cost = evidence.costToday, cost.low > 0 else { return nil }
      self.init(cost, target: target.flatMap { Self.cost(of: $0, worth: worth) })
    case .return:
      let back = evidence.returnOnAdSpend ?? Self.translated(evidence.costToday, worth: worth)
      guard let back, back.low > 0 else { return nil }
      self.init(back, target: target.flatMap { Self.return(of: $0, worth: worth) })
    }
  }

  /// The return of a cost, for decisions that told no return; nil where either is not known.
  private static func translated(
    _ cost: BeliefFigures.Estimate?, worth: Double?
  ) -> BeliefFigures.Estimate? {
    guard let cost, let worth, cost.low > 0 else { return nil }
    return .init(mean: worth / cost.mean, low: worth / cost.high, high: worth / cost.low)
  }

  private init(_ estimate: BeliefFigures.Estimate, target: Double?) {
    (value, low, high) = (estimate.mean, estimate.low, estimate.high)
    self.target = target
  }

  private static func `return`(of target: Target, worth: Double?) -> Double? {
    switch target {
    case .costPerAcquisition(let cost): worth.map { $0 / cost }
    case .returnOnAdSpend(let ratio): ratio
    case .auto: nil
    }
  }

  private static func cost(of target: Target, worth: Double?) -> Double? {
    switch target {
    case .costPerAcquisition(let cost): cost
    case .returnOnAdSpend(let ratio): worth.map { $0 / ratio }
    case .auto: nil
    }
  }

  /// On which side of its target the interval lies; nil without a target.
  enum Side: Hashable { case below, across, above }

  var side: Side? {
    target.map { high < $0 ? .below : low > $0 ? .above : .across }
  }
}

/// A common scale for channels of different targets: how many times the target, halves and doubles
/// equally far apart.
struct GaugeScale: Hashable {
  /// What stands in for the target of a channel that has none.
  let reference: Double
  /// A quarter of the target lies at the left end, four times the target at the right.
  private static let reach = 2.0

  init(_ gauges: [Gauge]) {
    let known = gauges.filter { $0.target == nil }.map(\.value).sorted()
    reference = known.isEmpty ? 1 : known[known.count / 2]
  }

  /// From 0 at the left end to 1 at the right; what lies beyond stands at the end.
  func place(of value: Double, in gauge: Gauge) -> Double {
    let ratio = value / (gauge.target ?? reference)
    guard ratio.isFinite, ratio > 0 else { return ratio > 0 ? 1 : 0 }
    return min(1, max(0, (ratio.logarithm2 / Self.reach + 1) / 2))
  }
}
