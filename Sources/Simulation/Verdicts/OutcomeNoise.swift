import Glibc
import Statistics

/// How the outcomes of a made-up channel scatter about what its rate brings.
public enum NoiseName: String, Sendable, Hashable, CaseIterable, Codable {
  /// Independent counts: the variance is the mean.
  case poisson
  /// Negative binomial counts, Poisson of a gamma rate: the variance is so many times the mean.
  case nb1_5 = "nb1.5"
  case nb2, nb4, nb8
  /// `nb2` about a rate that wanders: its logarithm is an AR(1) of coefficient 0.6, deviation 0.3.
  case ar
  /// Poisson about a rate that falls from Monday, 1.3, to Sunday, 0.7.
  case weekday

  /// φ, the variance of a day's count over its mean.
  var dispersion: Double {
    switch self {
    case .poisson, .weekday: 1
    case .nb1_5: 1.5
    case .nb2, .ar: 2
    case .nb4: 4
    case .nb8: 8
    }
  }

  /// ρ of the logarithm of the rate from day to day; nil for a rate that does not wander.
  var correlation: Double? { self == .ar ? 0.6 : nil }
}

/// The chance of one channel's outcomes, day after day.
struct OutcomeNoise: Sendable, Hashable {
  private let dispersion: Double
  private let weekdays: [Double]
  private let correlation: Double?
  /// η, the logarithm's present departure.
  private var departure = 0.0
  private var hasBegun = false

  /// `correlation` is ρ of the logarithm of the rate; nil for a rate that does not wander.
  init(_ name: NoiseName, correlation: Double?) {
    dispersion = name.dispersion
    weekdays = name == .weekday ? [1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7] : [1]
    self.correlation = correlation
  }

  /// Draws the count of a day with a mean; to be called for every day once, in order.
  ///
  /// μ = mean · weekday · exp(η − σ²/2), with η₁ ~ N(0, σ²) and η ← ρ η + N(0, σ² (1 − ρ²)), σ = 0.3;
  /// the count is Poisson of a Gamma variable with mean μ and variance (φ − 1) μ.
  mutating func draw(
    mean: Double, on day: Int, using generator: inout some RandomNumberGenerator
  ) -> Int {
    wander(using: &generator)
    let variance = correlation == nil ? 0 : Self.deviation * Self.deviation
    let mu = mean * weekdays[day % weekdays.count] * exp(departure - variance / 2)
    guard mu > 0 else { return 0 }
    guard dispersion > 1 else { return Poisson(mean: mu).sample(using: &generator) }
    let rate = 1 / (dispersion - 1)
    let lambda = Gamma(shape: mu * rate, rate: rate).sample(using: &generator)
    return Poisson(mean: lambda).sample(using: &generator)
  }

  private mutating func wander(using generator: inout some RandomNumberGenerator) {
    guard let rho = correlation else { return }
    let step = Self.deviation * generator.standardNormal()
    departure = hasBegun ? rho * departure + (1 - rho * rho).squareRoot() * step : step
    hasBegun = true
  }

  /// σ, the deviation of the logarithm of a rate that wanders.
  private static let deviation = 0.3
}
