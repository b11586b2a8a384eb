import Foundation
import GRDB
import Marketing
import Testing

@testable import Storage

struct MigrationsTests {
  /// The schema of a version to come.
  private static let next = Migrations.all.count + 1

  @Test func `a newer schema is refused with a sentence`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = \(Self.next)")
    try ledger.close()
    let error = #expect(throws: LedgerError.self) { try Ledger(path: path) }
    #expect(
      error?.description
        == "ledger.sqlite: was written by a newer Tanteo (schema \(Self.next), this one knows \(Migrations.all.count));"
        + " install that version or restore a backup")
  }

  @Test func `a newer schema is refused to readers, too`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = \(Self.next)")
    let refusal = LedgerError.newerSchema(
      name: "ledger.sqlite", found: Self.next, known: Migrations.all.count)
    #expect(throws: refusal) { try Ledger(reading: path) }
  }

  @Test func `an older schema is not read as if it were today's`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = 0")
    let refusal = LedgerError.olderSchema(
      name: "ledger.sqlite", found: 0, known: Migrations.all.count)
    #expect(throws: refusal) { try Ledger(reading: path) }
  }

  @Test func `a ledger of schema 1 keeps its data, and forgets its beliefs`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    try Self.makeFirst(at: path)
    let ledger = try Ledger(path: path)
    #expect(try ledger.observations().map(\.metrics.spend) == [Micros(rawValue: 5)])
    let last = try #require(try ledger.lastDecision())
    #expect(last.channels.map(\.to) == [MinorUnits(rawValue: 100)])
    #expect(last.occasion == .schedule)
    #expect(try ledger.events().map(\.event.to) == [.confirmed])
    #expect(try ledger.overrides() == [])
    #expect(try ledger.targetPeriods() == [])
    #expect(try ledger.beliefs(madeBy: "1.0.0") == nil)
    #expect(try ledger.verify() == [])
    try ledger.record(
      decision(2, today: "2026-01-07"), beliefs: beliefs(["radio": [1]]))
    #expect(try ledger.beliefs(madeBy: "1.0.0") == beliefs(["radio": [1]]))
  }

  @Test func `an upgraded ledger has the schema of a new one`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    try Self.makeFirst(at: path)
    let upgraded = try Ledger(path: path)
    let schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)"
    let fresh = try Ledger.inMemory().database.read { try String.fetchOne($0, sql: schema) }
    #expect(try upgraded.database.read { try String.fetchOne($0, sql: schema) } == fresh)
  }

  /// A ledger as the first version of the schema left it: a file, a row, a decision, a belief.
  private static func makeFirst(at path: String) throws {
    let first = try DatabaseQueue(path: path)
    try first.write { db in
      try db.execute(sql: Schema.first)
      try db.execute(
        sql: """
          PRAGMA application_id = \(Migrations.applicationID);
          PRAGMA user_version = 1;
          INSERT INTO inboxFile (id, name, digest, state, currency, rows, today) VALUES
            (1, 'a.csv', '\(String(repeating: "a", count: 64))', 'processed', 'EUR', 1, '2026-01-06');
          INSERT INTO channel VALUES (1, 'radio', 'Radio', '2026-01-06');
          INSERT INTO observation (
            channel, source, item, startsOn, endsOn, spendMicros, file, line, deliveredBy
          ) VALUES (1, 'generic', '', '2026-01-05', '2026-01-05', 5, 1, 2, 1);
          INSERT INTO configuration VALUES ('c0ffee', 'budget: 1 EUR');
          INSERT INTO decision VALUES (
            1, NULL, 'now', '2026-01-06', '2026-01-05', 'EUR', 100, 'week', 0, 'c0ffee', '1.0.0',
            1, '[]', 0, '{}', '[]', '[]'
          );
          INSERT INTO recommendation VALUES (
            1, 0, 1, 'testing', 'up', '[]', 0, 100, '{"balanced":{}}',
            '{"conversions":3,"matureDays":1,"spendMicros":5}', '[]', NULL
          );
          INSERT INTO belief VALUES (1, 1, '{"outcomes":3}');
          INSERT INTO hypothesisEvent VALUES (
            7, 1, '2026-01-06', 'testing', 'confirmed', 'evidence',
            '{"conversions":3,"matureDays":1,"spendMicros":5}', 1
          );
          """)
    }
    try first.close()
  }

  @Test func `another program's database is left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("other.sqlite")
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
    try other.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: LedgerError.notALedger(name: "other.sqlite")) { try Ledger(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func `a file that is no database is left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("notes.txt")
    let text = Data(String(repeating: "day,channel,spend\n", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    #expect(throws: LedgerError.notALedger(name: "notes.txt")) { try Ledger(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == text)
  }

  @Test func `a ledger in a folder that is not there cannot be opened`() throws {
    #expect(throws: LedgerError.self) { try Ledger(path: "/nowhere/at/all.sqlite") }
  }
}
