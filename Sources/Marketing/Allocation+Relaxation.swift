import Foundation
import Statistics

/// What was given up so that a plan exists, and the room that this leaves.
struct Relaxation {
  var demands: Bounds.Demands
  var room: Room
  /// One sentence for each thing given up.
  var notes: [Note]
}

extension Allocation {
  /// Gives up as little as makes room: first what channels managed to spend, then of the step, then
  /// floors, then group minimums; where even people's minimums leave none, they shrink together.
  func relaxation() -> Relaxation {
    let widest = Bounds.Demands(step: nil, deliveries: false, floors: false)
    let groups = attainableGroups(under: widest)
    let target = room(under: widest, groups).largest(atMost: total)
    if let demands = target.flatMap({ narrowestDemands(for: $0, groups) }) {
      return Relaxation(
        demands: demands, room: room(under: demands, groups),
        notes: said(of: demands) + said(of: groups))
    }
    var demands = widest
    demands.minimumScale = minimumScale(groups)
    let room = roomKeepingGroupMaximums(under: demands, groups)
    return Relaxation(
      demands: demands, room: room,
      notes: said(of: demands) + said(of: room.groups) + [.minimumsShrunk])
  }

  private func room(under demands: Bounds.Demands, _ groups: [GroupLimits]) -> Room {
    Room(allowed: bounds.members.map { bounds.allowed(for: $0, under: demands) }, groups: groups)
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

// MARK: - Step and floors

extension Allocation {
  /// The demands that leave room for the target; nil where only people's word stands in the way.
  private func narrowestDemands(
    for target: Int64, _ groups: [GroupLimits]
  ) -> Bounds.Demands? {
    let asked = Bounds.Demands(step: bounds.rules.guardrails.maxStep)
    if fits(asked, target, groups) { return asked }
    for floors in [true, false] {
      var demands = asked
      (demands.deliveries, demands.floors) = (false, floors)
      if fits(demands, target, groups) { return demands }
      demands.step = nil
      guard fits(demands, target, groups) else { continue }
      demands.step = smallestStep(demands, target, groups)
      return demands
    }
    return nil
  }

  /// Whether the members can take the target; less where money may stay unspent.
  private func fits(_ demands: Bounds.Demands, _ target: Int64, _ groups: [GroupLimits]) -> Bool {
    let room = room(under: demands, groups)
    return leastMultiplier == nil ? room.fits(target) : room.largest(atMost: target) != nil
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
}

// MARK: - Minimums

extension Allocation {
  /// Group minimums that no step can meet shrink: each to what its members can take, then all in
  /// proportion to what the total has left for them.
  private func attainableGroups(under widest: Bounds.Demands) -> [GroupLimits] {
    let possible = room(under: widest, groups).withAttainableMinimums().groups
    let fits = { share in
      self.room(under: widest, possible.map { $0.demanding(share) }).least <= total
    }
    if fits(1) { return possible }
    let share = boundary(from: 1, to: 0, where: fits)
    return possible.map { $0.demanding(share) }
  }

  /// The largest share of all minimums that leaves room for each other; 1 where they do.
  private func minimumScale(_ groups: [GroupLimits]) -> Double {
    let fits = { (scale: Double) in
      let demands = Bounds.Demands(step: nil, floors: false, minimumScale: scale)
      return roomKeepingGroupMaximums(under: demands, groups).least <= total
    }
    return fits(1) ? 1 : boundary(from: 1, to: 0, where: fits)
  }

  /// The room where minimums yield, in proportion, if those of a group's members exceed its most.
  private func roomKeepingGroupMaximums(
    under demands: Bounds.Demands, _ groups: [GroupLimits]
  ) -> Room {
    var allowed = room(under: demands, groups).allowed
    for group in groups {
      let members = { (share: Double) in
        var scaled = demands
        scaled.minimumScale *= share
        return group.members.map { bounds.allowed(for: bounds.members[$0], under: scaled) }
      }
      let fits = { members($0).reduce(0) { $0 + $1.least } <= Double(group.most) }
      let share = fits(1) ? 1 : boundary(from: 1, to: 0, where: fits)
      for (member, amounts) in zip(group.members, members(share)) { allowed[member] = amounts }
    }
    return Room(allowed: allowed, groups: groups).withAttainableMinimums()
  }
}
