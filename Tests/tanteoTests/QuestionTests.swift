import Foundation
import Testing

/// A file that waits for a person, the line that it asks for, and what that line does.
struct AskedFile: CustomTestStringConvertible {
  let testDescription: String
  /// In the configuration from the beginning.
  var configuration = ""
  /// What came before.
  let before: String
  /// What waits.
  let file: String
  /// What its note must say.
  let question: String
  /// What the person adds.
  let answer: String

  private static let channels = "date,channel,spend,conversions\n"
  private static let campaigns = "date,channel,campaign,spend,conversions\n"

  private static func days(
    _ days: ClosedRange<Int>, _ name: String
  ) -> String {
    days.map { "2026-01-0\($0),\(name),\($0)0.50,\($0)\n" }.joined()
  }

  static let all = [
    AskedFile(
      testDescription: "a slip that is an alias",
      before: channels + days(1...4, "radio"), file: channels + days(5...6, "radios"),
      question: "write radio: { aliases: [radios] } or radios: {} under channels",
      answer: "channels: { radio: { aliases: [radios] } }\n"),
    AskedFile(
      testDescription: "a slip that is a channel",
      before: channels + days(1...4, "radio"), file: channels + days(5...6, "radios"),
      question: "write radio: { aliases: [radios] } or radios: {} under channels",
      answer: "channels: { radios: {} }\n"),
    AskedFile(
      testDescription: "a newcomer", configuration: "newChannels: ask\n",
      before: "", file: channels + days(5...6, "tele 5"),
      question: "channel 'tele 5' is new; write tele 5: {} under channels",
      answer: "channels: { tele 5: {} }\n"),
    AskedFile(
      testDescription: "a campaign that was renamed",
      before: campaigns + days(1...4, "search,Spring"),
      file: campaigns + days(1...6, "search,Sale"),
      question: "write - { match: \"asked.csv\", renamed: { \"Sale\": \"Spring\" } } under sources",
      answer: "sources:\n  - { match: \"asked.csv\", renamed: { \"Sale\": \"Spring\" } }\n"),
    AskedFile(
      testDescription: "a campaign that only looks renamed",
      before: campaigns + days(1...4, "search,Spring"),
      file: campaigns + days(1...6, "search,Sale"),
      question: "else - { match: \"asked.csv\", separate: true }",
      answer: "sources:\n  - { match: \"asked.csv\", separate: true }\n"),
    AskedFile(
      testDescription: "the same money from elsewhere",
      before: channels + days(1...4, "search"),
      file: campaigns + days(1...6, "search,Spring"),
      question: "write - { match: \"asked.csv\", separate: true } under sources",
      answer: "sources:\n  - { match: \"asked.csv\", separate: true }\n"),
    AskedFile(
      testDescription: "rows without spend",
      configuration: "channels: { post: { fixedCost: 70 } }\n", before: "",
      file: channels + "2026-01-05,post,,3\n2026-01-05,letters,,4\n",
      question: "write letters: { fixedCost: 80, min: 80, max: 80 } under channels",
      answer: """
        channels:
          post: { fixedCost: 70 }
          letters: { fixedCost: 80, min: 80, max: 80 }

        """),
  ]
}

/// Held files say which line they wait for; writing it releases them.
@Suite struct `a file that asks` {
  private func visit(_ asked: AskedFile) async throws -> Workplace {
    let place = try Workplace(Workplace.standard + asked.configuration)
    if !asked.before.isEmpty { try place.drop(asked.before, as: "before.csv") }
    try await place.once(TestDay.first + 10)
    try place.drop(asked.file, as: "asked.csv")
    try await place.once(TestDay.first + 11)
    return place
  }

  @Test(arguments: AskedFile.all)
  func `waits, and names the line`(_ asked: AskedFile) async throws {
    let place = try await visit(asked)
    #expect(place.names(in: "inbox") == ["asked.csv", "asked.csv.error.txt"])
    let note = try place.text("inbox/asked.csv.error.txt")
    #expect(note.contains(asked.question), "\(note)")
  }

  @Test(arguments: AskedFile.all)
  func `is taken as soon as the line is there`(_ asked: AskedFile) async throws {
    let place = try await visit(asked)
    // What is asked for under a key goes below that key.
    let kept = asked.answer.hasPrefix("channels") && asked.configuration.hasPrefix("channels")
    try place.configure(Workplace.standard + (kept ? "" : asked.configuration) + asked.answer)
    let outcome = try await place.once(TestDay.first + 12)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(place.names(in: "inbox") == [])
    #expect(place.processed.contains("asked.csv"))
  }
}

/// Spend from one file, conversions from another; and rows that may be left out.
@Suite struct `sources in the configuration` {
  @Test func `join spend and conversions on one channel and day`() async throws {
    let place = try Workplace(
      Workplace.standard
        + "sources:\n  - { match: \"costs*\", supplies: spend }\n"
        + "  - { match: \"sales*\", supplies: conversions }\n")
    let rows = History().rows(0..<42)
    try place.drop(
      "date,channel,spend\n"
        + rows.map { "\($0.day),\($0.channel),\(Double($0.spend) / 100)\n" }.joined(),
      as: "costs.csv")
    try place.drop(
      "date,channel,conversions\n"
        + rows.map { "\($0.day),\($0.channel),\($0.conversions)\n" }.joined(),
      as: "sales.csv")
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    let alone = try Workplace()
    try alone.drop(History().csv(0..<42))
    try await alone.once(.first + 42)
    #expect(try place.decisions().last?.evidence == alone.decisions().last?.evidence)
    #expect(try place.plan() == alone.plan())
  }

  @Test func `say which folder they are`() async throws {
    let place = try Workplace(
      Workplace.standard + "sources:\n  - { folder: station, channel: radio }\n")
    try FileManager.default.createDirectory(
      atPath: place.path("inbox/station"), withIntermediateDirectories: true)
    try place.drop("date,spend,conversions\n2026-01-05,50.25,4\n", as: "station/week.csv")
    let outcome = try await place.once(.first + 7)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(try place.plan().map(\.channel) == ["radio"])
    #expect(place.exists("processed/2026-01/station/week.csv"))
  }

  @Test func `let a fixed cost stand for the spend that no file tells`() async throws {
    let place = try Workplace(
      Workplace.standard + "channels: { newsletter: { fixedCost: 70 } }\n")
    try place.drop(
      "date,channel,revenue,conversions\n"
        + (0..<42).map { "\(TestDay.first + $0),newsletter,90.00,3\n" }.joined())
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    // Rows are judged when 7 days old.
    #expect(
      try place.decisions().last?["newsletter"]?.evidence.spendMicros == 36 * 10_000_000)
  }

  @Test func `plan a flat fee at what it costs`() async throws {
    let place = try Workplace(
      Workplace.standard
        + "channels: { newsletter: { fixedCost: 70, min: 70, max: 70 } }\n")
    try place.drop(
      "date,channel,revenue,conversions\n"
        + (0..<42).map { "\(TestDay.first + $0),newsletter,90.00,3\n" }.joined(), as: "mail.csv")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    #expect(try place.plan().first { $0.channel == "newsletter" }?.amount == "70.00")
  }

  @Test func `keep bad rows out, and on record`() async throws {
    let place = try Workplace(
      Workplace.standard + "sources:\n  - { match: \"*\", onBadRow: { skip: 2% } }\n")
    try place.drop(History().csv(0..<42) + "2026-01-05,radio,abc,1\n")
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(outcome.talk.contains("1 row left out"))
    let month = "processed/\("\(TestDay.first + 42)".prefix(7))"
    #expect(place.names(in: month) == ["spend.csv", "spend.csv.note.txt"])
    #expect(try place.text(month + "/spend.csv.note.txt").contains("spend.csv:170: column 'spend'"))
  }

  @Test func `of which two bring one column are refused with both names`() async throws {
    let place = try Workplace(
      Workplace.standard + "sources:\n  - { match: \"sales*\", supplies: conversions }\n")
    try place.drop(History().csv(0..<42))
    try place.drop(
      "date,channel,conversions\n"
        + History().rows(0..<42).map { "\($0.day),\($0.channel),\($0.conversions)\n" }.joined(),
      as: "sales.csv")
    try place.drop(History().csv(0..<42), as: "a.csv")
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(1))
    #expect(
      place.names(in: "failed").contains("spend.csv.error.txt")
        || place.names(in: "failed").contains("sales.csv.error.txt"))
    #expect(outcome.talk.contains("sales.csv: 'a.csv' brings the conversions of 'display' already"))
  }
}
