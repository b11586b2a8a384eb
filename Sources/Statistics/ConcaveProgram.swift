/// The division of a total among arms that brings the most: maximise Σ f_c(x_c).
///
/// Subject to bounds on each x_c, a least and a most sum for each of some disjoint groups, and
/// Σ x = total. Every f_c is concave, so one number decides: each arm takes spend until its
/// marginal value falls to the multiplier λ, and λ is where the amounts add up to the total.
public struct ConcaveProgram: Sendable, Hashable {
  /// One arm: what it answers to spend, and how much it may get.
  public struct Arm: Sendable, Hashable {
    public let response: ResponseMixture
    /// The least and the most amount, zero or more; equal ends fix the amount.
    public let bounds: ClosedRange<Double>

    public init(response: ResponseMixture, bounds: ClosedRange<Double>) {
      self.response = response
      self.bounds = bounds
    }
  }

  /// Arms whose amounts together stay within a range.
  public struct Group: Sendable, Hashable {
    /// The places of the arms in the program.
    public let members: [Int]
    /// The least and the most sum; 0 and infinity for a group that needs only one of them.
    public let sum: ClosedRange<Double>

    public init(members: [Int], sum: ClosedRange<Double>) {
      self.members = members
      self.sum = sum
    }
  }

  /// The best division.
  public struct Solution: Sendable, Hashable {
    /// One amount per arm, within its bounds; they sum to the total.
    public let amounts: [Double]
    /// What one more unit of the total would bring; zero where no arm may take it.
    public let multiplier: Double
  }

  /// Why no division satisfies the bounds.
  public enum Infeasible: Error, Hashable {
    /// Arms and groups together can take only amounts from `least` to `most`, not `total`.
    case total(Double, least: Double, most: Double)
    /// The members of the group at this place can take only amounts from `least` to `most`.
    case group(Int, least: Double, most: Double)
  }

  public let arms: [Arm]
  public let groups: [Group]
  public let total: Double

  /// Creates a program; groups must be disjoint, amounts finite and none negative.
  public init(arms: [Arm], groups: [Group] = [], total: Double) {
    let members = groups.flatMap(\.members)
    precondition(Set(members).count == members.count, "groups are disjoint")
    precondition(members.allSatisfy(arms.indices.contains), "groups consist of arms")
    precondition(total >= 0 && total.isFinite, "the total is zero or more")
    precondition(
      arms.allSatisfy { $0.bounds.lowerBound >= 0 && $0.bounds.upperBound.isFinite },
      "bounds are finite and not negative")
    self.arms = arms
    self.groups = groups
    self.total = total
  }

  /// The amounts that maximise the sum of responses, exact to rounding.
  ///
  /// |Σ x − total| ≤ 1e-9 · total. Arms with no response at all get their lower bound, unless the
  /// total forces more on them: then they share it as evenly as their bounds allow.
  public func solve() throws(Infeasible) -> Solution {
    try checkFeasibility()
    var solver = MultiplierSearch(program: self)
    solver.search()
    return Solution(amounts: solver.amounts, multiplier: solver.marginalOfOneMore)
  }

  /// Compares what bounds and groups allow with what the total demands, to rounding.
  private func checkFeasibility() throws(Infeasible) {
    let slack = total * 1e-9
    var least = arms.reduce(0) { $0 + $1.bounds.lowerBound }
    var most = arms.reduce(0) { $0 + $1.bounds.upperBound }
    for (place, group) in groups.enumerated() {
      let bounds = group.members.map { arms[$0].bounds }
      let groupLeast = bounds.reduce(0) { $0 + $1.lowerBound }
      let groupMost = bounds.reduce(0) { $0 + $1.upperBound }
      guard groupLeast <= group.sum.upperBound + slack, groupMost >= group.sum.lowerBound - slack
      else { throw .group(place, least: groupLeast, most: groupMost) }
      least += max(0, group.sum.lowerBound - groupLeast)
      most -= max(0, groupMost - group.sum.upperBound)
    }
    guard least <= total + slack, most >= total - slack else {
      throw .total(total, least: least, most: most)
    }
  }
}
