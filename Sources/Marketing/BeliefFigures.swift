import Statistics

/// What the belief says of a channel beyond its verdict: for those who ask why.
///
/// The cost of a conversion at the amount in force stands in `Evidence`.
public struct BeliefFigures: Hashable, Sendable, Codable {
  /// Currency units that a conversion costs at the planned amount; nil where none are counted.
  public var costAtPlan: Estimate?
  /// Conversions that one more currency unit brings at the planned amount; nil where none are
  /// counted.
  public var marginalAtPlan: Estimate?
  /// Currency units that one more brings at the planned amount, in revenue or, for profit, in
  /// margin; nil where conversions are counted and the plan is made for them.
  public var returnAtPlan: Estimate?
  /// Currency units that a conversion brings; nil while nobody tells both.
  public var orderValue: Estimate?
  /// How fast what is known fades, the shortest half-life first; the weights sum to one.
  public var halfLives: [HalfLife]
  /// How the response bends; the weights sum to one.
  public var curves: Curves
  /// Share of a day's final conversions that the next morning knows, 0 to 1.
  public var maturityAtOneDay: Double
  /// Variance over mean of a row's outcome; 1 is Poisson.
  public var dispersion: Double
  /// What other amounts would bring, the least first; nil for a channel without any, and in
  /// decisions of versions that did not tell.
  public var response: [Response]?

  /// What an amount would bring.
  public struct Response: Hashable, Sendable, Codable {
    /// Currency units a day.
    public var spend: Double
    /// A day.
    public var conversions: Estimate

    public init(spend: Double, conversions: Estimate) {
      self.spend = spend
      self.conversions = conversions
    }
  }

  /// A posterior mean with its 90 % credible interval.
  public struct Estimate: Hashable, Sendable, Codable {
    public var mean: Double
    public var low: Double
    public var high: Double

    public init(mean: Double, low: Double, high: Double) {
      self.mean = mean
      self.low = low
      self.high = high
    }
  }

  /// The probability that evidence is best forgotten at one pace.
  public struct HalfLife: Hashable, Sendable, Codable {
    /// Nil never forgets.
    public var days: Double?
    public var weight: Double

    public init(days: Double?, weight: Double) {
      self.days = days
      self.weight = weight
    }
  }

  /// The probabilities of the families of response curves.
  public struct Curves: Hashable, Sendable, Codable {
    /// Twice the money brings always the same multiple.
    public var power: Double
    /// What doubling is worth: the mean exponent of the powers, 1 is in proportion; nil without.
    public var powerExponent: Double?
    /// More and more money brings no more than so much.
    public var saturating: Double
    /// Little money brings next to nothing.
    public var threshold: Double

    public init(power: Double, powerExponent: Double?, saturating: Double, threshold: Double) {
      self.power = power
      self.powerExponent = powerExponent
      self.saturating = saturating
      self.threshold = threshold
    }
  }

  public init(
    costAtPlan: Estimate? = nil, marginalAtPlan: Estimate? = nil, returnAtPlan: Estimate? = nil,
    orderValue: Estimate? = nil, halfLives: [HalfLife], curves: Curves, maturityAtOneDay: Double,
    dispersion: Double
  ) {
    self.costAtPlan = costAtPlan
    self.marginalAtPlan = marginalAtPlan
    self.returnAtPlan = returnAtPlan
    self.orderValue = orderValue
    self.halfLives = halfLives
    self.curves = curves
    self.maturityAtOneDay = maturityAtOneDay
    self.dispersion = dispersion
  }
}

extension BeliefFigures {
  /// What does not depend on an amount.
  init(of belief: Belief) {
    self.init(
      halfLives: zip(belief.halfLives, belief.posterior.halfLifeWeights).map { days, weight in
        HalfLife(days: days.isFinite ? days : nil, weight: weight)
      },
      curves: Curves(weights: belief.posterior.curveWeights),
      maturityAtOneDay: belief.maturityAtOneDay, dispersion: belief.dispersion)
  }
}

extension BeliefFigures.Curves {
  /// Sums the weights of the dictionary's curves by family.
  init(weights: [Double]) {
    self.init(power: 0, powerExponent: nil, saturating: 0, threshold: 0)
    var exponents = 0.0
    for (curve, weight) in zip(ResponseCurve.dictionary, weights) {
      switch curve {
      case .power(let exponent):
        power += weight
        exponents += weight * exponent
      case .saturating: saturating += weight
      case .sigmoid: threshold += weight
      }
    }
    powerExponent = power > 0 ? exponents / power : nil
  }
}
