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
}

/// The room that bounds and groups leave together.
struct Room {
  let ranges: [ClosedRange<Int64>]
  let groups: [GroupLimits]

  /// Least and most that a group can take.
  func range(of group: GroupLimits) -> (least: Int64, most: Int64) {
    let low = group.members.reduce(0) { $0 + ranges[$1].lowerBound }
    let high = group.members.reduce(0) { $0 + ranges[$1].upperBound }
    return (max(low, group.least), min(high, group.most))
  }

  /// Whether every group can be kept at all.
  var groupsFit: Bool {
    groups.allSatisfy { group in
      let (least, most) = range(of: group)
      return least <= most
    }
  }

  var least: Int64 { sum(alone: \.lowerBound) { range(of: $0).least } }
  var most: Int64 { sum(alone: \.upperBound) { range(of: $0).most } }

  func fits(_ total: Int64) -> Bool { groupsFit && least <= total && total <= most }

  /// Minimums yield where those of a group's members exceed its maximum.
  func keepingGroupMaximums() -> Room {
    var ranges = ranges
    for group in groups {
      let low = group.members.reduce(0) { $0 + ranges[$1].lowerBound }
      guard low > group.most else { continue }
      for member in group.members {
        let part = Double(ranges[member].lowerBound) * (Double(group.most) / Double(low))
        ranges[member] = Int64(part.rounded(.down))...ranges[member].upperBound
      }
    }
    return Room(ranges: ranges, groups: groups)
  }

  private func sum(
    alone bound: (ClosedRange<Int64>) -> Int64, of groupBound: (GroupLimits) -> Int64
  ) -> Int64 {
    let grouped = Set(groups.flatMap(\.members))
    let single = ranges.indices.filter { !grouped.contains($0) }.reduce(0) {
      $0 + bound(ranges[$1])
    }
    return single + groups.reduce(0) { $0 + groupBound($1) }
  }
}
