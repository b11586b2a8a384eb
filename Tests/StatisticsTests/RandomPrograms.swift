import Glibc
import Statistics

extension ResponseMixture {
  /// The weights by the place of the curve in the dictionary.
  init(_ weights: [Int: Double], reference: Double = 1) {
    self.init(
      weights: ResponseCurve.dictionary.indices.map { weights[$0, default: 0] },
      reference: reference)
  }

  /// f(x) = level √x.
  static func root(_ level: Double) -> ResponseMixture { ResponseMixture([1: level]) }
}

/// An arm of a response by its curves' places, for an amount within bounds.
func arm(_ weights: [Int: Double], _ bounds: ClosedRange<Double>) -> BudgetProgram.Arm {
  .init(response: ResponseMixture(weights), allowed: AllowedAmounts(bounds))
}

/// What random programs may contain.
struct ProgramKinds: OptionSet {
  let rawValue: Int
  static let sigmoids = ProgramKinds(rawValue: 1)
  static let thresholds = ProgramKinds(rawValue: 2)
}

/// A feasible program of two to twelve arms, a fifth of them silent, in up to three groups.
///
/// A fifth of the groups' ends leave no room, and so four in a hundred groups have a fixed sum.
func randomProgram(
  seed: UInt64, with kinds: ProgramKinds = [], leastMultiplier: Double? = nil
) -> BudgetProgram {
  var generator = SeededGenerator(seed: seed)
  let count = 2 + Int(generator.uniform() * 11)
  let arms = (0..<count).map { _ in randomArm(with: kinds, using: &generator) }
  let inside = arms.map { arm in
    if arm.allowed.orNothing, generator.uniform() < 0.5 { return 0.0 }
    let width = arm.allowed.range.upperBound - arm.allowed.range.lowerBound
    return arm.allowed.range.lowerBound + width * generator.uniform()
  }
  // Each group's range holds the sum of one division, so that the program is feasible.
  let groups = (0..<3).map { place in
    let members = (0..<count).filter { $0 % 4 == place }
    let sum = members.reduce(0) { $0 + inside[$1] }
    let least = generator.uniform() < 0.2 ? sum : sum * generator.uniform()
    let most = generator.uniform() < 0.2 ? sum : sum * (1 + generator.uniform())
    return BudgetProgram.Group(members: members, sum: least...most)
  }
  return BudgetProgram(
    arms: arms, groups: groups, total: inside.reduce(0, +), leastMultiplier: leastMultiplier)
}

private func randomArm(
  with kinds: ProgramKinds, using generator: inout SeededGenerator
) -> BudgetProgram.Arm {
  let silent = generator.uniform() < 0.2
  let weights = ResponseCurve.dictionary.indices.map { curve in
    let isOut = ResponseCurve.sigmoidal.contains(curve) && !kinds.contains(.sigmoids)
    return silent || generator.uniform() < 0.6 || isOut ? 0 : exp(2 * generator.standardNormal())
  }
  let lower = generator.uniform() < 0.5 ? 0 : 100 * generator.uniform()
  let width = generator.uniform() < 0.1 ? 0 : 300 * generator.uniform() + 1
  return .init(
    response: ResponseMixture(weights: weights, reference: 100),
    allowed: AllowedAmounts(
      lower...(lower + width),
      orNothing: kinds.contains(.thresholds) && generator.uniform() < 0.7))
}
