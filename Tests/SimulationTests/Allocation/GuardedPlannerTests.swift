import Marketing
import Testing

@testable import Simulation

@Suite struct GuardedPlannerTests {
  @Test func `every day places the whole budget, in whole cents a week`() throws {
    let amounts = try amounts(in: World(.plain(), seed: 1, days: 40))
    let weekly = amounts.map { day in day.map { $0 * 7 * 100 } }
    #expect(weekly.allSatisfy { abs($0.reduce(0, +) - 7_000_000) < 1e-3 })
    #expect(weekly.joined().allSatisfy { abs($0 - $0.rounded()) < 1e-6 })
  }

  @Test func `the first week is split evenly until something is known`() throws {
    let first = try amounts(in: World(.plain(), seed: 1, days: 1))
    #expect(first.first == Array(repeating: 1250, count: 8))
  }

  /// A step doubles what was in force a week ago; a small channel may have half an equal share.
  @Test func `no decision more than doubles a channel in a week`() throws {
    let amounts = try amounts(in: World(.plain(), seed: 2, days: 60))
    let decided = amounts.indices.dropFirst(7).filter { amounts[$0] != amounts[$0 - 1] }
    let rises = decided.flatMap { zip(amounts[$0 - 7], amounts[$0]) }
    #expect(!rises.isEmpty && rises.allSatisfy { $1 <= max(2 * $0, 625) + 0.01 })
  }

  @Test func `once the beginning is over most decisions fall on Mondays`() throws {
    let amounts = try amounts(in: World(.plain(), seed: 2, days: 60))
    let decided = amounts.indices.dropFirst(14).filter { amounts[$0] != amounts[$0 - 1] }
    #expect(decided.count { $0 % 7 == 0 } > 2 * decided.count { $0 % 7 != 0 })
  }

  @Test func `a newcomer has a share from its first day on`() throws {
    var world = World(.plain { $0.channelCount = 3 }, seed: 4, days: 40)
    world.channels[2].firstDay = 31
    let amounts = try amounts(in: world).map { $0[2] }
    #expect(amounts.prefix(31).allSatisfy { $0 == 0 })
    #expect(amounts.suffix(9).allSatisfy { $0 > 0 && $0 <= 1251 })
  }

  @Test func `guardrails decide otherwise than the bare method`() throws {
    let world = World(.plain(), seed: 5, days: 30)
    let bare = try world.amounts(of: PolicyName.tanteo.policy(in: world, options: .init()))
    #expect(try amounts(in: world) != bare)
  }

  @Test func `guardrails hold channels against the target that is asked for`() throws {
    let world = World(.plain(), seed: 5, days: 60)
    let strict = try amounts(in: world, against: .costPerAcquisition(1e-3))
    let lenient = try amounts(in: world, against: .costPerAcquisition(1e6))
    #expect(strict.prefix(15) == lenient.prefix(15))
    #expect(strict != lenient)
  }

  private func amounts(in world: World, against target: Target = .auto) throws -> [[Double]] {
    let options = PolicyOptions(guardrails: true, target: target)
    return try world.amounts(of: PolicyName.tanteo.policy(in: world, options: options))
  }
}
