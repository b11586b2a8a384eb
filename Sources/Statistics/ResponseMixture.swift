/// A response to spend made of the dictionary's curves, f(x) = Σ_j w_j g_j(x / reference).
///
/// Increasing, since every weight is zero or more; concave but where a sigmoid is convex.
public struct ResponseMixture: Sendable, Hashable, Codable {
  /// w_j, the response at the reference spend that each curve contributes, in dictionary order.
  public let weights: [Double]

  /// The spend at which intensity is one.
  public let reference: Double

  public init(weights: [Double], reference: Double) {
    precondition(weights.count == ResponseCurve.dictionary.count, "one weight per curve")
    precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights are zero or more")
    precondition(reference > 0, "the reference spend is positive")
    self.weights = weights
    self.reference = reference
  }

  /// f(x), the expected response to a spend of `x`.
  public func value(at x: Double) -> Double {
    sum { $0.value(at: x / reference) }
  }

  /// f′(x), the response to one more unit of spend; infinite at zero where a power has weight.
  public func derivative(at x: Double) -> Double {
    sum { $0.derivative(at: x / reference) } / reference
  }

  /// Σ_j w_j h(g_j), leaving out the curves without weight: 0 · ∞ is no number.
  private func sum(of term: (ResponseCurve) -> Double) -> Double {
    zip(weights, ResponseCurve.dictionary).reduce(0) { sum, pair in
      pair.0 == 0 ? sum : sum + pair.0 * term(pair.1)
    }
  }
}
