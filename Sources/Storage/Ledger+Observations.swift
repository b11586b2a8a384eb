internal import GRDB
public import Marketing

/// What the channels did, as the ledger knows it now or knew it once.
extension Ledger {
  /// The values as known when a file had just been taken; nil asks for now.
  ///
  /// - Parameters:
  ///   - file: The last file to know of, a decision's `throughFile`.
  ///   - first: Leaves out periods that end before this day.
  /// - Returns: For each key its highest revision up to that file, with the day on which that value
  ///   had last been delivered; by last day, first day, channel, source and item.
  /// - Throws: A `LedgerError` when the ledger cannot be read.
  public func observations(
    throughFile file: Int64? = nil, endingFrom first: Day? = nil
  ) throws -> [RecordedObservation] {
    try read { db in
      let names = try Names(db)
      let statement = try RowStatement(
        file == nil ? ObservationQuery.present : ObservationQuery.asKnown, on: db)
      if let first { statement.bind(first, at: 1) } else { statement.bind("", at: 1) }
      if let file { statement.bind(file, at: 2) }
      var observations: [RecordedObservation] = []
      while try statement.step() {
        observations.append(try names.observation(from: statement))
      }
      return observations
    }
  }

  /// Per source that restates, the day of the cycle that first saw one of its values change.
  public func restatingSources(throughFile file: Int64? = nil) throws -> [String: Day] {
    try read { db in
      let sql = """
        SELECT source, today FROM restatement JOIN inboxFile ON inboxFile.id = file WHERE file <= ?
        """
      let rows = try Row.fetchAll(db, sql: sql, arguments: [file ?? .max])
      return try Dictionary(
        rows.map { (try $0.value("source"), try $0.day("today")) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The channels that any file, plan or person named, with the day each was first seen.
  public func channels() throws -> [ChannelName: Day] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT name, firstSeenOn FROM channel")
      return try Dictionary(
        rows.map { (try $0.channel("name"), try $0.day("firstSeenOn")) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}

/// Names and days that many rows share, read once.
private struct Names {
  private struct File {
    let name: String
    let today: Day
  }

  private let channels: [Int64: ChannelName]
  private let files: [Int64: File]

  init(_ db: Database) throws {
    channels = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(db, sql: "SELECT id, name FROM channel")
        .map { (try $0.value("id"), try $0.channel("name")) })
    files = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        db, sql: "SELECT id, name, today FROM inboxFile WHERE state = 'processed'"
      ).map {
        (try $0.value("id"), File(name: try $0.value("name"), today: try $0.day("today")))
      })
  }

  /// Reads the columns of an `ObservationQuery`.
  func observation(from row: RowStatement) throws -> RecordedObservation {
    let end = try row.day(0)
    guard let period = Period(start: try row.day(1), end: end),
      let channel = channels[row.int64(2)], let file = files[row.int64(10)],
      let delivery = files[row.int64(13)]
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an observation is not readable")
    }
    return RecordedObservation(
      key: Observation.Key(
        source: row.text(3), channel: channel, item: row.text(4), period: period),
      metrics: Metrics(
        spend: row.optionalInt64(5).map(Micros.init(rawValue:)),
        impressions: row.optionalInt64(6), clicks: row.optionalInt64(7),
        conversions: row.optionalDouble(8),
        revenue: row.optionalInt64(9).map(Micros.init(rawValue:))),
      deliveredOn: delivery.today, revision: Int(row.int64(12)), file: file.name,
      line: Int(row.int64(11)))
  }
}

/// ?1: the first last day, or the empty text before all days; ?2: the last file to know of.
private enum ObservationQuery {
  static let present = """
    SELECT
      endsOn, startsOn, channel, source, item,
      spendMicros, impressions, clicks, conversions, revenueMicros,
      file, line, revision, deliveredBy
    FROM observation JOIN channel ON channel.id = observation.channel
    WHERE endsOn >= ?1
    ORDER BY endsOn, startsOn, channel.key, source, item
    """

  /// A value was the present one from the file that brought it until the one that changed it.
  ///
  /// Of its deliveries, the last up to ?2 counts; the first is that of the file that brought it.
  static let asKnown = """
    WITH value AS (
      SELECT
        id, spendMicros, impressions, clicks, conversions, revenueMicros,
        file, line, revision
      FROM observation
      WHERE file <= ?2
      UNION ALL
      SELECT
        observation, spendMicros, impressions, clicks, conversions, revenueMicros,
        file, line, revision
      FROM observationRevision
      WHERE file <= ?2 AND supersededBy > ?2
    )
    SELECT
      endsOn, startsOn, observation.channel, source, item,
      value.spendMicros, value.impressions, value.clicks, value.conversions, value.revenueMicros,
      value.file, value.line, value.revision,
      coalesce(
        (SELECT max(redelivery.file) FROM redelivery
         WHERE redelivery.observation = value.id
           AND redelivery.file > value.file AND redelivery.file <= ?2),
        value.file) AS deliveredBy
    FROM value
    JOIN observation ON observation.id = value.id
    JOIN channel ON channel.id = observation.channel
    WHERE endsOn >= ?1
    ORDER BY endsOn, startsOn, channel.key, source, item
    """
}
