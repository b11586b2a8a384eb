import Foundation
import Statistics

/// Places an amount of money on channels: bounds, relaxation, the exact program, whole cents.
struct Allocation {
  let bounds: Bounds
  let groups: [GroupLimits]
  /// Conversions a day as a function of minor units per budget period, one per member.
  let responses: [ResponseMixture]
  /// Minor units per budget period to place.
  let total: Int64

  struct Result {
    /// Minor units, one per member, in the members' order.
    let amounts: [Int64]
    let demands: Bounds.Demands
    let notes: [Note]
    let unplaced: Int64
  }

  func solve() throws(BudgetProgram.Infeasible) -> Result {
    let widest = Bounds.Demands(step: nil, floors: false)
    let groups = attainableGroups(under: widest)
    let target = min(total, room(under: widest, groups).most)
    var demands = relaxed(for: target, groups)
    var room = room(under: demands, groups)
    var notes = said(of: demands) + said(of: groups)
    if !room.fits(target) {
      demands.minimumScale = minimumScale(for: target, groups)
      room = self.room(under: demands, groups).keepingGroupMaximums()
      notes.append(.minimumsShrunk)
    }
    if target < total {
      notes.append(
        .unplaced(amount: MinorUnits(rawValue: total - target), limit: bindingLimit(room)))
    }
    return Result(
      amounts: try place(target, in: room), demands: demands, notes: notes, unplaced: total - target
    )
  }

  private func room(under demands: Bounds.Demands, _ groups: [GroupLimits]) -> Room {
    Room(ranges: bounds.members.map { bounds.range(of: $0, under: demands) }, groups: groups)
  }

  private func bindingLimit(_ room: Room) -> Limit {
    if bounds.members.isEmpty { return .held }
    return room.groups.contains { room.range(of: $0).most == $0.most } ? .group : .max
  }
}

// MARK: - Relaxation

extension Allocation {
  /// Gives up as little as makes the program feasible: first of the step, then the floors.
  private func relaxed(for target: Int64, _ groups: [GroupLimits]) -> Bounds.Demands {
    var demands = Bounds.Demands(step: bounds.rules.guardrails.maxStep)
    for floors in [true, false] {
      demands.step = bounds.rules.guardrails.maxStep
      demands.floors = floors
      if fits(demands, target, groups) { return demands }
      demands.step = nil
      guard fits(demands, target, groups) else { continue }
      demands.step = smallestStep(demands, target, groups)
      return demands
    }
    return demands
  }

  private func fits(_ demands: Bounds.Demands, _ target: Int64, _ groups: [GroupLimits]) -> Bool {
    room(under: demands, groups).fits(target)
  }

  /// The smallest common step that makes room; nil where only no limit at all does.
  private func smallestStep(
    _ demands: Bounds.Demands, _ target: Int64, _ groups: [GroupLimits]
  ) -> Double? {
    let makesRoom = { (logStep: Double) in
      var demands = demands
      demands.step = exp(logStep)
      return fits(demands, target, groups)
    }
    let largest = log(1e12)
    guard makesRoom(largest) else { return nil }
    return exp(
      boundary(from: log(bounds.rules.guardrails.maxStep), to: largest, where: makesRoom))
  }

  /// Group minimums that no step can meet shrink: each to what its members can take, then all in
  /// proportion to what the total has left for them.
  private func attainableGroups(under widest: Bounds.Demands) -> [GroupLimits] {
    let room = room(under: widest, groups)
    let possible = groups.map { group in
      var group = group
      group.least = min(
        group.least, group.members.reduce(0) { $0 + room.ranges[$1].upperBound })
      return group
    }
    let fits = { share in
      self.room(under: widest, possible.map { $0.demanding(share) }).least <= total
    }
    if fits(1) { return possible }
    let share = boundary(from: 1, to: 0, where: fits)
    return possible.map { $0.demanding(share) }
  }

  /// The largest share of all minimums that leaves room for each other; 1 where they do.
  private func minimumScale(for target: Int64, _ groups: [GroupLimits]) -> Double {
    let fits = { (scale: Double) in
      let demands = Bounds.Demands(step: nil, floors: false, minimumScale: scale)
      return room(under: demands, groups).keepingGroupMaximums().least <= target
    }
    return fits(1) ? 1 : boundary(from: 1, to: 0, where: fits)
  }

  /// Where a condition begins to hold, to nine digits, on the side where it does.
  private func boundary(
    from failing: Double, to fitting: Double, where fits: (Double) -> Bool
  ) -> Double {
    var (failing, fitting) = (failing, fitting)
    while abs(fitting - failing) > 1e-9 {
      let middle = (failing + fitting) / 2
      if fits(middle) { fitting = middle } else { failing = middle }
    }
    return fitting
  }

  private func said(of demands: Bounds.Demands) -> [Note] {
    let asked = bounds.rules.guardrails.maxStep
    return (demands.floors ? [] : [.floorsRelaxed])
      + (demands.step == asked ? [] : [.stepRelaxed(from: asked, to: demands.step)])
  }

  private func said(of attainable: [GroupLimits]) -> [Note] {
    zip(groups, attainable).filter { $0.least > $1.least }.map { _, group in
      let least = MinorUnits(rawValue: group.fixed + group.least)
      return .groupMinimumShrunk(group: group.name, to: least)
    }
  }
}

// MARK: - The program

extension Allocation {
  private func place(
    _ target: Int64, in room: Room
  ) throws(BudgetProgram.Infeasible) -> [Int64] {
    guard !responses.isEmpty else { return [] }
    let program = BudgetProgram(
      arms: zip(responses, room.ranges).map { response, range in
        BudgetProgram.Arm(
          response: response,
          allowed: AllowedAmounts(Double(range.lowerBound)...Double(range.upperBound)))
      },
      groups: room.groups.map { group in
        let (least, most) = room.range(of: group)
        return BudgetProgram.Group(
          members: group.members, sum: Double(least)...Double(max(least, most)))
      },
      total: Double(target))
    return wholeUnits(try program.solve().amounts, target: target, in: room)
  }

  /// Whole minor units by largest remainder: first between groups, then within each.
  private func wholeUnits(_ amounts: [Double], target: Int64, in room: Room) -> [Int64] {
    let blocks = blocks(of: room)
    let sums = apportion(
      blocks.map { block in block.members.reduce(0) { $0 + amounts[$1] } }, total: target,
      bounds: blocks.map(\.range))
    var result = room.ranges.map(\.lowerBound)
    for (block, sum) in zip(blocks, sums ?? blocks.map(\.range.lowerBound)) {
      let parts = apportion(
        block.members.map { amounts[$0] }, total: sum,
        bounds: block.members.map { room.ranges[$0] })
      for (member, part) in zip(block.members, parts ?? []) { result[member] = part }
    }
    return result
  }

  private func blocks(of room: Room) -> [(members: [Int], range: ClosedRange<Int64>)] {
    let grouped = Set(room.groups.flatMap(\.members))
    let single = room.ranges.indices.filter { !grouped.contains($0) }
      .map { (members: [$0], range: room.ranges[$0]) }
    return single
      + room.groups.map { group in
        let (least, most) = room.range(of: group)
        return (members: group.members, range: least...max(least, most))
      }
  }
}
