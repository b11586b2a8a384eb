internal import GRDB
public import Marketing

/// The files that arrived: taken whole, or not at all.
extension Ledger {
  /// Takes a file in one transaction: all that `reading` stores, or nothing when it throws.
  ///
  /// Rows of one key are added up. A key that the ledger knows keeps its earlier value as a
  /// revision when the value changed, and is delivered anew when it did not.
  ///
  /// - Parameters:
  ///   - file: What has arrived; its digest must be new.
  ///   - today: The day of the cycle, on which these values are delivered.
  ///   - name: What stands for a name: what several names bring of one channel may count twice.
  ///   - reading: Reads the file and stores each of its rows.
  /// - Returns: The file with its control totals.
  /// - Throws: What `reading` throws, as it is; a `LedgerRefusal` for content that was taken
  ///   before, a second currency, or amounts beyond 64 bits; a `DoubleCount` for figures that
  ///   would count twice.
  public func ingest(
    _ file: ArrivedFile, today: Day, naming name: (ChannelName) -> ChannelName = { $0 },
    reading: (_ store: (Observation) throws -> Void) throws -> Reading
  ) throws -> LedgerFile {
    try write { db in
      try Self.refuseRepetition(of: file, in: db)
      let id = try Self.insert(file, state: .processed, today: today, in: db)
      var stage = try ObservationStage(db, file: id, today: today)
      var totals = ControlTotals()
      let result = try reading { observation in
        if let currency = observation.currency, currency != file.currency {
          throw LedgerRefusal.currencyDiffers(
            file: file.name, line: observation.line, found: currency, plan: file.currency)
        }
        guard totals.add(observation) else {
          throw LedgerRefusal.tooLarge(file: file.name, line: observation.line)
        }
        try stage.store(observation)
      }
      try stage.merge(restates: result.restates)
      if let days = stage.newDays {
        let channels = try NamedChannels(db, naming: name)
        if result.restates == nil {
          try SourceHabits(db).learn(from: id, in: days, among: channels)
        }
        try DoubleCounts(db, of: id, named: file.name, in: days, among: channels)
          .refuse(areSeparate: result.isSeparate)
      }
      try Self.complete(id, with: result, totals: totals, in: db)
      return try Self.file(id, in: db)
    }
  }

  /// Records a file with the content of an earlier one: nothing in it is new.
  public func recordRepetition(of file: ArrivedFile, today: Day) throws -> LedgerFile? {
    try write { db in
      guard let original = try Self.processed(digest: file.digest, in: db) else { return nil }
      let id = try Self.insert(
        file, state: .processed, sameAs: original.id, today: today, in: db)
      return try Self.file(id, in: db)
    }
  }

  /// Records a file that could not be taken, and why.
  ///
  /// The same content with the same trouble as the last time is the same record, moved to today.
  @discardableResult
  public func recordFailure(
    of file: ArrivedFile, as setback: Setback, error: String, refused: [RefusedRowRecord] = [],
    today: Day
  ) throws -> LedgerFile {
    try write { db in
      let known = try Self.repeatedFailure(of: file, as: setback, error: error, in: db)
      let state: DecidedFile.State = setback == .failed ? .failed : .held
      let id = try known ?? Self.insert(file, state: state, error: error, today: today, in: db)
      try db.execute(
        sql: "UPDATE inboxFile SET name = ?, today = ?, path = NULL WHERE id = ?",
        arguments: [file.name, today.description, id])
      try Self.replaceRefusedRows(of: id, with: refused, in: db)
      return try Self.file(id, in: db)
    }
  }

  /// Remembers where a file was put after its transaction.
  public func recordArchive(of file: Int64, at path: String) throws {
    try write { db in
      try db.execute(
        sql: "UPDATE inboxFile SET path = ? WHERE id = ?", arguments: [path, file])
    }
  }
}

extension Ledger {
  static func refuseRepetition(of file: ArrivedFile, in db: Database) throws {
    if let earlier = try processed(digest: file.digest, in: db) {
      throw LedgerRefusal.alreadyProcessed(file: file.name, sameAs: earlier.name)
    }
    let last = try Row.fetchOne(
      db, sql: "SELECT currency FROM inboxFile WHERE state = 'processed' ORDER BY id DESC LIMIT 1")
    if let currency = try last?.currency("currency"), currency != file.currency {
      throw LedgerRefusal.ledgerCurrencyDiffers(
        file: file.name, ledger: currency, plan: file.currency)
    }
  }

  static func insert(
    _ file: ArrivedFile, state: DecidedFile.State, error: String? = nil, sameAs: Int64? = nil,
    today: Day, in db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO inboxFile (name, digest, state, error, currency, today, sameAs)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        file.name, file.digest, state.rawValue, error, file.currency.code, today.description,
        sameAs,
      ])
    return db.lastInsertedRowID
  }

  static func complete(
    _ id: Int64, with reading: Reading, totals: ControlTotals, in db: Database
  ) throws {
    try db.execute(
      sql: """
        UPDATE inboxFile SET
          profile = ?, encoding = ?, delimiter = ?, locale = ?,
          rows = ?, blankRows = ?, duplicateRows = ?, firstDay = ?, lastDay = ?,
          spendMicros = ?, conversions = ?, revenueMicros = ?
        WHERE id = ?
        """,
      arguments: [
        reading.format.profile, reading.format.encoding, reading.format.delimiter,
        reading.format.locale,
        totals.rows, reading.blankRows, reading.duplicateRows,
        totals.firstDay?.description, totals.lastDay?.description,
        totals.spend.rawValue, totals.conversions, totals.revenue.rawValue, id,
      ])
    try replaceRefusedRows(of: id, with: reading.refused, in: db)
  }

  private static func replaceRefusedRows(
    of file: Int64, with rows: [RefusedRowRecord], in db: Database
  ) throws {
    try db.execute(sql: "DELETE FROM refusedRow WHERE file = ?", arguments: [file])
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO refusedRow (file, line, "column", cell, code, message)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for row in rows {
      try insertion.execute(
        arguments: [file, row.line, row.column, row.cell, row.code, row.message])
    }
  }

  /// The last record of a content, when it tells the same trouble.
  private static func repeatedFailure(
    of file: ArrivedFile, as setback: Setback, error: String, in db: Database
  ) throws -> Int64? {
    let last = try Row.fetchOne(
      db, sql: "SELECT * FROM inboxFile WHERE digest = ? ORDER BY id DESC LIMIT 1",
      arguments: [file.digest])
    guard let last, try last.value("state") == setback.rawValue,
      try last.optional("error") == error
    else { return nil }
    return try last.value("id")
  }
}
