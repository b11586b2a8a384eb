import Testing

/// A channel's name that is meant to do harm.
struct HostileName: CustomTestStringConvertible {
  let testDescription: String
  let name: String

  static let all = [
    HostileName(testDescription: "a formula", name: "=cmd|' /C calc'!A0"),
    HostileName(testDescription: "a sum", name: "+1+1"),
    HostileName(testDescription: "an at sign", name: "@SUM(A1)"),
    HostileName(testDescription: "a minus", name: "-2+3"),
    HostileName(testDescription: "a path", name: "../../etc/passwd"),
    HostileName(testDescription: "escape codes", name: "\u{1B}[2J\u{1B}[31mred\u{1B}]0;t\u{7}"),
    HostileName(testDescription: "an eight-bit escape", name: "one\u{9B}2Jtwo"),
    HostileName(testDescription: "line ends", name: "one\n7 two\r\nthree"),
    HostileName(testDescription: "Unicode line ends", name: "one\u{2028}7 two\u{85}three"),
    HostileName(testDescription: "writing turned round", name: "abc\u{202E}fdp.exe"),
    HostileName(
      testDescription: "five hundred letters", name: String(repeating: "long", count: 125)),
    HostileName(testDescription: "wide letters", name: String(repeating: "広告", count: 60)),
    HostileName(testDescription: "SQL", name: "x'); DROP TABLE decision;--"),
    HostileName(testDescription: "quotes and separators", name: "a\"b,c;d"),
    HostileName(testDescription: "HTML", name: "<script>alert(1)</script>"),
  ]
}

/// Names from files cannot escape into spreadsheets, terminals, paths, SQL or log lines.
@Suite struct `a hostile channel name` {
  @Test(arguments: HostileName.all)
  func `is a channel like another`(_ name: HostileName) async throws {
    let place = try await visit(name)
    #expect(try place.decisions().last?.channels.count == 2)
    #expect(try place.plan().count == 2)
    #expect(try place.plan().compactMap(\.minorUnits).reduce(0, +) == 100_000)
  }

  @Test(arguments: HostileName.all)
  func `leaves the log's lines whole`(_ name: HostileName) async throws {
    let lines = try await visit(name).logLines()
    #expect(lines.filter { !$0.hasPrefix("1 ") || $0.count > 100 }.isEmpty)
  }

  @Test(arguments: HostileName.all)
  func `brings no control characters`(_ name: HostileName) async throws {
    let place = try await visit(name)
    let outputs = [
      try place.text("out/recommendations.log"), try place.text("out/recommendations.jsonl"),
      try place.text("out/plan.csv"), try await place.ask("status").output,
      try await place.ask("log").output,
    ]
    #expect(outputs.flatMap(\.unicodeScalars).filter(\.isHarmful).isEmpty)
  }

  @Test(arguments: HostileName.all)
  func `is no formula in the plan`(_ name: HostileName) async throws {
    let cells = try await visit(name).plan().map(\.channel)
    #expect(cells.filter { $0.first.map("=+-@\t\r".contains) ?? true }.isEmpty)
  }

  @Test(arguments: HostileName.all)
  func `can be replayed`(_ name: HostileName) async throws {
    let replay = try await visit(name).ask("replay")
    #expect(replay.output == "1: identical\n")
  }

  @Test(arguments: HostileName.all)
  func `makes no file of its own`(_ name: HostileName) async throws {
    let place = try await visit(name)
    let out = place.names(in: "out")
    let known: Set = [
      "plan.csv", "recommendations.jsonl", "recommendations.log", "report.html", "tanteo.prom",
    ]
    #expect(out.filter { !known.contains($0) }.isEmpty)
  }

  @Test func `that begins like a formula gets an apostrophe`() async throws {
    let place = try await visit(HostileName(testDescription: "", name: "=1+1"))
    #expect(try place.plan().contains { $0.channel == "'=1+1" })
  }

  private func visit(_ hostile: HostileName) async throws -> Workplace {
    let place = try Workplace()
    let channel = "\"" + hostile.name.replacing("\"", with: "\"\"") + "\""
    let history = History(channels: [MadeUpChannel(name: "plain"), MadeUpChannel(name: channel)])
    try place.drop(history.csv(0..<42))
    let outcome = try await place.once(.first + 42)
    try #require(outcome.ending == .exit(0), "\(outcome.talk)")
    return place
  }
}

/// File names and cells stand in notes, on terminals and in what the log asks of people.
@Suite struct `a hostile file` {
  private static let escapes = "a\n7 b\u{1B}[31m"

  @Test func `cannot put words into the command that its note offers`() async throws {
    let place = try Workplace()
    try place.drop("date,channel,spend\n2026-02-01,a,abc\n", as: "'; rm -rf $HOME; '.csv")
    try await place.once(.first + 42)
    let note = place.names(in: "failed").first { $0.hasSuffix(".error.txt") } ?? ""
    #expect(try !place.text("failed/" + note).contains("tanteo read ''; rm"))
  }

  @Test(arguments: [
    (name: escapes + ".csv", cell: "abc"), (name: "plain.csv", cell: "\"" + escapes + "\""),
    (name: "'; rm -rf $HOME; '.csv", cell: "abc"), (name: "-rf.csv", cell: "=1+1"),
    (name: String(repeating: "n", count: 240) + ".csv", cell: "abc"),
  ])
  func `brings no control characters and breaks no line`(
    _ file: (name: String, cell: String)
  ) async throws {
    let place = try Workplace()
    try place.drop(History().csv(0..<42), as: "good.csv")
    try place.drop("date,channel,spend\n2026-02-01,search,\(file.cell)\n", as: file.name)
    let outcome = try await place.once(.first + 42)
    let note = place.names(in: "failed").first { $0.hasSuffix(".error.txt") } ?? ""
    let log = try place.text("out/recommendations.log")
    let board = try await place.ask("status").output
    let texts = [log, outcome.talk, board, try place.text("failed/" + note)]
    #expect(outcome.ending == .exit(1))
    #expect(texts.flatMap(\.unicodeScalars).filter(\.isHarmful).isEmpty)
    #expect(try place.logLines().filter { !$0.hasPrefix("1 ") || $0.count > 100 }.isEmpty)
    #expect(place.names(in: "inbox").isEmpty)
  }
}

extension Unicode.Scalar {
  /// Control characters but the line end, and those that turn writing round.
  fileprivate var isHarmful: Bool {
    self != "\n" && properties.generalCategory == .control
      || ["\u{2028}", "\u{2029}", "\u{202E}"].contains(self)
  }
}
