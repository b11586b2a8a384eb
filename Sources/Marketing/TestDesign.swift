/// What can be chosen of the tests beside the error rate; the daemon has `standard`.
public struct TestDesign: Hashable, Sendable {
  /// By how much a channel may miss its target without the detector telling; 0 to under 1.
  public var tolerance: Double
  /// The detector's odds that drop a channel; nil for 52/α, infinity for no detector.
  public var detectorOdds: Double?
  /// φ₀, the dispersion that is believed of a silent channel; nil for the metric's own.
  public var dispersionBase: Double?
  /// Whether channels of one metric learn φ₀ from each other.
  public var poolsDispersion: Bool

  public init(
    tolerance: Double = 0.05, detectorOdds: Double? = nil, dispersionBase: Double? = nil,
    poolsDispersion: Bool = true
  ) {
    self.tolerance = tolerance
    self.detectorOdds = detectorOdds
    self.dispersionBase = dispersionBase
    self.poolsDispersion = poolsDispersion
  }

  /// What the daemon judges by.
  public static let standard = TestDesign()
}
