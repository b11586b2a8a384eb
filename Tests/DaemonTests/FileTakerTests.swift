import Foundation
import Glibc
import Marketing
import Storage
import Synchronization
import Testing

@testable import Daemon

struct FileTakerTests {
  private static let header = "date,channel,spend,conversions\n"
  private static let good = header + "2026-02-02,radio,50,5\n2026-02-03,radio,60,4\n"
  private static let bad = header + "2026-02-02,radio,50,5\n2026-02-03,radio,x,4\n"
  /// 1.250 may be one and a quarter, or more than a thousand.
  private static let ambiguous = header + "2026-02-02,radio,1.250,5\n"

  private let house: House

  init() throws {
    house = try House()
  }

  private func take(_ text: String, as name: String = "spend.csv") throws -> TakenFile.Fate {
    try house.deliver(text, as: name)
    return try house.taker().take(name).fate
  }

  @Test func `a good file is taken, and kept under its month`() throws {
    #expect(try take(Self.good) == .processed(rows: 2))
    #expect(house.folder.names(in: "inbox") == [])
    #expect(house.folder.names(in: "processed/2026-03") == ["spend.csv"])
    #expect(try house.ledger.files(after: 0).map(\.path) == ["processed/2026-03/spend.csv"])
  }

  @Test func `the same content again is kept, and counts once`() throws {
    _ = try take(Self.good)
    let again = try take(Self.good, as: "again.csv")
    #expect(again == .repeated(of: "spend.csv", on: try day("2026-03-02")))
    #expect(
      house.folder.names(in: "processed/2026-03")
        == ["again.csv", "again.csv.note.txt", "spend.csv"])
    #expect(
      try house.folder.text(of: "processed/2026-03/again.csv.note.txt")
        == "same as spend.csv of 2026-03-02; it counts once\n")
    #expect(try house.ledger.observations().count == 2)
  }

  @Test func `a bad row fails its file, with a note that says where`() throws {
    #expect(
      try take(Self.bad)
        == .failed([
          "spend.csv:3: column 'spend': 'x' is not a number; write 12.50"
        ]))
    #expect(house.folder.names(in: "inbox") == [])
    #expect(house.folder.names(in: "failed") == ["spend.csv", "spend.csv.error.txt"])
    #expect(try house.ledger.observations() == [])
    #expect(
      try house.folder.text(of: "failed/spend.csv.error.txt") == """
        spend.csv (notNumber)

        spend.csv:3: column 'spend': 'x' is not a number; write 12.50

        Nothing of this file was taken. Correct it and move it back into the inbox.
        How it is read: tanteo read spend.csv

        """)
  }

  @Test func `a file with a header alone fails`() throws {
    #expect(
      try take(Self.header)
        == .failed(["spend.csv: there is no row below the header; export a period with data"]))
  }

  @Test func `a file with more bad rows than are told says how many`() throws {
    let rows = (1...1500).map { _ in "2026-02-30,radio,1,1\n" }.joined()
    guard case .failed(let sentences) = try take(Self.header + rows) else { throw Missing() }
    #expect(sentences.last == "spend.csv: \(1501 - sentences.count) more rows were refused")
  }

  @Test func `a question holds its file in the inbox, with a note`() throws {
    let question =
      "spend.csv:2: column 'spend': '1.250' could be 1.25 or 1250; write it in the file as "
      + "1.25 or 1250,00, or write under sources in the configuration "
      + "- { match: \"spend.csv\", decimal: \".\" } for 1.25, "
      + "or - { match: \"spend.csv\", decimal: \",\" } for 1250"
    #expect(try take(Self.ambiguous) == .held(question))
    #expect(house.folder.names(in: "inbox") == ["spend.csv", "spend.csv.error.txt"])
    #expect(try house.folder.text(of: "inbox/spend.csv.error.txt").contains(question))
    #expect(try house.ledger.unansweredFiles().map(\.state) == [.held])
  }

  @Test func `the answer in the configuration takes the file, and the note with it`() throws {
    _ = try take(Self.ambiguous)
    try house.configure(House.plan + "sources: [{ match: \"*.csv\", decimal: \",\" }]")
    #expect(try house.taker().take("spend.csv").fate == .processed(rows: 1))
    #expect(house.folder.names(in: "inbox") == [])
    #expect(try house.ledger.unansweredFiles() == [])
  }

  @Test func `a second currency holds its file`() throws {
    let text = "date,channel,spend,currency\n2026-02-02,radio,50,USD\n"
    #expect(
      try take(text)
        == .held("spend.csv:2: the amount is in USD, the plan in EUR; export it in EUR"))
    #expect(house.folder.names(in: "inbox") == ["spend.csv", "spend.csv.error.txt"])
  }

  @Test(arguments: ["2026-02-03,rdio,50,2\n", "2026-02-03,radio1,50,2\n2026-02-03,radoi,1,0\n"])
  func `a slip of the pen is asked about`(rows: String) throws {
    _ = try take(Self.header + "2026-02-02,radio,50,2\n")
    guard case .held(let question) = try take(Self.header + rows, as: "slip.csv") else {
      throw Missing()
    }
    #expect(question.contains("looks like 'radio'"))
  }

  @Test(arguments: ["2026-02-03,radio1,50,2\n", "2026-02-03,radio,5,2\n2026-02-03,rdio,1,0\n"])
  func `digits, and names beside each other, are no slips`(rows: String) throws {
    _ = try take(Self.header + "2026-02-02,radio,50,2\n")
    guard case .processed = try take(Self.header + rows, as: "other.csv") else {
      throw Missing()
    }
  }

  @Test func `who wants to be asked is asked about every newcomer`() throws {
    try house.configure(House.plan + "newChannels: ask")
    #expect(
      try take(Self.good)
        == .held(
          "spend.csv: channel 'radio' is new; write radio: {} under channels in the configuration"))
    try house.configure(House.plan + "newChannels: ask\nchannels: { radio: {} }")
    #expect(try house.taker().take("spend.csv").fate == .processed(rows: 2))
  }

  @Test func `a few bad rows are left out where that is allowed, and kept on record`() throws {
    try house.configure(House.plan + "sources: [{ match: spend.csv, onBadRow: { skip: 50% } }]")
    #expect(try take(Self.bad) == .processed(rows: 1, leftOut: 1))
    #expect(
      try house.folder.text(of: "processed/2026-03/spend.csv.note.txt")
        .contains("spend.csv:3: column 'spend': 'x'"))
    let file = try #require(try house.ledger.files(after: 0).first)
    #expect(try house.ledger.refusedRows(of: file.id).map(\.line) == [3])
  }

  @Test func `more bad rows than are allowed fail their file`() throws {
    try house.configure(House.plan + "sources: [{ match: spend.csv, onBadRow: { skip: 49% } }]")
    guard case .failed = try take(Self.bad) else { throw Missing() }
  }

  @Test func `rows without spend ask what their channel costs`() throws {
    let channels = House.plan + "channels: { newsletter: { fixedCost: 80 }, letters: {} }\n"
    try house.configure(channels)
    let text = Self.header + "2026-02-02,newsletter,,5\n2026-02-02,letters,,5\n"
    #expect(
      try take(text)
        == .held(
          "spend.csv:3: channel 'letters' has no spend; write letters: { fixedCost: 80,"
            + " min: 80, max: 80 } under channels in the configuration, or export what it costs"))
  }

  @Test func `a second source of the same money is held, and taken as separate`() throws {
    let rows = (1...4).map { "2026-02-0\($0),radio,\($0)0,1\n" }.joined()
    _ = try take(Self.header + rows)
    let other = "date,campaign,spend,conversions\n" + rows.replacing("radio", with: "Spring")
    try house.configure(House.plan + "sources: [{ match: other.csv, channel: radio }]")
    guard case .held(let question) = try take(other, as: "other.csv") else { throw Missing() }
    #expect(question.contains("- { match: \"other.csv\", separate: true }"))
    try house.configure(
      House.plan + "sources: [{ match: other.csv, channel: radio, separate: true }]")
    #expect(try house.taker().take("other.csv").fate == .processed(rows: 4))
  }

  @Test func `a link is refused and set aside, its target untouched`() throws {
    try house.folder.write(Self.good, to: "elsewhere.csv")
    symlink(house.folder.file("elsewhere.csv"), house.folder.file("inbox/link.csv"))
    let fate = try house.taker().take("link.csv").fate
    #expect(
      fate
        == .failed([
          "link.csv: this is a symbolic link, not a file; copy the file itself into the inbox"
        ]))
    #expect(try house.folder.text(of: "elsewhere.csv") == Self.good)
    #expect(try house.ledger.observations() == [])
  }

  @Test func `a file that cannot be opened keeps no other waiting`() throws {
    #expect(
      try house.taker().take("gone.csv").fate
        == .postponed(
          "\(house.folder.file("inbox/gone.csv")): no such file or directory; "
            + "check the disk and the folder's rights"))
  }

  /// Somebody writes while the rows are read: the question about cancelling is our moment.
  @Test func `a file that grows while it is read is read later`() throws {
    let rows = (0..<2000).map { "2026-02-02,c\($0),1,0\n" }.joined()
    try house.deliver(Self.header + rows)
    let path = house.folder.file("inbox/spend.csv")
    let hasGrown = Mutex(false)
    let taker = try house.taker(isCancelled: {
      guard !hasGrown.withLock({ exchange(&$0, with: true) }) else { return false }
      let descriptor = open(path, O_WRONLY | O_APPEND)
      _ = write(descriptor, "2026-02-03,c0,1,0\n", 18)
      close(descriptor)
      return false
    })
    #expect(
      try taker.take("spend.csv").fate
        == .postponed("spend.csv: it is still being written; it is read when it rests"))
    #expect(try house.ledger.observations() == [])
    #expect(house.folder.names(in: "inbox") == ["spend.csv"])
  }

  /// The last line has neither all its cells nor an end.
  @Test func `a file whose end is missing waits while that may come`() throws {
    try house.deliver(Self.good + "2026-02-04,ra")
    var taker = try house.taker()
    taker.awaitsEnd = { _ in true }
    guard case .unfinished(let why) = try taker.take("spend.csv").fate else { throw Missing() }
    #expect(why.hasSuffix("; it waits for its end"))
    #expect(house.folder.names(in: "inbox") == ["spend.csv"])
    guard case .failed = try house.taker().take("spend.csv").fate else { throw Missing() }
    #expect(house.folder.names(in: "inbox") == [])
  }

  @Test func `a stop rolls the file in hand back`() throws {
    let rows = (0..<2000).map { "2026-02-02,c\($0),1,0\n" }.joined()
    try house.deliver(Self.header + rows)
    #expect(throws: CancellationError.self) {
      try house.taker(isCancelled: { true }).take("spend.csv")
    }
    #expect(try house.ledger.files(after: 0) == [])
    #expect(house.folder.names(in: "inbox") == ["spend.csv"])
  }

  /// The state of a crash between the ledger's commit and the move: the file is in both places.
  private func crashAfterCommit() throws {
    try house.deliver(Self.good)
    #expect(try house.taker(movesFiles: false).take("spend.csv").fate == .processed(rows: 2))
    #expect(house.folder.names(in: "inbox") == ["spend.csv"])
  }

  @Test func `a crash between commit and move is finished by the next pass`() throws {
    try crashAfterCommit()
    #expect(try house.taker().take("spend.csv").fate == .processed(rows: 2))
    #expect(house.folder.names(in: "inbox") == [])
    #expect(house.folder.names(in: "processed/2026-03") == ["spend.csv"])
    #expect(try house.ledger.observations().count == 2)
    #expect(try house.ledger.files(after: 0).count == 1)
  }

  @Test func `the note of a file that was held goes with a crash finished later`() throws {
    try crashAfterCommit()
    try Sidecar.write("held", beside: house.folder.file("inbox/spend.csv"))
    _ = try house.taker().take("spend.csv")
    #expect(house.folder.names(in: "inbox") == [])
  }

  @Test func `a name that could break a log line fails, under a name that cannot`() throws {
    let fate = try take(Self.good, as: "a\n143 b\u{1B}[2J\u{202E}.csv")
    #expect(
      fate
        == .failed([
          "a_143 b_[2J_.csv: its name has characters that cannot be shown; rename the file"
        ]))
    #expect(house.folder.names(in: "inbox") == [])
    #expect(
      house.folder.names(in: "failed") == ["a_143 b_[2J_.csv", "a_143 b_[2J_.csv.error.txt"])
  }

  /// Latin-1, as old archives and shares name files: `campaña.csv` is no UTF-8.
  @Test func `a name that is not UTF-8 waits, with a note`() throws {
    let path = Array(house.folder.file("inbox/campa").utf8) + [0xF1] + Array("a.csv\0".utf8)
    close(open(path.map(CChar.init(bitPattern:)), O_WRONLY | O_CREAT, 0o600))
    let name = try #require(
      try Inbox(path: house.configuration.folders.inbox).waiting().first?.name)
    #expect(
      try house.taker().take(name).fate
        == .held("campa\u{FFFD}a.csv: its name is not in UTF-8; rename the file"))
    #expect(house.folder.names(in: "inbox").contains("campa\u{FFFD}a.csv.error.txt"))
  }

  @Test func `a file of the longest name may be held`() throws {
    let name = String(repeating: "x", count: 251) + ".csv"
    guard case .held = try take(Self.ambiguous, as: name) else { throw Missing() }
    #expect(house.folder.names(in: "inbox").count == 2)
  }

  @Test(arguments: [good, bad, ambiguous])
  func `a dry run moves nothing and writes no note`(text: String) throws {
    try house.deliver(text)
    _ = try house.taker(movesFiles: false).take("spend.csv")
    #expect(house.folder.names(in: "inbox") == ["spend.csv"])
    #expect(house.folder.names(in: "failed") == [])
    #expect(house.folder.names(in: "processed") == [])
  }

  @Test(arguments: [
    (TakenFile.Fate.processed(rows: 1), false), (.repeated(of: "a", on: Day(number: 0)), false),
    (.failed([]), true), (.held(""), true), (.unfinished(""), true), (.postponed(""), true),
    (.answered([], hasRefusals: false), false), (.answered([], hasRefusals: true), true),
  ])
  func `trouble is what needs a person`(fate: TakenFile.Fate, isTrouble: Bool) {
    #expect(TakenFile(name: "a", fate: fate).isTrouble == isTrouble)
  }
}
