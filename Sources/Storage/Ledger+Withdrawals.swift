internal import GRDB
public import Marketing

/// That a person took a file back.
public struct Withdrawal: Hashable, Sendable {
  /// The file that counts no more.
  public let file: LedgerFile
  public let reason: String
  public let author: String
  /// For people; ISO 8601.
  public let createdAt: String

  public init(of file: LedgerFile, reason: String, author: String, createdAt: String) {
    self.file = file
    self.reason = reason
    self.author = author
    self.createdAt = createdAt
  }
}

/// Files that were wrong: what they brought counts no more, and is never erased.
extension Ledger {
  /// Takes a file back: every value that it brought gives way to the one before.
  ///
  /// From now on the ledger reads as if the file had never come; as known by earlier decisions it
  /// reads as before. The same content may be delivered again, and is then taken anew.
  ///
  /// - Parameters:
  ///   - withdrawal: The file, which must be processed evidence, and who takes it back.
  ///   - today: The day of the next cycle.
  /// - Returns: How many observations have another value now, or none.
  /// - Throws: A `LedgerRefusal` for a file that brought no figures or was taken back before.
  @discardableResult
  public func withdraw(_ withdrawal: Withdrawal, today: Day) throws -> Int {
    let file = withdrawal.file
    return try write { db in
      guard try Self.file(file.id, in: db).isEvidence else {
        throw LedgerRefusal.notWithdrawable(file: file.name)
      }
      let record = try Self.insert(withdrawal, today: today, in: db)
      try db.execute(
        sql: "UPDATE inboxFile SET withdrawnBy = ? WHERE id = ?", arguments: [record, file.id])
      return try WithdrawnValues(db, of: file.id).restore(recordedAs: record)
    }
  }

  /// The withdrawals after a file, in order; 0 asks for all.
  public func withdrawals(after id: Int64) throws -> [Withdrawal] {
    try read { db in
      let sql = """
        SELECT withdrawal.*, inboxFile.id AS withdrawn
        FROM withdrawal JOIN inboxFile ON inboxFile.withdrawnBy = withdrawal.file
        WHERE withdrawal.file > ?
        ORDER BY withdrawal.file
        """
      return try Row.fetchAll(db, sql: sql, arguments: [id]).map { row in
        Withdrawal(
          of: try Self.file(row.value("withdrawn"), in: db), reason: try row.value("reason"),
          author: try row.value("author"), createdAt: try row.value("createdAt"))
      }
    }
  }

  /// The record stands in the order of files, so that each decision knows what it knew.
  private static func insert(
    _ withdrawal: Withdrawal, today: Day, in db: Database
  ) throws -> Int64 {
    let file = withdrawal.file
    let copy = ArrivedFile(
      name: file.name, digest: file.digest, currency: try currency(of: file.id, in: db))
    let record = try insert(copy, state: .processed, sameAs: file.id, today: today, in: db)
    try complete(record, with: Reading(format: .withdrawal), totals: ControlTotals(), in: db)
    try db.execute(
      sql: "INSERT INTO withdrawal (file, reason, author, createdAt) VALUES (?, ?, ?, ?)",
      arguments: [record, withdrawal.reason, withdrawal.author, withdrawal.createdAt])
    return record
  }

  private static func currency(of file: Int64, in db: Database) throws -> Currency {
    let row = try Row.fetchOne(
      db, sql: "SELECT currency FROM inboxFile WHERE id = ?", arguments: [file])
    guard let row else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return try row.currency("currency")
  }
}

/// The values that a withdrawn file leaves behind.
private struct WithdrawnValues {
  private let db: Database
  private let file: Int64
  private let silent: SilentFiles

  init(_ db: Database, of file: Int64) throws {
    self.db = db
    self.file = file
    silent = try SilentFiles(db, throughFile: .max)
  }

  /// Gives each observation that the file touched the last value that another file brought.
  func restore(recordedAs record: Int64) throws -> Int {
    try db.execute(sql: ArrivedValues.table)
    let history = try DeliveryHistory(db, throughFile: .max)
    let touched = try RowStatement(SQL.touched, on: db)
    touched.bind(file, at: 1)
    let restoration = try RowStatement(SQL.insertRestored, on: db)
    var count = 0
    while try touched.step() {
      let observation = touched.int64(StoredValue.columnCount)
      let present = StoredValue(touched)
      let value = silent.removed(from: history.deliveries(of: observation, present: present))
        .last?.value
      guard (value?.metrics, value?.isProvisional) != (present.metrics, present.isProvisional)
      else { continue }
      restoration.bind(observation, at: 1)
      restoration.bind(value?.metrics ?? Metrics(), from: 2)
      restoration.bind(Int64(value?.line ?? present.line), at: 7)
      restoration.bind(value?.isProvisional == true, at: 8)
      restoration.bind(value.flatMap { OutcomeText.text(of: $0.metrics.outcomes) }, at: 9)
      _ = try restoration.run()
      count += 1
    }
    try ArrivedValues.revise(db, by: record)
    return count
  }
}

/// ?1: the file.
private enum SQL {
  static let touched = """
    SELECT \(StoredValue.columns), id FROM observation
    WHERE file = ?1 OR deliveredBy = ?1
      OR id IN (SELECT observation FROM observationRevision WHERE file = ?1)
      OR id IN (SELECT observation FROM redelivery WHERE file = ?1)
    """

  static let insertRestored = """
    INSERT INTO temp.arrived (
      observation, spendMicros, impressions, clicks, conversions, revenueMicros, line,
      isProvisional, outcomes, isChanged
    )
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, TRUE)
    """
}
