/// Revenue against a target of return: what it promised for the money spent, and what came.
public struct Returns: Hashable, Sendable, Codable {
  /// Currency units that the target promised.
  public var expected: Double
  /// Currency units that came, net returns counted as nothing.
  public var observed: Double

  public init(expected: Double = 0, observed: Double = 0) {
    self.expected = expected
    self.observed = observed
  }

  public static func + (earlier: Returns, later: Returns) -> Returns {
    Returns(
      expected: earlier.expected + later.expected, observed: earlier.observed + later.observed)
  }
}
