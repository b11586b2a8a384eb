import Statistics
import Testing

@Suite struct ApportionmentTests {
  let free = 0...Int64(1_000)

  @Test func `the largest remainders get the units left over`() {
    #expect(
      apportion([1.2, 3.7, 5.1], total: 10, bounds: [free, free, free]) == [1, 4, 5])
  }

  @Test func `ties go to the first`() {
    #expect(apportion([0.5, 0.5], total: 1, bounds: [free, free]) == [1, 0])
  }

  @Test func `rounding noise does not decide a tie`() {
    #expect(apportion([0.5 - 1e-12, 0.5 + 1e-12], total: 1, bounds: [free, free]) == [1, 0])
  }

  @Test func `whole amounts stay as they are`() {
    #expect(apportion([4, 6], total: 10, bounds: [free, free]) == [4, 6])
    #expect(apportion([4 - 1e-12, 6 + 1e-12], total: 10, bounds: [free, free]) == [4, 6])
  }

  @Test func `a full place passes its unit on`() {
    #expect(apportion([1.9, 1.1], total: 3, bounds: [0...1, free]) == [1, 2])
  }

  @Test func `a least above the amount is taken from the others`() {
    #expect(apportion([0.4, 4.3, 5.3], total: 10, bounds: [2...3, free, free]) == [2, 3, 5])
  }

  @Test func `a total far from the amounts is still met`() {
    #expect(
      apportion([0, 0, 0], total: 1_000_000_007, bounds: .init(repeating: 0...1 << 40, count: 3))
        == [333_333_336, 333_333_336, 333_333_335])
  }

  @Test(arguments: [Int64(4), 31])
  func `bounds that exclude the total give nothing`(total: Int64) {
    #expect(apportion([5, 5], total: total, bounds: [5...15, 0...15]) == nil)
  }

  @Test func `nothing shares nothing`() {
    #expect(apportion([], total: 0, bounds: []) == [])
    #expect(apportion([], total: 1, bounds: []) == nil)
  }

  @Test(arguments: 0..<UInt64(50))
  func `the sum and the bounds always hold`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let bounds = (0..<8).map { _ in
      let least = Int64(generator.uniform() * 50)
      return least...(least + Int64(generator.uniform() * 100))
    }
    let least = bounds.reduce(0) { $0 + $1.lowerBound }
    let most = bounds.reduce(0) { $0 + $1.upperBound }
    let total = least + Int64(Double(most - least) * generator.uniform())
    let amounts = bounds.map { _ in 120 * generator.uniform() }
    let units = try #require(apportion(amounts, total: total, bounds: bounds))
    #expect(units.reduce(0, +) == total)
    #expect(zip(units, bounds).allSatisfy { $1.contains($0) })
  }
}
