import Glibc
import Statistics
import Testing

@testable import Marketing

/// Ten thousand programs as people and files could make them, the impossible ones among them.
@Suite struct RandomAllocationTests {
  private static let outcomes = (UInt64(1)...10_000).map(Outcome.init)

  @Test func `every program has a plan`() {
    #expect(seeds { $0.result == nil } == [])
  }

  @Test func `the sum is the budget to the cent or one sentence names the limit`() {
    #expect(seeds { $0.sumIsWrong } == [])
  }

  @Test func `no bound is broken that no note gave up`() {
    #expect(seeds { $0.breaksBound } == [])
  }

  @Test func `no channel gets less than its threshold but more than nothing`() {
    #expect(seeds { $0.breaksThreshold } == [])
  }

  @Test func `a group never gets more than its most`() {
    #expect(seeds { $0.breaksGroupMost } == [])
  }

  @Test func `a group gets its least unless a note says how much less`() {
    #expect(seeds { $0.breaksGroupLeast } == [])
  }

  @Test func `a smaller step would not do`() {
    #expect(seeds { $0.stepIsTooLarge } == [])
  }

  @Test func `most kinds of trouble are among them`() {
    let notes = Self.outcomes.flatMap { $0.result?.notes ?? [] }
    let limits = notes.compactMap { note -> Limit? in
      if case .unplaced(_, let limit) = note { limit } else { nil }
    }
    #expect(Set(limits).isSuperset(of: [.threshold, .max, .group, .maxStep, .held]))
    #expect(notes.contains(.minimumsShrunk) && notes.contains(.floorsRelaxed))
  }

  private func seeds(where isBroken: (Outcome) -> Bool) -> [UInt64] {
    Self.outcomes.filter(isBroken).map(\.seed)
  }
}

/// A random allocation, its result, and what of its demands that breaks.
private struct Outcome: Sendable {
  let seed: UInt64
  let allocation: Allocation
  let result: Allocation.Result?

  fileprivate init(seed: UInt64) {
    self.seed = seed
    allocation = Allocation(seed: seed)
    result = try? allocation.solve()
  }

  private var amounts: [Int64] {
    result?.amounts ?? .init(repeating: 0, count: allocation.bounds.members.count)
  }
  private var unplaced: Int64 { result?.unplaced ?? 0 }
  private var notes: [Note] { result?.notes ?? [] }
  private var gaveUpMinimums: Bool { notes.contains(.minimumsShrunk) }

  var sumIsWrong: Bool {
    let said = notes.compactMap { note -> Int64? in
      switch note {
      case .unplaced(let amount, _), .notWorthSpending(let amount): amount.rawValue
      default: nil
      }
    }
    return amounts.reduce(0, +) + unplaced != allocation.total
      || said != (unplaced == 0 ? [] : [unplaced])
  }

  var breaksBound: Bool {
    zip(amounts, allocation.bounds.members).contains { amount, member in
      let allowed = allocation.bounds.allowed(
        for: member, under: result?.demands ?? Bounds.Demands())
      let least = amount == 0 && allowed.orNothing || gaveUpMinimums ? 0 : allowed.range.lowerBound
      return Double(amount) > allowed.most || Double(amount) < least
    }
  }

  var breaksThreshold: Bool {
    zip(amounts, allocation.bounds.members).contains { amount, member in
      amount != 0 && Double(amount) < member.threshold
    }
  }

  var breaksGroupMost: Bool {
    allocation.groups.contains { group in
      group.members.reduce(0) { $0 + amounts[$1] } > group.most
    }
  }

  var breaksGroupLeast: Bool {
    let said = Dictionary(
      uniqueKeysWithValues: notes.compactMap { note -> (String, Int64)? in
        guard case .groupMinimumShrunk(let group, let least) = note else { return nil }
        return (group, least.rawValue)
      })
    return allocation.groups.contains { group in
      group.members.reduce(0) { $0 + amounts[$1] } < said[group.name] ?? group.least
    }
  }

  /// Where even people's minimums yield no step would do, and money that may stay needs none.
  var stepIsTooLarge: Bool {
    guard var demands = result?.demands, demands.step != 2, !gaveUpMinimums,
      allocation.leastMultiplier == nil
    else { return false }
    demands.step = max(2, (demands.step ?? 1e12) * 0.999)
    let bounds = allocation.bounds
    let room = Room(
      allowed: bounds.members.map { bounds.allowed(for: $0, under: demands) },
      groups: allocation.groups)
    return room.fits(allocation.total - unplaced)
  }
}

extension Allocation {
  /// Up to six members with random limits, in budgets from an euro to ten billion.
  fileprivate init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...6, using: &generator)
    let budget = Int64(pow(10, 2 + 10 * generator.uniform()))
    let members = (0..<count).map { _ in
      Bounds.Member(budget: budget, count: count, using: &generator)
    }
    let responses = members.map { _ in
      ResponseMixture(
        weights: ResponseCurve.dictionary.map { _ in
          generator.uniform() < 0.7 ? 0 : generator.uniform()
        }, reference: Double(budget) / Double(count + 1))
    }
    let pays = Int.random(in: 0..<4, using: &generator) == 0
    self.init(
      bounds: Bounds(
        rules: PlanRules(
          budget: Budget(amount: MinorUnits(rawValue: budget), currency: .euro, per: .week)),
        members: members, equalShare: Double(budget) / Double(count + 1)),
      groups: Self.groups(of: count, budget: budget, using: &generator), responses: responses,
      total: Int64.random(in: 0...budget, using: &generator),
      leastMultiplier: pays ? 3 * generator.uniform() / Double(budget) : nil)
  }

  private static func groups(
    of count: Int, budget: Int64, using generator: inout SeededGenerator
  ) -> [GroupLimits] {
    [Array(0..<count / 2), Array(count / 2..<count)].enumerated()
      .filter { _, members in !members.isEmpty && Bool.random(using: &generator) }
      .map { index, members in
        let limits = (0..<2).map { _ in Int64.random(in: 0...budget, using: &generator) }
        return GroupLimits(
          name: "\(index)", members: members, fixed: 0, least: limits.min() ?? 0,
          most: limits.max() ?? 0)
      }
  }
}

extension Bounds.Member {
  fileprivate init(budget: Int64, count: Int, using generator: inout SeededGenerator) {
    let minimum = Int64.random(in: 0...budget / 2 / Int64(count), using: &generator)
    let maximum = Int64.random(in: 0...budget / 2, using: &generator)
    let threshold = Int64.random(in: 0...budget / Int64(count), using: &generator)
    let demands = ChannelRules(
      min: Bool.random(using: &generator) ? 0 : MinorUnits(rawValue: minimum),
      max: Bool.random(using: &generator) ? nil : MinorUnits(rawValue: maximum),
      minOrNothing: Bool.random(using: &generator) ? 0 : MinorUnits(rawValue: threshold))
    let isNew = Int.random(in: 0..<4, using: &generator) == 0
    let previous = isNew ? nil : Double(budget) * generator.uniform() / Double(count)
    let hasFloor = Bool.random(using: &generator)
    let isSuspect = generator.uniform() < 0.1
    self.init(
      rules: demands, previous: previous, hasFloor: hasFloor,
      ceilings: isSuspect ? [.probation(Double(budget) * generator.uniform())] : [])
  }
}
