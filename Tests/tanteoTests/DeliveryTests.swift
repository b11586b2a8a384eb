import Foundation
import Testing

/// However the same figures are delivered, the plan is the same.
@Suite struct `the same figures, delivered otherwise` {
  private static let today = TestDay.first + 42

  private func plan(
    _ configuration: String = Workplace.standard, _ deliver: (Workplace) async throws -> Void
  ) async throws -> String {
    let place = try Workplace(configuration)
    try await deliver(place)
    let outcome = try await place.once(Self.today)
    try #require(outcome.ending == .exit(0), "\(outcome.talk)")
    return try place.text("out/plan.csv")
  }

  private func wholePlan() async throws -> String {
    try await plan { try $0.drop(History().csv(0..<42)) }
  }

  @Test func `two ledgers give one plan`() async throws {
    #expect(try await wholePlan() == wholePlan())
  }

  @Test func `a file split at a day's edge gives the same plan`() async throws {
    let split = try await plan { place in
      try place.drop(History().csv(0..<20), as: "a.csv")
      try place.drop(History().csv(20..<42), as: "b.csv")
    }
    #expect(try await split == wholePlan())
  }

  @Test func `a file taken in two passes gives the same plan`() async throws {
    let split = try await plan { place in
      try place.drop(History().csv(0..<20), as: "a.csv")
      try await place.once(Self.today, "--ingest-only")
      try place.drop(History().csv(20..<42), as: "b.csv")
      try await place.once(Self.today, "--ingest-only")
    }
    #expect(try await split == wholePlan())
  }

  @Test func `the order of the files does not matter`() async throws {
    let split = try await plan { place in
      try place.drop(History().csv(20..<42), as: "a.csv")
      try place.drop(History().csv(0..<20), as: "b.csv")
    }
    #expect(try await split == wholePlan())
  }

  @Test func `a folder in the inbox holds files too`() async throws {
    let nested = try await plan { place in
      try FileManager.default.createDirectory(
        atPath: place.path("inbox/google"), withIntermediateDirectories: false)
      try place.drop(History().csv(0..<42), as: "google/spend.csv")
    }
    #expect(try await nested == wholePlan())
  }

  @Test func `the order of the rows does not matter`() async throws {
    let reversed = try await plan { place in
      try place.drop(History.csv(History().rows(0..<42).reversed()))
    }
    #expect(try await reversed == wholePlan())
  }

  @Test func `the order of the configuration's keys does not matter`() async throws {
    let other = """
      decide: { timezone: UTC, every: week }
      target: { cpa: 30 }
      budget: { per: week, currency: EUR, amount: 1000 }
      """
    let reordered = try await plan(other) { try $0.drop(History().csv(0..<42)) }
    #expect(try await reordered == wholePlan())
  }

  @Test func `another seed still spends the budget`() async throws {
    let place = try Workplace(Workplace.standard + "seed: 1\n")
    try place.drop(History().csv(0..<42))
    try await place.once(Self.today)
    #expect(try place.plan().compactMap(\.minorUnits).reduce(0, +) == 100_000)
  }

  @Test func `capitals and spaces around a name do not matter`() async throws {
    let loud = try await plan { place in
      try place.drop(History().csv(0..<20), as: "a.csv")
      let text = History().csv(20..<42).replacing("search", with: " SEARCH ")
      try place.drop(text, as: "b.csv")
    }
    #expect(try await loud == wholePlan())
  }

  @Test func `an alias is the channel itself`() async throws {
    let aliased = Workplace.standard + "channels:\n  search: { aliases: [Brand ads] }\n"
    let renamed = try await plan(aliased) { place in
      try place.drop(History().csv(0..<20), as: "a.csv")
      try place.drop(History().csv(20..<42).replacing("search", with: "Brand ads"), as: "b.csv")
    }
    #expect(try await renamed == wholePlan())
  }

  @Test func `semicolons, decimal commas and Spanish headers mean the same`() async throws {
    let spanish = History.csv(History().rows(0..<42)).split(separator: "\n").dropFirst()
      .map { $0.replacing(",", with: ";").replacing(".", with: ",") }
    let text = (["fecha;canal;gasto;conversiones"] + spanish).joined(separator: "\r\n") + "\r\n"
    let translated = try await plan { try $0.drop(text) }
    #expect(try await translated == wholePlan())
  }
}

@Suite struct `a file that comes again` {
  private let place: Workplace

  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<42), as: "spend.csv")
    try await place.once(.first + 42)
  }

  @Test(arguments: ["spend.csv", "copy of spend.csv"])
  func `the same bytes change nothing`(_ name: String) async throws {
    let before = try place.text("out/recommendations.log")
    try place.drop(History().csv(0..<42), as: name)
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0))
    #expect(try place.text("out/recommendations.log") == before)
    #expect(try place.decisions().count == 1)
  }

  @Test func `the copy is kept beside the first`() async throws {
    try place.drop(History().csv(0..<42), as: "spend.csv")
    try await place.once(.first + 42)
    #expect(place.processed == ["spend (2).csv", "spend.csv"])
    #expect(place.names(in: "inbox").isEmpty)
  }

  @Test func `a copy under another name is kept under it`() async throws {
    try place.drop(History().csv(0..<42), as: "again.csv")
    let outcome = try await place.once(.first + 42)
    #expect(place.processed == ["again.csv", "spend.csv"])
    #expect(outcome.talk.contains("again.csv: same as spend.csv of 2026-02-16"))
  }

  @Test func `a longer export counts its old rows once`() async throws {
    let fresh = try Workplace()
    try fresh.drop(History().csv(0..<49))
    try await fresh.once(.first + 49)
    try place.drop(History().csv(0..<49), as: "longer.csv")
    try await place.once(.first + 49)
    #expect(try place.decisions().last?.evidence == fresh.decisions().last?.evidence)
  }
}

@Suite struct `a day that is restated` {
  private static let restated = 10
  private let place: Workplace
  private let before: DecisionRecord
  private let after: DecisionRecord

  /// Social's tenth day comes again, with three customers and 5 EUR more, and nothing else.
  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<42), as: "first.csv")
    try await place.once(.first + 42)
    let rows = History().rows(Self.restated..<Self.restated + 1)
      .filter { $0.channel == "social" }
      .map { row in
        MadeUpRow(
          day: row.day, channel: row.channel, spend: row.spend + 500,
          conversions: row.conversions + 3)
      }
    try place.drop(History.csv(rows), as: "restated.csv")
    try await place.once(.first + 42)
    let decisions = try place.decisions()
    before = try #require(decisions.first)
    after = try #require(decisions.last)
  }

  @Test func `it leads to a decision that supersedes`() {
    #expect(after.supersedes == before.decision)
  }

  @Test func `both decisions can be replayed`() async throws {
    let replay = try await place.ask("replay")
    #expect(replay.ending == .exit(0))
    #expect(replay.output == "1: identical\n2: identical\n")
  }

  @Test func `the channel's evidence changes by what was restated`() throws {
    let (old, new) = (try #require(before["social"]), try #require(after["social"]))
    #expect(new.evidence.conversions == old.evidence.conversions + 3)
    #expect(new.evidence.spendMicros == old.evidence.spendMicros + 5_000_000)
  }

  @Test(arguments: ["search", "radio", "display"])
  func `the evidence of others stays`(_ name: String) {
    #expect(after.evidence[name] == before.evidence[name])
  }
}
