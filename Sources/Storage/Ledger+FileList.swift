internal import GRDB
internal import Marketing

/// What is known of the files that arrived.
extension Ledger {
  /// The file with this content that was processed; nil when its content is new.
  public func processedFile(digest: String) throws -> LedgerFile? {
    try read { try Self.processed(digest: digest, in: $0) }
  }

  /// The files that arrived after one, in order; 0 asks for all.
  public func files(after id: Int64) throws -> [LedgerFile] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM inboxFile WHERE id > ? ORDER BY id", arguments: [id])
        .map(Self.file(from:))
    }
  }

  /// The count of the last file, processed or not; 0 before the first.
  public func latestFileID() throws -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM inboxFile") ?? 0 }
  }

  /// The count of the last file that brought evidence or took any back; 0 before the first.
  ///
  /// Failed, held, repeated and control files do neither.
  public func latestEvidenceFileID() throws -> Int64 {
    try read { db in
      let sql = """
        SELECT max(id) FROM inboxFile
        WHERE state = 'processed' AND profile IS NOT ? AND (sameAs IS NULL OR profile = ?)
        """
      let profiles = [FileFormat.controlProfile, FileFormat.withdrawalProfile]
      return try Int64.fetchOne(db, sql: sql, arguments: StatementArguments(profiles)) ?? 0
    }
  }

  /// The held and failed files that nobody has replaced yet, in order of arrival.
  ///
  /// A later file of the same name, or the same content taken later, answers an earlier one.
  public func unansweredFiles() throws -> [LedgerFile] {
    try read { db in
      let sql = """
        SELECT * FROM inboxFile AS file
        WHERE state <> 'processed'
          AND NOT EXISTS (
            SELECT 1 FROM inboxFile
            WHERE id > file.id AND name = file.name AND profile IS NOT 'withdrawal'
          )
          AND NOT EXISTS (SELECT 1 FROM inboxFile WHERE id > file.id AND digest = file.digest)
        ORDER BY id
        """
      return try Row.fetchAll(db, sql: sql).map(Self.file(from:))
    }
  }

  /// The rows of a file that were refused, by line.
  public func refusedRows(of file: Int64) throws -> [RefusedRowRecord] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM refusedRow WHERE file = ? ORDER BY line, id", arguments: [file]
      ).map { row in
        RefusedRowRecord(
          line: try row.value("line"), column: try row.optional("column"),
          cell: try row.optional("cell"), code: try row.value("code"),
          message: try row.value("message"))
      }
    }
  }

  static func processed(digest: String, in db: Database) throws -> LedgerFile? {
    let sql = """
      SELECT * FROM inboxFile
      WHERE digest = ? AND state = 'processed' AND sameAs IS NULL AND withdrawnBy IS NULL
      """
    return try Row.fetchOne(db, sql: sql, arguments: [digest]).map(file(from:))
  }

  static func file(_ id: Int64, in db: Database) throws -> LedgerFile {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM inboxFile WHERE id = ?", arguments: [id])
    guard let row else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return try file(from: row)
  }

  private static func file(from row: Row) throws -> LedgerFile {
    LedgerFile(
      id: try row.value("id"), name: try row.value("name"), digest: try row.value("digest"),
      state: try row.choice("state"), error: try row.optional("error"),
      today: try row.day("today"), path: try row.optional("path"),
      sameAs: try row.optional("sameAs"),
      isWithdrawn: try row.optional("withdrawnBy") as Int64? != nil, format: try format(from: row),
      blankRows: try row.value("blankRows"), duplicateRows: try row.value("duplicateRows"),
      totals: try totals(from: row))
  }

  private static func format(from row: Row) throws -> FileFormat? {
    guard let profile: String = try row.optional("profile") else { return nil }
    return FileFormat(
      profile: profile, encoding: try row.value("encoding"),
      delimiter: try row.value("delimiter"), locale: try row.value("locale"))
  }

  private static func totals(from row: Row) throws -> ControlTotals {
    var totals = ControlTotals()
    totals.rows = try row.value("rows")
    totals.firstDay = try row.optionalDay("firstDay")
    totals.lastDay = try row.optionalDay("lastDay")
    totals.spend = try row.micros("spendMicros")
    totals.conversions = try row.value("conversions")
    totals.revenue = try row.micros("revenueMicros")
    return totals
  }
}
