import Foundation
import Glibc
import Testing

/// The daemon takes its day from the clock, so its histories end yesterday.
private let yesterday = 42
private let recent = History(start: .today - yesterday)

extension Workplace {
  /// Starts the daemon and waits until it watches.
  fileprivate func startDaemon() async throws -> ChildProcess {
    let daemon = try start("run", "--config", "tanteo.yaml")
    try await expectSoon("the daemon watches") {
      try #require(daemon.isRunning, "\(daemon.talk)")
      return daemon.talk.contains("watching")
    }
    return daemon
  }
}

extension ChildProcess {
  /// Ends the daemon as a service manager would.
  fileprivate func stop() async throws -> Ending {
    send(SIGTERM)
    return try await finish(within: .seconds(20))
  }
}

@Suite struct `the daemon takes files` {
  @Test func `one that is moved in is taken and decided on`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.drop(recent.csv(0..<yesterday))
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    #expect(place.processed == ["spend.csv"])
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `one that lay there before is taken too`() async throws {
    let place = try Workplace()
    try place.drop(recent.csv(0..<yesterday))
    let daemon = try await place.startDaemon()
    try await expectSoon("the file is taken") { place.processed == ["spend.csv"] }
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `one that is written slowly is taken once and whole`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    let rows = recent.csv(0..<yesterday).split(separator: "\n").map { $0 + "\n" }
    for part in 0..<5 {
      let share = rows.count / 5 + 1
      let piece = rows.dropFirst(part * share).prefix(share).joined()
      try append(piece, to: place.path("inbox/slow.csv"))
      // The writer's own pace, not a wait for the daemon: shorter than any settle time.
      try await Task.sleep(for: .milliseconds(800))
    }
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    #expect(try await daemon.stop() == .exit(0))
    #expect(place.processed == ["slow.csv"])
    #expect(place.names(in: "failed").isEmpty)
    let files = try place.decisions().flatMap(\.files)
    #expect(files == [.init(name: "slow.csv", rows: yesterday * 4)])
  }

  @Test func `ten at once are all taken, each once`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    for part in 0..<10 {
      try place.drop(recent.csv(part * 4..<part * 4 + 4), as: "part-\(part).csv")
    }
    try await expectSoon("ten files are taken") { place.processed.count == 10 }
    #expect(try await daemon.stop() == .exit(0))
    #expect(place.processed == (0..<10).map { "part-\($0).csv" })
    #expect(try await total(of: place) == total(of: undisturbed(0..<40)))
  }

  @Test func `a bad one harms no other`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.drop("date,channel,spend\n2026-01-01,search,abc\n", as: "bad.csv")
    try place.drop(recent.csv(0..<yesterday), as: "good.csv")
    try await expectSoon("both are taken") {
      !place.processed.isEmpty && place.exists("failed/bad.csv")
    }
    #expect(place.processed == ["good.csv"])
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `an inbox that is deleted comes back`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try FileManager.default.removeItem(atPath: place.path("inbox"))
    try await expectSoon("the inbox is back", within: .seconds(60)) { place.exists("inbox") }
    try place.drop(recent.csv(0..<yesterday))
    try await expectSoon("the file is taken", within: .seconds(60)) { !place.processed.isEmpty }
    #expect(try await daemon.stop() == .exit(0))
  }

  private func append(_ text: String, to path: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      try Data(text.utf8).write(to: URL(filePath: path))
      return
    }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }
}

@Suite struct `the daemon ends` {
  @Test(arguments: [SIGTERM, SIGINT])
  func `within two seconds of the signal`(_ signal: Int32) async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    daemon.send(signal)
    #expect(try await daemon.finish(within: .seconds(2)) == .exit(0))
  }

  @Test func `within two seconds while files arrive, and loses none`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    for part in 0..<10 {
      try place.drop(recent.csv(part * 4..<part * 4 + 4), as: "part-\(part).csv")
    }
    try await expectSoon("the first file is taken") { !place.processed.isEmpty }
    daemon.send(SIGTERM)
    #expect(try await daemon.finish(within: .seconds(2)) == .exit(0))
    #expect(place.processed.count + place.names(in: "inbox").count == 10)
    #expect(try await total(of: place) == total(of: undisturbed(0..<40)))
  }

  @Test(arguments: 1...4)
  func `by being killed, and loses and doubles nothing`(_ taken: Int) async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    for part in 0..<10 {
      try place.drop(recent.csv(part * 4..<part * 4 + 4), as: "part-\(part).csv")
    }
    try await expectSoon("some files are taken") { place.processed.count >= taken }
    daemon.send(SIGKILL)
    #expect(try await daemon.finish() == .signal(SIGKILL))
    let second = try await place.startDaemon()
    try await expectSoon("all files are taken") { place.processed.count == 10 }
    #expect(try await second.stop() == .exit(0))
    #expect(try await total(of: place) == total(of: undisturbed(0..<40)))
    #expect(try await !place.ask("replay").output.contains("differs"))
    #expect(try numbersAreWhole(in: place))
  }

  @Test(arguments: [SIGTERM, SIGKILL])
  func `in the middle of a file, which is then read whole`(_ signal: Int32) async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.drop(Self.long, as: "long.csv")
    try await expectSoon("the file is being read") { daemon.holdsOpen("long.csv") }
    daemon.send(signal)
    let ending = try await daemon.finish(within: .seconds(2))
    #expect(ending == (signal == SIGTERM ? .exit(0) : .signal(SIGKILL)))
    #expect(place.names(in: "inbox") == ["long.csv"])
    let alone = try Workplace()
    try alone.drop(Self.long, as: "long.csv")
    #expect(try await total(of: place) == total(of: alone))
    #expect(place.processed == ["long.csv"])
  }

  /// Four channels with five hundred campaigns each, 84,000 rows.
  private static let long: String = {
    let rows = recent.rows(0..<yesterday)
    let lines = (0..<500).flatMap { campaign in
      rows.map { "\($0.day),\($0.channel),\(campaign),\($0.spend / 100),\($0.conversions)\n" }
    }
    return "date,channel,campaign,spend,conversions\n" + lines.joined()
  }()

  /// Decisions in both files are 1, 2, 3 … without a gap or a repetition.
  private func numbersAreWhole(in place: Workplace) throws -> Bool {
    let numbers = try place.decisions().map(\.decision)
    let heads = try place.logLines().filter { $0.contains("  budget ") }
    return numbers == Array(1...max(numbers.count, 1)) && heads.count == numbers.count
  }
}

extension ChildProcess {
  /// Whether the process has a file of this name open.
  fileprivate func holdsOpen(_ name: String) -> Bool {
    let folder = "/proc/\(id)/fd"
    let manager = FileManager.default
    let numbers = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    return numbers.contains { number in
      (try? manager.destinationOfSymbolicLink(atPath: folder + "/" + number))?.hasSuffix(name)
        ?? false
    }
  }
}

/// Tomorrow's evidence: what is known when everything has arrived.
private func total(of place: Workplace) async throws -> [String: DecisionRecord.Evidence] {
  let outcome = try await place.once(.today + 1, "--json")
  try #require(outcome.ending == .exit(0), "\(outcome.talk)")
  return try DecisionRecord(outcome.output).evidence
}

/// A place that got the same days by one pass.
private func undisturbed(_ days: Range<Int>) async throws -> Workplace {
  let place = try Workplace()
  try place.drop(recent.csv(days))
  try await place.once(.today)
  return place
}

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
    #expect(place.names(in: "inbox").isEmpty)
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
    try place.drop(recent.csv(0..<yesterday))
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
