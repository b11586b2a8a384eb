import Foundation
import GRDB
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
        == "ledger.sqlite: was written by a newer Tanteo (schema 7, this one knows 1);"
        + " install that version or restore a backup")
  }

  @Test func `a newer schema is refused to readers, too`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = 7")
    let refusal = LedgerError.newerSchema(name: "ledger.sqlite", found: 7, known: 1)
    #expect(throws: refusal) { try Ledger(reading: path) }
  }

  @Test func `an older schema is not read as if it were today's`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ledger.sqlite")
    let ledger = try Ledger(path: path)
    try ledger.execute("PRAGMA user_version = 0")
    let refusal = LedgerError.olderSchema(name: "ledger.sqlite", found: 0, known: 1)
    #expect(throws: refusal) { try Ledger(reading: path) }
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
