internal import GRDB
internal import Marketing

/// Which sources restate: learnt from values that changed, or declared by whoever knows.
struct SourceHabits {
  private let db: Database

  init(_ db: Database) {
    self.db = db
  }

  /// Keeps what a file shows or is declared to be; before its changed values are merged.
  ///
  /// A value that was none, since its file had been taken back, or of a day that was not over,
  /// was no value to restate. Nor is a row restated that tells outcomes apart which it told as
  /// conversions, since the configuration names them now.
  func learn(from file: Int64, sources: Set<String>, declared: Bool?) throws {
    guard let declared else {
      return try db.execute(sql: SQL.learnChanged, arguments: [file])
    }
    for source in sources.sorted() {
      try db.execute(
        sql: "INSERT INTO restatement (source, file, restates) VALUES (?, ?, ?)",
        arguments: [source, file, declared])
    }
  }

  /// Keeps what a file's new rows show, where they replace those of another name.
  func learn(from file: Int64, in days: ClosedRange<Day>, among channels: NamedChannels) throws {
    guard !channels.joined.isEmpty else { return }
    let arguments = channels.arguments(
      from: days.lowerBound.description, through: days.upperBound.description)
    try db.execute(
      sql: "WITH \(channels.knownRows) \(SQL.learnReplaced)",
      arguments: StatementArguments(arguments.merging(["file": file]) { range, _ in range }))
  }

  /// Per source that restates, the day of the cycle since which it does, as known with a file.
  func restatingSince(throughFile file: Int64) throws -> [String: Day] {
    var since: [String: Day] = [:]
    for row in try Row.fetchAll(db, sql: SQL.habits, arguments: ["file": file]) {
      let source: String = try row.value("source")
      let day = try row.day("today")
      since[source] = try row.value("restates") ? since[source] ?? day : nil
    }
    return since
  }
}

private enum SQL {
  static let learnChanged = """
    INSERT INTO restatement (source, file, restates)
    SELECT DISTINCT source, ?, TRUE
    FROM temp.arrived
    JOIN observation AS known ON known.id = arrived.observation
    JOIN inboxFile AS brought ON brought.id = known.file
    WHERE isChanged AND NOT known.isProvisional AND brought.today > known.endsOn AND coalesce(
      known.spendMicros, known.impressions, known.clicks, known.conversions, known.revenueMicros,
      known.outcomes
    ) IS NOT NULL AND (known.outcomes IS NULL) = (arrived.outcomes IS NULL)
    """

  /// Behind ``KnownRows``.
  static let learnReplaced = """
    INSERT OR IGNORE INTO restatement (source, file, restates)
    SELECT DISTINCT source, :file, TRUE
    FROM known AS mine JOIN known AS former USING (endsOn, startsOn, joined, source, item)
    JOIN inboxFile AS brought ON brought.id = former.file
    WHERE mine.deliveredBy = :file AND former.deliveredBy < :file
      AND NOT former.isProvisional AND brought.today > endsOn
      AND (mine.outcomes IS NULL) = (former.outcomes IS NULL)
      AND (mine.spendMicros, mine.impressions, mine.clicks, mine.conversions, mine.revenueMicros,
          mine.outcomes)
        IS NOT (former.spendMicros, former.impressions, former.clicks, former.conversions,
          former.revenueMicros, former.outcomes)
    """

  static let habits = """
    SELECT source, restates, today
    FROM restatement JOIN inboxFile ON inboxFile.id = restatement.file
    WHERE restatement.file <= :file AND coalesce(withdrawnBy > :file, TRUE)
    ORDER BY restatement.file
    """
}
