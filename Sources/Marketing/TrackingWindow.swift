import Foundation
import Statistics

/// Some days of all channels: what came, and what the four weeks before them promise.
struct TrackingWindow {
  /// One channel's share in it.
  struct Part {
    let observed: Double
    let expected: Double
    /// Y, the conversions that the expectation is learnt from.
    let baseline: Double
  }

  let start: Day
  let days: Int
  let observed: Double
  let expected: Double
  private let parts: [Part]

  /// Nil when no channel spent anything.
  init?(start: Day, days: Int, _ channels: [TrackedChannel]) {
    self.start = start
    self.days = days
    parts = channels.compactMap { $0.part(from: start, days: days) }
    if parts.isEmpty { return nil }
    observed = parts.reduce(0) { $0 + $1.observed }
    expected = parts.reduce(0) { $0 + $1.expected }
  }

  /// The alarm that so little is too improbable; nil where it is not.
  func alarm(after scatter: TrackingScatter) -> TrackingBreak? {
    guard observed < TrackingWatch.leastFall * expected else { return nil }
    let probability = self.probability(under: scatter.dispersion)
    guard probability < TrackingWatch.leastProbability else { return nil }
    return TrackingBreak(
      since: start, days: days, observed: observed, expected: expected, probability: probability)
  }

  /// P(X ≤ x) + 10⁻³ P(X ≤ x | one channel has fallen).
  ///
  /// As long as anybody comes, a channel may have lost its customers in earnest, down to a third of
  /// what it brought: the one that fell most. Only total silence has no such excuse.
  private func probability(under phi: Double) -> Double {
    let (x, expectations) = (observed, parts.map(\.expected))
    let all = predictive(expectations, phi).cumulative(x)
    guard x > 0, all < TrackingWatch.leastProbability else { return all }
    let falls = parts.map {
      $0.expected - max($0.observed, TrackingWatch.deepestFall * $0.expected)
    }
    guard let deepest = falls.indices.max(by: { falls[$0] < falls[$1] }) else { return all }
    var fallen = expectations
    fallen[deepest] -= max(0, falls[deepest])
    return all + TrackingWatch.fallRate * predictive(fallen, phi).cumulative(x)
  }

  /// With the variance φ μ + φ Σ μ²/Y + (0.15 μ)².
  private func predictive(_ expectations: [Double], _ phi: Double) -> NegativeBinomial {
    let mu = expectations.reduce(0, +)
    let uncertainty = zip(expectations, parts).reduce(0) { $0 + $1.0 * $1.0 / $1.1.baseline }
    let effect = TrackingWatch.dayEffect * mu
    return NegativeBinomial(mean: mu, variance: phi * (mu + uncertainty) + effect * effect)
  }
}

/// How far three days usually lie from what was expected of them.
struct TrackingScatter {
  private(set) var mornings = 0
  private var recent: [(squaredError: Double, expected: Double)] = []

  mutating func add(_ window: TrackingWindow) {
    mornings += 1
    let error = window.observed - window.expected
    recent.append((error * error, window.expected))
    if recent.count > TrackingWatch.baselineDays { recent.removeFirst() }
  }

  /// φ: squared errors over expectations, with a prior of 1.5 that weighs ten mornings; at least 1.
  var dispersion: Double {
    let expected = recent.reduce(0) { $0 + $1.expected }
    let errors = recent.reduce(0) { $0 + $1.squaredError }
    let weight = 10 * expected / Double(max(recent.count, 1))
    return max(1, (errors + 1.5 * weight) / max(expected + weight, .leastNormalMagnitude))
  }
}
