import Testing

@testable import Statistics

@Suite struct MaturityLadderTests {
  @Test func `with nothing delivered again all outcomes are known at once`() {
    let ladder = Self.ladder(windows: [4, 1], mornings: [[]])
    #expect((1...5).allSatisfy { ladder.maturity(of: 0, age: $0) == 1 })
    #expect(ladder.maturity(of: 1, age: 1) == 1)
  }

  /// Two mornings alike count half: pooled 1 + ½ · 10 / 25, own that + ½ (10 − 0.2 · 20) / 40.
  @Test func `an arm's factor is shrunk to the pooled one, and that to no growth`() {
    let ladder = Self.ladder(mornings: Self.twice(10, 15))
    #expect(relativeError(ladder.maturity(of: 0, age: 1), 1 / (1.2 + 0.5 * 6 / 40)) < 1e-15)
    #expect(ladder.maturity(of: 0, age: 2) == 1)
  }

  @Test func `an arm without rows of its own has the pooled maturity`() {
    let ladder = Self.ladder(windows: [4, 3], mornings: Self.twice(10, 15))
    #expect(relativeError(ladder.maturity(of: 1, age: 1), 1 / 1.2) < 1e-15)
  }

  @Test func `where maturity stays a gap of ages is filled evenly`() {
    let ladder = Self.ladder(mornings: Self.twice(10, 30, to: 3))
    let (early, late) = (1 + 0.5 * 20 / 25, 1 + 0.5 * 20 / 45)
    let first = early + 0.5 * (20 - (early - 1) * 20) / 40
    let second = late + 0.5 * (20 - (late - 1) * 40) / 60
    #expect(relativeError(ladder.maturity(of: 0, age: 2), 1 / second) < 1e-15)
    #expect(relativeError(ladder.maturity(of: 0, age: 1), 1 / (first * second)) < 1e-15)
  }

  @Test func `a gap of ages is filled in proportion to what maturity says`() {
    // All growth was seen between ages 1 and 2, so the 6 that came since came then.
    let ladder = Self.ladder(
      mornings: Self.twice(10, 15) + [[Again(from: 1, old: 4, to: 3, new: 10)]])
    #expect(ladder.maturity(of: 0, age: 2) == 1)
  }

  @Test func `beyond the window nothing develops`() {
    let late = Self.ladder(mornings: Self.twice(10, 12, from: 3, to: 90))
    #expect(late.maturity(of: 0, age: 3) < 1)
    #expect(Self.ladder(mornings: Self.twice(10, 12, from: 4, to: 90)).numbers(of: 0) == [0])
  }

  @Test(arguments: [(0, 40), (40, 400), (400, 40)] as [(Double, Double)])
  func `what no delay explains teaches nothing`(old: Double, new: Double) {
    let ladder = Self.ladder(mornings: Self.twice(old, new, from: 3, to: 4))
    #expect(ladder.numbers(of: 0) == [0])
  }

  @Test func `outcomes come evenly at the latest`() {
    let steep = (1...3).map { Again(from: $0, old: 1, to: $0 + 1, new: 4) }
    let ladder = Self.ladder(mornings: .init(repeating: steep, count: 50))
    #expect(ladder.maturity(of: 0, age: 1) == 0.5 / 3.5)
    #expect(ladder.maturity(of: 0, age: 2) == 1.5 / 3.5)
  }

  @Test func `at most half of the outcomes are taken back`() {
    let shrinking = (1...3).map { Again(from: $0, old: 20, to: $0 + 1, new: 10) }
    let ladder = Self.ladder(mornings: .init(repeating: shrinking, count: 50))
    #expect(ladder.maturity(of: 0, age: 1) == 2)
  }

  @Test func `what was learnt fades`() {
    var ladder = Self.ladder(mornings: Self.twice(10, 15))
    let before = ladder.maturity(of: 0, age: 1)
    for _ in 0..<100 { ladder.age() }
    ladder.update()
    #expect(ladder.maturity(of: 0, age: 1) > before)
  }

  @Test func `half of the outcomes are known at the age that all arms together say`() {
    let ladder = Self.ladder(
      windows: [3, 5, 1], mornings: .init(repeating: [Again(old: 30, new: 100)], count: 20))
    #expect((0..<3).map(ladder.halfwayAge) == [2, 2, 1])
    #expect(Self.ladder(mornings: Self.twice(10, 15)).halfwayAge(of: 0) == 1)
  }

  /// A row of the first arm that came twice.
  private struct Again {
    var first = 1
    var old: Double
    var last = 2
    var new: Double

    init(from first: Int = 1, old: Double, to last: Int = 2, new: Double) {
      (self.first, self.old, self.last, self.new) = (first, old, last, new)
    }
  }

  private static func twice(
    _ old: Double, _ new: Double, from first: Int = 1, to last: Int = 2
  ) -> [[Again]] {
    .init(repeating: [Again(from: first, old: old, to: last, new: new)], count: 2)
  }

  /// A ladder that has learnt mornings, without a day between them.
  private static func ladder(windows: [Int] = [4], mornings: [[Again]]) -> MaturityLadder {
    var ladder = MaturityLadder(windows: windows)
    for rows in mornings {
      for row in rows {
        ladder.learn(arm: 0, from: row.first, outcomes: row.old, to: row.last, new: row.new)
      }
      ladder.update()
    }
    return ladder
  }
}
