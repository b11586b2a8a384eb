internal import GRDB

/// The ordered list of schemas, of which `PRAGMA user_version` counts those applied.
enum Migrations {
  /// Each is SQL that brings a ledger from the schema before to the next; none is ever edited.
  static let all = [
    Schema.first, Schema.occasions, Schema.beliefs, Schema.peoplesWords, Schema.withdrawals,
    Schema.targets, Schema.provisional, Schema.trackingReleases, Schema.stopsAndStarts,
    Schema.goals, Schema.outcomes, Schema.verdicts,
  ]

  /// "TANT": tells a ledger from any other SQLite file.
  static let applicationID = 0x5441_4E54

  /// Refuses a file that is not a ledger, or is a newer one, before anything is written to it.
  static func refuseStrangers(_ db: Database, name: String) throws {
    let version = try version(of: db)
    let identity = try Int.fetchOne(db, sql: "PRAGMA application_id")
    if identity != applicationID {
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      guard isEmpty, version == 0 else { throw LedgerError.notALedger(name: name) }
    }
    guard version <= all.count else {
      throw LedgerError.newerSchema(name: name, found: version, known: all.count)
    }
  }

  static func version(of db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// Applies what is missing; inside one transaction, and safe to repeat.
  static func apply(to db: Database) throws {
    let version = try version(of: db)
    for migration in all.dropFirst(version) {
      try db.execute(sql: migration)
    }
    guard version < all.count else { return }
    try db.execute(
      sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(all.count)")
  }
}
