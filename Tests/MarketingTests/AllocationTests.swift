import Glibc
import Statistics
import Testing

@testable import Marketing

@Suite struct AllocationTests {
  /// Programs as people and files could make them, the impossible ones among them.
  static let seeds = UInt64(1)...300

  @Test(arguments: seeds)
  func `the sum is the budget to the cent or a sentence names the limit`(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let result = try program.allocation.solve()
    #expect(result.amounts.reduce(0, +) + result.unplaced == program.total, "seed \(seed)")
    #expect(unplaced(result.notes) == result.unplaced, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `no bound is broken that no note gave up`(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let result = try program.allocation.solve()
    let bounds = program.allocation.bounds
    let gaveUp = result.notes.contains(.minimumsShrunk)
    let kept = zip(result.amounts, bounds.members).map { amount, member in
      let range = bounds.range(of: member, under: result.demands)
      return amount <= range.upperBound && amount >= (gaveUp ? 0 : range.lowerBound)
    }
    #expect(kept.allSatisfy { $0 }, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `a group never gets more than its most`(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let amounts = try program.allocation.solve().amounts
    let sums = program.allocation.groups.map { $0.members.reduce(0) { $0 + amounts[$1] } }
    #expect(zip(sums, program.allocation.groups).allSatisfy { $0 <= $1.most }, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `a group gets its least unless a note says how much less`(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let result = try program.allocation.solve()
    let said = Dictionary(uniqueKeysWithValues: result.notes.compactMap(shrunkMinimum))
    let sums = program.allocation.groups.map { $0.members.reduce(0) { $0 + result.amounts[$1] } }
    #expect(
      zip(sums, program.allocation.groups).allSatisfy { $0 >= said[$1.name] ?? $1.least },
      "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `a smaller step would not do`(seed: UInt64) throws {
    let program = RandomProgram(seed: seed)
    let result = try program.allocation.solve()
    var demands = result.demands
    demands.step = max(2, (demands.step ?? 1e12) * 0.999)
    let ranges = program.allocation.bounds.members.map {
      program.allocation.bounds.range(of: $0, under: demands)
    }
    let room = Room(ranges: ranges, groups: program.allocation.groups)
    // Where even people's minimums yield, no step would do.
    let isLeast = result.demands.step == 2 || result.notes.contains(.minimumsShrunk)
    #expect(isLeast || !room.fits(program.total - result.unplaced), "seed \(seed)")
  }

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

  @Test func `where nothing is left to decide all is unplaced`() throws {
    let bounds = Bounds(rules: .weekly(100), members: [], equalShare: 0)
    let result = try Allocation(bounds: bounds, groups: [], responses: [], total: 500).solve()
    #expect(result.unplaced == 500)
  }

  /// The amount that the notes say is unplaced.
  private func unplaced(_ notes: [Note]) -> Int64 {
    notes.reduce(0) { sum, note in
      if case .unplaced(let amount, _) = note { return sum + amount.rawValue }
      return sum
    }
  }

  private func shrunkMinimum(_ note: Note) -> (String, Int64)? {
    guard case .groupMinimumShrunk(let group, let least) = note else { return nil }
    return (group, least.rawValue)
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

/// A program of up to six members with random limits, in budgets from an euro to ten billion.
private struct RandomProgram {
  let allocation: Allocation
  var total: Int64 { allocation.total }

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...6, using: &generator)
    let budget = Int64(pow(10, 2 + 10 * generator.uniform()))
    let most = budget / 2
    let members = (0..<count).map { _ in
      let least = Bool.random(using: &generator) ? 0 : Int64.random(in: 0...most, using: &generator)
      return Bounds.Member(
        rules: ChannelRules(
          min: MinorUnits(rawValue: least / Int64(count)),
          max: Bool.random(using: &generator)
            ? MinorUnits(rawValue: .random(in: 0...most, using: &generator)) : nil),
        previous: Int.random(in: 0..<4, using: &generator) == 0
          ? nil : Double(budget) * generator.uniform() / Double(count),
        hasFloor: Bool.random(using: &generator))
    }
    let groups = [Array(0..<count / 2), Array(count / 2..<count)].enumerated()
      .filter { _, members in !members.isEmpty && Bool.random(using: &generator) }
      .map { index, members in
        let limits = [
          Int64.random(in: 0...budget, using: &generator),
          Int64.random(in: 0...budget, using: &generator),
        ]
        return GroupLimits(
          name: "\(index)", members: members, fixed: 0, least: limits.min() ?? 0,
          most: limits.max() ?? 0)
      }
    let responses = members.map { _ in
      ResponseMixture(
        weights: ResponseCurve.dictionary.map { _ in generator.uniform() },
        reference: Double(budget) / Double(count + 1))
    }
    allocation = Allocation(
      bounds: Bounds(
        rules: PlanRules(
          budget: Budget(amount: MinorUnits(rawValue: budget), currency: .euro, per: .week)),
        members: members, equalShare: Double(budget) / Double(count + 1)),
      groups: groups, responses: responses,
      total: Int64.random(in: 0...budget, using: &generator))
  }
}
