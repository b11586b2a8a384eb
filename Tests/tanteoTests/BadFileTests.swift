import Foundation
import Glibc
import Testing

/// A file that nobody can read, and where its note must point.
struct BadFile: CustomTestStringConvertible {
  let testDescription: String
  let name: String
  let bytes: Data
  /// What stands before the first colon of the sentence.
  let place: String

  init(_ what: String, _ name: String, _ text: String, at place: String) {
    self.init(what, name, Data(text.utf8), at: place)
  }

  init(_ what: String, _ name: String, _ bytes: Data, at place: String) {
    (testDescription, self.name, self.bytes, self.place) = (what, name, bytes, place)
  }

  private static let start = "date,channel,spend,conversions\n2026-02-01,search,10.00,1\n"

  static let all = [
    BadFile("nothing", "empty.csv", "", at: "empty.csv"),
    BadFile("a header alone", "header.csv", "date,channel,spend\n", at: "header.csv"),
    BadFile(
      "no spend", "nospend.csv", "date,channel,conversions\n2026-02-01,search,1\n",
      at: "nospend.csv:1"),
    BadFile("a word as spend", "word.csv", start + "2026-02-02,search,abc,1\n", at: "word.csv:3"),
    BadFile(
      "a day that is none", "day.csv",
      "date,channel,spend,conversions\n31/02/2026,search,10.00,1\n", at: "day.csv:2"),
    BadFile(
      "more customers than anybody has", "huge.csv", start + "2026-02-02,search,10.00,1e300\n",
      at: "huge.csv:3"),
    BadFile(
      "bytes", "bytes.csv", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }),
      at: "bytes.csv"),
    BadFile(
      "a zip", "sheet.csv", Data([0x50, 0x4B, 0x03, 0x04]) + Data(repeating: 7, count: 600),
      at: "sheet.csv"),
    BadFile(
      "an open quote", "quote.csv", start + "2026-02-02,\"search,10.00,1\n2026-02-03,a,1.00,1\n",
      at: "quote.csv:3"),
    BadFile(
      "a row with too many cells", "ragged.csv", start + "2026-02-02,search,10.00,1,7,8\n",
      at: "ragged.csv:3"),
    BadFile(
      "a row with too few cells", "short.csv", start + "2026-02-02,search\n", at: "short.csv:3"),
  ]
}

/// A bad file harms only itself, and says why beside itself.
@Suite struct `a bad file` {
  @Test(arguments: BadFile.all)
  func `is reported by the exit code`(_ file: BadFile) async throws {
    #expect(try await visit(file).outcome.ending == .exit(1))
  }

  @Test(arguments: BadFile.all)
  func `lies in failed with all its bytes`(_ file: BadFile) async throws {
    let place = try await visit(file).place
    #expect(FileManager.default.contents(atPath: place.path("failed/" + file.name)) == file.bytes)
    #expect(place.names(in: "inbox").isEmpty)
  }

  @Test(arguments: BadFile.all)
  func `has a note that says where, what and what to do`(_ file: BadFile) async throws {
    let note = try await visit(file).place.text("failed/\(file.name).error.txt")
    let sentences = note.split(separator: "\n").filter { $0.hasPrefix(file.place + ": ") }
    #expect(sentences.contains { $0.contains(/: .+; .+/) }, "\(note)")
  }

  @Test(arguments: BadFile.all)
  func `is named on stderr`(_ file: BadFile) async throws {
    #expect(try await visit(file).outcome.talk.contains(file.place))
  }

  @Test(arguments: BadFile.all)
  func `stops no other file`(_ file: BadFile) async throws {
    let place = try await visit(file).place
    #expect(place.processed == ["another.csv", "zebra.csv"])
  }

  @Test(arguments: BadFile.all)
  func `leaves no trace in the plan`(_ file: BadFile) async throws {
    let place = try await visit(file).place
    let clean = try Workplace()
    try clean.drop(History().csv(0..<28), as: "another.csv")
    try clean.drop(History().csv(28..<42), as: "zebra.csv")
    try await clean.once(.first + 42)
    #expect(try place.plan() == clean.plan())
  }

  @Test(arguments: BadFile.all)
  func `is refused by read in the same words`(_ file: BadFile) async throws {
    let (place, outcome) = try await visit(file)
    let reading = try await place.tanteo("read", "failed/" + file.name)
    #expect(reading.ending == .exit(1))
    #expect((reading.output + reading.talk).contains(file.place), "\(outcome.talk)")
  }

  private func visit(
    _ file: BadFile
  ) async throws -> (place: Workplace, outcome: Workplace.Outcome) {
    let place = try Workplace()
    try place.drop(History().csv(0..<28), as: "another.csv")
    try place.drop(file.bytes, as: file.name)
    try place.drop(History().csv(28..<42), as: "zebra.csv")
    return (place, try await place.once(.first + 42))
  }
}

@Suite struct `things in the inbox that are no files` {
  @Test func `a symbolic link is not followed`() async throws {
    let place = try Workplace()
    try Data(History().csv(0..<42).utf8).write(to: URL(filePath: place.path("secret.txt")))
    try FileManager.default.createSymbolicLink(
      atPath: place.path("inbox/link.csv"), withDestinationPath: place.path("secret.txt"))
    try place.drop(History().csv(0..<42), as: "good.csv")
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(1))
    #expect(outcome.talk.contains(/link\.csv: .+; .+/))
    #expect(place.names(in: "failed").contains("link.csv.error.txt"))
    #expect(place.processed == ["good.csv"])
  }

  @Test func `a file with two names is not taken`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "one.csv")
    try FileManager.default.linkItem(
      atPath: place.path("inbox/one.csv"), toPath: place.path("two.csv"))
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(1))
    #expect(place.names(in: "failed") == ["one.csv", "one.csv.error.txt"])
  }

  @Test func `a pipe does not stop the pass`() async throws {
    let place = try Workplace()
    #expect(mkfifo(place.path("inbox/pipe.csv"), 0o600) == 0)
    try place.drop(History().csv(0..<42), as: "good.csv")
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(1))
    #expect(place.processed == ["good.csv"])
  }

  @Test(arguments: [".hidden.csv", "upload.csv.part", "~$sheet.csv", "notes.csv~", "a.csv.tmp"])
  func `an unfinished name is left alone`(_ name: String) async throws {
    let place = try Workplace()
    try place.drop("half a fi", as: name)
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0))
    #expect(place.names(in: "inbox") == [name])
  }
}

@Suite struct `a mended file` {
  @Test func `is taken when it is moved back`() async throws {
    let place = try Workplace()
    try place.drop("date,channel,spend\n2026-02-01,search,abc\n")
    try await place.once(.first + 42)
    try FileManager.default.removeItem(atPath: place.path("failed/spend.csv"))
    try place.drop(History().csv(0..<42))
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0))
    #expect(place.processed == ["spend.csv"])
  }

  @Test func `that fails again overwrites nothing`() async throws {
    let place = try Workplace()
    try place.drop("date,channel,spend\n2026-02-01,search,abc\n")
    try await place.once(.first + 42)
    try place.drop("date,channel,spend\n2026-02-01,search,xyz\n")
    try await place.once(.first + 42)
    let expected = [
      "spend (2).csv", "spend (2).csv.error.txt", "spend.csv", "spend.csv.error.txt",
    ]
    #expect(place.names(in: "failed") == expected)
  }
}

@Suite struct `a file that can be read in two ways` {
  private let place: Workplace
  private let outcome: Workplace.Outcome

  init() async throws {
    place = try Workplace()
    try place.drop("date,channel,spend,conversions\n2026-02-01,fairs,1.000,9\n", as: "two.csv")
    try place.drop(History().csv(0..<42), as: "plain.csv")
    outcome = try await place.once(.first + 42)
  }

  @Test func `is held in the inbox with its question`() throws {
    #expect(outcome.ending == .exit(1))
    #expect(place.names(in: "inbox") == ["two.csv", "two.csv.error.txt"])
    #expect(
      try place.text("inbox/two.csv.error.txt").contains(/two\.csv:2: .*'1\.000'.*; .*decimal/))
  }

  @Test func `is still held when nobody answers`() async throws {
    let again = try await place.once(.first + 43)
    #expect(again.ending == .exit(1))
    #expect(place.names(in: "inbox") == ["two.csv", "two.csv.error.txt"])
  }

  @Test func `is on the board`() async throws {
    let board = try await place.ask("status", "--json")
    #expect(try object(ofJSON: board.output)["held"] as? [String] == ["two.csv"])
  }

  @Test(arguments: [(",", 1_000), (".", 1)])
  func `is taken as the configuration answers`(_ decimal: String, _ spend: Int) async throws {
    try place.configure(
      Workplace.standard + "sources:\n  - { match: \"two*.csv\", decimal: \"\(decimal)\" }\n")
    let answered = try await place.once(.first + 42)
    #expect(answered.ending == .exit(0), "\(answered.talk)")
    #expect(place.names(in: "inbox").isEmpty)
    let micros = try place.decisions().last?["fairs"]?.evidence.spendMicros
    #expect(micros == spend * 1_000_000)
  }
}

@Suite struct `a file that a person must look at` {
  @Test func `is one with a slip of the pen in a channel's name`() async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "a.csv")
    try await place.once(.first + 42)
    try place.drop(
      "date,channel,spend,conversions\n\(TestDay.first + 42),serch,10.50,1\n", as: "slip.csv")
    let outcome = try await place.once(.first + 43)
    #expect(outcome.ending == .exit(1))
    #expect(place.names(in: "inbox") == ["slip.csv", "slip.csv.error.txt"])
  }

  @Test func `is one in another currency`() async throws {
    let place = try Workplace()
    try place.drop(
      "date,channel,spend,currency\n2026-02-01,search,10.50,GBP\n", as: "pounds.csv")
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(1))
    #expect(outcome.talk.contains("GBP"))
    #expect(place.names(in: "inbox") == ["pounds.csv", "pounds.csv.error.txt"])
  }
}
