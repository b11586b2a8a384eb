import Marketing
import Testing

@testable import Storage

struct LedgerOverridesTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.withConfiguration() }

  private static let actions: [Override.Action] = [
    .set(MinorUnits(rawValue: 50_000)), .pause, .protect(amount: nil),
    .protect(amount: MinorUnits(rawValue: 38_462)), .retest, .release,
    .target(.costPerAcquisition(0.1)), .target(.returnOnAdSpend(3)),
  ]

  private func word(
    _ action: Override.Action, on name: String? = "Radio", until: Day? = nil,
    reason: String? = "fair", source: Override.Source = .commandLine
  ) throws -> Override {
    Override(
      channel: try name.map(channel), action: action, from: try day("2026-01-06"), until: until,
      reason: reason, author: "Ana", source: source, createdAt: "2026-01-06T09:00:00+01:00")
  }

  private func obey(_ name: String, _ words: [Override]) throws -> LedgerFile {
    let reading = Reading(
      format: FileFormat(
        profile: FileFormat.controlProfile, encoding: "UTF-8", delimiter: ";", locale: ""),
      refused: [
        RefusedRowRecord(
          line: 9, column: nil, cell: nil, code: "missingAction", message: "the action is missing")
      ])
    return try ledger.obey(arrived(name), today: try day("2026-01-06"), words, reading: reading)
  }

  @Test(arguments: actions)
  func `a word reads back as it was given`(action: Override.Action) throws {
    let word = try word(action)
    try ledger.record(word)
    #expect(try ledger.overrides().map(\.override) == [word])
  }

  @Test func `so does one on the plan, with an end and without a reason`() throws {
    let word = try word(
      .budget(MinorUnits(rawValue: 1)), on: nil, until: day("2026-12-31"), reason: nil)
    try ledger.record(word)
    #expect(try ledger.overrides().map(\.override) == [word])
  }

  @Test func `so does a release of tracking`() throws {
    let word = try word(.releaseTracking, on: nil)
    try ledger.record(word)
    #expect(try ledger.overrides().map(\.override) == [word])
  }

  @Test func `tracking is not a channel's`() throws {
    let word = try word(.releaseTracking)
    #expect(throws: (any Error).self) { try ledger.record(word) }
  }

  @Test func `words come in the order in which they were given`() throws {
    for action in Self.actions { try ledger.record(word(action)) }
    #expect(try ledger.overrides().map(\.override.action) == Self.actions)
    #expect(try ledger.overrides().map(\.id) == Array(1...Int64(Self.actions.count)))
  }

  @Test func `a control file brings its words and its refused lines at once`() throws {
    let word = try word(.pause, source: .file(name: "control.csv", line: 2))
    let file = try obey("control.csv", [word])
    #expect(file.isControl)
    #expect(file.totals.rows == 1)
    #expect(try ledger.overrides().map(\.override) == [word])
    #expect(try ledger.overrides().map(\.file) == [file.id])
    #expect(try ledger.refusedRows(of: file.id).map(\.line) == [9])
    #expect(try ledger.controlFiles(after: 0) == [file])
    #expect(try ledger.controlFiles(after: file.id) == [])
  }

  @Test func `the same content is not obeyed twice`() throws {
    _ = try obey("control.csv", [word(.pause, source: .file(name: "control.csv", line: 2))])
    let refusal = LedgerRefusal.alreadyProcessed(file: "control.csv", sameAs: "control.csv")
    #expect(throws: refusal) { try obey("control.csv", []) }
    #expect(try ledger.overrides().count == 1)
  }

  @Test func `a control file is no evidence`() throws {
    let evidence = try ledger.take("spend.csv", [observation()])
    _ = try obey("control.csv", [])
    #expect(try ledger.latestEvidenceFileID() == evidence.id)
  }

  @Test func `a decision obeys the words up to the last that it knew, once`() throws {
    for _ in 1...3 { try ledger.record(word(.pause)) }
    try ledger.record(decision(1), overridesThrough: 2)
    #expect(try ledger.overrides().map(\.decision) == [1, 1, nil])
    try ledger.record(decision(2), overridesThrough: 3)
    #expect(try ledger.overrides().map(\.decision) == [1, 1, 2])
  }

  @Test func `a decision for an earlier day knows nothing of a word`() throws {
    try ledger.record(word(.pause))
    try ledger.record(decision(1, today: "2026-01-05"), overridesThrough: 1)
    #expect(try ledger.overrides().map(\.decision) == [nil])
  }

  @Test func `a channel's last amount is what it had before it had none`() throws {
    #expect(try ledger.lastAmount(of: channel("radio")) == nil)
    let start = try recommendation("radio", to: 10_000, from: 5_000)
    try ledger.record(decision(1, channels: [start]))
    #expect(try ledger.lastAmount(of: channel("RADIO")) == MinorUnits(rawValue: 10_000))
    let drop = try recommendation("radio", to: 0, from: 7_000)
    try ledger.record(decision(2, channels: [drop], unplaced: 10_000))
    let after = try recommendation("radio", to: 0, from: 0)
    try ledger.record(decision(3, channels: [after], unplaced: 10_000))
    #expect(try ledger.lastAmount(of: channel("radio")) == MinorUnits(rawValue: 7_000))
  }

  @Test func `a ledger with words is whole`() throws {
    _ = try obey("control.csv", [word(.pause, source: .file(name: "control.csv", line: 2))])
    #expect(try ledger.verify() == [])
  }
}
