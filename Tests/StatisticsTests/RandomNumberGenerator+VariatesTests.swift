import Glibc
import Statistics
import Testing

@Suite struct VariatesTests {
  @Test(arguments: [UInt64.min, .max])
  func `a uniform draw is never zero and never one`(bits: UInt64) {
    var generator = ConstantGenerator(bits: bits)
    let draw = generator.uniform()
    #expect(draw > 0 && draw < 1)
  }

  /// Kolmogorov–Smirnov, false alarm 1e-6.
  @Test func `uniform draws are uniform`() {
    var generator = SeededGenerator(seed: 1)
    let draws = (0..<4_000).map { _ in generator.uniform() }
    #expect(kolmogorovDistance(draws) { $0 } < kolmogorovLimit(count: 4_000))
  }

  /// Kolmogorov–Smirnov, false alarm 1e-6.
  @Test func `normal draws are normal`() {
    var generator = SeededGenerator(seed: 2)
    let draws = (0..<4_000).map { _ in generator.standardNormal() }
    let distance = kolmogorovDistance(draws) { 0.5 * erfc(-$0 / 2.0.squareRoot()) }
    #expect(distance < kolmogorovLimit(count: 4_000))
  }
}

/// A generator that is stuck.
private struct ConstantGenerator: RandomNumberGenerator {
  let bits: UInt64

  func next() -> UInt64 { bits }
}

/// The largest gap between the empirical distribution of the draws and a cumulative function.
func kolmogorovDistance(_ draws: [Double], cumulative: (Double) -> Double) -> Double {
  let count = Double(draws.count)
  return draws.sorted().enumerated().reduce(0) { largest, draw in
    let expected = cumulative(draw.element)
    let gap = max(
      Double(draw.offset + 1) / count - expected, expected - Double(draw.offset) / count)
    return max(largest, gap)
  }
}

/// What the distance of true draws passes once in a million: √(½ ln(2e6) / n), by Massart's bound.
func kolmogorovLimit(count: Int) -> Double {
  (0.5 * log(2e6) / Double(count)).squareRoot()
}
