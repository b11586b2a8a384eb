import Foundation
import Testing

/// What whoever looks after the machine types.
@Suite struct `the operator's commands` {
  private let place: Workplace

  init() async throws {
    place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
  }

  @Test func `backup copies the ledger, once`() async throws {
    let outcome = try await place.ask("backup", "copy.sqlite")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output == "copy.sqlite: 1 decision, 1 file\n")
    let again = try await place.ask("backup", "copy.sqlite")
    #expect(again.ending == .exit(1))
    #expect(again.talk == "copy.sqlite: exists already; name another file\n")
  }

  @Test func `restore brings back what the backup knew, and reads the rest again`() async throws {
    _ = try await place.ask("backup", "copy.sqlite")
    try place.drop(History().csv(42..<49), as: "b.csv")
    try await place.once(.first + 49)
    let plan = try place.plan()
    let outcome = try await place.ask("restore", "copy.sqlite")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.hasSuffix("restored to decision 1; 1 file read again\n"))
    #expect(try place.plan() != plan)
    try await place.once(.first + 49)
    #expect(try place.plan() == plan)
  }

  @Test func `restore refuses while a daemon runs`() async throws {
    _ = try await place.ask("backup", "copy.sqlite")
    let daemon = try await place.startDaemon()
    let outcome = try await place.ask("restore", "copy.sqlite")
    #expect(outcome.ending == .exit(75))
    #expect(outcome.talk.contains("process \(daemon.id) is running"))
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `verify finds a sound ledger, and a log that somebody changed`() async throws {
    let sound = try await place.ask("verify")
    #expect(sound.ending == .exit(0))
    #expect(sound.output == "sound: 1 decision, 1 file\n")
    let log = try place.text("out/recommendations.log")
    try Data(log.replacing("1 needs", with: "1 nedes").utf8)
      .write(to: URL(filePath: place.path("out/recommendations.log")))
    let changed = try await place.ask("verify")
    #expect(changed.ending == (log.contains("1 needs") ? .exit(1) : .exit(0)))
  }

  @Test func `verify answers in JSON`() async throws {
    let outcome = try await place.ask("verify", "--json")
    #expect(outcome.output == #"{"decisions":1,"files":1,"schema":"1","troubles":[]}"# + "\n")
  }

  @Test func `status of all gives one line for each plan`() async throws {
    try Data("budget: { amount: none }\n".utf8)
      .write(to: URL(filePath: place.path("zeta.yaml")))
    let outcome = try await place.tanteo("status", "--all", "--config", ".")
    #expect(outcome.ending == .exit(1))
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    let (decided, known) = (TestDay.first + 42, TestDay.first + 41)
    #expect(
      lines.first == "tanteo  does not run; decision 1 of \(decided); data to \(known)")
    #expect(lines.last?.hasPrefix("zeta    zeta.yaml:1: budget") == true)
  }

  @Test func `status of all is JSON as well`() async throws {
    let outcome = try await place.tanteo("status", "--all", "--config", ".", "--json")
    let plans = try object(ofJSON: outcome.output)["plans"] as? [[String: Any]]
    #expect(plans?.map { $0["plan"] as? String } == ["tanteo"])
  }

  @Test(arguments: ["Acme", "inbox", "a/b"])
  func `new refuses a name that could not be an account`(_ name: String) async throws {
    #expect(try await place.tanteo("new", name).ending == .exit(64))
  }

  @Test func `a strict check says what a folder lacks`() async throws {
    try FileManager.default.removeItem(atPath: place.path("out"))
    let outcome = try await place.ask("check", "--strict")
    #expect(outcome.ending == .exit(1))
    #expect(outcome.talk.contains("out: does not exist"))
  }

  @Test func `a strict check of a good place is content`() async throws {
    #expect(try await place.ask("check", "--strict").ending == .exit(0))
  }

  @Test func `metrics tell of the last pass`() async throws {
    #expect(try place.text("out/tanteo.prom").contains("tanteo_decision{plan=\"tanteo\"} 1\n"))
  }
}
