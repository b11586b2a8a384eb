import Foundation
internal import GRDB
import Glibc

/// Everything that was delivered and decided, in one SQLite file.
///
/// Each method is one transaction; it throws a `LedgerError` when the file cannot be used, and a
/// `LedgerRefusal` when it does not take what it was given. One process writes at a time, under
/// a `LedgerLock`; readers never wait. A committed file or decision survives a loss of power.
public final class Ledger: Sendable {
  /// Nil for a ledger in memory.
  public let path: String?
  /// What messages call it.
  let name: String
  let database: any DatabaseWriter

  /// Opens a ledger for writing: creates it where there is none, brings an older one up to date.
  ///
  /// Only its owner may read a new one.
  public init(path: String) throws {
    let name = URL(filePath: path).lastPathComponent
    self.path = path
    self.name = name
    database = try Self.naming(name) {
      Self.createForOwnerOnly(path)
      return try DatabasePool(path: path, configuration: Self.configuration(name: name))
    }
    try prepareForWriting()
  }

  /// Opens an existing ledger of this version's schema; writing to it throws.
  public init(reading path: String) throws {
    let name = URL(filePath: path).lastPathComponent
    guard access(path, R_OK) == 0 else {
      throw errno == EACCES ? LedgerError.unreadable(name: name) : .noLedger(path: path)
    }
    self.path = path
    self.name = name
    database = try Self.naming(name) {
      var configuration = Self.configuration(name: name)
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    let version = try read(Migrations.version(of:))
    guard version == Migrations.all.count else {
      throw LedgerError.olderSchema(name: name, found: version, known: Migrations.all.count)
    }
  }

  /// A new, empty ledger that ends with the process.
  public static func inMemory() throws -> Ledger {
    let ledger = try Ledger(copying: nil)
    try ledger.prepareForWriting()
    return ledger
  }

  /// A copy that can be written without consequence, such as a dry run's.
  public func copyInMemory() throws -> Ledger {
    try Ledger(copying: database)
  }

  private init(copying original: (any DatabaseWriter)?) throws {
    let name = "ledger in memory"
    path = nil
    self.name = name
    database = try Self.naming(name) {
      let copy = try DatabaseQueue(configuration: Self.configuration(name: name))
      try original?.backup(to: copy)
      return copy
    }
  }

  /// Closes the file; later calls throw.
  public func close() throws {
    try Self.naming(name) { try database.close() }
  }

  /// What is wrong with the file, in SQLite's words; empty when nothing is.
  public func verify() throws -> [String] {
    try read { db in
      let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        "table \(row[0] as String? ?? ""), row \(row[1] as Int64? ?? 0): refers to a row of"
          + " \(row[2] as String? ?? "") that is missing"
      }
      return damage + orphans
    }
  }
}

extension Ledger {
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.naming(name) { try database.read(body) }
  }

  /// Runs a body in one transaction, which no other process writes beside.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.naming(name) {
      try database.writeWithoutTransaction { db in
        let lock = try path.map {
          try LedgerLock.acquire(.write, beside: $0, waiting: .seconds(10))
        }
        defer { lock?.release() }
        try db.beginTransaction(.immediate)
        do {
          let value = try body(db)
          try db.commit()
          return value
        } catch {
          // The first error is the cause; that of a rollback would hide it.
          try? db.rollback()
          throw error
        }
      }
    }
  }

  /// Turns SQLite's errors into the ledger's; every other error passes as it is.
  static func naming<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DatabaseError {
      if let ledgerError = LedgerError(error, name: name) { throw ledgerError }
      throw LedgerRefusal.bySchema(ledger: name, detail: error.message ?? "\(error)")
    }
  }

  static func configuration(name: String) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try Migrations.refuseStrangers(db, name: name)
      // 16 MiB: half of it costs a million rows a fifth more time, twice as much would leave too
      // little of the 64 MB that a pass may take. The journal shrinks back to as much.
      try db.execute(sql: "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 16777216")
    }
    return configuration
  }

  private func prepareForWriting() throws {
    // GRDB opens a WAL file with `NORMAL`, which may lose the last commits with the power.
    try Self.naming(name) {
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    }
    guard try read(Migrations.version(of:)) < Migrations.all.count else { return }
    try write(Migrations.apply(to:))
  }

  /// SQLite would create it readable for everybody; an existing file keeps its rights.
  private static func createForOwnerOnly(_ path: String) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 { Glibc.close(descriptor) }
  }
}
