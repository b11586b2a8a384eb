import Glibc

/// The search for the multiplier of a `ConcaveProgram`, in l = ln λ.
///
/// Outside, Newton steps in l on the logarithm of what the free arms take; inside, for each arm,
/// Newton steps in z = ln u on ln f′(z) = l, warm from the last l. Both keep a bracket and halve it
/// whenever a step would leave it: with saturating curves ln f′ is not convex in z.
/// S. Boyd and L. Vandenberghe, "Convex Optimization" (2004), §5.5.3 and example 5.2.
struct MultiplierSearch {
  private let program: ConcaveProgram
  private let table: MarginalTable
  private var arms: [ArmState]
  private let tolerance: Double
  private var logMultiplier = 0.0

  init(program: ConcaveProgram) {
    self.program = program
    let table = MarginalTable(program.arms.map(\.response))
    // An amount below this part of the total is as good as nothing.
    let nothing = max(program.total * 1e-18, .leastNormalMagnitude)
    arms = program.arms.enumerated().map { index, arm in
      ArmState(arm, at: index, in: table, nothing: nothing)
    }
    self.table = table
    tolerance = program.total * 1e-12
  }

  /// The amounts at the multiplier found.
  var amounts: [Double] { arms.map(\.amount) }

  /// The largest marginal value among the arms that have room, on their own and in their group.
  ///
  /// For free arms that is λ itself; where none is free, λ may be anywhere between two values.
  var marginalOfOneMore: Double {
    var hasRoom = arms.map { $0.amount < $0.upper }
    for group in program.groups where sum(of: group) >= group.sum.upperBound - 2 * tolerance {
      for member in group.members { hasRoom[member] = false }
    }
    let largest = arms.indices.lazy
      .filter { hasRoom[$0] }
      .map { table.logMarginal(of: $0, at: arms[$0].z).value }
      .max()
    return largest.map(exp) ?? 0
  }

  /// Solves for the total; then holds each violated group at its limit and solves again.
  ///
  /// A held group keeps its own multiplier: its members follow max(λ, λ_group) at its most and
  /// min(λ, λ_group) at its least, so what they take still only falls as λ rises and the next
  /// solution is again exact. No limit is held twice, so this ends.
  mutating func search() {
    let all = Array(arms.indices)
    logMultiplier = median(of: arms.map { table.logMarginal(of: $0.index, at: $0.z).value })
    for _ in 0...(2 * program.groups.count) {
      logMultiplier = solve(all, total: program.total)
      let violated = program.groups.filter { excess(of: $0) != 0 }
      if violated.isEmpty { return }
      for group in violated { hold(group) }
    }
  }

  /// Finds the group's own multiplier at the limit that it violates, and holds it there.
  private mutating func hold(_ group: ConcaveProgram.Group) {
    if excess(of: group) > 0 {
      let own = solve(group.members, total: group.sum.upperBound)
      for member in group.members { arms[member].holdAtMost(upTo: own) }
    } else {
      let own = solve(group.members, total: group.sum.lowerBound)
      for member in group.members { arms[member].holdAtLeast(from: own) }
    }
  }

  /// By how much a group's sum lies above its most (positive) or below its least (negative).
  private func excess(of group: ConcaveProgram.Group) -> Double {
    let sum = sum(of: group)
    if sum > group.sum.upperBound + 10 * tolerance { return sum - group.sum.upperBound }
    if sum < group.sum.lowerBound - 10 * tolerance { return sum - group.sum.lowerBound }
    return 0
  }

  private func sum(of group: ConcaveProgram.Group) -> Double {
    group.members.reduce(0) { $0 + arms[$1].amount }
  }

  /// The l at which `members` together take `total`; their amounts are left at it.
  private mutating func solve(_ members: [Int], total: Double) -> Double {
    var low = (members.map { arms[$0].marginalAtUpper }.min() ?? 0) - 1
    var high = (members.map { arms[$0].marginalAtLower }.max() ?? 0) + 1
    var above = members.map { arms[$0].upper }
    var below = members.map { arms[$0].lower }
    var l = min(max(logMultiplier, low), high)
    for iteration in 1...300 {
      let demand = demand(of: members, at: l)
      if abs(demand.sum - total) <= tolerance { return l }
      let amounts = members.map { arms[$0].amount }
      if demand.sum > total { (low, above) = (l, amounts) } else { (high, below) = (l, amounts) }
      let newton = l + demand.step(towards: total)
      // Every eighth step halves, so that a one-sided creep cannot last.
      let inside = low < newton && newton < high && iteration % 8 != 0
      let next = inside ? newton : (low + high) / 2
      if next <= low || next >= high { break }
      l = next
    }
    mix(members, below: below, above: above, total: total)
    return l
  }

  /// Divides between two neighbouring multipliers, where rounding lets amounts jump from one to the
  /// other: arms so far from saturation that their curve is straight to the last digit.
  private mutating func mix(_ members: [Int], below: [Double], above: [Double], total: Double) {
    let least = below.reduce(0, +)
    let most = above.reduce(0, +)
    let part = most > least ? min(max((total - least) / (most - least), 0), 1) : 0
    for (place, member) in members.enumerated() {
      arms[member].amount = below[place] + part * (above[place] - below[place])
    }
  }

  /// Lets each of `members` answer to l, and adds up what they take.
  private mutating func demand(of members: [Int], at l: Double) -> Demand {
    var demand = Demand()
    for member in members {
      let response = arms[member].respond(to: l, in: table)
      demand.sum += arms[member].amount
      if response < 0 {
        demand.free += arms[member].amount
        demand.response += response
      }
    }
    return demand
  }

  private func median(of values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}

/// What arms take at one multiplier.
private struct Demand {
  var sum = 0.0
  /// The part of the sum that answers to a change.
  var free = 0.0
  /// d free / dl, zero or less.
  var response = 0.0

  /// The Newton step in l on ln(free), which is nearly straight as free amounts are powers of λ.
  func step(towards total: Double) -> Double {
    let wanted = total - (sum - free)
    return wanted > 0 && response < 0 ? log(wanted / free) * free / response : .nan
  }
}
