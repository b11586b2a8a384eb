import Foundation
import Testing

/// Thirty channels for sixty days.
@Suite struct `simulate verdicts` {
  private let place: Workplace
  private let small = ["simulate", "verdicts", "--channels", "30", "--days", "60"]

  init() throws {
    place = try Workplace()
  }

  /// What the JSON says, as the contract has it.
  private struct Figures: Decodable, Hashable {
    let schema: String
    let channels: Int
    let noise: String
    let droppedShare: Double
    let medianDropDay: Double?
    let p90DropDay: Double?
    let confirmedShare: Double
    let medianConfirmDay: Double?
    let meanSpendToDrop: Double
    let stateChangesP95: Int
    let discoveries: Discoveries?
    let ageing: Ageing?

    struct Discoveries: Decodable, Hashable {
      let falseDiscoveryRate: Double
      let power: Double?
    }

    struct Ageing: Decodable, Hashable {
      let falseFlagsYear1: Double
      let falseFlagsYear2: Double?
      let flaggedShare: Double?
      let medianFlagDay: Double?
      let p90FlagDay: Double?
      let medianLead: Int?
    }
  }

  @Test func `duds are dropped, with figures`() async throws {
    let figures = try await figures(["--ratio", "0.3", "--noise", "poisson"])
    #expect(figures.schema == "1")
    #expect(figures.channels == 30)
    #expect(figures.noise == "poisson")
    #expect(figures.droppedShare == 1)
    #expect(figures.medianDropDay == 14)
    #expect(figures.meanSpendToDrop >= 42)
    #expect(figures.medianConfirmDay == nil)
    #expect(figures.discoveries == nil)
    #expect(figures.ageing == nil)
  }

  @Test func `the same seed gives the same figures`() async throws {
    let first = try await place.tanteo(small + ["--json"])
    let second = try await place.tanteo(small + ["--json"])
    #expect(first.output == second.output)
    #expect(first.ending == .exit(0))
  }

  @Test(arguments: [
    ["--volume", "2"], ["--noise", "nb4"], ["--ratio", "0.6"], ["--change", "20:0.2"],
    ["--change", "10-20:0.2"], ["--channels", "31"], ["--days", "70"], ["--rule", "evidence"],
    ["--rule", "detector"], ["--rule", "dailyBayes"], ["--seed", "1"], ["--phi0", "9"],
    ["--rho", "0.9"], ["--detector-bar", "60"], ["--revenue", "1"],
    ["--delay", "exp3"], ["--window", "3"], ["--spend-policy", "chase-losers"],
    ["--cadence", "week"], ["--portfolio"],
  ])
  func `every option changes the figures`(option: [String]) async throws {
    let base = ["--ratio", "0.5", "--volume", "1", "--rule", "tanteo"]
    let before = try await place.tanteo(small + base)
    let after = try await place.tanteo(small + base + option)
    #expect(after.ending == .exit(0))
    #expect(before.output != after.output)
  }

  @Test func `a detector that forgives more drops less`() async throws {
    let detector = ["--rule", "detector", "--ratio", "0.6"]
    let strict = try await figures(detector)
    let lenient = try await figures(detector + ["--tolerance", "0.5"])
    #expect(lenient.droppedShare < strict.droppedShare)
  }

  @Test func `a portfolio tells how many drops were wrong`() async throws {
    let figures = try await figures([
      "--portfolio", "--portfolios", "2", "--ratio", "2,0.2", "--noise", "poisson",
    ])
    #expect(figures.discoveries == .init(falseDiscoveryRate: 0, power: 1))
    #expect(figures.droppedShare == 0.5)
  }

  @Test func `ageing is told beside the verdicts`() async throws {
    let figures = try await figures([
      "--detector", "ageing", "--ratio", "2", "--change", "90:0.2", "--days", "140",
    ])
    let ageing = try #require(figures.ageing)
    #expect(ageing.flaggedShare == 1)
    #expect((91...120).contains(ageing.medianFlagDay ?? 0))
    #expect(ageing.falseFlagsYear2 == nil)
  }

  @Test func `the table gives a line to each figure, with its standard error`() async throws {
    let outcome = try await place.tanteo(small + ["--ratio", "0.5"])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "30 channels over 60 days, judged by 'tanteo'")
    #expect(lines.contains { $0.contains(/^dropped +\d+\.\d % ± \d\.\d$/) })
    #expect(lines.contains { $0.contains(/^  half of all by day +\d+ ± \d\.\d$/) })
    #expect(lines.contains { $0.contains(/^changes of state, 95 in 100 at most +\d$/) })
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(outcome.talk.isEmpty)
  }

  @Test(arguments: [
    (["--noise", "nb3"], "'nb3' is no noise; did you mean 'nb2'? known: poisson,"),
    (["--rule", "tanto"], "'tanto' is no rule; did you mean 'tanteo'? known: tanteo,"),
    (["--delay", "exp"], "'exp' is no delay; did you mean 'exp3'? known: none, exp3, lognormal5"),
    (
      ["--spend-policy", "cut-loser"],
      "'cut-loser' is no spend policy; did you mean 'cut-losers'? known: fixed,"
    ),
    (
      ["--cadence", "weekly"],
      "'weekly' is no cadence; did you mean 'week'? known: day, week, month"
    ),
    (["--detector", "aging"], "'aging' is no detector; did you mean 'ageing'? known: ageing"),
    (
      ["--detector", "ageing", "--rule", "evidence"],
      "--detector: only the rule 'tanteo' watches for ageing, not 'evidence'"
    ),
    (
      ["--change", "soon"], "--change: 'soon' is not understood; write '120:0.5', or '180-210:0.5'"
    ),
    (["--change", "30-20:1"], "--change: '30-20:1' is not understood"),
    (["--ratio", "1,x"], "--ratio: 'x' is not a number; write '0.5', or several as '1,1.2,0.5'"),
    (["--ratio", "-1"], "--ratio"),
    (["--volume", "0"], "--volume: 0 is not between 0.001 and 100000"),
    (["--channels", "0"], "--channels: 0 is not between 1 and 1000000"),
    (["--days", "0"], "--days: 0 is not between 1 and 3650"),
    (["--rho", "1"], "--rho: 1 is not between 0 and 0.99"),
    (["--phi0", "0.5"], "--phi0: 0.5 is not between 1 and 1000"),
    (["--tolerance", "1"], "--tolerance: 1 is not between 0 and 0.9"),
    (["--revenue", "5"], "--revenue: 5 is not between 0 and 4"),
  ])
  func `what it does not know is answered with what it knows`(
    option: [String], answer: String
  ) async throws {
    let outcome = try await place.tanteo(["simulate", "verdicts"] + option)
    #expect(outcome.ending == .exit(64))
    #expect(outcome.output.isEmpty)
    #expect(outcome.talk.contains(answer))
  }

  @Test func `it reads and writes nothing`() async throws {
    let before = try place.snapshot()
    _ = try await place.tanteo(small)
    #expect(try place.snapshot() == before)
  }

  private func figures(_ options: [String]) async throws -> Figures {
    let outcome = try await place.tanteo(small + options + ["--json"])
    return try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
  }
}
