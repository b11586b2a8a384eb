import Foundation
import Testing

/// `tanteo withdraw`: a wrong file is taken back.
@Suite struct `a file taken back` {
  /// Six weeks of figures, and then the same weeks with ten times the spend, each decided on.
  private func misled() async throws -> Workplace {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "good.csv")
    try await place.once(.first + 42)
    try place.drop(Self.wrong, as: "wrong.csv")
    try await place.once(.first + 43)
    return place
  }

  private static let wrong = History.csv(
    History().rows(0..<42).map {
      MadeUpRow(
        day: $0.day, channel: $0.channel, spend: $0.spend * 10, conversions: $0.conversions)
    })

  private func withdraw(_ name: String, in place: Workplace) async throws -> Workplace.Outcome {
    try await place.tanteo(
      "withdraw", name, "--reason", "another client's", "--config", "tanteo.yaml")
  }

  @Test func `leaves the evidence as if it had never come`() async throws {
    let place = try await misled()
    let outcome = try await withdraw("wrong.csv", in: place)
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.hasPrefix("wrong.csv: taken back (another client's; "))
    #expect(outcome.talk.hasPrefix("168 rows change; the file lies in failed/wrong.csv; "))
    try await place.once(.first + 44)
    let alone = try Workplace()
    try alone.drop(History().csv(0..<42), as: "good.csv")
    try await alone.once(.first + 42)
    try await alone.once(.first + 44)
    #expect(try place.decisions().last?.evidence == alone.decisions().last?.evidence)
  }

  @Test func `is in the log, and past decisions can still be recomputed`() async throws {
    let place = try await misled()
    _ = try await withdraw("wrong.csv", in: place)
    try await place.once(.first + 44)
    #expect(
      try place.logLines().contains { $0.hasPrefix("3 wrong.csv: taken back (another client's; ") })
    #expect(
      try await place.ask("replay").output == "1: identical\n2: identical\n3: identical\n")
  }

  @Test func `may come again and counts again`() async throws {
    let place = try await misled()
    let misled = try place.decisions().last?.evidence
    _ = try await withdraw("wrong.csv", in: place)
    try FileManager.default.moveItem(
      atPath: place.path("failed/wrong.csv"), toPath: place.path("inbox/wrong.csv"))
    try await place.once(.first + 44)
    #expect(
      try place.decisions().last?.evidence["search"]?.spendMicros
        == misled?["search"]?.spendMicros)
    #expect(place.names(in: "failed") == [])
  }

  @Test func `is named with a near name when nobody knows it`() async throws {
    let outcome = try await withdraw("worng.csv", in: misled())
    #expect(outcome.ending == .exit(66))
    #expect(outcome.talk.contains("worng.csv: no file was taken under this name; there is"))
    #expect(outcome.talk.contains("/wrong.csv'"))
  }

  @Test func `is taken back once`() async throws {
    let place = try await misled()
    _ = try await withdraw("wrong.csv", in: place)
    #expect(try await withdraw("wrong.csv", in: place).ending == .exit(64))
  }

  @Test func `needs a reason`() async throws {
    let place = try Workplace()
    let outcome = try await place.tanteo(
      "withdraw", "a.csv", "--reason", " ", "--config", "tanteo.yaml")
    #expect(outcome.ending == .exit(64))
  }

  @Test func `is heard of by a running daemon`() async throws {
    let place = try Workplace()
    let daemon = try await place.startDaemon()
    try place.drop(recent.csv(0..<recentDays - 7))
    try await expectSoon("a decision") { try !place.decisions().isEmpty }
    try place.drop(recent.csv(recentDays - 7..<recentDays), as: "wrong.csv")
    try await expectSoon("the file is taken") { place.processed.contains("wrong.csv") }
    let outcome = try await withdraw("wrong.csv", in: place)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(outcome.talk.contains("the running daemon decides within 30 seconds"))
    try await expectSoon("the log says so", within: .seconds(60)) {
      try place.logLines().contains { $0.contains("wrong.csv: taken back") }
    }
    #expect(try await daemon.stop() == .exit(0))
  }
}
