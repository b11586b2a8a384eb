internal import GRDB
public import Marketing

/// A person's word as the ledger keeps it.
public struct RecordedOverride: Hashable, Sendable, Identifiable {
  /// Counted from 1 in the order in which words were given.
  public let id: Int64
  public let override: Override
  /// The control file that brought it; nil for one from the command line.
  public let file: Int64?
  /// The first decision that knew it; nil while none does.
  public let decision: Int?

  /// Whether a decision knew it.
  public func isKnown(to number: Int) -> Bool { decision.map { $0 <= number } ?? false }
}

/// What people said: kept for good, and never changed.
extension Ledger {
  /// Every word, oldest first.
  public func overrides() throws -> [RecordedOverride] {
    try read { db in
      let sql = """
        SELECT override.*, channel.name AS channelName, inboxFile.name AS fileName
        FROM override
        LEFT JOIN channel ON channel.id = override.channel
        LEFT JOIN inboxFile ON inboxFile.id = override.file
        ORDER BY override.id
        """
      return try Row.fetchAll(db, sql: sql).map { row in
        RecordedOverride(
          id: try row.value("id"), override: try Self.override(from: row),
          file: try row.optional("file"), decision: try row.optional("decision"))
      }
    }
  }

  /// The words that a decision knew, oldest first.
  public func overrides(knownTo decision: Int) throws -> [RecordedOverride] {
    try overrides().filter { $0.isKnown(to: decision) }
  }

  /// Keeps a word from the command line.
  public func record(_ override: Override) throws {
    try write { try Self.insert([override], from: nil, in: $0) }
  }

  /// Takes a control file in one transaction: the words that hold, and the lines that do not.
  ///
  /// - Returns: The file; its rows are the words.
  /// - Throws: A `LedgerRefusal` for content that was taken before.
  public func obey(
    _ file: ArrivedFile, today: Day, _ overrides: [Override], reading: Reading
  ) throws -> LedgerFile {
    try write { db in
      try Self.refuseRepetition(of: file, in: db)
      let id = try Self.insert(file, state: .processed, today: today, in: db)
      try Self.insert(overrides, from: id, in: db)
      var totals = ControlTotals()
      totals.rows = overrides.count
      try Self.complete(id, with: reading, totals: totals, in: db)
      return try Self.file(id, in: db)
    }
  }

  /// The control files that arrived after a file, in order; 0 asks for all.
  public func controlFiles(after id: Int64) throws -> [LedgerFile] {
    try files(after: id).filter(\.isControl)
  }

  /// What a channel had when it last had anything; nil for one that never had money.
  public func lastAmount(of channel: ChannelName) throws -> MinorUnits? {
    try read { db in
      let sql = """
        SELECT iif(toMinorUnits > 0, toMinorUnits, fromMinorUnits)
        FROM recommendation JOIN channel ON channel.id = recommendation.channel
        WHERE channel.key = ? AND max(toMinorUnits, fromMinorUnits) > 0
        ORDER BY decision DESC LIMIT 1
        """
      return try Int64.fetchOne(db, sql: sql, arguments: [channel.key])
        .map(MinorUnits.init(rawValue:))
    }
  }
}

extension Ledger {
  /// The words up to one that no earlier decision knew become this decision's.
  ///
  /// A word of a later day than the decision's waits for another.
  static func markObeyed(through id: Int64, by decision: Decision, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE override SET decision = ? WHERE decision IS NULL AND id <= ? AND startsOn <= ?
        """,
      arguments: [decision.number, id, decision.today.description])
  }

  private static func insert(
    _ overrides: [Override], from file: Int64?, in db: Database
  ) throws {
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO override (
          channel, action, amountMinorUnits, target, startsOn, until, reason, author, createdAt,
          file, line, concernsTracking
        )
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for word in overrides {
      var channels = ChannelIDs(db, today: word.from)
      try insertion.execute(
        arguments: [
          word.channel.map { try channels.id(of: $0) }, word.action.verb.rawValue,
          word.action.amount?.rawValue, word.action.target.map { try JSONText.text(of: $0) },
          word.from.description, word.until?.description, word.reason, word.author,
          word.createdAt, file, word.source.line, word.action == .releaseTracking,
        ])
    }
  }

  private static func override(from row: Row) throws -> Override {
    let name: String? = try row.optional("channelName")
    let file: String? = try row.optional("fileName")
    return Override(
      channel: try name.map { _ in try row.channel("channelName") }, action: try action(from: row),
      from: try row.day("startsOn"), until: try row.optionalDay("until"),
      reason: try row.optional("reason"), author: try row.value("author"),
      source: try file.map { .file(name: $0, line: try row.value("line")) } ?? .commandLine,
      createdAt: try row.value("createdAt"))
  }

  private static func action(from row: Row) throws -> Override.Action {
    switch try row.choice("action") as Override.Verb {
    case .set: .set(try row.minorUnits("amountMinorUnits"))
    case .pause: .pause
    case .protect:
      .protect(amount: try row.optional("amountMinorUnits").map(MinorUnits.init(rawValue:)))
    case .retest: .retest
    case .release: try row.value("concernsTracking") ? .releaseTracking : .release
    case .target: .target(try row.json("target"))
    case .budget: .budget(try row.minorUnits("amountMinorUnits"))
    }
  }
}
