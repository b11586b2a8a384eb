import Foundation
import Statistics

/// The daily rows of one channel as running sums, for the four weeks before any day.
struct TrackedChannel {
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
    let daily = history.rows.lazy.filter { $0.period.dayCount == 1 && $0.spend > 0 }
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

  /// What some days brought, and the least that any elasticity from 0.6 to 1 makes of their spend.
  func part(from start: Day, days: Int) -> TrackingWindow.Part? {
    let window = sums(from: start, days: days)
    let before = sums(from: start - TrackingWatch.baselineDays, days: TrackingWatch.baselineDays)
    guard window.linear > 0, before.linear > 0, before.conversions > 0 else { return nil }
    let exposure = min(window.saturating / before.saturating, window.linear / before.linear)
    return TrackingWindow.Part(
      observed: window.conversions, expected: before.conversions * exposure,
      baseline: before.conversions)
  }

  private func sums(from start: Day, days count: Int) -> Sums {
    let first = min(max(start - firstDay, 0), days.count)
    let end = min(max(start + count - firstDay, first), days.count)
    return running[end] - running[first]
  }
}
