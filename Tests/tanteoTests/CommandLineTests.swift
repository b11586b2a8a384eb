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
    ["once", "--config", "tanteo.yaml", "--nonsense"], ["nonsense"],
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

@Suite struct `a command without --config` {
  @Test func `is about the plan that the environment names`() async throws {
    let place = try Workplace()
    let command = "TANTEO_CONFIG=tanteo.yaml exec '\(try Binary.path())' check"
    let shell = try ChildProcess("/bin/sh", ["-c", command], in: place.root, logs: place.root)
    #expect(try await shell.finish() == .exit(0))
    #expect(shell.output.hasPrefix("tanteo.yaml: good"))
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
