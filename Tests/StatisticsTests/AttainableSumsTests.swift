import Statistics
import Testing

@Suite struct AttainableSumsTests {
  @Test func `amounts without a gap make one range`() {
    let sums = AttainableSums(of: [AllowedAmounts(1...3), AllowedAmounts(2...5)])
    #expect(sums.ranges == [3...8])
  }

  @Test func `a threshold leaves a gap in the sums`() {
    let sums = AttainableSums(of: [AllowedAmounts(1...3), AllowedAmounts(10...11, orNothing: true)])
    #expect(sums.ranges == [1...3, 11...14])
  }

  @Test func `room beside a threshold closes its gap`() {
    let sums = AttainableSums(of: [AllowedAmounts(0...9), AllowedAmounts(9...11, orNothing: true)])
    #expect(sums.ranges == [0...20])
  }

  @Test func `no arms sum to nothing`() {
    #expect(AttainableSums(of: []).ranges == [0...0])
  }

  @Test func `a group keeps to its own sum`() {
    let picky = AllowedAmounts(10...11, orNothing: true)
    let sums = AttainableSums(
      of: [picky, AllowedAmounts(0...1), picky], in: [.init(members: [0, 2], sum: 5...21)])
    #expect(sums.ranges == [10...12, 20...22])
  }

  @Test func `a group that no amounts fit leaves nothing attainable`() {
    let sums = AttainableSums(
      of: [AllowedAmounts(10...11, orNothing: true)], in: [.init(members: [0], sum: 3...9)])
    #expect(sums.ranges.isEmpty)
    #expect(sums.least == nil && sums.largest(atMost: 20) == nil)
  }

  @Test(
    arguments: [
      (0.5, nil, 1), (1, 1, 1), (2, 2, 2), (7, 3, 11), (12, 12, 12), (99, 14, nil),
    ] as [(Double, Double?, Double?)])
  func `the next sum below and above a limit is found`(
    limit: Double, below: Double?, above: Double?
  ) {
    let sums = AttainableSums(of: [AllowedAmounts(1...3), AllowedAmounts(10...11, orNothing: true)])
    #expect(sums.largest(atMost: limit) == below)
    #expect(sums.smallest(atLeast: limit) == above)
  }

  /// Every choice of "nothing or some" of up to six random arms, against the union.
  @Test(arguments: 0..<UInt64(100))
  func `exactly the sums of all choices are attainable`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let arms = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      let least = Double(Int.random(in: 0...20, using: &generator))
      return AllowedAmounts(
        least...(least + Double(Int.random(in: 0...4, using: &generator))),
        orNothing: Bool.random(using: &generator))
    }
    let sums = AttainableSums(of: arms)
    let wholes = (0...150).map(Double.init)
    #expect(wholes.filter { sums.contains($0) } == wholes.filter { isSum($0, of: arms[...]) })
  }

  @Test func `so many gaps that none can be told apart stay bounded`() {
    var generator = SeededGenerator(seed: 1)
    let arms = (0..<60).map { _ in
      let amount = generator.uniform()
      return AllowedAmounts(amount...amount, orNothing: true)
    }
    let sums = AttainableSums(of: arms)
    #expect(sums.ranges.count <= 256)
    #expect(sums.least == 0)
  }

  /// Whether a whole number is a sum, by trying every whole amount of the first arm.
  private func isSum(_ sum: Double, of arms: ArraySlice<AllowedAmounts>) -> Bool {
    guard let first = arms.first else { return sum == 0 }
    let choices = stride(from: first.range.lowerBound, through: first.range.upperBound, by: 1)
    return (first.orNothing ? [0] : []).contains { isSum(sum - $0, of: arms.dropFirst()) }
      || choices.contains { isSum(sum - $0, of: arms.dropFirst()) }
  }
}
