import Foundation
import Statistics
import Testing

@testable import Simulation

/// Seeded; each comparison of a mean has a false alarm once in 150,000 seeds.
@Suite struct OutcomeNoiseTests {
  private static let independent: [NoiseName] = [.poisson, .nb1_5, .nb2, .nb4, .nb8]

  @Test(arguments: independent, [0.3, 3, 50])
  func `counts have their mean`(name: NoiseName, mean: Double) {
    #expect(Sample(counts(of: name, mean: mean)).departure(from: mean) < 4.5)
  }

  /// The squares of the departures have the mean φ μ.
  @Test(arguments: independent, [0.3, 3, 50])
  func `counts have their dispersion`(name: NoiseName, mean: Double) {
    let squares = counts(of: name, mean: mean).map { ($0 - mean) * ($0 - mean) }
    #expect(Sample(squares).departure(from: name.dispersion * mean) < 4.5)
  }

  @Test(arguments: [0.6, 0.9])
  func `a rate that wanders keeps its mean`(rho: Double) {
    #expect(Sample(firsts(rho: rho)).departure(from: 50) < 4.5)
  }

  /// Var x = φ μ + μ² (exp(σ²) − 1) from the first day on: the path is stationary.
  @Test(arguments: [0.6, 0.9])
  func `a rate that wanders adds its variance`(rho: Double) {
    let squares = firsts(rho: rho).map { ($0 - 50) * ($0 - 50) }
    #expect(Sample(squares).departure(from: 100 + 2500 * expm1(0.09)) < 4.5)
  }

  /// Cov(x₁, x₂) = μ² (exp(ρ σ²) − 1).
  @Test(arguments: [0.6, 0.9])
  func `days of a rate that wanders are alike`(rho: Double) {
    let products = paths(rho: rho, days: 2).map { ($0[0] - 50) * ($0[1] - 50) }
    #expect(Sample(products).departure(from: 2500 * expm1(rho * 0.09)) < 4.5)
  }

  @Test func `a rate that wanders is stationary`() {
    let products = paths(rho: 0.6, days: 12).map { ($0[10] - 50) * ($0[11] - 50) }
    #expect(Sample(products).departure(from: 2500 * expm1(0.6 * 0.09)) < 4.5)
  }

  @Test(arguments: [(0, 1.3), (1, 1.2), (2, 1.1), (3, 1), (4, 0.9), (5, 0.8), (6, 0.7)])
  func `weekdays have their factors`(day: Int, factor: Double) {
    var generator = SeededGenerator(seed: 11)
    let sample = Sample(
      (0..<4000).map { _ in
        var noise = OutcomeNoise(.weekday, correlation: nil)
        return Double(noise.draw(mean: 3, on: 7 + day, using: &generator))
      })
    #expect(sample.departure(from: 3 * factor) < 4.5)
  }

  @Test func `nothing comes of nothing`() {
    var generator = SeededGenerator(seed: 1)
    var noise = OutcomeNoise(.ar, correlation: 0.6)
    #expect(noise.draw(mean: 0, on: 0, using: &generator) == 0)
  }

  private func counts(of name: NoiseName, mean: Double) -> [Double] {
    var generator = SeededGenerator(seed: 7)
    var noise = OutcomeNoise(name, correlation: nil)
    return (0..<4000).map { Double(noise.draw(mean: mean, on: $0, using: &generator)) }
  }

  private func firsts(rho: Double) -> [Double] {
    paths(rho: rho, days: 1).flatMap { $0 }
  }

  private func paths(rho: Double, days: Int) -> [[Double]] {
    var generator = SeededGenerator(seed: 5)
    return (0..<4000).map { _ in
      var noise = OutcomeNoise(.nb2, correlation: rho)
      return (0..<days).map { Double(noise.draw(mean: 50, on: $0, using: &generator)) }
    }
  }
}
