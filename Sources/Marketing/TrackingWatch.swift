import Foundation
import Statistics

/// Finds days on which customers came and were not counted.
///
/// Every morning the conversions of the last three complete days, over all channels, are held
/// against what the four weeks before them promise for the spend; a total silence that lasts is
/// judged as a whole, up to a week of it. Under a predictive probability of one in a million
/// tracking is broken: from the first of these days on rows are not believed, until they are restated
/// or a person says that the figures are right. What restated rows said at the time is not believed
/// afterwards either. Rows of several days say nothing here, nor do channels without outcomes.
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
  /// Days of silence after which it is not judged any further.
  static let longestSilence = 7
  static let baselineDays = 28
  /// Mornings that must have been watched before an alarm is believed.
  static let leastMornings = 14
  static let leastProbability = 1e-6
  /// The share of what was expected from which on nothing is improbable enough, by the day effect
  /// alone.
  static let leastFall = 0.6
  /// What days differ by for reasons that no figure tells, as a share.
  static let dayEffect = 0.15
  /// How often, in three days, a channel truly falls so far.
  static let fallRate = 1e-3
  /// The share that is left of a channel after the deepest true fall.
  static let deepestFall = 1.0 / 3

  /// What is to be believed of histories; a person vouches by releasing tracking.
  static func record(
    of histories: [ChannelHistory], maturity: Maturity, rules: PlanRules, overrides: [Override]
  ) -> TrackingRecord {
    let releases = overrides.filter { $0.action == .releaseTracking }.map(\.from)
    let watch = TrackingWatch(
      knownShare: { maturity.knownShare(of: $0, window: rules.rules(for: $1).attributionWindow) },
      releases: releases)
    return watch.record(of: histories)
  }

  func record(of histories: [ChannelHistory]) -> TrackingRecord {
    let mended = mendedDays(of: histories)
    let channels = histories.compactMap { TrackedChannel($0, knownShare: knownShare) }
    var over: [Period] = []
    guard var first = channels.map(\.firstDay).min(), let last = channels.map(\.lastDay).max()
    else { return TrackingRecord(present: nil, over: over, mended: mended) }
    while let found = firstBreak(in: channels, from: first, through: last, without: over) {
      guard let release = releases.filter({ $0 > found.since }).min(),
        let period = Period(start: found.since, end: release - 1)
      else { return TrackingRecord(present: found, over: over, mended: mended) }
      over.append(period)
      first = release
    }
    return TrackingRecord(present: nil, over: over, mended: mended)
  }

  /// The first break that begins on a day or later; days of earlier breaks count for nothing.
  private func firstBreak(
    in channels: [TrackedChannel], from first: Day, through last: Day, without over: [Period]
  ) -> TrackingBreak? {
    var channels = channels
    for index in channels.indices { channels[index].forget(over) }
    var scatter = TrackingScatter()
    for start in stride(from: first.number, through: last.number - 2, by: 1).map(Day.init) {
      guard let window = TrackingWindow(start: start, days: Self.windowDays, channels),
        window.expected > 0
      else { continue }
      if scatter.mornings >= Self.leastMornings,
        let found = window.alarm(after: scatter)
          ?? silence(as: window, in: channels, through: last, after: scatter)
      {
        return found
      }
      scatter.add(window)
    }
    return nil
  }

  /// The alarm that a silence gives which has lasted longer than the window.
  private func silence(
    as window: TrackingWindow, in channels: [TrackedChannel], through last: Day,
    after scatter: TrackingScatter
  ) -> TrackingBreak? {
    guard window.observed == 0 else { return nil }
    let longest = min(Self.longestSilence, last - window.start + 1)
    return stride(from: window.days + 1, through: longest, by: 1).lazy
      .compactMap { TrackingWindow(start: window.start, days: $0, channels) }
      .prefix { $0.observed == 0 }
      .compactMap { $0.alarm(after: scatter) }.first
  }
}

// MARK: - What was mended

extension TrackingWatch {
  /// The days that would be a break, had every row said the least that it ever did.
  private func mendedDays(of histories: [ChannelHistory]) -> [Period] {
    guard histories.contains(where: { $0.rows.contains { !$0.earlier.isEmpty } }) else { return [] }
    let channels = histories.compactMap { history in
      TrackedChannel(
        ChannelHistory(channel: history.channel, rows: history.rows.map(\.asToldAtLeast)),
        knownShare: knownShare)
    }
    var mended: [Period] = []
    guard var first = channels.map(\.firstDay).min(), let last = channels.map(\.lastDay).max()
    else { return [] }
    while let found = firstBreak(in: channels, from: first, through: last, without: mended),
      let days = wholeBreak(found, in: channels)
    {
      mended.append(days)
      first = days.end + 1
    }
    return mended
  }

  /// A break through the last of the days that fell as deep.
  private func wholeBreak(_ found: TrackingBreak, in channels: [TrackedChannel]) -> Period? {
    var end = found.since + (found.days - 1)
    while let next = TrackingWindow(start: end + 1, days: 1, channels),
      next.observed < Self.leastFall * next.expected
    {
      end = end + 1
    }
    return Period(start: found.since, end: end)
  }
}
