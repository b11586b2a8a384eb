import Glibc
import Testing

@Suite struct `the daemon reads its configuration again` {
  private static let question = "date,channel,spend,conversions\n2026-02-01,search,1.000,9\n"
  private static let answer =
    Workplace.standard + "sources:\n  - { match: \"two*.csv\", decimal: \",\" }\n"

  @Test func `when told, and a held file is taken`() async throws {
    let place = try Workplace()
    try place.drop(Self.question, as: "two.csv")
    let daemon = try await place.startDaemon()
    try await expectSoon("the file is held") { place.exists("inbox/two.csv.error.txt") }
    try place.configure(Self.answer)
    daemon.send(SIGHUP)
    try await expectSoon("the file is taken") { place.processed == ["two.csv"] }
    // For a moment a moved file is in both folders.
    try await expectSoon("the inbox is empty") { place.names(in: "inbox").isEmpty }
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `but keeps a good one against a bad one`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.configure("seed: 1\nbudget: -5\n")
    daemon.send(SIGHUP)
    try await expectSoon("the mistake is told") {
      daemon.talk.contains("tanteo.yaml:2: budget: ")
    }
    try place.drop(recent.csv(0..<recentDays))
    try await expectSoon("a file is taken") { !place.processed.isEmpty }
    #expect(try await daemon.stop() == .exit(0))
  }
}

@Suite struct `a second process on the daemon's ledger` {
  @Test(arguments: ["run", "once"])
  func `is told which process it is busy with`(_ command: String) async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    let outcome = try place.start(command, "--config", "tanteo.yaml")
    #expect(try await outcome.finish() == .exit(75))
    #expect(outcome.talk.contains("\(daemon.id)"))
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test(arguments: [["status"], ["check"], ["once", "--dry-run"]])
  func `may read meanwhile`(_ arguments: [String]) async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    let outcome = try await place.tanteo(arguments + ["--config", "tanteo.yaml"])
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `sees the daemon on the board`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    #expect(try await place.ask("status").output.contains("\(daemon.id)"))
    #expect(try await daemon.stop() == .exit(0))
  }
}
