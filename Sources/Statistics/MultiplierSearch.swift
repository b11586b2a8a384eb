import Glibc

/// The search for the multiplier of a `BudgetProgram` on concave envelopes, in l = ln λ.
///
/// One number decides: each arm takes spend until its marginal value falls to λ, and λ is where the
/// amounts add up to the total. Outside, Newton steps in l on the logarithm of what the free arms
/// take; inside, for each arm, Newton steps in z = ln u on ln f′(z) = l, warm from the last l.
/// S. Boyd and L. Vandenberghe, "Convex Optimization" (2004), §5.5.3 and example 5.2.
struct MultiplierSearch {
  let program: BudgetProgram
  private let table: MarginalTable
  private(set) var arms: [ArmState]
  private let nothing: Double
  /// How far a sum may be off.
  let tolerance: Double
  private let leastLogMultiplier: Double
  private var logMultiplier: Double

  init(program: BudgetProgram) {
    self.program = program
    let table = MarginalTable(program.arms.map(\.response))
    // An amount below this part of the total is as good as nothing.
    let nothing = max(program.total * 1e-18, .leastNormalMagnitude)
    arms = program.arms.indices.map { index in
      ArmState(
        program.arms[index].response, over: program.arms[index].allowed, at: index, in: table,
        nothing: nothing)
    }
    self.table = table
    self.nothing = nothing
    tolerance = program.total * 1e-12
    leastLogMultiplier = program.leastMultiplier.map(log) ?? -.infinity
    let marginals = arms.map { table.logMarginal(of: $0.index, at: $0.z).value }.sorted()
    logMultiplier = marginals.isEmpty ? 0 : marginals[marginals.count / 2]
  }

  /// The amounts at the multiplier found.
  var amounts: [Double] { arms.map(\.amount) }

  /// The largest marginal value among the arms that have room, on their own and in their group.
  ///
  /// For free arms that is λ itself; where none is free, λ may be anywhere between two values.
  var marginalOfOneMore: Double {
    var hasRoom = arms.map { $0.amount < $0.allowed.most }
    for group in program.groups where sum(of: group) >= group.sum.upperBound - 2 * tolerance {
      for member in group.members { hasRoom[member] = false }
    }
    let largest = arms.lazy.filter { hasRoom[$0.index] }
      .map { $0.logMarginalOfOneMore(in: table) }
      .max()
    return largest.map(exp) ?? 0
  }

  /// Narrows what one arm may get; the next search begins where the last one ended.
  mutating func restrict(_ arm: Int, to allowed: AllowedAmounts) {
    arms[arm] = ArmState(
      program.arms[arm].response, over: allowed, at: arm, in: table, nothing: nothing)
  }

  /// Solves for the total; then holds each violated group at its limit and solves again.
  ///
  /// A held group keeps its own multiplier: its members follow max(λ, λ_group) at its most and
  /// min(λ, λ_group) at its least, so what they take still only falls as λ rises and the next
  /// solution is again exact. No limit is held twice, so this ends.
  mutating func search() {
    let all = Array(arms.indices)
    for arm in all { arms[arm].release() }
    for _ in 0...(2 * program.groups.count) {
      logMultiplier = solve(all, total: program.total, from: leastLogMultiplier)
      let violated = program.groups.filter { excess(of: $0) != 0 }
      if violated.isEmpty { return }
      for group in violated { hold(group) }
    }
  }

  /// Finds the group's own multiplier at the limit that it violates, and holds it there.
  private mutating func hold(_ group: BudgetProgram.Group) {
    if excess(of: group) > 0 {
      let own = solve(group.members, total: group.sum.upperBound)
      for member in group.members { arms[member].holdAtMost(upTo: own) }
    } else {
      let own = solve(group.members, total: group.sum.lowerBound)
      for member in group.members { arms[member].holdAtLeast(from: own) }
    }
  }

  /// By how much a group's sum lies above its most (positive) or below its least (negative).
  private func excess(of group: BudgetProgram.Group) -> Double {
    let sum = sum(of: group)
    if sum > group.sum.upperBound + 10 * tolerance { return sum - group.sum.upperBound }
    if sum < group.sum.lowerBound - 10 * tolerance { return sum - group.sum.lowerBound }
    return 0
  }

  private func sum(of group: BudgetProgram.Group) -> Double {
    group.members.reduce(0) { $0 + arms[$1].amount }
  }
}

// MARK: - One equation

extension MultiplierSearch {
  /// The l, no less than `least`, at which `members` take `total`; their amounts are left at it.
  ///
  /// At `least` they may take less.
  private mutating func solve(
    _ members: [Int], total: Double, from least: Double = -.infinity
  ) -> Double {
    if least > -.infinity, demand(of: members, at: least).sum <= total { return least }
    var low = max((members.map { arms[$0].marginalAtMost }.min() ?? 0) - 1, least)
    var high = max((members.map { arms[$0].marginalAtLeast }.max() ?? 0) + 1, low)
    var above = members.map { arms[$0].allowed.most }
    var below = members.map { arms[$0].allowed.least }
    var l = min(max(logMultiplier, low), high)
    for iteration in 1...300 {
      let demand = demand(of: members, at: l)
      if abs(demand.sum - total) <= tolerance { return l }
      let amounts = members.map { arms[$0].amount }
      if demand.sum > total { (low, above) = (l, amounts) } else { (high, below) = (l, amounts) }
      let newton = l + demand.step(towards: total)
      // Every eighth step cuts, so that a one-sided creep cannot last.
      let inside = low < newton && newton < high && iteration % 8 != 0
      let next = inside ? newton : cut(of: members, between: low, and: high)
      if next <= low || next >= high { break }
      l = next
    }
    mix(members, below: below, above: above, total: total)
    return low
  }

  /// A multiplier that halves the bracket, or the slope of a chord in it.
  ///
  /// The sum falls at once where an arm leaves a chord. Between a slope and the number next above
  /// it, or else with no slope in the bracket, the search can end.
  private func cut(of members: [Int], between low: Double, and high: Double) -> Double {
    let slopes = members.flatMap { member in
      arms[member].jumpSlopes.filter { low <= $0 && $0 < high }
    }
    if slopes.contains(low) { return low.nextUp }
    return slopes.isEmpty ? (low + high) / 2 : slopes[slopes.count / 2]
  }

  /// Divides between two neighbouring multipliers, where amounts jump from one to the other.
  ///
  /// Arms jump over chords, and where rounding moves them: so far from saturation that the response
  /// is straight to the last digit. Chords are taken whole while they fit, and so at most one arm is
  /// left on its chord; the others move in proportion.
  private mutating func mix(
    _ members: [Int], below: [Double], above: [Double], total: Double
  ) {
    let steps = zip(above, below).map(-)
    var parts = [Double](repeating: 0, count: members.count)
    var missing = total - below.reduce(0, +)
    let (jumping, moving) = split(members, below: below, above: above)
    for place in jumping where steps[place] <= missing {
      parts[place] = 1
      missing -= steps[place]
    }
    let room = moving.reduce(0) { $0 + steps[$1] }
    let share = room > 0 ? min(max(missing / room, 0), 1) : 0
    for place in moving { parts[place] = share }
    missing -= share * room
    if missing > 0, let last = jumping.first(where: { parts[$0] == 0 }) {
      parts[last] = min(missing / steps[last], 1)
    }
    for place in members.indices {
      let amount = below[place] + parts[place] * steps[place]
      arms[members[place]].settle(at: amount, nothing: nothing)
    }
  }

  /// The places of the members whose step is over a chord, and of the others.
  private func split(
    _ members: [Int], below: [Double], above: [Double]
  ) -> (jumping: [Int], moving: [Int]) {
    var (jumping, moving): ([Int], [Int]) = ([], [])
    for place in members.indices {
      if arms[members[place]].jumps(between: below[place], and: above[place]) {
        jumping.append(place)
      } else {
        moving.append(place)
      }
    }
    return (jumping, moving)
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
