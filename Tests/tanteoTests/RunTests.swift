import Foundation
import Glibc
import Testing

@Suite struct `the daemon takes files` {
  @Test func `one that is moved in is taken and decided on`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.drop(recent.csv(0..<recentDays))
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    #expect(place.processed == ["spend.csv"])
    #expect(try await daemon.stop() == .exit(0))
  }

  /// A pool of threads would wake up every second, for ever.
  @Test func `without a second thread`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.drop(recent.csv(0..<recentDays))
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    #expect(daemon.threads == 1)
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `one that lay there before is taken too`() async throws {
    let place = try Workplace()
    try place.drop(recent.csv(0..<recentDays))
    let daemon = try await place.startDaemon()
    try await expectSoon("the file is taken") { place.processed == ["spend.csv"] }
    #expect(try await daemon.stop() == .exit(0))
  }

  @Test func `one that is written slowly is taken once and whole`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    let rows = recent.csv(0..<recentDays).split(separator: "\n").map { $0 + "\n" }
    let share = rows.count / 5 + 1
    for part in 0..<5 {
      let piece = rows.dropFirst(part * share).prefix(share).joined()
      try Data(piece.utf8).write(to: URL(filePath: place.path("piece-\(part)")))
    }
    // The writer's pauses are shorter than any settle time.
    let writer = try place.shell(
      "for piece in piece-*; do cat $piece >> inbox/slow.csv; sleep 0.8; done")
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    #expect(try await writer.finish() == .exit(0))
    #expect(try await daemon.stop() == .exit(0))
    #expect(place.processed == ["slow.csv"])
    #expect(place.names(in: "failed").isEmpty)
    let files = try place.decisions().flatMap(\.files)
    #expect(files == [.init(name: "slow.csv", rows: recentDays * 4)])
  }

  @Test func `one that stalls while its writer keeps it open is taken once and whole`() async throws
  {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    let rows = recent.csv(0..<recentDays).split(separator: "\n").map { $0 + "\n" }
    let half = rows.count / 2
    for (name, piece) in [("first", rows[..<half]), ("second", rows[half...])] {
      try Data(piece.joined().utf8).write(to: URL(filePath: place.path(name)))
    }
    // The pause is longer than the settle time, and falls on the end of a line.
    let writer = try place.shell("{ cat first; sleep 5; cat second; } > inbox/slow.csv")
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    #expect(try await writer.finish() == .exit(0))
    #expect(try await daemon.stop() == .exit(0))
    let files = try place.decisions().flatMap(\.files)
    #expect(files == [.init(name: "slow.csv", rows: recentDays * 4)])
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
    try place.drop(recent.csv(0..<recentDays), as: "good.csv")
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
    try place.drop(recent.csv(0..<recentDays))
    try await expectSoon("the file is taken", within: .seconds(60)) { !place.processed.isEmpty }
    #expect(try await daemon.stop() == .exit(0))
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
    // A process of its own misses no half second, however busy the other tests are.
    let killer = try place.shell(
      "until ls -l /proc/\(daemon.id)/fd | grep -q long.csv; do :; done; "
        + "kill -\(signal) \(daemon.id)")
    try place.drop(Self.long, as: "long.csv")
    #expect(try await killer.finish() == .exit(0))
    let ending = try await daemon.finish(within: .seconds(2))
    #expect(ending == (signal == SIGTERM ? .exit(0) : .signal(SIGKILL)))
    #expect(place.names(in: "inbox") + place.processed == ["long.csv"])
    let alone = try Workplace()
    try alone.drop(Self.long, as: "long.csv")
    #expect(try await total(of: place) == total(of: alone))
    #expect(place.processed == ["long.csv"])
  }

  /// Four channels with 250 campaigns each: 42,000 rows, for half a second of reading.
  private static let long: String = {
    let rows = recent.rows(0..<recentDays)
    let lines = (0..<250).flatMap { campaign in
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
