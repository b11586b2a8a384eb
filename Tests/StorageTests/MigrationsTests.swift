import Foundation
import GRDB
import Marketing
import Testing

@testable import Storage

struct MigrationsTests {
  @Test func `a newer schema is refused with a sentence`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = 7")
    try ledger.close()
    let error = #expect(throws: LedgerError.self) { try Ledger(path: path) }
    #expect(
      error?.description
        == "ledger.sqlite: was written by a newer Tanteo (schema 7, this one knows 2);"
        + " install that version or restore a backup")
  }

  @Test func `a newer schema is refused to readers, too`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = 7")
    let refusal = LedgerError.newerSchema(name: "ledger.sqlite", found: 7, known: 2)
    #expect(throws: refusal) { try Ledger(reading: path) }
  }

  @Test func `an older schema is not read as if it were today's`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = 0")
    let refusal = LedgerError.olderSchema(name: "ledger.sqlite", found: 0, known: 2)
    #expect(throws: refusal) { try Ledger(reading: path) }
  }

  /// A ledger as the first version left it, with a decision and an event.
  private func firstSchema(at path: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { db in
      try db.execute(
        sql: Schema.first + """
          INSERT INTO configuration VALUES ('c0ffee', 'budget: 100 EUR');
          INSERT INTO channel VALUES (1, 'radio', 'radio', '2026-01-05');
          INSERT INTO decision VALUES (1, NULL, 'then', '2026-01-06', NULL, 'EUR', 100, 'week', 0,
            'c0ffee', '0.1.0', NULL, '[]', 100, '{}', '[]', '[]');
          INSERT INTO hypothesisEvent VALUES
            (7, 1, '2026-01-06', 'testing', 'dropped', 'evidence',
             '{"conversions":0,"matureDays":14,"spendMicros":0}', 1);
          PRAGMA application_id = \(Migrations.applicationID); PRAGMA user_version = 1;
          """)
    }
    try database.close()
  }

  @Test func `a ledger of the first version is brought up to date, and keeps its history`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    try firstSchema(at: path)
    let ledger = try Ledger(path: path)
    #expect(try ledger.lastDecision()?.number == 1)
    #expect(try ledger.events().map(\.event.to) == [.dropped])
    #expect(try ledger.overrides() == [])
    #expect(try ledger.verify() == [])
  }

  @Test func `what was decided stays so in a ledger brought up to date`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    try firstSchema(at: path)
    let ledger = try Ledger(path: path)
    #expect(throws: DatabaseError.self) { try ledger.execute("DELETE FROM hypothesisEvent") }
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
