import Foundation
import Testing

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

  @Test func `log says when its words cannot be written`() async throws {
    let command = "'\(try Binary.path())' log --config tanteo.yaml > /dev/full"
    let shell = try ChildProcess("/bin/sh", ["-c", command], in: place.root, logs: place.root)
    #expect(try await shell.finish() == .exit(74))
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
  @Test func `says where spend was taken back`() async throws {
    let place = try Workplace()
    try place.drop("date,channel,spend\n2026-01-05,radio,-5.00\n")
    let outcome = try await place.tanteo("read", "inbox/spend.csv")
    #expect(outcome.output.contains("  1 row, 0 refused, 1 of spend below 0; channels: radio\n"))
  }

  @Test func `goes on after a file that is not there`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<3))
    let outcome = try await place.tanteo("read", "missing.csv", "inbox/spend.csv")
    #expect(outcome.ending == .exit(66))
    #expect(outcome.talk.hasPrefix("missing.csv: "))
    #expect(outcome.output.contains("12 rows"))
  }

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
