import Glibc

/// How much rows miss their predictions by: φ, variance over mean, of every arm.
///
/// With N = Σ m and S = Σ min((y − m)², 36 φ (m + 1)) over scored rows, both fading with a half-life
/// of 60 days, an arm's φ is S/N, drawn towards that of all arms and held in [1, 50].
struct PredictionDispersion: Sendable {
  /// N, what was predicted.
  var predicted: [Double]

  /// S, the squared misses; one wild row counts for six standard deviations.
  var squares: [Double]

  /// φ.
  private(set) var values: [Double]

  init(arms: Int) {
    predicted = .init(repeating: 0, count: arms)
    squares = predicted
    values = .init(repeating: 1, count: arms)
  }

  mutating func age() {
    for arm in values.indices {
      predicted[arm] *= Self.decay
      squares[arm] *= Self.decay
    }
  }

  mutating func score(arm: Int, outcomes y: Double, predicted m: Double) {
    predicted[arm] += m
    squares[arm] += min((y - m) * (y - m), 36 * values[arm] * (m + 1))
  }

  /// φ_c = clip((S + w φ̄) / (N + w), 1, 50), φ̄ = (Σ S + 7.5) / (Σ N + 5), w = max(mean N, 0.1) / 6.
  mutating func update(activeArms: Int) {
    let total = predicted.reduce(0, +)
    let pooled = (squares.reduce(0, +) + 7.5) / (total + 5)
    let weight = max(total / Double(activeArms), 0.1) / 6
    for arm in values.indices {
      let value = (squares[arm] + weight * pooled) / (predicted[arm] + weight)
      values[arm] = min(max(value, 1), 50)
    }
  }

  private static let decay = exp2(-1.0 / 60)
}
