import GRDB
import Marketing
import Testing

@testable import Storage

/// The schema refuses each mistake, even when no Swift is in between.
struct SchemaTests {
  private let ledger: Ledger

  /// One channel, one file, one observation, one decision: a row for every mistake to refer to.
  init() throws {
    ledger = try Ledger.withConfiguration()
    try ledger.take("a.csv", [observation()])
    try ledger.record(decision())
  }

  private static let digest = String(repeating: "a", count: 64)

  private static func file(
    name: String = "b.csv", digest: String = digest, state: String = "processed",
    error: String = "NULL", currency: String = "EUR", today: String = "2026-01-07",
    rows: Int = 0
  ) -> String {
    """
    INSERT INTO inboxFile (name, digest, state, error, currency, today, rows)
    VALUES ('\(name)', '\(digest)', '\(state)', \(error), '\(currency)', '\(today)', \(rows))
    """
  }

  private static func observed(
    channel: Int = 1, source: String = "generic", starts: String = "2026-02-01",
    ends: String = "2026-02-01", clicks: String = "NULL", conversions: String = "NULL",
    spend: String = "1", file: Int = 1, line: Int = 2, revision: Int = 1, deliveredBy: Int = 1
  ) -> String {
    """
    INSERT INTO observation (
      channel, source, item, startsOn, endsOn, spendMicros, clicks, conversions, file, line,
      revision, deliveredBy
    ) VALUES (
      \(channel), '\(source)', '', '\(starts)', '\(ends)', \(spend), \(clicks), \(conversions),
      \(file), \(line), \(revision), \(deliveredBy)
    )
    """
  }

  private static func decided(
    number: Int = 2, supersedes: String = "NULL", today: String = "2026-01-07",
    configuration: String = "c0ffee", throughFile: String = "1", notes: String = "[]"
  ) -> String {
    """
    INSERT INTO decision (
      number, supersedes, at, today, currency, budgetMinorUnits, per, seed, configurationDigest,
      version, throughFile, files, unplacedMinorUnits, expected, needsYou, notes
    ) VALUES (
      \(number), \(supersedes), 'now', '\(today)', 'EUR', 100, 'week', 0, '\(configuration)',
      '1.0.0', \(throughFile), '[]', 0, '{}', '[]', '\(notes)'
    )
    """
  }

  private static func recommended(
    position: Int = 9, channel: Int = 1, state: String = "testing", action: String = "held",
    from: Int = 0, to: Int = 0, reason: String = "{}"
  ) -> String {
    """
    INSERT INTO recommendation (
      decision, position, channel, state, action, flags, fromMinorUnits, toMinorUnits, reason,
      evidence, limitsHit
    ) VALUES (
      2, \(position), \(channel), '\(state)', '\(action)', '[]', \(from), \(to), '\(reason)',
      '{}', '[]'
    )
    """
  }

  @Test func `the rows that the mistakes are made from are sound`() throws {
    try ledger.execute(Self.file())
    try ledger.execute(Self.observed())
    try ledger.execute(Self.decided())
    try ledger.execute(Self.recommended())
    try ledger.execute(Self.superseded("1, 1, 1, 2"))
  }

  private static let badFiles: [String] = [
    file(name: ""), file(digest: "abc"), file(digest: String(repeating: "G", count: 64)),
    file(state: "lost"), file(state: "failed"), file(error: "'why'"), file(currency: "eur"),
    file(currency: "USD"), file(today: "2026-02-30"), file(today: "tomorrow"), file(rows: -1),
    file(digest: arrived("a.csv").digest),
  ]

  @Test(arguments: badFiles)
  func `no file without its facts`(sql: String) {
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  private static let badObservations: [String] = [
    observed(channel: 99), observed(source: ""), observed(starts: "2026-02-30", ends: "2026-03-01"),
    observed(starts: "2026-02-30", ends: "2026-02-30"), observed(ends: "2026-01-31"),
    observed(starts: "2026-2-1", ends: "2026-2-1"), observed(clicks: "-1"),
    observed(conversions: "1e300"), observed(spend: "1.5"), observed(spend: "'twelve'"),
    observed(file: 99, deliveredBy: 99), observed(line: 0), observed(revision: -1),
    observed(revision: 0), observed(file: 1, deliveredBy: 0),
    observed(starts: "2026-01-05", ends: "2026-01-05"),
  ]

  @Test(arguments: badObservations)
  func `no observation out of the calendar, of nobody, or twice`(sql: String) {
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  private static func superseded(_ numbers: String) -> String {
    """
    INSERT INTO observationRevision (observation, line, revision, file, deliveredBy, supersededBy)
    VALUES (1, 2, \(numbers))
    """
  }

  private static let badRevisions: [String] = [
    "0, 1, 1, 2", "1, 1, 1, 1", "1, 1, 1, 99", "1, 2, 1, 2",
  ]

  @Test(arguments: badRevisions)
  func `no earlier value that nothing followed`(numbers: String) throws {
    try ledger.execute(Self.file())
    #expect(throws: DatabaseError.self) { try ledger.execute(Self.superseded(numbers)) }
  }

  private static let badDecisions: [String] = [
    decided(number: 0), decided(number: 1), decided(number: 3), decided(supersedes: "2"),
    decided(supersedes: "7"), decided(today: "2026-01-05"), decided(today: "2026-02-30"),
    decided(configuration: "other"), decided(throughFile: "99"), decided(notes: "not json"),
  ]

  @Test(arguments: badDecisions)
  func `no decision out of turn or without its inputs`(sql: String) {
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  private static let badRecommendations: [String] = [
    recommended(position: -1), recommended(channel: 99), recommended(state: "doubted"),
    recommended(action: "leap"), recommended(to: -1), recommended(from: -1),
    recommended(action: "up"), recommended(action: "down", from: 1, to: 2),
    recommended(action: "same", from: 1, to: 2), recommended(action: "drop", from: 1, to: 1),
    recommended(reason: "because"),
  ]

  @Test(arguments: badRecommendations)
  func `no recommendation that contradicts itself`(sql: String) throws {
    try ledger.execute(Self.decided())
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  @Test func `no channel twice in one plan`() throws {
    try ledger.execute(Self.decided())
    try ledger.execute(Self.recommended(position: 0))
    #expect(throws: DatabaseError.self) {
      try ledger.execute(Self.recommended(position: 1))
    }
  }

  @Test func `no plan goes out that is not its budget`() throws {
    try ledger.execute(Self.decided())
    try ledger.execute(Self.recommended(to: 99))
    #expect(throws: DatabaseError.self) {
      try ledger.execute("INSERT INTO outbox (decision) VALUES (2)")
    }
  }

  @Test(arguments: [
    "UPDATE decision SET budgetMinorUnits = 1",
    "DELETE FROM decision",
    "UPDATE recommendation SET toMinorUnits = 1",
    "DELETE FROM recommendation",
  ])
  func `what was decided is not rewritten`(sql: String) {
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  @Test(arguments: ["DELETE FROM observation", "DELETE FROM inboxFile", "DELETE FROM channel"])
  func `what others refer to is not erased`(sql: String) throws {
    try ledger.take("b.csv", on: "2026-01-07", [observation(spend: 90)])
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  private static func override(
    channel: String = "1", action: String = "pause", amount: String = "NULL",
    target: String = "NULL", until: String = "NULL", author: String = "Ana",
    line: String = "NULL"
  ) -> String {
    """
    INSERT INTO override
      (channel, action, amountMinorUnits, target, startsOn, until, author, createdAt, line)
    VALUES (\(channel), '\(action)', \(amount), \(target), '2026-02-01', \(until), '\(author)',
      'now', \(line))
    """
  }

  private static let target = #"'{"costPerAcquisition":{"_0":30}}'"#

  private static let badOverrides: [String] = [
    override(action: "boost"), override(action: "set"), override(amount: "5"),
    override(action: "set", amount: "-5"), override(until: "'2026-02-30'"),
    override(until: "'2026-01-31'"), override(author: ""), override(channel: "NULL"),
    override(action: "budget", amount: "5"), override(channel: "99"),
    override(channel: "NULL", action: "budget", amount: "0"), override(action: "target"),
    override(target: target), override(action: "target", target: "'{'"),
    override(action: "release", until: "'2026-03-01'"), override(line: "3"),
  ]

  @Test(arguments: badOverrides)
  func `no person's word without its meaning`(sql: String) {
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }

  @Test(arguments: [
    override(action: "set", amount: "500", until: "'2026-03-01'"), override(action: "retest"),
    override(channel: "NULL", action: "budget", amount: "500"),
    override(channel: "NULL", action: "target", target: target), override(action: "release"),
    override(action: "protect"), override(action: "protect", amount: "500"),
  ])
  func `a person's word is kept`(sql: String) throws {
    try ledger.execute(sql)
    #expect(try ledger.count("override") == 1)
  }

  @Test(arguments: [
    "UPDATE override SET action = 'protect'", "UPDATE override SET decision = 1, until = NULL",
    "UPDATE override SET decision = NULL", "DELETE FROM override",
  ])
  func `what was said stays said`(sql: String) throws {
    try ledger.execute(Self.override(until: "'2026-03-01'"))
    #expect(throws: DatabaseError.self) { try ledger.execute(sql) }
  }
}
