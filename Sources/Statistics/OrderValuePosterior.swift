/// What is believed of the mean revenue of one outcome: v ~ InverseGamma(shape, rate).
public struct OrderValuePosterior: Sendable, Hashable {
  /// The shape, over one.
  public let shape: Double

  /// The rate, in currency units.
  public let rate: Double

  public init(shape: Double, rate: Double) {
    precondition(shape > 1 && rate > 0, "the mean is finite and positive")
    self.shape = shape
    self.rate = rate
  }

  /// The mean, rate / (shape − 1), in currency units an outcome.
  public var mean: Double { rate / (shape - 1) }

  /// A draw, in currency units an outcome: one over a gamma variate.
  public func draw(using generator: inout some RandomNumberGenerator) -> Double {
    1 / Gamma(shape: shape, rate: rate).sample(using: &generator)
  }
}
