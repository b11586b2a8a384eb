import Statistics

/// Which limits keep the amounts from being others.
extension Allocation {
  /// The limits of the members themselves.
  func ownLimits(on placed: Placed, under demands: Bounds.Demands) -> [Limit?] {
    placed.amounts.indices.map { index in
      let amount = placed.amounts[index]
      let marginal = responses[index].derivative(at: Double(amount))
      return bounds.limit(
        on: amount, of: bounds.members[index], under: demands,
        wantsMore: wantsMore(marginal, beside: placed.multiplier))
    }
  }

  /// Nil for a marginal value that is the multiplier but for rounding to whole minor units.
  private func wantsMore(_ marginal: Double, beside multiplier: Double) -> Bool? {
    let isEqual = marginal.isFinite && abs(marginal - multiplier) <= 1e-6 * multiplier
    return isEqual ? nil : marginal > multiplier
  }

  /// Members that no limit of their own holds stand where their group does.
  func withGroupLimits(_ limits: [Limit?], on amounts: [Int64], in room: Room) -> [Limit?] {
    var limits = limits
    for group in room.groups {
      let sum = group.members.reduce(0) { $0 + amounts[$1] }
      let limit: Limit? =
        if sum == group.most, group.most < total { .group } else if sum > 0, sum == group.least {
          .groupMin
        } else { nil }
      for member in group.members where limits[member] == nil { limits[member] = limit }
    }
    return limits
  }
}

// MARK: - What stays unplaced

extension Allocation {
  func note(
    of unplaced: Int64, beside amounts: [Int64], _ limits: [Limit?], under relaxation: Relaxation
  ) -> Note {
    let amount = MinorUnits(rawValue: unplaced)
    let places = places(beside: amounts, limits, unplaced: unplaced, under: relaxation)
    if bounds.members.isEmpty { return .unplaced(amount: amount, limit: .held) }
    if places.contains(where: \.lacksItsThreshold) {
      return .unplaced(amount: amount, limit: .threshold)
    }
    if leastMultiplier != nil, places.contains(where: \.couldTakeMore) {
      return .notWorthSpending(amount: amount)
    }
    if places.contains(where: \.isGroupFull) { return .unplaced(amount: amount, limit: .group) }
    return .unplaced(amount: amount, limit: places.lazy.compactMap(\.limit).first ?? .max)
  }

  /// Why one member does not take what is left.
  private struct Place {
    let limit: Limit?
    let isGroupFull: Bool
    let couldTakeMore: Bool
    /// Its threshold would pay, but too little is left for it.
    let lacksItsThreshold: Bool
  }

  private func places(
    beside amounts: [Int64], _ limits: [Limit?], unplaced: Int64, under relaxation: Relaxation
  ) -> [Place] {
    var left = [Int64](repeating: unplaced, count: amounts.count)
    for group in relaxation.room.groups {
      let room = group.most - group.members.reduce(0) { $0 + amounts[$1] }
      for member in group.members { left[member] = min(unplaced, room) }
    }
    return amounts.indices.map { index in
      let member = bounds.members[index]
      let limit = limits[index]
      let pays =
        responses[index].value(at: member.threshold) >= (leastMultiplier ?? 0) * member.threshold
      return Place(
        limit: limit, isGroupFull: left[index] == 0,
        couldTakeMore: left[index] > 0
          && Double(amounts[index]) < relaxation.room.allowed[index].most,
        lacksItsThreshold: amounts[index] == 0 && limit == .threshold && pays
          && Double(left[index]) < member.threshold)
    }
  }
}
