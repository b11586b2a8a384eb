import Testing

@testable import Statistics

@Suite struct MaturityLadderTests {
  /// A ladder that has learnt once: 20 outcomes of an arm of window 4 grow on from age 1.
  private static func ladder(
    windows: [Int] = [4], from first: Int = 1, old: Double = 10, to last: Int = 2, new: Double = 15
  ) -> MaturityLadder {
    var ladder = MaturityLadder(windows: windows)
    ladder.learn(arm: 0, from: first, outcomes: old, to: last, new: new)
    ladder.update()
    return ladder
  }

  @Test func `with nothing delivered again all outcomes are known at once`() {
    var ladder = MaturityLadder(windows: [4, 1])
    ladder.update()
    #expect((1...5).allSatisfy { ladder.maturity(of: 0, age: $0) == 1 })
    #expect(ladder.maturity(of: 1, age: 1) == 1)
  }

  @Test func `an arm's factor is shrunk to the pooled one, and that to no growth`() {
    let ladder = Self.ladder()
    // pooled (15 + 5)/(10 + 5), own (15 + 20 pooled)/(10 + 20)
    let factor = (15 + 20 * (20.0 / 15)) / 30
    #expect(relativeError(ladder.maturity(of: 0, age: 1), 1 / factor) < 1e-15)
    #expect(ladder.maturity(of: 0, age: 2) == 1)
  }

  @Test func `an arm without rows of its own has the pooled maturity`() {
    let ladder = Self.ladder(windows: [4, 3])
    #expect(relativeError(ladder.maturity(of: 1, age: 1), 15.0 / 20) < 1e-15)
  }

  @Test func `where maturity stays a gap of ages is filled evenly`() {
    let ladder = Self.ladder(to: 3, new: 30)
    let first = (20 + 20 * (25.0 / 15)) / 30
    let second = (30 + 20 * (35.0 / 25)) / 40
    #expect(relativeError(ladder.maturity(of: 0, age: 2), 1 / second) < 1e-15)
    #expect(relativeError(ladder.maturity(of: 0, age: 1), 1 / (first * second)) < 1e-15)
  }

  @Test func `a gap of ages is filled in proportion to what maturity says`() {
    var ladder = Self.ladder()
    ladder.learn(arm: 0, from: 1, outcomes: 4, to: 3, new: 10)
    // All growth was seen between ages 1 and 2, so the 6 that came since came then.
    #expect(ladder.sums(of: 0) == [1, 14, 10, 0, 25, 10, 0])
  }

  @Test func `beyond the window nothing develops`() {
    #expect(Self.ladder(from: 3, old: 10, to: 90, new: 12).sums(of: 0) == [1, 0, 0, 10, 0, 0, 12])
    #expect(Self.ladder(from: 4, old: 10, to: 90, new: 12).sums(of: 0) == [0])
  }

  @Test func `no factor is under a half`() {
    let ladder = Self.ladder(old: 1_000, to: 2, new: 0)
    #expect(ladder.maturity(of: 0, age: 1) == 2)
  }

  @Test func `what was learnt fades`() {
    var ladder = Self.ladder()
    ladder.age()
    #expect(ladder.sums(of: 0) == [1, 10 * 0.995, 0, 0, 15 * 0.995, 0, 0])
  }

  @Test func `half of the outcomes are known at the age that all arms together say`() {
    let ladder = Self.ladder(windows: [3, 5, 1], old: 100, to: 2, new: 400)
    #expect((0..<3).map(ladder.halfwayAge) == [2, 2, 1])
    #expect(Self.ladder().halfwayAge(of: 0) == 1)
  }
}
