import Foundation
import Testing

/// Two worlds of two kinds, thirty days each.
@Suite struct `simulate allocation` {
  private let place: Workplace
  private let small = [
    "simulate", "allocation", "--scenario", "delay,few2", "--seeds", "2", "--days", "30",
  ]

  init() throws {
    place = try Workplace()
  }

  /// What the JSON says, as the contract has it.
  private struct Figures: Decodable, Hashable {
    let schema: String
    let scenarios: [Scenario]

    struct Scenario: Decodable, Hashable {
      let name: String
      let seeds: Int
      let policies: [Policy]
    }

    struct Policy: Decodable, Hashable {
      let name: String
      let meanRegretPercent: Double
      let standardError: Double?
      let p90: Double
      let ratioOfSumsPercent: Double
    }
  }

  @Test func `gives figures for every scenario and policy`() async throws {
    let figures = try await figures("--policy", "tanteo,equal,oracle")
    #expect(figures.schema == "1")
    #expect(figures.scenarios.map(\.name) == ["delay", "few2"])
    #expect(figures.scenarios.map(\.seeds) == [2, 2])
    #expect(
      figures.scenarios.map { $0.policies.map(\.name) }
        == Array(repeating: ["tanteo", "equal", "oracle"], count: 2))
  }

  @Test func `nobody beats the oracle`() async throws {
    let figures = try await figures("--policy", "tanteo,equal,oracle")
    let policies = figures.scenarios.flatMap(\.policies)
    #expect(policies.allSatisfy { $0.meanRegretPercent >= 0 })
    #expect(policies.filter { $0.name == "oracle" }.allSatisfy { $0.meanRegretPercent == 0 })
  }

  @Test func `the same seeds give the same figures`() async throws {
    let first = try await place.tanteo(small + ["--json"])
    let second = try await place.tanteo(small + ["--json"])
    #expect(first.output == second.output)
    #expect(first.ending == .exit(0))
  }

  @Test(arguments: ["forgetting", "delay", "concavity", "prior", "dispersion"])
  func `a part left out changes the figures of tanteo`(part: String) async throws {
    let whole = try await figures("--policy", "tanteo")
    let less = try await figures("--policy", "tanteo", "--without", part)
    #expect(whole != less)
  }

  @Test(arguments: [["--first-seed", "7"], ["--draws", "3"], ["--guardrails"], ["--days", "31"]])
  func `every option changes the figures`(option: [String]) async throws {
    let before = try await figures("--policy", "tanteo")
    let after = try await figures(["--policy", "tanteo"] + option)
    #expect(before != after)
  }

  @Test func `the table has a row for each scenario and a column for each policy`() async throws {
    let outcome = try await place.tanteo(small + ["--policy", "roi28,equal"])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(outcome.ending == .exit(0))
    #expect(lines.count { $0.hasPrefix("delay ") } == 2)
    #expect(lines.contains { $0.contains(/^scenario +worlds +roi28 +equal$/) })
    #expect(lines.contains { $0.contains(/^few2 +2( +\d+\.\d\d ± \d+\.\d\d){2}$/) })
  }

  @Test func `a table of many policies keeps to 100 columns`() async throws {
    let all = "static,roi28,equal,winnerTakeAll,epsilonGreedy,ucb1,oracle"
    let outcome = try await place.tanteo(small + ["--policy", all])
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(all.split(separator: ",").allSatisfy { outcome.output.contains($0) })
  }

  @Test func `nothing is said on stderr while nobody watches`() async throws {
    let outcome = try await place.tanteo(small + ["--policy", "equal"])
    #expect(outcome.talk.isEmpty)
  }

  @Test(arguments: [
    (
      ["--scenario", "lineer"],
      "'lineer' is no scenario; did you mean 'linear'? known: all, linear,"
    ),
    (["--policy", "equal,tanto"], "'tanto' is no policy; did you mean 'tanteo'? known: tanteo,"),
    (["--policy", "everything"], "'everything' is no policy; known: tanteo, tanteoMean,"),
    (
      ["--without", "priors"],
      "'priors' is no part of the method; did you mean 'prior'? known: forgetting,"
    ),
    (["--seeds", "0"], "--seeds: 0 is not between 1 and 100000"),
    (["--days", "0"], "--days: 0 is not between 1 and 3650"),
    (["--draws", "-1"], "--draws: -1 is not between 1 and 10000"),
  ])
  func `what it does not know is answered with what it knows`(
    option: [String], answer: String
  ) async throws {
    let outcome = try await place.tanteo(["simulate", "allocation"] + option)
    #expect(outcome.ending == .exit(64))
    #expect(outcome.output.isEmpty)
    #expect(outcome.talk.contains(answer))
  }

  @Test func `it reads and writes nothing`() async throws {
    let before = try place.snapshot()
    _ = try await place.tanteo(small + ["--policy", "equal"])
    #expect(try place.snapshot() == before)
  }

  private func figures(_ options: String...) async throws -> Figures {
    try await figures(options)
  }

  private func figures(_ options: [String]) async throws -> Figures {
    let outcome = try await place.tanteo(small + options + ["--json"])
    return try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
  }
}
