import GRDB
import Testing

@testable import Storage

struct LedgerErrorTests {
  /// Every sentence that a person can meet.
  private static let catalogue: [(LedgerError, String)] = [
    (
      .noLedger(path: "/srv/tanteo/tanteo.sqlite"),
      "/srv/tanteo/tanteo.sqlite: there is no ledger yet; run 'tanteo once' first, or correct"
        + " 'state' in the configuration"
    ),
    (
      .fileExists(path: "/backup/monday.sqlite"),
      "/backup/monday.sqlite: exists already; name another file"
    ),
    (
      .notALedger(name: "notes.txt"),
      "notes.txt: is not a ledger of Tanteo; correct 'state' in the configuration"
    ),
    (
      .newerSchema(name: "ledger.sqlite", found: 7, known: 3),
      "ledger.sqlite: was written by a newer Tanteo (schema 7, this one knows 3);"
        + " install that version or restore a backup"
    ),
    (
      .olderSchema(name: "ledger.sqlite", found: 1, known: 3),
      "ledger.sqlite: was written by an older Tanteo (schema 1, this one reads 3);"
        + " run 'tanteo once' to bring it up to date"
    ),
    (
      .damaged(name: "tanteo.sqlite", detail: "database disk image is malformed"),
      "tanteo.sqlite: is damaged (database disk image is malformed); restore a backup"
    ),
    (
      .busy(name: "tanteo.sqlite", kind: .write, process: 4711),
      "tanteo.sqlite: process 4711 is writing; wait for it or stop it"
    ),
    (
      .busy(name: "tanteo.sqlite", kind: .daemon, process: nil),
      "tanteo.sqlite: another process is running; wait for it or stop it"
    ),
    (
      .diskFull(name: "tanteo.sqlite"),
      "tanteo.sqlite: the disk is full; free some space, nothing is lost"
    ),
    (
      .readOnly(name: "tanteo.sqlite"),
      "tanteo.sqlite: may not be written; give this user the right to write the file and its"
        + " folder"
    ),
    (
      .unreadable(name: "tanteo.sqlite"),
      "tanteo.sqlite: may not be read; ask as root, or as the user that the daemon runs as"
    ),
    (
      .cannotOpen(name: "tanteo.sqlite", detail: "unable to open database file"),
      "tanteo.sqlite: cannot be opened (unable to open database file); check that its folder"
        + " exists and may be written"
    ),
    (
      .inputOutput(name: "tanteo.sqlite", detail: "disk I/O error"),
      "tanteo.sqlite: the disk gave an error (disk I/O error); check the disk, nothing is lost"
    ),
  ]

  @Test(arguments: catalogue)
  func `each error is one sentence: where, what, and what to do`(
    error: LedgerError, sentence: String
  ) {
    #expect(error.description == sentence)
  }

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, LedgerError.diskFull(name: "x")),
    (.SQLITE_READONLY_DBMOVED, .readOnly(name: "x")),
    (.SQLITE_IOERR_FSYNC, .inputOutput(name: "x", detail: "why")),
    (.SQLITE_CANTOPEN_ISDIR, .cannotOpen(name: "x", detail: "why")),
    (.SQLITE_CORRUPT_INDEX, .damaged(name: "x", detail: "why")),
    (.SQLITE_NOTADB, .notALedger(name: "x")),
    (.SQLITE_BUSY_SNAPSHOT, .busy(name: "x", kind: .write, process: nil)),
  ])
  func `the machine's faults are told from a file's`(code: ResultCode, error: LedgerError) {
    let cause = DatabaseError(resultCode: code, message: "why")
    #expect(LedgerError(cause, name: "x") == error)
  }

  @Test func `a value that the schema refuses is not the ledger's fault`() {
    let error = DatabaseError(resultCode: .SQLITE_CONSTRAINT_CHECK, message: "why")
    #expect(LedgerError(error, name: "x") == nil)
  }
}
