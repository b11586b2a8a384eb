import Glibc
import Statistics

/// Independent streams of chance for one world, so that one part never shifts another's draws.
struct Streams: Sendable, Hashable {
  /// What a stream is for.
  enum Purpose: UInt64 {
    case ranks, truth, drift, fatigue, jumps, noise, season, holidays, rows, dice
  }

  private let key: UInt64

  /// The streams of the world that a scenario and a seed make.
  ///
  /// The name enters by FNV-1a with 64 bits (Fowler, Noll and Vo): scenarios share no chances.
  init(scenario: String, seed: UInt64) {
    let name = scenario.utf8.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    var generator = SeededGenerator(seed: name ^ seed)
    key = generator.next()
  }

  /// The generator for one purpose and one number, such as a channel's.
  func generator(for purpose: Purpose, _ number: Int = 0) -> SeededGenerator {
    SeededGenerator(seed: key &+ purpose.rawValue << 48 &+ UInt64(number))
  }
}

extension RandomNumberGenerator {
  /// A draw between the ends of a range, all values alike; the end itself where both are one.
  mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A draw of a waiting time with the given mean.
  mutating func exponential(mean: Double) -> Double {
    -mean * log(uniform())
  }
}
