import Foundation
internal import GRDB
import Glibc

/// Copies that stand on their own.
extension Ledger {
  /// Copies the ledger as of one moment into a new file; a daemon may go on writing meanwhile.
  ///
  /// The copy is one file without a journal, for its owner only, and on the disk when this returns.
  ///
  /// - Throws: `fileExists` for a file that is there: no backup replaces another.
  public func copy(to path: String) throws {
    let name = URL(filePath: path).lastPathComponent
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? LedgerError.fileExists(path: path) : Self.failure(at: path)
    }
    Glibc.close(descriptor)
    do {
      try Self.naming(name) {
        let copy = try DatabaseQueue(path: path, configuration: Self.configuration(name: name))
        try database.backup(to: copy)
        try Self.closeWithoutJournal(copy)
      }
    } catch {
      unlink(path)
      throw error
    }
  }

  /// A journal would have to be carried along wherever the file goes.
  private static func closeWithoutJournal(_ copy: DatabaseQueue) throws {
    try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try copy.close()
  }

  /// Copies a backup of this version or an older one and brings the copy up to date.
  ///
  /// The copy is one file without a journal, for its owner only; one that an interrupted restoration
  /// left is replaced.
  public static func restorable(copying backup: String, to path: String) throws {
    let leftovers = ["-wal", "-shm", ".\(LedgerLock.Kind.write.rawValue)-lock"].map { path + $0 }
    // Its journal would be taken for that of the new copy.
    for file in [path] + leftovers { unlink(file) }
    try FileManager.default.copyItem(atPath: backup, toPath: path)
    guard chmod(path, 0o600) == 0 else { throw failure(at: path) }
    try Ledger(path: path).close()
    let name = URL(filePath: path).lastPathComponent
    try naming(name) {
      try closeWithoutJournal(DatabaseQueue(path: path, configuration: configuration(name: name)))
    }
    for file in leftovers { unlink(file) }
  }

  /// Opens a backup of this version or an older one, and says what is wrong with it.
  ///
  /// - Throws: `damaged` for one that SQLite finds fault with.
  public static func refuseDamaged(backup path: String) throws {
    do {
      let backup = try Ledger(reading: path)
      defer { try? backup.close() }
      if let damage = try backup.verify().first {
        throw LedgerError.damaged(name: backup.name, detail: damage)
      }
    } catch LedgerError.olderSchema {
      // Its copy is brought up to date; the backup itself stays as it is.
    }
  }

  /// Puts a ledger in the place of another, which is kept under a name beside it.
  ///
  /// Both must be closed, and their owner must hold the daemon's lock. At every moment there is a
  /// whole ledger in the place.
  ///
  /// - Returns: The path under which the former one is kept; nil where there was none.
  public static func replace(_ path: String, by fresh: String, keepingAs kept: String) throws
    -> String?
  {
    let hadLedger = access(path, F_OK) == 0
    guard !hadLedger || link(path, kept) == 0 else { throw failure(at: kept) }
    // A journal belongs to the former ledger; beside the new one it would destroy it.
    rename(path + "-wal", kept + "-wal")
    unlink(path + "-shm")
    guard rename(fresh, path) == 0 else { throw failure(at: path) }
    return hadLedger ? kept : nil
  }

  private static func failure(at path: String) -> LedgerError {
    .cannotOpen(
      name: URL(filePath: path).lastPathComponent,
      detail: String(cString: strerror(errno)).lowercased())
  }
}
