/// Which share of a row's final outcomes is known at which age, learnt from rows delivered again.
///
/// The chain ladder (T. Mack, ASTIN Bulletin 23 (1993), 213): f_a, by how much outcomes grow from age
/// a to a + 1, is their sum at the later age over their sum at the earlier one; F(a), the share known
/// at age a, is Π 1/f over the ages from a to the window D. Sums fade by 0.5 % a day, all arms'
/// pooled factor is shrunk to no growth with the weight of 5 outcomes, an arm's own to the pooled one
/// with the weight of 20, and no factor is under ½. With nothing delivered again F is one.
struct MaturityLadder: Sendable {
  /// D per arm, the age from which F is one.
  let windows: [Int]

  /// Where an arm's steps begin in the arrays below: those of ages 1 to D − 1.
  private let starts: [Int]

  /// Outcomes of redelivered rows before and after each step of age.
  private var earlier: [Double]
  private var later: [Double]

  /// F at the age of each step.
  private var shares: [Double]

  /// Whether an arm has had a row delivered again.
  private var isDeveloped: [Bool]

  /// A for each window that occurs; one for the others.
  private var halfwayAges: [Int]

  init(windows: [Int]) {
    precondition(windows.allSatisfy { $0 >= 1 }, "a window has a day")
    self.windows = windows
    var starts: [Int] = []
    var count = 0
    for window in windows {
      starts.append(count)
      count += window - 1
    }
    self.starts = starts
    earlier = .init(repeating: 0, count: count)
    later = earlier
    shares = .init(repeating: 1, count: count)
    isDeveloped = .init(repeating: false, count: windows.count)
    halfwayAges = .init(repeating: 1, count: (windows.max() ?? 1) + 1)
  }

  /// F, the share of the final outcomes that an arm's row shows when delivered at an age.
  func maturity(of arm: Int, age: Int) -> Double {
    age >= windows[arm] ? 1 : shares[starts[arm] + age - 1]
  }

  /// A, the smallest age at which half of the outcomes are known, over all arms.
  func halfwayAge(of arm: Int) -> Int {
    halfwayAges[windows[arm]]
  }

  /// A day passes, and what was learnt counts a little less.
  mutating func age() {
    for arm in windows.indices where isDeveloped[arm] {
      for step in steps(of: arm) {
        earlier[step] *= Self.decay
        later[step] *= Self.decay
      }
    }
  }

  /// Learns from a row that showed `old` outcomes at one age and shows `new` ones at a later one.
  ///
  /// Over several ages the growth is spread in proportion to the present F, evenly where F stays.
  mutating func learn(arm: Int, from first: Int, outcomes old: Double, to last: Int, new: Double) {
    let last = min(last, windows[arm])
    guard first < last else { return }
    isDeveloped[arm] = true
    let start = maturity(of: arm, age: first)
    let rise = maturity(of: arm, age: last) - start
    var reached = old
    for age in first..<last {
      let even = Double(age + 1 - first) / Double(last - first)
      let known = maturity(of: arm, age: age + 1) - start
      let share = abs(rise) < 1e-9 ? even : min(max(known / rise, 0), 1)
      let next = age + 1 == last ? new : old + (new - old) * share
      earlier[starts[arm] + age - 1] += reached
      later[starts[arm] + age - 1] += next
      reached = next
    }
  }

  /// Turns the sums into shares.
  mutating func update() {
    guard isDeveloped.contains(true) else { return }
    let factors = pooledFactors()
    for arm in windows.indices { updateShares(of: arm, pooled: factors) }
    for window in Set(windows) {
      halfwayAges[window] = Self.halfwayAge(window: window, factors: factors)
    }
  }

  /// f_a = (later + 5) / (earlier + 5), over all arms.
  private func pooledFactors() -> [Double] {
    let longest = windows.max() ?? 1
    var earlier = [Double](repeating: 5, count: longest - 1)
    var later = earlier
    for arm in windows.indices where isDeveloped[arm] {
      for (place, step) in steps(of: arm).enumerated() {
        earlier[place] += self.earlier[step]
        later[place] += self.later[step]
      }
    }
    return zip(later, earlier).map { $0 / $1 }
  }

  /// F(a) = F(a + 1) / f_a, with f_a = max(½, (later + 20 pooled) / (earlier + 20)).
  private mutating func updateShares(of arm: Int, pooled factors: [Double]) {
    var share = 1.0
    for (place, step) in steps(of: arm).enumerated().reversed() {
      share /= max(0.5, (later[step] + 20 * factors[place]) / (earlier[step] + 20))
      shares[step] = share
    }
  }

  private static func halfwayAge(window: Int, factors: [Double]) -> Int {
    var share = 1.0
    var halfway = window
    for age in stride(from: window - 1, to: 0, by: -1) {
      share /= max(0.5, factors[age - 1])
      if share >= 0.5 { halfway = age }
    }
    return halfway
  }

  /// What was learnt from an arm's rows, to be put away; one zero if there were none.
  func sums(of arm: Int) -> [Double] {
    guard isDeveloped[arm] else { return [0] }
    return [1] + earlier[steps(of: arm)] + later[steps(of: arm)]
  }

  /// Takes back what was put away.
  mutating func restore(_ arm: Int, from reader: inout NumberReader) throws {
    isDeveloped[arm] = try reader.number() != 0
    guard isDeveloped[arm] else { return }
    for step in steps(of: arm) { earlier[step] = try reader.number() }
    for step in steps(of: arm) { later[step] = try reader.number() }
  }

  private func steps(of arm: Int) -> Range<Int> {
    starts[arm]..<(starts[arm] + windows[arm] - 1)
  }

  /// What a day leaves of what was learnt.
  private static let decay = 0.995
}
