internal import GRDB

/// Why the ledger cannot be used now: no arrived file is at fault, and each is worth another try.
///
/// The sentence begins with the ledger's name, its place for the reader. What the ledger will not
/// take is a `LedgerRefusal`.
public enum LedgerError: Error, Hashable {
  case noLedger(path: String)
  /// Only for a copy, which never replaces a file.
  case fileExists(path: String)
  case notALedger(name: String)
  case newerSchema(name: String, found: Int, known: Int)
  /// Only for a ledger opened for reading: writing would have brought it up to date.
  case olderSchema(name: String, found: Int, known: Int)
  case damaged(name: String, detail: String)
  /// Another process holds the lock; its id where the lock file tells it.
  case busy(name: String, kind: LedgerLock.Kind, process: Int32?)
  case diskFull(name: String)
  case readOnly(name: String)
  case unreadable(name: String)
  case cannotOpen(name: String, detail: String)
  case inputOutput(name: String, detail: String)
}

extension LedgerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noLedger(let path):
      "\(path): there is no ledger yet; run 'tanteo once' first, or correct 'state' in the"
        + " configuration"
    case .fileExists(let path):
      "\(path): exists already; name another file"
    case .notALedger(let name):
      "\(name): is not a ledger of Tanteo; correct 'state' in the configuration"
    case .newerSchema(let name, let found, let known):
      "\(name): was written by a newer Tanteo (schema \(found), this one knows \(known));"
        + " install that version or restore a backup"
    case .olderSchema(let name, let found, let known):
      "\(name): was written by an older Tanteo (schema \(found), this one reads \(known));"
        + " run 'tanteo once' to bring it up to date"
    case .damaged(let name, let detail):
      "\(name): is damaged (\(detail)); restore a backup"
    case .busy(let name, let kind, let process):
      "\(name): \(process.map { "process \($0)" } ?? "another process") is \(kind.activity);"
        + " wait for it or stop it"
    case .diskFull(let name):
      "\(name): the disk is full; free some space, nothing is lost"
    case .readOnly(let name):
      "\(name): may not be written; give this user the right to write the file and its folder"
    case .unreadable(let name):
      "\(name): may not be read; ask as root, or as the user that the daemon runs as"
    case .cannotOpen(let name, let detail):
      "\(name): cannot be opened (\(detail)); check that its folder exists and may be written"
    case .inputOutput(let name, let detail):
      "\(name): the disk gave an error (\(detail)); check the disk, nothing is lost"
    }
  }
}

extension LedgerError {
  /// What an error of SQLite means to the ledger's owner; nil for a value that the schema refused.
  init?(_ error: DatabaseError, name: String) {
    let detail = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE: return nil
    case .SQLITE_FULL: self = .diskFull(name: name)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(name: name)
    case .SQLITE_CANTOPEN: self = .cannotOpen(name: name, detail: detail)
    case .SQLITE_NOTADB: self = .notALedger(name: name)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: self = .damaged(name: name, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(name: name, kind: .write, process: nil)
    default: self = .inputOutput(name: name, detail: detail)
    }
  }
}
