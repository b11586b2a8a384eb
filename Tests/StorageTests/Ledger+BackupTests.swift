import Foundation
import GRDB
import Marketing
import Testing

@testable import Storage

struct LedgerBackupTests {
  private let folder: TemporaryFolder
  private let ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger(path: folder.file("tanteo.sqlite"))
    try ledger.take("a.csv", [observation(on: "2026-01-04")])
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  @Test func `a copy holds what was committed, and stands alone`() throws {
    let copies = try TemporaryFolder()
    try ledger.copy(to: copies.file("copy.sqlite"))
    #expect(try Ledger(reading: copies.file("copy.sqlite")).observations().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: copies.path) == ["copy.sqlite"])
  }

  @Test func `a copy knows nothing of what comes after it`() throws {
    try ledger.copy(to: folder.file("copy.sqlite"))
    try ledger.take("b.csv", [observation(on: "2026-01-05")])
    #expect(try Ledger(reading: folder.file("copy.sqlite")).observations().count == 1)
  }

  @Test func `a copy is its owner's alone`() throws {
    try ledger.copy(to: folder.file("copy.sqlite"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("copy.sqlite"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a copy never replaces a file`() throws {
    let path = folder.file("copy.sqlite")
    try Data("precious".utf8).write(to: URL(filePath: path))
    #expect(throws: LedgerError.fileExists(path: path)) { try ledger.copy(to: path) }
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "precious")
  }

  @Test func `a folder that is missing is said`() {
    #expect(
      throws: LedgerError.cannotOpen(name: "copy.sqlite", detail: "no such file or directory")
    ) {
      try ledger.copy(to: folder.file("nowhere/copy.sqlite"))
    }
  }

  @Test func `a sound backup is not refused`() throws {
    try ledger.copy(to: folder.file("copy.sqlite"))
    try Ledger.refuseDamaged(backup: folder.file("copy.sqlite"))
  }

  @Test func `a backup of an older version is not refused`() throws {
    let path = folder.file("copy.sqlite")
    try ledger.copy(to: path)
    let older = try DatabaseQueue(path: path)
    try older.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 1") }
    try older.close()
    try Ledger.refuseDamaged(backup: path)
  }

  @Test func `what is no ledger is refused`() throws {
    try Data("date,channel,spend\n".utf8).write(to: URL(filePath: folder.file("spend.csv")))
    #expect(throws: LedgerError.notALedger(name: "spend.csv")) {
      try Ledger.refuseDamaged(backup: folder.file("spend.csv"))
    }
  }

  @Test func `a backup that lost a row is refused`() throws {
    let path = folder.file("copy.sqlite")
    try ledger.copy(to: path)
    let copy = try DatabaseQueue(path: path)
    try copy.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM channel")
    }
    try copy.close()
    let error = #expect(throws: LedgerError.self) { try Ledger.refuseDamaged(backup: path) }
    #expect(
      error
        == .damaged(
          name: "copy.sqlite",
          detail: "table observation, row 1: refers to a row of channel that is missing"))
  }

  @Test func `a replaced ledger is kept with its journal`() throws {
    let path = folder.file("tanteo.sqlite")
    try ledger.copy(to: folder.file("fresh.sqlite"))
    try ledger.take("b.csv", [observation(on: "2026-01-05")])
    let kept = try Ledger.replace(
      path, by: folder.file("fresh.sqlite"), keepingAs: folder.file("kept.sqlite"))
    #expect(kept == folder.file("kept.sqlite"))
    #expect(try Ledger(path: folder.file("kept.sqlite")).observations().count == 2)
    #expect(try Ledger(path: path).observations().count == 1)
  }

  @Test func `where no ledger was, none is kept`() throws {
    try ledger.copy(to: folder.file("fresh.sqlite"))
    let kept = try Ledger.replace(
      folder.file("new.sqlite"), by: folder.file("fresh.sqlite"),
      keepingAs: folder.file("kept.sqlite"))
    #expect(kept == nil)
    #expect(names.contains("new.sqlite") && !names.contains("kept.sqlite"))
  }
}
