import Foundation
import GRDB
import Marketing
import Testing

@testable import Storage

struct LedgerTests {
  @Test func `a new ledger is empty`() throws {
    let ledger = try Ledger.inMemory()
    #expect(try ledger.latestFileID() == 0)
    #expect(try ledger.lastDecision() == nil)
  }

  @Test func `what was taken is there after opening again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    let first = try Ledger(path: path)
    try first.take("a.csv", [observation()])
    try first.close()
    let second = try Ledger(path: path)
    #expect(try second.observations().count == 1)
  }

  @Test func `a ledger is its owner's alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    _ = try Ledger(path: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [
    ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"),
    ("application_id", "1413566036"),
  ])
  func `the file is opened for safety`(pragma: String, value: String) throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.file("tanteo.sqlite"))
    let found = try ledger.database.writeWithoutTransaction {
      try String.fetchOne($0, sql: "PRAGMA \(pragma)")
    }
    #expect(found == value)
  }

  @Test func `a missing ledger cannot be read, and is not created`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    #expect(throws: LedgerError.noLedger(path: path)) { try Ledger(reading: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a ledger opened for reading is not written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    let writer = try Ledger(path: path)
    try writer.take("a.csv", [observation()])
    let reader = try Ledger(reading: path)
    #expect(try reader.observations().count == 1)
    #expect(throws: LedgerError.readOnly(name: "tanteo.sqlite")) {
      try reader.set("a", to: "b")
    }
  }

  @Test func `a reader sees what a writer in the same folder commits later`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    let writer = try Ledger(path: path)
    let reader = try Ledger(reading: path)
    try writer.take("a.csv", [observation()])
    #expect(try reader.observations().count == 1)
  }

  @Test func `two ledgers on one file write in turn`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    let (first, second) = (try Ledger(path: path), try Ledger(path: path))
    try first.take("a.csv", [observation(on: "2026-01-04")])
    try second.take("b.csv", [observation(on: "2026-01-05")])
    #expect(try first.observations().count == 2)
  }

  @Test func `a copy in memory leaves the original as it was`() throws {
    let folder = try TemporaryFolder()
    let original = try Ledger(path: folder.file("tanteo.sqlite"))
    try original.take("a.csv", [observation()])
    let copy = try original.copyInMemory()
    try copy.take("b.csv", [observation("display")])
    #expect(try copy.observations().count == 2)
    #expect(try original.observations().count == 1)
  }

  @Test func `a copy of a ledger opened for reading can be written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tanteo.sqlite")
    try Ledger(path: path).take("a.csv", [observation()])
    let copy = try Ledger(reading: path).copyInMemory()
    try copy.take("b.csv", [observation("display")])
    #expect(try copy.observations().count == 2)
  }

  @Test func `a ledger in memory can be copied`() throws {
    let original = try Ledger.inMemory()
    try original.take("a.csv", [observation()])
    #expect(try original.copyInMemory().observations().count == 1)
  }

  @Test func `a sound ledger has nothing to report`() throws {
    let ledger = try Ledger.inMemory()
    try ledger.take("a.csv", [observation()])
    #expect(try ledger.verify() == [])
  }

  @Test func `an orphan is found`() throws {
    let ledger = try Ledger.inMemory()
    try ledger.database.writeWithoutTransaction {
      try $0.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          INSERT INTO redelivery (observation, file) VALUES (7, 7);
          """)
    }
    #expect(try ledger.verify().count == 2)
  }
}
