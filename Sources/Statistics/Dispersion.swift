/// What is believed of the dispersion before an episode's own rows say anything.
///
/// The dispersion φ is the variance of a row's outcome over its mean: one for Poisson counts, the
/// size of the clumps where results come in clumps. The prior is base + perDay · m̄, with m̄ the
/// expected outcome a day: busy arms show day effects that sparse ones hide.
public struct DispersionPrior: Sendable, Hashable, Codable {
  /// φ₀, the dispersion of a nearly silent arm.
  public let base: Double

  /// κ, what each expected outcome a day adds.
  public let perDay: Double

  /// For counted outcomes.
  public static let conversions = DispersionPrior(base: 1.5, perDay: 0.25)

  /// For revenue, in units of the pooled order value.
  public static let revenue = DispersionPrior(base: 3, perDay: 0.2)

  public init(base: Double, perDay: Double) {
    self.base = base
    self.perDay = perDay
  }

  /// The same with another φ₀; nil leaves it.
  public func based(on base: Double?) -> DispersionPrior {
    DispersionPrior(base: base ?? self.base, perDay: perDay)
  }

  /// φ₀ learnt from all arms of one metric: max(base, (50 · base + Σ df · raw) / (50 + Σ df)).
  ///
  /// Each estimate is an arm's Pearson dispersion with its degrees of freedom.
  public func pooled(
    with estimates: [(dispersion: Double, degreesOfFreedom: Double)]
  ) -> DispersionPrior {
    let evidence = estimates.reduce(0) { $0 + $1.degreesOfFreedom }
    let weighted = estimates.reduce(0) { $0 + $1.degreesOfFreedom * $1.dispersion }
    let pooledBase = (50 * base + weighted) / (50 + evidence)
    return DispersionPrior(base: max(base, pooledBase), perDay: perDay)
  }

  /// The dispersion of one day's result, shrunk towards the prior and inflated for doubt.
  ///
  /// φ₁ = max(1, (ν φ_prior + df · raw) / (ν + df) · (1 + (1 − f/2) √(2 / (ν + df)))), ν = 20.
  ///
  /// f = df / (n − 1) is the part of the n rows that carry an order. Where most are empty, clumps
  /// show late and all at once: the doubt is then up to twice as large.
  func dispersion(
    pearson raw: Double, degreesOfFreedom df: Double, rows: Int, dailyMean: Double
  ) -> Double {
    let shrunk = (Self.strength * value(at: dailyMean) + df * raw) / (Self.strength + df)
    let filled = rows > 1 ? min(df / Double(rows - 1), 1) : 1
    let doubt = (1 - filled / 2) * (2 / (Self.strength + df)).squareRoot()
    return max(1, shrunk * (1 + doubt))
  }

  /// The correlation ρ of neighbouring days, shrunk towards its prior and held in [0, 0.9].
  ///
  /// The prior is 0.4 κ m̄ / φ_prior, with the weight of ν = 20 rows.
  func correlation(observed: Double, degreesOfFreedom df: Double, dailyMean: Double) -> Double {
    let prior = 0.4 * perDay * dailyMean / value(at: dailyMean)
    let shrunk = (Self.strength * prior + df * observed) / (Self.strength + df)
    return min(max(shrunk, 0), 0.9)
  }

  /// How much slow drift multiplies the dispersion; one without evidence of drift.
  ///
  /// λ = 1 + 12 max(0, (df · q − ½ √(df w² / (1 − w²))) / (ν + df)), where q is the kernel-weighted
  /// autocorrelation of the rows, Σ_k wᵏ ρ_k: a truncated long-run variance (W. Newey and K. West,
  /// Econometrica 55 (1987), 703, with a geometric kernel), less half a standard error of noise.
  func driftFactor(autocorrelation q: Double, degreesOfFreedom df: Double) -> Double {
    let w = SlowAutocovariance.weight
    let noise = 0.5 * (df * w * w / (1 - w * w)).squareRoot()
    return 1 + 12 * max(0, (df * q - noise) / (Self.strength + df))
  }

  /// The prior dispersion at an expected outcome a day, φ₀ + κ m̄.
  private func value(at dailyMean: Double) -> Double {
    base + perDay * dailyMean
  }

  /// ν, the rows that each prior counts for.
  private static let strength = 20.0
}
