import Glibc

extension EvidenceProcess {
  /// ln E_D, the evidence that the arm falls short of its target; at most zero means none.
  ///
  /// `phi0` replaces the base of the dispersion prior.
  public func logEvidenceAgainst(dispersionPrior phi0: Double? = nil) -> Double {
    Self.logEvidenceAgainst(
      outcomes: outcomes, expected: expected, dispersion: dispersion(prior: phi0))
  }

  /// ln E_C, the evidence that the arm does better than its target; at most zero means none.
  ///
  /// `phi0` replaces the base of the dispersion prior. For revenue use `BettingProcess` instead:
  /// this one is exact for counts only.
  public func logEvidenceFor(dispersionPrior phi0: Double? = nil) -> Double {
    Self.logEvidenceFor(
      outcomes: outcomes, expected: expected, dispersion: dispersion(prior: phi0))
  }

  /// ln E_D at a known dispersion: ln (1/10) Σ_g exp((N/φ) ln g + (M/φ)(1 − g)), g < 1.
  ///
  /// A mixture of quasi-Poisson likelihood ratios. With φ at least E[x²]/E[x], or the size of the
  /// jumps of a compound Poisson outcome, each term is a supermartingale at rates of one or more:
  /// ln E exp(−θ x) ≤ −(m/φ)(1 − e^(−θφ)).
  public static func logEvidenceAgainst(
    outcomes N: Double, expected M: Double, dispersion phi: Double
  ) -> Double {
    let terms = zip(shortfalls, logShortfalls).map { g, logG in
      N / phi * logG + M / phi * (1 - g)
    }
    return logSumExp(terms) - log(Double(terms.count))
  }

  /// ln E_C at a known dispersion, for counts whose variance is at most φ times their mean.
  ///
  /// With f = max(φ, 1.001) and x_g = g f / (1 + g (f − 1)), the mean over g > 1 of
  /// exp(N ln x_g + M/(f − 1) ln(f − (f − 1) x_g)): the exponential tilt of the negative binomial
  /// with linear variance (NB1). The mirror image of the evidence against would not be valid here.
  public static func logEvidenceFor(
    outcomes N: Double, expected M: Double, dispersion phi: Double
  ) -> Double {
    let f = max(phi, 1.001)
    let terms = surpluses.map { g in
      let tilt = g * f / (1 + g * (f - 1))
      return N * log(tilt) + M / (f - 1) * log(f - (f - 1) * tilt)
    }
    return logSumExp(terms) - log(Double(terms.count))
  }

  /// The rates below target that the evidence against bets on, in equal parts.
  static let shortfalls = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
  private static let logShortfalls = shortfalls.map { log($0) }

  /// The rates above target that the evidence for bets on, in equal parts.
  static let surpluses = [1.05, 1.1, 1.2, 1.35, 1.5, 2, 3, 5]
}
