import Crypto
import Foundation
import Statistics

/// What beliefs are folded from.
struct BeliefInputs {
  let channels: [ChannelName]
  let histories: [ChannelHistory]
  let rules: PlanRules
  /// r, currency units a day.
  let reference: Double
  let model: ResponseModel
  let revenueUnit: Double?

  init(
    channels: [ChannelName], histories: [ChannelHistory], rules: PlanRules, reference: Double,
    model: ResponseModel = .standard
  ) {
    self.channels = channels.sorted()
    self.histories = histories.sorted { $0.channel < $1.channel }
    self.rules = rules
    self.reference = reference
    self.model = model
    revenueUnit = RevenueUnit.unit(for: histories)
  }

  /// The first day of which rows are folded: ten calendar years back.
  ///
  /// A stray row of the year 1900 must not make the fold walk a century. By calendar years, so
  /// that a stored state stays good for as long.
  static func memory(before day: Day) -> Day {
    Day(year: day.civil.year - 10, month: 1, day: 1) ?? day - 3650
  }

  /// The beliefs before any row.
  var emptyFold: BeliefFold {
    BeliefFold(
      channels: channels, rules: rules, reference: reference, revenueUnit: revenueUnit,
      model: model)
  }
}

// MARK: - Digest

extension BeliefInputs {
  /// One hash of all that the beliefs of a day are made of; rows that come later leave it alone.
  ///
  /// - Parameters:
  ///   - first: The first day of which rows are folded.
  ///   - day: Versions known on that morning count.
  /// - Returns: Lower-case hexadecimal digits.
  func digest(from first: Day, knownBy day: Day) -> String {
    var hash = SHA256()
    hash.add(
      model.curveWeights.map(\.bitPattern) + model.halfLives.map(\.bitPattern)
        + [model.correctsDelay, model.learnsPrior, model.learnsDispersion].map { $0 ? 1 : 0 }
        + [reference.bitPattern, Self.bits(of: revenueUnit), Self.word(day)])
    for history in histories {
      let words = Self.words(of: history, from: first, knownBy: day)
      guard !words.isEmpty else { continue }
      let window = rules.rules(for: history.channel).attributionWindow
      hash.add(Array("\(history.channel.key)\n\(window)\n\(words.count)\n".utf8))
      hash.add(words)
    }
    return hash.finalize().hexadecimal
  }

  /// Seven words for each version of each row that is known by a day.
  private static func words(
    of history: ChannelHistory, from first: Day, knownBy day: Day
  ) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(7 * history.rows.count)
    for row in history.rows where row.period.end >= first {
      row.forEachVersion { version in
        guard version.knownOn <= day else { return }
        let figures = version.figures
        words.append(word(row.period.start))
        words.append(word(row.period.end))
        words.append(word(version.knownOn))
        words.append(word(figures.deliveredOn))
        words.append(figures.spend.bitPattern)
        words.append(bits(of: figures.conversions))
        words.append(bits(of: figures.revenue))
      }
    }
    return words
  }

  private static func word(_ day: Day) -> UInt64 { UInt64(bitPattern: Int64(day.number)) }

  /// No figure is a NaN, so that it can stand for none.
  private static func bits(of value: Double?) -> UInt64 { (value ?? .nan).bitPattern }
}

extension SHA256 {
  /// Hashes the bytes of numbers, one behind the other.
  mutating func add(_ values: [some FixedWidthInteger & BitwiseCopyable]) {
    values.withUnsafeBytes { update(bufferPointer: $0) }
  }
}
