import Foundation
import Testing

@Suite struct `the command line` {
  @Test(arguments: [["--help"], ["--version"], ["once", "--help"], ["help", "run"]])
  func `answers about itself on stdout`(_ arguments: [String]) async throws {
    let outcome = try await Workplace().tanteo(arguments)
    #expect(outcome.ending == .exit(0))
    #expect(!outcome.output.isEmpty)
    #expect(outcome.talk.isEmpty)
  }

  @Test func `has a version of three numbers`() async throws {
    let outcome = try await Workplace().tanteo("--version")
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: [
    ["once", "--config", "tanteo.yaml", "--nonsense"], ["nonsense"], ["once"],
    ["once", "--config", "tanteo.yaml", "--today", "yesterday"],
    ["once", "--config", "tanteo.yaml", "--today", "2026-02-30"],
    ["log", "--config", "tanteo.yaml", "--since", "31/12/2026"],
    ["replay", "first", "--config", "tanteo.yaml"], ["read"],
  ])
  func `refuses what it does not know`(_ arguments: [String]) async throws {
    let outcome = try await Workplace().tanteo(arguments)
    #expect(outcome.ending == .exit(64))
    #expect(outcome.output.isEmpty)
    #expect(!outcome.talk.isEmpty)
  }
}

@Suite struct `an earlier day than the last decision's` {
  private let place: Workplace

  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    try place.drop(History().csv(42..<49), as: "b.csv")
  }

  @Test(arguments: [[], ["--dry-run"], ["--ingest-only"]])
  func `is refused`(_ options: [String]) async throws {
    let outcome = try await place.tanteo(
      ["once", "--config", "tanteo.yaml", "--today", "\(TestDay.first + 41)"] + options)
    #expect(outcome.ending == .exit(64))
    #expect(outcome.talk.contains("2026-02-16"))
  }

  @Test func `changes nothing that is published or delivered`() async throws {
    let published = try place.visibleFiles()
    try await place.once(.first + 41)
    #expect(try place.visibleFiles() == published)
  }
}

@Suite struct `before any file` {
  @Test func `the board is friendly`() async throws {
    let outcome = try await Workplace().ask("status")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains("inbox"))
  }

  @Test func `the board is JSON as well`() async throws {
    let outcome = try await Workplace().ask("status", "--json")
    #expect(outcome.ending == .exit(0))
    #expect(try object(ofJSON: outcome.output)["schema"] as? String == "1")
  }

  @Test func `the board makes no ledger`() async throws {
    let place = try Workplace()
    let before = try place.snapshot()
    _ = try await place.ask("status")
    #expect(try place.snapshot() == before)
  }

  @Test(arguments: ["log", "replay"])
  func `there is nothing to read for`(_ command: String) async throws {
    let outcome = try await Workplace().ask(command)
    #expect(outcome.ending == .exit(66))
    #expect(outcome.talk.contains(/tanteo\.sqlite: .+; .+/))
  }

  @Test func `a pass decides nothing and ends well`() async throws {
    let place = try Workplace()
    let outcome = try await place.once(.first)
    #expect(outcome.ending == .exit(0))
    #expect(try place.decisions().isEmpty)
  }

  @Test func `the pass says in JSON that there is no decision`() async throws {
    let outcome = try await Workplace().once(.first, "--json")
    #expect(outcome.output == "{\"decision\":null,\"schema\":\"1\"}\n")
  }

  @Test func `a pass makes the folders`() async throws {
    let place = try Workplace()
    try await place.once(.first)
    #expect(["inbox", "processed", "failed", "out"].filter { !place.exists($0) }.isEmpty)
  }

  @Test func `a ledger that is none is refused`() async throws {
    let place = try Workplace()
    try Data("mine, not a database, and long enough to be read".utf8)
      .write(to: URL(filePath: place.path("tanteo.sqlite")))
    let outcome = try await place.once(.first)
    #expect(outcome.ending == .exit(74))
    #expect(outcome.talk.contains(/tanteo\.sqlite: .+; .+/))
  }
}

/// Two decisions, a week apart.
@Suite struct `the reading commands` {
  private let place: Workplace

  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    try place.drop(History().csv(42..<49), as: "b.csv")
    try await place.once(.first + 49)
  }

  @Test func `log prints what stands in the file`() async throws {
    let outcome = try await place.ask("log")
    #expect(outcome.ending == .exit(0))
    #expect(try outcome.output == place.text("out/recommendations.log"))
  }

  @Test func `log prints the JSON lines as they stand in the file`() async throws {
    let outcome = try await place.ask("log", "--json")
    #expect(try outcome.output == place.text("out/recommendations.jsonl"))
  }

  @Test func `log since a day has only what came then and later`() async throws {
    let outcome = try await place.ask("log", "--since", "\(TestDay.first + 43)")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.ending == .exit(0))
    #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("2 ") })
  }

  @Test func `log since that very day has it`() async throws {
    let outcome = try await place.ask("log", "--since", "\(TestDay.first + 42)", "--json")
    #expect(outcome.output.split(separator: "\n").count == 2)
  }

  @Test func `log since a later day is empty and well`() async throws {
    let outcome = try await place.ask("log", "--since", "\(TestDay.first + 50)")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["recommendations.log", "recommendations.jsonl", "plan.csv"])
  func `a rebuild writes again`(_ name: String) async throws {
    let before = try place.text("out/" + name)
    try FileManager.default.removeItem(atPath: place.path("out"))
    let outcome = try await place.ask("log", "--rebuild")
    #expect(outcome.ending == .exit(0))
    #expect(try place.text("out/" + name) == before)
  }

  @Test func `a rebuild mends a file that somebody cut`() async throws {
    let before = try place.text("out/recommendations.log")
    try Data(before.utf8.prefix(100)).write(
      to: URL(filePath: place.path("out/recommendations.log")))
    _ = try await place.ask("log", "--rebuild")
    #expect(try place.text("out/recommendations.log") == before)
  }

  @Test func `replay takes one decision`() async throws {
    let outcome = try await place.ask("replay", "2")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output == "2: identical\n")
  }

  @Test func `replay answers in JSON`() async throws {
    let outcome = try await place.ask("replay", "--json")
    let answer = try object(ofJSON: outcome.output)
    let results = (answer["decisions"] as? [[String: Any]])?.map { $0["result"] as? String }
    #expect(answer["schema"] as? String == "1")
    #expect(results == ["identical", "identical"])
  }

  @Test(arguments: ["0", "3", "-1"])
  func `replay refuses a decision that was never made`(_ number: String) async throws {
    let outcome = try await place.ask("replay", number)
    #expect(outcome.ending == .exit(64) || outcome.ending == .exit(66))
    #expect(outcome.output.isEmpty)
  }

  @Test func `replay still agrees under another configuration`() async throws {
    try place.configure(Workplace.standard.replacing("1000", with: "2000"))
    let outcome = try await place.ask("replay")
    #expect(outcome.output == "1: identical\n2: identical\n")
  }

  @Test(arguments: ["display", "radio", "search", "social"])
  func `the board has a line for`(_ channel: String) async throws {
    let outcome = try await place.ask("status")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.split(separator: "\n").contains { $0.hasPrefix(channel + " ") })
  }

  @Test func `the board has the plan in force`() async throws {
    let board = try object(ofJSON: try await place.ask("status", "--json").output)
    let channels = board["channels"] as? [[String: Any]] ?? []
    let amounts = channels.map { "\($0["channel"] ?? "") \($0["toCents"] ?? "")" }
    let plan = try #require(try place.decisions().last?.channels)
    #expect(amounts == plan.map { "\($0.channel) \($0.toCents)" })
  }

  @Test func `the board names its next decision`() async throws {
    let board = try object(ofJSON: try await place.ask("status", "--json").output)
    #expect(board["nextDecision"] is String)
    #expect(board["dataThrough"] as? String == "\(TestDay.first + 48)")
  }

  @Test(arguments: [
    ["status"], ["status", "--json"], ["log"], ["log", "--json"], ["replay"], ["replay", "--json"],
  ])
  func `reading writes no file that people see`(_ arguments: [String]) async throws {
    let before = try place.visibleFiles()
    _ = try await place.tanteo(arguments + ["--config", "tanteo.yaml"])
    #expect(try place.visibleFiles() == before)
  }
}

@Suite struct `read` {
  @Test func `shows how a file would be understood`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<3))
    let outcome = try await place.tanteo("read", "inbox/spend.csv")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains("12 rows"))
    #expect(outcome.output.contains("2026-01-05 to 2026-01-07"))
  }

  @Test func `answers in JSON`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<3))
    let outcome = try await place.tanteo("read", "inbox/spend.csv", "--json")
    let answer = try object(ofJSON: outcome.output)
    let files = answer["files"] as? [[String: Any]]
    #expect(answer["schema"] as? String == "1")
    #expect(files?.first?["rows"] as? Int == 12)
  }

  @Test func `stores nothing`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<3))
    let before = try place.snapshot()
    _ = try await place.tanteo("read", "inbox/spend.csv", "--config", "tanteo.yaml")
    #expect(try place.snapshot() == before)
  }

  @Test func `of a file that is not there is no input`() async throws {
    let outcome = try await Workplace().tanteo("read", "missing.csv")
    #expect(outcome.ending == .exit(66))
    #expect(outcome.talk.contains(/missing\.csv: .+; .+/))
  }

  @Test func `takes the configuration's answer`() async throws {
    let place = try Workplace(
      Workplace.standard + "sources:\n  - { match: \"two*.csv\", decimal: \",\" }\n")
    try place.drop("date,channel,spend\n2026-02-01,search,1.000\n", as: "two.csv")
    let asked = try await place.tanteo("read", "inbox/two.csv")
    let answered = try await place.tanteo("read", "inbox/two.csv", "--config", "tanteo.yaml")
    #expect(asked.ending == .exit(1))
    #expect(answered.ending == .exit(0))
  }
}

@Suite struct `demo` {
  @Test func `plays a season and leaves it to be looked at`() async throws {
    let place = try Workplace()
    let outcome = try await place.tanteo("demo", "play")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains(/why: tanteo explain/))
    #expect(place.exists("play/out/recommendations.log"))
  }

  @Test func `refuses a folder that is in use`() async throws {
    let place = try Workplace()
    let before = try place.snapshot()
    let outcome = try await place.tanteo("demo", ".")
    #expect(outcome.ending != .exit(0))
    #expect(try place.snapshot() == before)
  }
}
