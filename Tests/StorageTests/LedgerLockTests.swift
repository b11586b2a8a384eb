import Foundation
import Marketing
import Testing

@testable import Storage

struct LedgerLockTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("tanteo.sqlite")
  }

  @Test func `a second holder is told who the first is`() throws {
    let lock = try LedgerLock.acquire(.write, beside: path)
    let error = #expect(throws: LedgerError.self) {
      try LedgerLock.acquire(.write, beside: path)
    }
    let me = ProcessInfo.processInfo.processIdentifier
    #expect(
      error?.description == "tanteo.sqlite: process \(me) is writing; wait for it or stop it")
    lock.release()
  }

  @Test func `a daemon is running, not writing`() throws {
    let lock = try LedgerLock.acquire(.daemon, beside: path)
    let error = #expect(throws: LedgerError.self) {
      try LedgerLock.acquire(.daemon, beside: path)
    }
    #expect(error?.description.contains("is running") == true)
    lock.release()
  }

  @Test func `the two kinds do not exclude each other`() throws {
    let daemon = try LedgerLock.acquire(.daemon, beside: path)
    let write = try LedgerLock.acquire(.write, beside: path)
    write.release()
    daemon.release()
  }

  @Test func `a released lock is free`() throws {
    try LedgerLock.acquire(.write, beside: path).release()
    try LedgerLock.acquire(.write, beside: path).release()
  }

  @Test func `a forgotten lock is free`() throws {
    do { _ = try LedgerLock.acquire(.write, beside: path) }
    try LedgerLock.acquire(.write, beside: path).release()
  }

  @Test func `a lock file left behind by a dead process is no lock`() throws {
    try Data("4711\n".utf8).write(to: URL(filePath: path + ".write-lock"))
    try LedgerLock.acquire(.write, beside: path).release()
  }

  @Test func `a lock file tells its holder's process`() throws {
    let lock = try LedgerLock.acquire(.daemon, beside: path)
    let text = try String(contentsOfFile: path + ".daemon-lock", encoding: .utf8)
    #expect(text == "\(ProcessInfo.processInfo.processIdentifier)\n")
    lock.release()
  }

  @Test func `a folder that is not there is not somebody else's lock`() throws {
    let error = #expect(throws: LedgerError.self) {
      try LedgerLock.acquire(.write, beside: "/nowhere/tanteo.sqlite")
    }
    #expect(
      error
        == .cannotOpen(name: "tanteo.sqlite", detail: "No such file or directory"))
  }

  @Test func `nobody else writes during a transaction`() throws {
    let ledger = try Ledger(path: path)
    let file = try ledger.ingest(arrived("a.csv"), today: day("2026-01-06")) { _ in
      #expect(throws: LedgerError.self) { try LedgerLock.acquire(.write, beside: path) }
      return Reading(format: format)
    }
    #expect(file.state == .processed)
    try LedgerLock.acquire(.write, beside: path).release()
  }
}
