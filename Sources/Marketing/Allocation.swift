import Statistics

/// Places an amount of money on channels: bounds, relaxation, the exact program, whole cents.
struct Allocation {
  let bounds: Bounds
  let groups: [GroupLimits]
  /// What a day brings as a function of minor units per budget period, one per member.
  let responses: [ResponseMixture]
  /// Minor units per budget period to place.
  let total: Int64
  /// What a minor unit per budget period must bring a day; nil where all is to be placed.
  var leastMultiplier: Double?

  struct Result {
    /// Minor units, one per member, in the members' order.
    let amounts: [Int64]
    /// What keeps each amount from being another; nil where the evidence alone does.
    let limits: [Limit?]
    let demands: Bounds.Demands
    let notes: [Note]
    let unplaced: Int64
    /// What one more minor unit would bring; zero where no member may take it.
    let multiplier: Double
  }

  func solve() throws(BudgetProgram.Infeasible) -> Result {
    let relaxation = relaxation()
    let room = relaxation.room
    // Where minimums cannot be kept at all, nothing is left to place.
    let target = room.largest(atMost: total) ?? room.least
    let placed = try place(target, in: room)
    let amounts = placed.amounts
    let limits = ownLimits(on: placed, under: relaxation.demands)
    let unplaced = total - amounts.reduce(0, +)
    var notes = relaxation.notes
    if unplaced > 0 {
      notes.append(note(of: unplaced, beside: amounts, limits, under: relaxation))
    }
    return Result(
      amounts: amounts, limits: withGroupLimits(limits, on: amounts, in: room),
      demands: relaxation.demands, notes: notes, unplaced: unplaced, multiplier: placed.multiplier)
  }
}

// MARK: - The program

extension Allocation {
  /// Amounts in whole minor units, and what one more would bring.
  struct Placed {
    let amounts: [Int64]
    let multiplier: Double
  }

  private func place(
    _ target: Int64, in room: Room
  ) throws(BudgetProgram.Infeasible) -> Placed {
    guard !responses.isEmpty else { return Placed(amounts: [], multiplier: 0) }
    let program = BudgetProgram(
      arms: zip(responses, room.allowed).map { BudgetProgram.Arm(response: $0, allowed: $1) },
      groups: room.groups.map(\.inProgram), total: Double(target),
      leastMultiplier: leastMultiplier)
    let solution = try program.solve()
    // A part of a cent that would pay stays unspent.
    let worthwhile =
      leastMultiplier == nil ? target : Int64((solution.placed + 1e-6).rounded(.down))
    return Placed(
      amounts: wholeUnits(solution.amounts, min(target, worthwhile), in: room),
      multiplier: solution.multiplier)
  }

  /// Whole minor units by largest remainder: first between groups, then within each.
  ///
  /// What the program left at nothing stays there, for a cent more would break its threshold.
  private func wholeUnits(_ amounts: [Double], _ target: Int64, in room: Room) -> [Int64] {
    let ranges = zip(amounts, room.allowed).map { amount, allowed in
      amount == 0
        ? 0...(allowed.orNothing ? 0 : Int64(allowed.most))
        : Int64(allowed.range.lowerBound)...Int64(allowed.most)
    }
    let blocks = blocks(of: room, ranges)
    // Rounding noise in large sums may leave a target a cent below what is demanded.
    let least = blocks.reduce(0) { $0 + $1.range.lowerBound }
    let sums = apportion(
      blocks.map { block in block.members.reduce(0) { $0 + amounts[$1] } },
      total: max(target, least), bounds: blocks.map(\.range))
    var result = ranges.map(\.lowerBound)
    for (block, sum) in zip(blocks, sums ?? blocks.map(\.range.lowerBound)) {
      let parts = apportion(
        block.members.map { amounts[$0] }, total: sum, bounds: block.members.map { ranges[$0] })
      for (member, part) in zip(block.members, parts ?? []) { result[member] = part }
    }
    return result
  }

  private func blocks(
    of room: Room, _ ranges: [ClosedRange<Int64>]
  ) -> [(members: [Int], range: ClosedRange<Int64>)] {
    let grouped = Set(room.groups.flatMap(\.members))
    let single = ranges.indices.filter { !grouped.contains($0) }
      .map { (members: [$0], range: ranges[$0]) }
    return single
      + room.groups.map { group in
        let least = max(group.least, group.members.reduce(0) { $0 + ranges[$1].lowerBound })
        let most = min(group.most, group.members.reduce(0) { $0 + ranges[$1].upperBound })
        return (members: group.members, range: least...max(least, most))
      }
  }
}
