/// The difference of two numbers as a part of the expected one.
func relativeError(_ actual: Double, _ expected: Double) -> Double {
  actual == expected ? 0 : abs(actual - expected) / abs(expected)
}

/// The largest relative error between two vectors; infinite if their lengths differ.
func relativeError(_ actual: [Double], _ expected: [Double]) -> Double {
  guard actual.count == expected.count else { return .infinity }
  return zip(actual, expected).map { relativeError($0, $1) }.max() ?? 0
}
