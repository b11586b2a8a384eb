import Foundation
import Marketing
import Report
import Storage
import Testing

@testable import Daemon

/// Orders by file, from the inbox to the next decision.
struct ControlFileTests {
  private let house: House

  /// Display is refuted by its 28 days; a decision has dropped it.
  init() throws {
    house = try House()
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
  }

  private func take(_ text: String, as name: String = "control.csv") throws -> TakenFile.Fate {
    try house.deliver(text, as: name)
    return try house.taker(on: "2026-03-03").take(name).fate
  }

  /// Delivers a control file and decides.
  private func obey(_ text: String, on iso: String = "2026-03-03") throws -> Decision {
    try house.deliver(text, as: "control.csv")
    return try house.decide(on: iso)
  }

  private func amounts(_ decision: Decision) -> [String: Int64] {
    Dictionary(
      decision.channels.map { ($0.channel.text, $0.to.rawValue) }, uniquingKeysWith: { $1 })
  }

  private var word: Override? {
    get throws { try house.ledger.overrides().last?.override }
  }

  @Test func `every line is answered, and the good ones hold`() throws {
    guard
      case .answered(let lines, hasRefusals: true) = try take(
        "search;pause;;;no stock;Ana\nserach;pause;;;;Ana\n")
    else { throw Missing() }
    #expect(
      lines == [
        "control.csv line 1: search: paused until released (no stock; Ana)",
        "control.csv line 2: not obeyed: channel 'serach' is not known; did you mean 'search'?",
      ])
    #expect(try word?.action == .pause)
  }

  @Test func `the file goes to processed, its answers beside it`() throws {
    _ = try take("search;pause\n")
    #expect(house.folder.names(in: "inbox") == [])
    #expect(
      house.folder.names(in: "processed/2026-03")
        == ["control.csv", "control.csv.answer.txt", "spend.csv"])
    #expect(
      try house.folder.text(of: "processed/2026-03/control.csv.answer.txt")
        .hasPrefix("control.csv: 1 obeyed, 0 not obeyed\n"))
  }

  @Test func `a word has the author of its line, else the file's owner`() throws {
    _ = try take("search;pause;;;;Ana\n")
    #expect(try word?.author == "Ana")
    _ = try take("search;release\n")
    #expect(try word?.author == NSUserName())
  }

  @Test func `a word says where it came from and when`() throws {
    _ = try take("\nsearch;pause;;2026-04-01\n", as: "control-ana.csv")
    #expect(try word?.source == .file(name: "control-ana.csv", line: 2))
    #expect(try word?.createdAt == "2026-03-03T06:00:00+01:00")
    #expect(try word?.until == day("2026-04-01"))
  }

  @Test func `words are answered in the order in which they were given`() throws {
    try house.ledger.record(
      Override(
        channel: nil, action: .budget(MinorUnits(rawValue: 400_000)), from: day("2026-03-02"),
        reason: nil, author: "Ana", source: .commandLine, createdAt: "2026-03-03T05:00:00+01:00"))
    let verbs = try obey(";release;;;;Ana\n").notes.compactMap { note in
      if case .obeyed(let word) = note { word.action.verb } else { nil }
    }
    #expect(verbs == [.budget, .release])
  }

  @Test func `a file that is no table fails as all files do`() throws {
    #expect(
      try take("search;pause\nradio;\"pause\n")
        == .failed([
          "control.csv:2: the quote that opens here is never closed; "
            + "close it, or write a quote within a field twice"
        ]))
    #expect(house.folder.names(in: "failed") == ["control.csv", "control.csv.error.txt"])
  }

  @Test func `the same bytes are obeyed once, and that is said beside them`() throws {
    _ = try take("search;pause\n")
    let again = try take("search;pause\n", as: "control-2.csv")
    #expect(again == .repeated(of: "control.csv", on: try day("2026-03-03")))
    #expect(try house.ledger.overrides().count == 1)
    #expect(
      try house.folder.text(of: "processed/2026-03/control-2.csv.answer.txt")
        .hasPrefix("control-2.csv: the same content as control.csv"))
  }

  @Test func `a crash between commit and move is finished, with its answers`() throws {
    try house.deliver("search;pause\n", as: "control.csv")
    _ = try house.taker(on: "2026-03-03", movesFiles: false).take("control.csv")
    #expect(house.folder.names(in: "inbox") == ["control.csv"])
    _ = try house.taker(on: "2026-03-03").take("control.csv")
    #expect(try house.ledger.overrides().count == 1)
    #expect(house.folder.names(in: "processed/2026-03").contains("control.csv.answer.txt"))
  }

  @Test func `an answer that comes back into the inbox is no file`() throws {
    _ = try take("search;pause\n")
    try house.deliver("x", as: "control.csv.answer.txt")
    #expect(try Inbox(path: house.configuration.folders.inbox).waiting() == [])
  }

  // MARK: - The next decision

  @Test func `the next decision obeys, and answers line by line`() throws {
    let decision = try obey("search;set;300;;fair;Ana\nserach;pause\n")
    #expect(amounts(decision)["search"] == 30_000)
    let word = try #require(try word)
    let problem = "channel 'serach' is not known; did you mean 'search'?"
    #expect(
      decision.notes.suffix(2) == [
        .obeyed(word), .notObeyed(file: "control.csv", line: 2, problem: problem),
      ])
    #expect(
      decision.needsYou.last == .correctLine(file: "control.csv", line: 2, problem: problem))
  }

  @Test func `later decisions do not answer again`() throws {
    _ = try obey("search;set;300\nserach;pause\n")
    let later = try house.decide(on: "2026-03-04")
    #expect(amounts(later)["search"] == 30_000)
    let left = MinorUnits(rawValue: 40_000)
    #expect(later.notes == [.nothingNew(since: 2), .unplaced(amount: left, limit: .held)])
    #expect(later.needsYou == [])
  }

  @Test func `orders may name what another file of the same pass brings`() throws {
    try house.deliver(Figures.newcomer.csv(), as: "radio.csv")
    _ = try obey("radio;pause\n")
    #expect(try word?.channel == channel("radio"))
  }

  @Test func `it is made though nothing else is new that day`() throws {
    let decision = try obey("search;pause\n", on: "2026-03-02")
    #expect(decision.number == 2)
    #expect(decision.supersedes == 1)
  }

  @Test func `a file in which every line is wrong is answered too`() throws {
    let decision = try obey("search;boost\n", on: "2026-03-02")
    #expect(decision.notes.first == .nothingNew(since: 1))
    #expect(
      decision.needsYou.last
        == .correctLine(
          file: "control.csv", line: 1,
          problem: "action 'boost' is not known; "
            + "write one of: set, pause, protect, retest, release, target, budget"))
    #expect(try house.pass(on: "2026-03-02").decision == nil)
  }

  @Test func `a control file is no evidence`() throws {
    #expect(try obey("search;pause\n").throughFile == 1)
  }

  @Test func `a word ends by itself, and that alone is worth a decision`() throws {
    _ = try obey("search;pause;;2026-03-10\n")
    let held = try house.decide(on: "2026-03-10")
    #expect(held.channels.first { $0.channel.text == "search" }?.flags.contains(.paused) == true)
    let free = try house.decide(on: "2026-03-11")
    #expect(free.channels.first { $0.channel.text == "search" }?.flags.contains(.paused) == false)
    #expect(!free.notes.contains(.nothingNew(since: held.number)))
  }

  @Test func `a decision for a day before a word neither obeys nor answers it`() throws {
    var check = try OverrideCheck(
      ledger: house.ledger, rules: house.configuration.rules, today: try day("2026-03-20"),
      createdAt: "now")
    let request = OverrideRequest(
      channel: "search", verb: .set, amount: .init(value: Micros(rawValue: 300_000_000)))
    let word = try check.accept(request, author: "Ana", source: .commandLine)
    try house.ledger.record(word)
    let before = try house.decide(on: "2026-03-19")
    #expect(amounts(before)["search"] != 30_000)
    #expect(before.notes == [.nothingNew(since: 1)])
    let after = try house.decide(on: "2026-03-20")
    #expect(amounts(after)["search"] == 30_000)
    #expect(after.notes.last == .obeyed(word))
  }

  @Test func `what the log says takes a drop back does so`() throws {
    let log = try house.folder.text(of: "out/recommendations.log")
    let line = try #require(
      log.split(separator: "undo: control.csv: ").dropFirst().first?.split(separator: "\n").first)
    #expect(line == "display;protect;;;your reason;your name")
    let decision = try obey(String(line))
    #expect(amounts(decision)["display"] == 35_000)
    let display = try #require(decision.channels.first { $0.channel.text == "display" })
    #expect(display.flags.contains(.protected))
    #expect(display.action == .up)
  }

  @Test func `what the log says takes a word back does so`() throws {
    _ = try obey("search;set;300;;fair;Ana\n")
    let log = try house.folder.text(of: "out/recommendations.log")
    let line = try #require(
      log.split(separator: "undo: control.csv: ").last?.split(separator: "\n").first)
    #expect(line == "search;release;;;your reason;your name")
    _ = try obey(String(line), on: "2026-03-04")
    #expect(
      try OverridesInForce(house.ledger.overrides().map(\.override), on: day("2026-03-04")) == .none
    )
  }

  @Test func `a dropped channel that is protected may be tested again`() throws {
    _ = try obey("display;protect\n")
    guard case .answered(_, hasRefusals: false) = try take("display;retest\n") else {
      throw Missing()
    }
    #expect(try word?.action == .retest)
  }

  @Test func `another budget is the decision's`() throws {
    let decision = try obey(";budget;900\n")
    #expect(decision.budget == MinorUnits(rawValue: 90_000))
    #expect(decision.channels.reduce(.zero) { $0 + $1.to } + decision.unplaced == decision.budget)
  }

  // MARK: - Looking back

  @Test func `decisions are identical with the words that they knew`() throws {
    _ = try obey("search;set;300\n")
    _ = try obey("search;release\ndisplay;protect\n", on: "2026-03-04")
    _ = try obey(";budget;900\n", on: "2026-03-05")
    _ = try obey(";target;40\n", on: "2026-03-06")
    let findings = try house.ledger.decisions().map { try house.finding(on: $0) }
    #expect(findings == Array(repeating: .identical, count: 5))
  }

  @Test func `a decision explains itself by the words of then`() throws {
    _ = try obey("search;set;300;;fair;Ana\n")
    _ = try obey("search;release\n", on: "2026-03-04")
    let explanations = Explanations(ledger: house.ledger, configuration: house.configuration)
    let search = try channel("search")
    let then = try #require(
      try explanations.explanations(decision: 2, channel: search).first)
    #expect(
      then.lines.contains(
        "  in force: search: set to 300.00 until released (fair; Ana), control.csv line 1"))
    let now = try #require(try explanations.explanations(decision: 3, channel: search).first)
    #expect(!now.lines.contains { $0.contains("in force") })
  }

  @Test func `the board lists what holds`() throws {
    _ = try obey("search;set;300\ndisplay;protect;;2026-03-31\n;budget;900\n")
    let board = try Board(
      configuration: house.configuration, ledger: house.ledger, version: "1.0.0",
      now: Date("2026-03-05T12:00:00Z", strategy: .iso8601))
    #expect(board.words.map(\.action.verb) == [.budget, .protect, .set])
    #expect(board.budget.amount == MinorUnits(rawValue: 90_000))
  }
}
