public import Statistics

/// What is believed of a channel's response to money: conversions a day for units a day.
///
/// Conversions = level · g(spend / reference), with the curve g and the half-life of the evidence
/// unknown, and a conjugate Gamma level for each pair of them.
public struct Belief: Hashable, Sendable {
  public let posterior: ResponsePosterior
  /// Days, in the order of the posterior's half-lives; infinity never forgets.
  public let halfLives: [Double]
  /// What one conversion brings; nil while no row of any channel tells revenue.
  public let orderWorth: OrderWorth?
  /// Whether its conversions are counted; else they are a unit in which its revenue is told.
  let countsConversions: Bool
  /// Variance over mean of a row's outcome; 1 is Poisson.
  public let dispersion: Double
  /// Share of a row's final conversions that the next morning knows, 0 to 1.
  public let maturityAtOneDay: Double
  /// Currency units a day at which every curve is 1; the same for all channels, for ever.
  public let reference: Double

  init(
    posterior: ResponsePosterior, halfLives: [Double], orderWorth: OrderWorth? = nil,
    countsConversions: Bool = true, dispersion: Double = 1, maturityAtOneDay: Double = 1,
    reference: Double
  ) {
    self.posterior = posterior
    self.halfLives = halfLives
    self.orderWorth = orderWorth
    self.countsConversions = countsConversions
    self.dispersion = dispersion
    self.maturityAtOneDay = maturityAtOneDay
    self.reference = reference
  }

  /// Posterior mean of conversions a day.
  public func conversions(atDaily spend: Double) -> Double {
    posterior.mean(at: max(0, spend) / reference)
  }

  /// Conversions that one more currency unit brings, at a daily spend.
  public func marginal(atDaily spend: Double) -> Double {
    ResponseMixture(weights: posterior.meanMixture, reference: reference)
      .derivative(at: max(spend, reference * 1e-4))
  }
}

/// What one conversion of a channel brings, in currency units.
public enum OrderWorth: Hashable, Sendable {
  /// Learnt from rows that tell both conversions and revenue, the channel's own and others'.
  case learnt(OrderValuePosterior)
  /// The channel's rows tell revenue alone, and count as conversions of exactly this much.
  case unit(Double)

  /// The posterior mean.
  public var mean: Double {
    switch self {
    case .learnt(let posterior): posterior.mean
    case .unit(let units): units
    }
  }

  /// A draw of it; a unit is no matter of chance.
  public func draw(using generator: inout some RandomNumberGenerator) -> Double {
    switch self {
    case .learnt(let posterior): posterior.draw(using: &generator)
    case .unit(let units): units
    }
  }
}
