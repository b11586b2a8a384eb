import Glibc

/// Which share of a row's final outcomes is known at which age, learnt from rows delivered again.
///
/// The chain ladder (T. Mack, ASTIN Bulletin 23 (1993), 213): f_a is by how much outcomes grow from
/// age a to a + 1, and F(a), the share known at age a, is Π 1/f over the ages from a to the window D.
/// All arms' pooled factor is shrunk to no growth with the weight of 5 outcomes, an arm's own to the
/// pooled one with the weight of 20; a single morning is no habit (`Development`), and each fades by
/// 0.5 % a day. What no delay explains is a correction and teaches nothing (`Redelivery`). F(a) is at
/// least (a − ½) / (D − ½), as if outcomes came evenly, and at most two. With nothing delivered again
/// F is one.
public struct MaturityLadder: Sendable {
  /// D per arm, the age from which F is one.
  public let windows: [Int]

  /// Where an arm's steps begin in the arrays below: those of ages 1 to D − 1.
  private let starts: [Int]

  /// What was learnt of each step of age, by each arm and by all together.
  private var developments: [Development]
  private var pooled: [Development]

  /// What the morning delivered again, arm by arm.
  private var morning: [(arm: Int, rows: [Redelivery])] = []

  /// F at the age of each step.
  private var shares: [Double]

  /// Whether an arm has had a row delivered again.
  private var isDeveloped: [Bool]

  /// A for each window that occurs; one for the others.
  private var halfwayAges: [Int]

  /// A ladder without a row; every window has a day at least.
  public init(windows: [Int]) {
    precondition(windows.allSatisfy { $0 >= 1 }, "a window has a day")
    self.windows = windows
    var starts: [Int] = []
    var count = 0
    for window in windows {
      starts.append(count)
      count += window - 1
    }
    self.starts = starts
    let longest = windows.max() ?? 1
    developments = .init(repeating: Development(), count: count)
    pooled = .init(repeating: Development(), count: longest - 1)
    shares = .init(repeating: 1, count: count)
    isDeveloped = .init(repeating: false, count: windows.count)
    halfwayAges = .init(repeating: 1, count: longest + 1)
  }

  /// F, the share of the final outcomes that an arm's row shows when delivered at an age.
  public func maturity(of arm: Int, age: Int) -> Double {
    age >= windows[arm] ? 1 : shares[starts[arm] + age - 1]
  }

  /// The fewest outcomes that any step from an age to the window was seen with, on several mornings.
  public func experience(of arm: Int, from age: Int) -> Double {
    let own = steps(of: arm)
    return developments[min(own.lowerBound + age - 1, own.upperBound)..<own.upperBound]
      .lazy.map(\.experience).min() ?? .infinity
  }

  /// A, the smallest age at which half of the outcomes are known, over all arms.
  func halfwayAge(of arm: Int) -> Int {
    halfwayAges[windows[arm]]
  }
}

// MARK: - What is learnt

extension MaturityLadder {
  /// Days pass, and what was learnt counts a little less.
  public mutating func age(days: Int = 1) {
    guard isDeveloped.contains(true) else { return }
    let rest = pow(Self.decay, Double(days))
    for step in pooled.indices { pooled[step].fade(by: rest) }
    for arm in windows.indices where isDeveloped[arm] {
      for step in steps(of: arm) { developments[step].fade(by: rest) }
    }
  }

  /// Hears of a row that showed `old` outcomes at one age and shows `new` ones at a later one.
  ///
  /// It is learnt from with all others of its morning, by `update`; the arms come in order.
  public mutating func learn(
    arm: Int, from first: Int, outcomes old: Double, to last: Int, new: Double
  ) {
    let last = min(last, windows[arm])
    guard first < last else { return }
    if morning.last?.arm != arm { morning.append((arm, [])) }
    morning[morning.count - 1].rows.append(
      Redelivery(first: first, last: last, old: old, new: new))
  }

  /// Ends the morning: learns what it delivered again, and turns all that was learnt into shares.
  public mutating func update() {
    learnMorning()
    guard isDeveloped.contains(true) else { return }
    let factors = pooled.map { $0.factor(usual: 1, weight: 5) }
    for arm in windows.indices { updateShares(of: arm, pooled: factors) }
    for window in Set(windows) {
      halfwayAges[window] = Self.halfwayAge(window: window, factors: factors)
    }
  }

  private mutating func learnMorning() {
    guard !morning.isEmpty else { return }
    var all = [Steps](repeating: Steps(), count: pooled.count)
    for (arm, rows) in morning where !Redelivery.areCorrections(rows) {
      isDeveloped[arm] = true
      var own = [Steps](repeating: Steps(), count: windows[arm] - 1)
      for row in rows { spread(row, of: arm, over: &own) }
      for (place, step) in own.enumerated() {
        developments[starts[arm] + place].add(outcomes: step.outcomes, growth: step.growth)
        all[place].outcomes += step.outcomes
        all[place].growth += step.growth
      }
    }
    for (place, step) in all.enumerated() {
      pooled[place].add(outcomes: step.outcomes, growth: step.growth)
    }
    morning = []
  }

  /// What a morning's rows showed of one step.
  private struct Steps {
    var outcomes = 0.0
    var growth = 0.0
  }

  /// Over several ages the growth is spread in proportion to the present F, evenly where F stays.
  private func spread(_ row: Redelivery, of arm: Int, over steps: inout [Steps]) {
    let start = maturity(of: arm, age: row.first)
    let rise = maturity(of: arm, age: row.last) - start
    var reached = row.old
    for age in row.first..<row.last {
      let even = Double(age + 1 - row.first) / Double(row.last - row.first)
      let known = maturity(of: arm, age: age + 1) - start
      let share = abs(rise) < 1e-9 ? even : min(max(known / rise, 0), 1)
      let next = age + 1 == row.last ? row.new : row.old + (row.new - row.old) * share
      steps[age - 1].outcomes += reached
      steps[age - 1].growth += next - reached
      reached = next
    }
  }

  /// F(a) = F(a + 1) / f_a, within its bounds.
  private mutating func updateShares(of arm: Int, pooled factors: [Double]) {
    let window = windows[arm]
    var share = 1.0
    for age in stride(from: window - 1, to: 0, by: -1) {
      let step = starts[arm] + age - 1
      let factor = developments[step].factor(usual: factors[age - 1], weight: 20)
      share = Self.bounded(share / factor, age: age, window: window)
      shares[step] = share
    }
  }

  private static func halfwayAge(window: Int, factors: [Double]) -> Int {
    var share = 1.0
    var halfway = window
    for age in stride(from: window - 1, to: 0, by: -1) {
      share = bounded(share / factors[age - 1], age: age, window: window)
      if share >= 0.5 { halfway = age }
    }
    return halfway
  }

  private static func bounded(_ share: Double, age: Int, window: Int) -> Double {
    min(max(share, (Double(age) - 0.5) / (Double(window) - 0.5)), 2)
  }

  private func steps(of arm: Int) -> Range<Int> {
    starts[arm]..<(starts[arm] + windows[arm] - 1)
  }

  /// What a day leaves of what was learnt.
  private static let decay = 0.995
}

// MARK: - State

extension MaturityLadder {
  /// What all arms' rows taught together, to be put away.
  var sharedNumbers: [Double] { pooled.flatMap(\.numbers) }

  /// What was learnt from an arm's rows, to be put away; one zero if there were none.
  func numbers(of arm: Int) -> [Double] {
    guard isDeveloped[arm] else { return [0] }
    return [1] + developments[steps(of: arm)].flatMap(\.numbers)
  }

  /// Takes back what was put away of all arms together.
  mutating func restoreShared(from reader: inout NumberReader) throws {
    for step in pooled.indices { pooled[step] = try Development(from: &reader) }
  }

  /// Takes back what was put away of an arm.
  mutating func restore(_ arm: Int, from reader: inout NumberReader) throws {
    isDeveloped[arm] = try reader.number() != 0
    guard isDeveloped[arm] else { return }
    for step in steps(of: arm) { developments[step] = try Development(from: &reader) }
  }
}
