import Statistics
import Testing

@testable import Marketing

@Suite struct AllocationTests {
  struct Infeasible: Sendable {
    var members: [ChannelRules] = [.init(), .init()]
    var previous: [Double?] = [1000, 1000]
    var group: GroupLimits?
    var total: Int64 = 10_000
    var amounts: [Int64]
    var notes: [Note]
  }

  /// Two alike channels in a budget of 10,000 cents: step 2, equal share 5,000, floor 100.
  static let infeasible = [
    // Enough for everybody: nothing is given up.
    Infeasible(previous: [5000, 5000], amounts: [5000, 5000], notes: []),
    // Each may at most double, or have half an equal share; 2.5 times is the least that does.
    Infeasible(
      previous: [2000, 2000], amounts: [5000, 5000], notes: [.stepRelaxed(from: 2, to: 2.5)]),
    // A newcomer may have an equal share, so the other must triple.
    Infeasible(
      previous: [5000 / 3, nil], amounts: [5000, 5000], notes: [.stepRelaxed(from: 2, to: 3)]),
    // Only without floors do both fit under this much.
    Infeasible(
      previous: [50, 50], total: 100, amounts: [50, 50], notes: [.floorsRelaxed]),
    // A maximum stands: what is left over is said.
    Infeasible(
      members: [.init(max: 3000), .init(max: 4000)], previous: [3000, 4000],
      amounts: [3000, 4000], notes: [.unplaced(amount: 3000, limit: .max)]),
    // A group's maximum stands too.
    Infeasible(
      previous: [5000, 5000],
      group: GroupLimits(name: "both", members: [0, 1], fixed: 0, least: 0, most: 6000),
      amounts: [3000, 3000], notes: [.unplaced(amount: 4000, limit: .group)]),
    // A group's minimum shrinks to what its members can take; 500 are fixed beside them.
    Infeasible(
      members: [.init(max: 3000), .init()], previous: [3000, 7000],
      group: GroupLimits(name: "one", members: [0], fixed: 500, least: 4000, most: 9000),
      amounts: [3000, 7000], notes: [.groupMinimumShrunk(group: "one", to: 3500)]),
    // A group's minimum yields before people's.
    Infeasible(
      members: [.init(min: 4000), .init(min: 4000)], previous: [4000, 4000],
      group: GroupLimits(name: "one", members: [0], fixed: 0, least: 7000, most: 10_000),
      amounts: [6000, 4000], notes: [.groupMinimumShrunk(group: "one", to: 6000)]),
    // Too little is left for one who needs 4,000 or nothing.
    Infeasible(
      members: [.init(max: 3000), .init(minOrNothing: 4000)], previous: [3000, 0], total: 3500,
      amounts: [3000, 0], notes: [.unplaced(amount: 500, limit: .threshold)]),
    // A larger step makes room for all the money that no threshold takes.
    Infeasible(
      members: [.init(), .init(max: 0)], previous: [1000, 0], total: 4000,
      amounts: [4000, 0], notes: [.stepRelaxed(from: 2, to: 4)]),
    // A group's maximum under its member's threshold leaves that at nothing.
    Infeasible(
      members: [.init(minOrNothing: 4000), .init()], previous: [4000, 6000],
      group: GroupLimits(name: "one", members: [0], fixed: 0, least: 1000, most: 3000),
      amounts: [0, 10_000], notes: [.groupMinimumShrunk(group: "one", to: 0)]),
    // A minimum that cannot be kept and a threshold: the channel ends.
    Infeasible(
      members: [.init(min: 6000, minOrNothing: 6000), .init(min: 3000)], previous: [6000, 3000],
      total: 6000, amounts: [0, 6000],
      notes: [.floorsRelaxed, .stepRelaxed(from: 2, to: nil), .minimumsShrunk]),
    // People's minimums yield last, in proportion.
    Infeasible(
      members: [.init(min: 6000), .init(min: 3000)], previous: [6000, 3000], total: 6000,
      amounts: [4000, 2000],
      notes: [.floorsRelaxed, .stepRelaxed(from: 2, to: nil), .minimumsShrunk]),
  ]

  @Test(arguments: infeasible)
  func `as little as possible is given up and each is said`(example: Infeasible) throws {
    let bounds = Bounds(
      rules: .weekly(100),
      members: zip(example.members, example.previous).map {
        Bounds.Member(rules: $0, previous: $1, hasFloor: true)
      }, equalShare: 5000)
    let result = try Allocation(
      bounds: bounds, groups: example.group.map { [$0] } ?? [],
      responses: [ResponseMixture](repeating: .alike, count: 2), total: example.total
    ).solve()
    #expect(result.amounts == example.amounts)
    #expect(result.notes.map(rounded) == example.notes)
  }

  @Test(
    arguments: [
      (GroupLimits(name: "one", members: [0], fixed: 0, least: 0, most: 3000), Limit.group),
      (GroupLimits(name: "one", members: [0], fixed: 0, least: 7000, most: 10_000), .groupMin),
      (GroupLimits(name: "one", members: [0], fixed: 0, least: 0, most: 10_000), nil),
    ] as [(GroupLimits, Limit?)])
  func `a member that its group holds says so`(group: GroupLimits, limit: Limit?) throws {
    let bounds = Bounds(
      rules: .weekly(100),
      members: [Double](repeating: 5000, count: 2).map {
        Bounds.Member(rules: .init(), previous: $0, hasFloor: true)
      }, equalShare: 5000)
    let result = try Allocation(
      bounds: bounds, groups: [group], responses: [.alike, .alike], total: 10_000
    ).solve()
    #expect(result.limits == [limit, nil])
  }

  /// A minimum over what the step allows is the only amount: 4,000 would be the best.
  @Test(arguments: [(5000, .min), (3000, .maxStep)] as [(MinorUnits, Limit)])
  func `the marginal value tells what holds the only amount`(
    least: MinorUnits, limit: Limit
  ) throws {
    let bounds = Bounds(
      rules: .weekly(100),
      members: [
        Bounds.Member(rules: .init(min: least), previous: 1000, hasFloor: true),
        Bounds.Member(rules: .init(), previous: 5000, hasFloor: true),
      ], equalShare: 500)
    let result = try Allocation(
      bounds: bounds, groups: [], responses: [.alike, .alike], total: 8000
    ).solve()
    #expect(result.limits == [limit, nil])
  }

  @Test func `where nothing is left to decide all is unplaced`() throws {
    let bounds = Bounds(rules: .weekly(100), members: [], equalShare: 0)
    let result = try Allocation(bounds: bounds, groups: [], responses: [], total: 500).solve()
    #expect(result.unplaced == 500)
  }

  // MARK: - Profit

  /// Both bring 2·√(x/1000) a day; a cent a week must bring 1/2000 to pay, and does up to 4,000.
  @Test(
    arguments: [
      (10_000, [4000, 4000], 2000, Note.notWorthSpending(amount: 2000)),
      (6000, [3000, 3000], 0, nil),
    ] as [(Int64, [Int64], Int64, Note?)])
  func `money that would not pay stays unspent`(
    total: Int64, amounts: [Int64], unplaced: Int64, note: Note?
  ) throws {
    let result = try profit([.init(), .init()], previous: [4000, 4000], total: total).solve()
    #expect(result.amounts == amounts)
    #expect(result.unplaced == unplaced)
    #expect(result.notes == [note].compactMap { $0 })
  }

  @Test func `money that would pay beyond a limit names the limit`() throws {
    let members = [ChannelRules(max: 1000), ChannelRules(max: 2000)]
    let result = try profit(members, previous: [1000, 2000], total: 10_000).solve()
    #expect(result.amounts == [1000, 2000])
    #expect(result.notes == [.unplaced(amount: 7000, limit: .max)])
  }

  @Test func `the step stands when money may stay unspent`() throws {
    let result = try profit([.init(), .init()], previous: [1500, 1000], total: 10_000).solve()
    #expect(result.amounts == [3000, 2500])
    #expect(result.notes == [.unplaced(amount: 4500, limit: .maxStep)])
  }

  @Test func `what people demand is spent though it does not pay`() throws {
    let result = try profit(
      [.init(min: 7000), .init()], previous: [7000, 4000], total: 10_000
    ).solve()
    #expect(result.amounts == [7000, 3000])
  }

  /// Both answer alike and concavely: 4,000 each bring more than 7,000 and 1,000 do.
  @Test func `a threshold under test is not taken where nothing brings more`() throws {
    let response = ResponseMixture(
      weights: ResponseCurve.dictionary.indices.map { $0 == 1 ? 2 : 0 }, reference: 1000)
    let members = [ChannelRules(), ChannelRules(), ChannelRules(minOrNothing: 7000)]
    let result = try Allocation(
      bounds: Bounds(
        rules: .weekly(100),
        members: members.map { Bounds.Member(rules: $0, previous: 2700, hasFloor: true) },
        equalShare: 3333),
      groups: [], responses: [ResponseMixture](repeating: response, count: 3), total: 8000
    ).solve()
    #expect(result.amounts == [4000, 4000, 0])
  }

  /// 2·√16 = 8 a day for 16,000, which would have to bring 8: it just pays, but only 12,000 is left.
  @Test func `a threshold that would pay but for want of money is named`() throws {
    let result = try profit(
      [.init(), .init(minOrNothing: 15_900)], previous: [4000, 0], total: 12_000
    ).solve()
    #expect(result.amounts == [4000, 0])
    #expect(result.notes == [.unplaced(amount: 8000, limit: .threshold)])
  }

  private func profit(
    _ members: [ChannelRules], previous: [Double?], total: Int64
  ) -> Allocation {
    let response = ResponseMixture(
      weights: ResponseCurve.dictionary.indices.map { $0 == 1 ? 2 : 0 }, reference: 1000)
    return Allocation(
      bounds: Bounds(
        rules: .weekly(200),
        members: zip(members, previous).map {
          Bounds.Member(rules: $0, previous: $1, hasFloor: true)
        }, equalShare: 5000),
      groups: [], responses: [ResponseMixture](repeating: response, count: members.count),
      total: total, leastMultiplier: 1.0 / 2000)
  }

  private func rounded(_ note: Note) -> Note {
    guard case .stepRelaxed(let from, let to) = note else { return note }
    return .stepRelaxed(from: from, to: to.map { ($0 * 1e6).rounded() / 1e6 })
  }
}

extension ResponseMixture {
  /// The square root of spend: alike channels get alike amounts.
  fileprivate static let alike = ResponseMixture(
    weights: ResponseCurve.dictionary.indices.map { $0 == 1 ? 1 : 0 }, reference: 1000)
}
