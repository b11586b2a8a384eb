/// A random number generator that repeats itself exactly from its seed.
///
/// xoshiro256** 1.0, seeded by SplitMix64 as its authors advise: D. Blackman and S. Vigna,
/// "Scrambled linear pseudorandom number generators", ACM Trans. Math. Softw. 47 (2021), 36.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates the generator whose state is the first four SplitMix64 outputs from `seed`.
  public init(seed: UInt64) {
    var seeder = SplitMix64(state: seed)
    self.init(state: (seeder.next(), seeder.next(), seeder.next(), seeder.next()))
  }

  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotated(left: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotated(left: 45)
    return result
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.state == right.state
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
  }
}

/// The generator that turns one number into as many well-mixed ones as a seed needs.
///
/// G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, in the constants of Vigna's public-domain splitmix64.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension UInt64 {
  fileprivate func rotated(left count: UInt64) -> UInt64 {
    (self << count) | (self >> (64 - count))
  }
}
