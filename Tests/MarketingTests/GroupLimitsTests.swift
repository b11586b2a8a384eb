import Statistics
import Testing

@testable import Marketing

@Suite struct GroupLimitsTests {
  @Test func `what fixed members take counts against a group's limits`() {
    let limits = limits(min: 400, max: 900, fixed: ["radio": 300, "google": 500])
    #expect(
      limits == [GroupLimits(name: "offline", members: [1], fixed: 300, least: 100, most: 600)])
  }

  @Test func `fixed members that take all leave nothing`() {
    let limits = limits(min: 400, max: 900, fixed: ["radio": 1200])
    #expect(
      limits == [GroupLimits(name: "offline", members: [1], fixed: 1200, least: 0, most: 0)])
  }

  @Test func `a group without a maximum may take the budget`() {
    #expect(limits(min: 0, max: nil, fixed: ["radio": 100]).first?.most == 900)
  }

  @Test func `a group of fixed members that reach its minimum limits nothing`() {
    #expect(limits(min: 400, max: 900, members: ["google"], fixed: ["radio": 400]).isEmpty)
  }

  @Test func `a group of fixed members below its minimum has that said`() {
    let limits = limits(min: 400, max: 900, members: ["google"], fixed: ["radio": 300])
    #expect(
      limits == [GroupLimits(name: "offline", members: [], fixed: 300, least: 100, most: 600)])
  }

  @Test func `a group can take what its members and its limits allow`() {
    let group = GroupLimits(name: "g", members: [0, 1], fixed: 0, least: 50, most: 150)
    let room = Room(
      allowed: [.init(0...100), .init(20...100), .init(5...10)], groups: [group])
    #expect([54, 55, 160, 161].map(room.fits) == [false, true, true, false])
    #expect(room.least == 55)
  }

  @Test func `a group whose members demand more than its most does not fit`() {
    let group = GroupLimits(name: "g", members: [0, 1], fixed: 0, least: 0, most: 100)
    let room = Room(allowed: [.init(80...100), .init(40...100)], groups: [group])
    #expect(room.largest(atMost: 1000) == nil)
    #expect(room.least == 120)
  }

  @Test func `a threshold leaves sums that fit nobody`() {
    let room = Room(allowed: [.init(0...10), .init(50...60, orNothing: true)], groups: [])
    #expect([10, 11, 49, 50, 70, 71].map(room.fits) == [true, false, false, true, true, false])
    #expect(room.largest(atMost: 40) == 10)
  }

  @Test func `a group's minimum is no more than its members can take below its most`() {
    let group = GroupLimits(name: "g", members: [0, 1], fixed: 0, least: 30, most: 40)
    let room = Room(allowed: [.init(0...10), .init(50...60, orNothing: true)], groups: [group])
    #expect(room.withAttainableMinimums().groups[0].least == 10)
  }

  private func limits(
    min: Int64, max: Int64?, members: [ChannelName] = ["google", "fairs"],
    fixed: [ChannelName: Int64]
  ) -> [GroupLimits] {
    GroupLimits.limits(
      of: [
        GroupRules(
          name: "offline", channels: ["radio", "fairs"], min: MinorUnits(rawValue: min),
          max: max.map(MinorUnits.init(rawValue:)))
      ], members: members, fixed: fixed, budget: 1000)
  }
}
