import Crypto
import Foundation
import Statistics

/// The randomness of decisions: one throw a week for each channel.
///
/// Within a week the plan moves with the evidence, not with the dice: fresh draws on a day
/// without news would move 7 % of the budget of nine channels with 30 conversions each, and a
/// reader takes that for guessing.
struct Dice {
  let seed: UInt64
  let week: Day

  /// The dice of the week of the day after the data's last: time passes with the data.
  init(seed: UInt64, weekOf day: Day) {
    self.seed = seed
    week = day.mondayOfWeek
  }

  /// Seeded by the first 8 bytes, big-endian, of SHA-256 over seed, Monday and name.
  func generator(for channel: ChannelName) -> SeededGenerator {
    let digest = SHA256.hash(data: Data("\(seed)\n\(week)\n\(channel.key)".utf8))
    return SeededGenerator(seed: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }
}
