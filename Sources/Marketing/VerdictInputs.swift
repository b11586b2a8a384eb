import Crypto
import Foundation
import Statistics

/// What verdicts are folded from.
struct VerdictInputs {
  let rules: PlanRules
  let fixedTarget: FixedTarget?
  let overrides: [Override]
  let targets: [TargetPeriod]
  /// By channel, as they are folded.
  let histories: [ChannelHistory]
  /// For each row of each history the day on which it is mature; nil for one that never will be.
  let matureDays: [[Day?]]

  /// One hash of all that the verdicts of a day are made of; rows that come later leave it alone.
  ///
  /// - Returns: Lower-case hexadecimal digits.
  func digest(through day: Day) throws -> String {
    var hash = SHA256()
    hash.update(data: try ruleText(through: day))
    for (history, matureDays) in zip(histories, matureDays) {
      let words = Self.words(of: history, matureDays, through: day)
      // Whether a channel may take another's budget its newest rows say, too.
      let habits = "\(history.rows.isEmpty)\n\(StandingRules.absence(of: history))"
      hash.add(Array("\(history.channel.key)\n\(habits)\n\(words.count)\n".utf8))
      hash.add(words)
    }
    return hash.finalize().hexadecimal
  }

  /// Everything but rows, as text.
  private func ruleText(through day: Day) throws -> Data {
    struct Claim: Encodable {
      let channel: ChannelName
      let target: Target?
      let isProtected: Bool
    }
    struct Rules: Encodable {
      let day: Day
      let errorRate: Double
      let objective: String
      let target: Target
      let fixedTarget: FixedTarget?
      let claims: [Claim]
      let targets: [TargetPeriod]
      let overrides: [Override]
    }
    let claims = rules.channels.sorted { $0.key < $1.key }.map { channel, rules in
      Claim(channel: channel, target: rules.target, isProtected: rules.protection != nil)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(
      Rules(
        day: day, errorRate: rules.errorRate, objective: "\(rules.objective)",
        target: rules.target, fixedTarget: fixedTarget, claims: claims, targets: targets,
        overrides: overrides.filter { $0.from <= day }))
  }

  /// Five words for each row that ends by a day, and two more if it was mature by then.
  private static func words(
    of history: ChannelHistory, _ matureDays: [Day?], through day: Day
  ) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(7 * history.rows.count)
    for (row, matureDay) in zip(history.rows, matureDays) where row.period.end <= day {
      words.append(word(row.period.start))
      words.append(word(row.period.end))
      words.append(matureDay.map(word) ?? .max)
      words.append(row.spend.bitPattern)
      words.append(row.conversions != nil || row.revenue != nil ? 1 : 0)
      guard let matureDay, matureDay <= day else { continue }
      words.append(bits(of: row.conversions))
      words.append(bits(of: row.revenue))
    }
    return words
  }

  private static func word(_ day: Day) -> UInt64 { UInt64(bitPattern: Int64(day.number)) }

  /// No figure is a NaN, so that it can stand for none.
  private static func bits(of value: Double?) -> UInt64 { (value ?? .nan).bitPattern }
}
