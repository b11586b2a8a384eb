import Foundation
import Testing

@testable import Simulation

/// Seeded; each comparison of a mean has a false alarm once in 150,000 seeds.
@Suite struct QualityPathTests {
  @Test func `without a reason to move quality stays at one`() {
    let path = QualityLaw().path(of: 0, days: 50, Streams(scenario: "still", seed: 1))
    #expect(path == Array(repeating: 1, count: 50))
  }

  /// The variance of l₀ is 0.04² / 0.02 = 0.08.
  @Test func `drift begins where it would have been long since`() {
    let squares = Sample(logarithms(of: QualityLaw(drift: 0.04), days: 1).map { $0[0] * $0[0] })
    #expect(squares.departure(from: 0.08) < 4.5)
  }

  /// lₜ₊₁ − 0.99 lₜ has variance 0.04² and nothing to do with lₜ.
  @Test func `drift returns by one per cent a day`() {
    let paths = logarithms(of: QualityLaw(drift: 0.04), days: 20)
    let shocks = paths.flatMap { path -> [Double] in
      zip(path, path.dropFirst()).map { $1 - 0.99 * $0 }
    }
    let products = paths.flatMap { path -> [Double] in
      zip(path, path.dropFirst()).map { ($1 - 0.99 * $0) * $0 }
    }
    #expect(Sample(shocks.map { $0 * $0 }).departure(from: 0.0016) < 4.5)
    #expect(Sample(products).departure(from: 0) < 4.5)
  }

  @Test func `every other channel tires`() {
    let tires = logarithms(of: QualityLaw(tires: true), days: 3)
      .map { $0.contains { $0 != 0 } ? 1.0 : 0 }
    #expect(Sample(tires).departure(from: 0.5) < 4.5)
  }

  /// Each day is 0.006 below the one before, or fresh again.
  @Test func `a tired channel loses 0.6 % a day until it is renewed`() {
    let steps = logarithms(of: QualityLaw(tires: true), days: 200)
      .flatMap { path in Array(zip(path, path.dropFirst())).filter { $0.0 != 0 || $0.1 != 0 } }
    #expect(steps.allSatisfy { $0.1 == 0 || abs($0.1 - $0.0 + 0.006) < 1e-9 })
  }

  /// 119 days after its beginning a channel stands at −0.714, the lowest there is.
  @Test func `a channel is renewed after 60 to 120 days`() {
    let ages = logarithms(of: QualityLaw(tires: true), days: 400)
      .flatMap { path -> [Double] in
        zip(path, path.dropFirst()).filter { $0.0 < 0 && $0.1 == 0 }.map { 1 - $0.0 / 0.006 }
      }
    #expect(ages.allSatisfy { (59.99...120.01).contains($0) })
    #expect(Sample(ages).departure(from: 90) < 4.5)
  }

  /// No jump in 90 days with mean gap 90: e⁻¹.
  @Test func `jumps wait for exponential times`() {
    let calm = logarithms(of: QualityLaw(daysBetweenJumps: 90), days: 90)
      .map { $0[89] == 0 ? 1.0 : 0 }
    #expect(Sample(calm).departure(from: exp(-1)) < 4.5)
  }

  @Test func `levels between jumps have a deviation of 0.7`() {
    let squares = logarithms(of: QualityLaw(daysBetweenJumps: 90), days: 365)
      .map { $0[364] }.filter { $0 != 0 }.map { $0 * $0 }
    #expect(Sample(squares).departure(from: 0.49) < 4.5)
  }

  @Test func `a longer path begins with the days of a shorter`() {
    let law = QualityLaw(drift: 0.04, tires: true, daysBetweenJumps: 30)
    let streams = Streams(scenario: "prefix", seed: 3)
    let short = law.path(of: 2, days: 100, streams)
    #expect(Array(law.path(of: 2, days: 365, streams).prefix(100)) == short)
  }

  /// ln quality of 1500 channels.
  private func logarithms(of law: QualityLaw, days: Int) -> [[Double]] {
    let streams = Streams(scenario: "paths", seed: 1)
    return (0..<1500).map { law.path(of: $0, days: days, streams).map { log($0) } }
  }
}
