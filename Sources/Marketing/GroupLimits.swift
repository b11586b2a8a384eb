import Statistics

/// A group's least and most sum over the members that the program decides.
struct GroupLimits: Hashable {
  let name: String
  /// Indices into the program's members.
  let members: [Int]
  /// What the group's fixed members take; it counts against its limits.
  let fixed: Int64
  var least: Int64
  let most: Int64

  /// The groups with members to decide, and those whose fixed members miss the minimum.
  static func limits(
    of groups: [GroupRules], members: [ChannelName], fixed: [ChannelName: Int64], budget: Int64
  ) -> [GroupLimits] {
    groups.compactMap { group in
      let indices = members.indices.filter { group.channels.contains(members[$0]) }
      let taken = fixed.filter { group.channels.contains($0.key) }.values.reduce(0, +)
      guard !indices.isEmpty || taken < group.min.rawValue else { return nil }
      let most = max(0, (group.max?.rawValue ?? budget) - taken)
      let least = min(max(0, group.min.rawValue - taken), most)
      return GroupLimits(
        name: group.name, members: indices, fixed: taken, least: least, most: most)
    }
  }

  /// The same group with its minimum times a share, 0 to 1.
  func demanding(_ share: Double) -> GroupLimits {
    var group = self
    group.least = Int64((Double(least) * share).rounded(.down))
    return group
  }

  /// The group as the program knows it.
  var inProgram: BudgetProgram.Group {
    BudgetProgram.Group(members: members, sum: Double(least)...Double(most))
  }
}

/// The room that bounds and groups leave together.
struct Room {
  /// Whole minor units.
  let allowed: [AllowedAmounts]
  let groups: [GroupLimits]

  /// All sums that the members can make; none where a group cannot be kept at all.
  var sums: AttainableSums { AttainableSums(of: allowed, in: groups.map(\.inProgram)) }

  /// Whether the members can take exactly the total.
  func fits(_ total: Int64) -> Bool { sums.contains(Double(total)) }

  /// What the members can take of a total; nil where all demand more.
  func largest(atMost total: Int64) -> Int64? {
    sums.largest(atMost: Double(total)).map { Int64($0) }
  }

  /// The same room, each group's minimum no more than what its members can take under its most.
  func withAttainableMinimums() -> Room {
    let attainable = groups.map { group in
      var group = group
      if let most = sums(within: group).largest(atMost: Double(group.most)) {
        group.least = min(group.least, Int64(most))
      }
      return group
    }
    return Room(allowed: allowed, groups: attainable)
  }

  /// What a group's members can sum to, whatever its limits.
  private func sums(within group: GroupLimits) -> AttainableSums {
    AttainableSums(of: group.members.lazy.map { allowed[$0] })
  }

  /// The least that members and groups demand; where a group cannot be kept, its members do.
  var least: Int64 {
    let grouped = Set(groups.flatMap(\.members))
    let alone = allowed.indices.filter { !grouped.contains($0) }.reduce(0) {
      $0 + allowed[$1].least
    }
    let demanded = groups.reduce(alone) { sum, group in
      let own = sums(within: group)
      return sum + (own.smallest(atLeast: Double(group.least)) ?? Double(group.least))
    }
    return Int64(demanded)
  }
}
