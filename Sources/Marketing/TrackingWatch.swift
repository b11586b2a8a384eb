import Foundation
import Statistics

/// Finds days on which customers came and were not counted.
///
/// Every morning the conversions of the last three complete days, over all channels, are held
/// against what the four weeks before them promise for the spend. Under a predictive probability of
/// one in a million tracking is broken: from the first of these days on rows are not believed, until
/// they are restated or a person says that the figures are right. Rows of several days say nothing
/// here, nor do channels without outcomes.
struct TrackingWatch {
  /// The share of a row's conversions that is known; a row of which it is not is left out.
  private let knownShare: (ChannelRow, ChannelName) -> Double?
  /// Days from which on people vouch for the figures.
  private let releases: [Day]

  init(knownShare: @escaping (ChannelRow, ChannelName) -> Double?, releases: [Day] = []) {
    self.knownShare = knownShare
    self.releases = releases
  }

  static let windowDays = 3
  static let baselineDays = 28
  /// Mornings that must have been watched before an alarm is believed.
  static let leastMornings = 14
  static let leastProbability = 1e-6
  /// The share of what was expected from which on nothing is improbable enough, by the day effect
  /// alone.
  static let leastFall = 0.6
  /// What days differ by for reasons that no figure tells, as a share.
  static let dayEffect = 0.15

  /// What is to be believed of histories; a person vouches by releasing the plan as a whole.
  static func record(
    of histories: [ChannelHistory], maturity: Maturity, rules: PlanRules, overrides: [Override]
  ) -> TrackingRecord {
    let known = KnownShare(of: histories, maturity: maturity) {
      rules.rules(for: $0).attributionWindow
    }
    let releases = overrides.filter { $0.action == .release && $0.channel == nil }.map(\.from)
    return TrackingWatch(knownShare: known.share, releases: releases).record(of: histories)
  }

  func record(of histories: [ChannelHistory]) -> TrackingRecord {
    let channels = histories.compactMap { TrackedChannel($0, knownShare: knownShare) }
    var over: [Period] = []
    guard var first = channels.map(\.firstDay).min(), let last = channels.map(\.lastDay).max()
    else { return TrackingRecord(present: nil, over: over) }
    while let found = firstBreak(in: channels, from: first, through: last, without: over) {
      guard let release = releases.filter({ $0 > found.since }).min(),
        let period = Period(start: found.since, end: release - 1)
      else { return TrackingRecord(present: found, over: over) }
      over.append(period)
      first = release
    }
    return TrackingRecord(present: nil, over: over)
  }

  /// The first break that begins on a day or later; days of earlier breaks count for nothing.
  private func firstBreak(
    in channels: [TrackedChannel], from first: Day, through last: Day, without over: [Period]
  ) -> TrackingBreak? {
    var channels = channels
    for index in channels.indices { channels[index].forget(over) }
    var scatter = Scatter()
    for start in stride(from: first.number, through: last.number - 2, by: 1).map(Day.init) {
      guard let window = Window(start: start, channels), window.expected > 0 else { continue }
      if scatter.mornings >= Self.leastMornings, let found = window.alarm(after: scatter) {
        return found
      }
      scatter.add(window)
    }
    return nil
  }
}

/// How far three days usually lie from what was expected of them.
private struct Scatter {
  private(set) var mornings = 0
  private var recent: [(squaredError: Double, expected: Double)] = []

  mutating func add(_ window: TrackingWatch.Window) {
    mornings += 1
    let error = window.observed - window.expected
    recent.append((error * error, window.expected))
    if recent.count > TrackingWatch.baselineDays { recent.removeFirst() }
  }

  /// Squared errors over expectations, with a prior of 1.5 that weighs ten mornings; at least 1.
  var dispersion: Double {
    let expected = recent.reduce(0) { $0 + $1.expected }
    let errors = recent.reduce(0) { $0 + $1.squaredError }
    let weight = 10 * expected / Double(max(recent.count, 1))
    return max(1, (errors + 1.5 * weight) / max(expected + weight, .leastNormalMagnitude))
  }
}

extension TrackingWatch {
  /// Three days of all channels.
  fileprivate struct Window {
    let start: Day
    private(set) var observed = 0.0
    private(set) var expected = 0.0
    /// Σ μ²/Y: how unsure the expectation is, in units of the dispersion.
    private var uncertainty = 0.0

    /// Nil when no channel spent anything.
    init?(start: Day, _ channels: [TrackedChannel]) {
      self.start = start
      var spends = false
      for channel in channels {
        guard let part = channel.part(in: start) else { continue }
        spends = true
        observed += part.observed
        expected += part.expected
        uncertainty += part.expected * part.expected / part.baseline
      }
      if !spends { return nil }
    }

    /// The predictive distribution has the variance φ μ + φ Σ μ²/Y + (0.15 μ)².
    func alarm(after scatter: Scatter) -> TrackingBreak? {
      guard observed < TrackingWatch.leastFall * expected else { return nil }
      let phi = scatter.dispersion
      let effect = TrackingWatch.dayEffect * expected
      let variance = phi * (expected + uncertainty) + effect * effect
      let probability = NegativeBinomial(mean: expected, variance: variance).cumulative(observed)
      guard probability < TrackingWatch.leastProbability else { return nil }
      return TrackingBreak(
        since: start, observed: observed, expected: expected, probability: probability)
    }
  }
}

/// The daily rows of one channel as running sums, for the four weeks before any day.
private struct TrackedChannel {
  private struct Sums {
    var conversions = 0.0
    var saturating = 0.0
    var linear = 0.0

    static func - (later: Sums, earlier: Sums) -> Sums {
      Sums(
        conversions: later.conversions - earlier.conversions,
        saturating: later.saturating - earlier.saturating, linear: later.linear - earlier.linear)
    }
  }

  let firstDay: Day
  let lastDay: Day
  /// Of each day; then from the first day through the one before each.
  private var days: [Sums]
  private var running: [Sums] = []

  init?(_ history: ChannelHistory, knownShare: (ChannelRow, ChannelName) -> Double?) {
    let daily = history.rows.filter { $0.period.dayCount == 1 && $0.spend > 0 }
    guard let first = daily.first?.period.start, let last = daily.last?.period.start else {
      return nil
    }
    (firstDay, lastDay) = (first, last)
    days = [Sums](repeating: Sums(), count: last - first + 1)
    for row in daily {
      guard let conversions = row.conversions, let share = knownShare(row, history.channel)
      else { continue }
      let index = row.period.start - first
      days[index].conversions += max(0, conversions)
      days[index].saturating += share * pow(row.spend, 0.6)
      days[index].linear += share * row.spend
    }
    accumulate()
  }

  mutating func forget(_ periods: [Period]) {
    guard !periods.isEmpty else { return }
    for index in days.indices where periods.contains(where: { $0.contains(firstDay + index) }) {
      days[index] = Sums()
    }
    accumulate()
  }

  private mutating func accumulate() {
    var sum = Sums()
    running = [sum]
    for day in days {
      sum.conversions += day.conversions
      sum.saturating += day.saturating
      sum.linear += day.linear
      running.append(sum)
    }
  }

  /// What three days brought, and the least that any elasticity from 0.6 to 1 makes of their spend.
  func part(in start: Day) -> (observed: Double, expected: Double, baseline: Double)? {
    let window = sums(from: start, days: TrackingWatch.windowDays)
    let before = sums(from: start - TrackingWatch.baselineDays, days: TrackingWatch.baselineDays)
    guard window.linear > 0, before.linear > 0, before.conversions > 0 else { return nil }
    let exposure = min(window.saturating / before.saturating, window.linear / before.linear)
    return (window.conversions, before.conversions * exposure, before.conversions)
  }

  private func sums(from start: Day, days count: Int) -> Sums {
    let first = min(max(start - firstDay, 0), days.count)
    let end = min(max(start + count - firstDay, first), days.count)
    return running[end] - running[first]
  }
}
