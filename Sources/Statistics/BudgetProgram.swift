/// The division of a total among arms that brings the most: maximise Σ f_c(x_c).
///
/// Each x_c is one of the arm's allowed amounts, disjoint groups have a least and a most sum, and
/// Σ x = total, or Σ x ≤ total where money may stay unspent. Responses may be convex in parts and
/// amounts may have a threshold: both are solved on concave envelopes, then by branching.
public struct BudgetProgram: Sendable, Hashable {
  /// One arm: what it answers to spend, and what it may get.
  public struct Arm: Sendable, Hashable {
    public let response: ResponseMixture
    public let allowed: AllowedAmounts

    public init(response: ResponseMixture, allowed: AllowedAmounts) {
      self.response = response
      self.allowed = allowed
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
    /// One amount per arm, each allowed.
    public let amounts: [Double]
    /// What one more unit would bring; zero where no arm may take it.
    ///
    /// Beside a convex part or below a threshold it is the slope of the chord over it.
    public let multiplier: Double

    /// What the arms get together: the total, unless money stays unspent.
    public var placed: Double { amounts.reduce(0, +) }
  }

  /// Why no division satisfies the demands.
  public enum Infeasible: Error, Hashable {
    /// Arms and groups together can take amounts from `least` to `most`, but not `total`.
    ///
    /// Thresholds may forbid a total between the two.
    case total(Double, least: Double, most: Double)
    /// The members of the group at this place can take amounts from `least` to `most`, but none
    /// within the group's.
    case group(Int, least: Double, most: Double)
  }

  public let arms: [Arm]
  public let groups: [Group]
  public let total: Double
  /// What a unit of money must bring to be spent; nil where all of the total is to be placed.
  public let leastMultiplier: Double?

  /// Creates a program; groups must be disjoint, amounts finite and none negative.
  ///
  /// With a `leastMultiplier`, which is positive, only what brings as much is placed, and what
  /// the least amounts of arms and groups demand.
  public init(
    arms: [Arm], groups: [Group] = [], total: Double, leastMultiplier: Double? = nil
  ) {
    let members = groups.flatMap(\.members)
    precondition(Set(members).count == members.count, "groups are disjoint")
    precondition(members.allSatisfy(arms.indices.contains), "groups consist of arms")
    precondition(total >= 0 && total.isFinite, "the total is zero or more")
    precondition(leastMultiplier.map { $0 > 0 } ?? true, "the least multiplier is positive")
    self.arms = arms
    self.groups = groups
    self.total = total
    self.leastMultiplier = leastMultiplier
  }

  /// The amounts that maximise Σ f, less the least multiplier times Σ x where there is one.
  ///
  /// |Σ x − total| ≤ 1e-9 · total where all is placed. Concave arms are solved exactly, to rounding;
  /// where convex parts or thresholds decide, to 1e-9 of the objective for each arm unless so many of
  /// them decide that the search is cut short. Arms with no response at all get their least, unless
  /// the total forces more on them: then they share it as evenly as they may.
  public func solve() throws(Infeasible) -> Solution {
    try checkFeasibility(of: arms.map(\.allowed))
    var root = MultiplierSearch(program: self)
    root.search()
    guard let best = BranchSearch.best(from: root) else {
      throw impossibleTotal(arms.map(\.allowed))
    }
    return Solution(
      amounts: zip(best.amounts, arms).map { $1.allowed.nearest(to: $0) },
      multiplier: best.marginalOfOneMore)
  }
}

// MARK: - Feasibility

extension BudgetProgram {
  /// Whether amounts of these kinds, one for each arm, can keep to the groups and the total.
  func isFeasible(_ allowed: [AllowedAmounts]) -> Bool {
    let sums = AttainableSums(of: allowed, in: groups, slack: slack)
    guard leastMultiplier != nil else { return sums.contains(total, slack: slack) }
    return sums.largest(atMost: total + slack) != nil
  }

  /// Rounding noise that sums of amounts may carry.
  private var slack: Double { total * 1e-9 }

  private func checkFeasibility(of allowed: [AllowedAmounts]) throws(Infeasible) {
    if isFeasible(allowed) { return }
    for (place, group) in groups.enumerated() {
      let sums = AttainableSums(of: group.members.lazy.map { allowed[$0] })
      guard sums.limited(to: group.sum, slack: slack).ranges.isEmpty else { continue }
      throw .group(place, least: sums.least ?? 0, most: sums.most ?? 0)
    }
    throw impossibleTotal(allowed)
  }

  private func impossibleTotal(_ allowed: [AllowedAmounts]) -> Infeasible {
    let sums = AttainableSums(of: allowed, in: groups, slack: slack)
    return .total(total, least: sums.least ?? 0, most: sums.most ?? 0)
  }
}
