import Foundation
import Testing

/// One pass over twelve weeks of four channels.
@Suite struct `once over a history` {
  private static let days = 84
  private let place: Workplace
  private let outcome: Workplace.Outcome

  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<Self.days), as: "history.csv")
    outcome = try await place.once(.first + Self.days, "--json")
  }

  @Test func `it ends well`() {
    #expect(outcome.ending == .exit(0))
  }

  @Test(arguments: ["recommendations.log", "recommendations.jsonl", "plan.csv"])
  func `it publishes`(_ name: String) {
    #expect(place.exists("out/" + name))
  }

  @Test func `the file is archived under the month of its arrival`() {
    #expect(place.names(in: "processed/2026-03") == ["history.csv"])
    #expect(place.names(in: "inbox").isEmpty)
  }

  @Test func `the plan adds up to the budget to the cent`() throws {
    #expect(try place.plan().compactMap(\.minorUnits).reduce(0, +) == 100_000)
  }

  @Test func `the plan has its columns`() throws {
    let head = try place.text("out/plan.csv").prefix { $0 != "\n" }
    #expect(head == "channel,amount,currency,per,state,action,since")
  }

  @Test func `every channel is in the plan`() throws {
    #expect(try place.plan().map(\.channel).sorted() == ["display", "radio", "search", "social"])
  }

  @Test func `every channel is in the decision`() throws {
    let decision = try #require(try place.decisions().last)
    #expect(Set(decision.amounts.keys) == ["display", "radio", "search", "social"])
  }

  @Test func `plan and decision have the same amounts`() throws {
    let plan = try place.plan().map { "\($0.channel) \($0.minorUnits ?? -1)" }
    let decision = try #require(try place.decisions().last)
    #expect(plan.sorted() == decision.amounts.map { "\($0.key) \($0.value)" }.sorted())
  }

  @Test func `no log line is wider than 100 columns`() throws {
    #expect(try place.logLines().filter { $0.count > 100 }.isEmpty)
  }

  @Test func `every log line begins with the decision's number`() throws {
    #expect(try place.logLines().filter { !$0.hasPrefix("1 ") }.isEmpty)
  }

  @Test(arguments: ["display", "radio", "search", "social"])
  func `the log has the line of`(_ channel: String) throws {
    #expect(try place.logLines().contains { $0.dropFirst(4).hasPrefix(channel + " ") })
  }

  @Test func `what is printed is the last line of the JSON lines`() throws {
    #expect(try outcome.output == place.text("out/recommendations.jsonl"))
  }

  @Test func `the file and its rows are in the decision`() throws {
    let decision = try #require(try place.decisions().last)
    #expect(decision.files == [.init(name: "history.csv", rows: Self.days * 4)])
  }

  @Test func `a decision has every key of the contract`() throws {
    let expected: Set = [
      "schema", "decision", "supersedes", "at", "today", "dataThrough", "currency", "budgetCents",
      "per", "seed", "configDigest", "version", "files", "channels", "unplacedCents", "expected",
      "needsYou",
    ]
    #expect(expected.subtracting(try keys(ofJSON: outcome.output)).isEmpty)
  }

  @Test(arguments: ["display", "radio", "search", "social"])
  func `a channel has every key of the contract`(_ name: String) throws {
    let expected: Set = [
      "channel", "state", "action", "flags", "fromCents", "toCents", "reasonCode", "reason",
      "reasonArguments", "evidence", "limitsHit", "wouldChangeIf",
    ]
    #expect(expected.subtracting(try channel(name).keys).isEmpty)
  }

  @Test(arguments: ["display", "radio", "search", "social"])
  func `evidence has every key of the contract`(_ name: String) throws {
    let expected: Set = [
      "spendMicros", "conversions", "expectedAtTarget", "oddsAgainst", "oddsFor", "barOdds", "cpa",
      "cpaLow", "cpaHigh", "probabilityOfBeingBest", "marginalPerUnit", "maturity", "dispersion",
    ]
    let evidence = try #require(try channel(name)["evidence"] as? [String: Any])
    #expect(expected.subtracting(evidence.keys).isEmpty)
  }

  @Test func `chances of being best add up to one`() throws {
    let channels = try object(ofJSON: outcome.output)["channels"] as? [[String: Any]] ?? []
    let chances = channels.compactMap {
      ($0["evidence"] as? [String: Any])?["probabilityOfBeingBest"] as? Double
    }
    #expect(abs(chances.reduce(0, +) - 1) < 1e-9)
  }

  @Test func `what people read is for their group, the ledger for nobody else`() throws {
    let names = ["out/recommendations.log", "out/plan.csv", "tanteo.sqlite"]
    let permissions = try names.map {
      try FileManager.default.attributesOfItem(atPath: place.path($0))[.posixPermissions] as? Int
    }
    #expect(permissions == [0o640, 0o640, 0o600])
  }

  @Test func `a replay of the decision is identical`() async throws {
    let replay = try await place.ask("replay")
    #expect(replay.ending == .exit(0))
    #expect(replay.output == "1: identical\n")
  }

  private func channel(_ name: String) throws -> [String: Any] {
    let channels = try object(ofJSON: outcome.output)["channels"] as? [[String: Any]]
    return try #require(channels?.first { $0["channel"] as? String == name })
  }
}

@Suite struct `a budget that cannot be placed` {
  @Test func `is said with the limit that binds`() async throws {
    let place = try Workplace(
      Workplace.standard + """
        channels:
          search: { max: 200 }
          social: { max: 200 }
          radio: { max: 200 }
          display: { max: 200 }
        """)
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let decision = try #require(try place.decisions().last)
    let placed = decision.amounts.values.reduce(0, +)
    #expect(decision.unplacedCents == 100_000 - placed)
    #expect(decision.unplacedCents >= 20_000)
    #expect(try place.text("out/recommendations.log").contains(/stay unplaced: .*max/))
  }

  @Test func `names no maximum where there is none`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<84))
    try await place.once(.first + 92)
    let log = try place.text("out/recommendations.log")
    let sentence = log.split(separator: "\n").first { $0.contains("stay unplaced") } ?? ""
    #expect(!sentence.contains("max"), "\(sentence)")
  }
}
