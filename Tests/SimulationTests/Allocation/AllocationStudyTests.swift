import Testing

@testable import Simulation

@Suite struct AllocationStudyTests {
  private let study = AllocationStudy(
    scenario: .plain { $0.channelCount = 3 }, policies: [.equal, .roi28, .oracle], seeds: 4..<8,
    days: 40)

  @Test func `the same study gives the same figures`() async throws {
    let first = try await study.run()
    let second = try await study.run()
    #expect(first == second)
  }

  /// Tasks end in any order; the figures are those of one world after the other.
  @Test func `the figures do not depend on which world ends first`() async throws {
    let regret = ScenarioRegret(of: study, values: try study.seeds.map(study.play))
    #expect(try await study.run() == regret)
  }

  @Test func `every world is reported once`() async throws {
    var count = 0
    _ = try await study.run { count += 1 }
    #expect(count == 4)
  }

  @Test func `the oracle has no regret`() async throws {
    #expect(try await study.run().policies.last?.meanRegretPercent == 0)
  }

  @Test func `policies come in the order asked for`() async throws {
    #expect(try await study.run().policies.map(\.name) == [.equal, .roi28, .oracle])
  }

  @Test func `other seeds are other worlds`() async throws {
    var other = study
    other.seeds = 8..<12
    #expect(try await study.run() != other.run())
  }
}
