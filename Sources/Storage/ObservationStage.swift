internal import GRDB
internal import Marketing

/// The rows of one file on their way into `observation`, inside the file's transaction.
///
/// Rows of one key add up. A key that is new goes straight to its place; a known one waits in
/// `arrived` until the file has been read to the end, for only then is its new value complete.
struct ObservationStage {
  private let db: Database
  private let file: Int64
  private let today: Day
  private let insertion: RowStatement
  private let waiting: RowStatement
  private var channels: ChannelIDs

  init(_ db: Database, file: Int64, today: Day) throws {
    self.db = db
    self.file = file
    self.today = today
    try db.execute(sql: SQL.tableOfArrived)
    insertion = try RowStatement(SQL.insertNew, on: db)
    waiting = try RowStatement(SQL.insertArrived, on: db)
    channels = ChannelIDs(db, today: today)
    insertion.bind(file, at: 12)
    waiting.bind(file, at: 12)
  }

  /// Stores a row that is new, or adds it to the earlier rows of its key.
  mutating func store(_ observation: Observation) throws {
    let channel = try channels.id(of: observation.key.channel)
    bind(observation, channel: channel, to: insertion)
    if try insertion.run() > 0 { return }
    bind(observation, channel: channel, to: waiting)
    _ = try waiting.run()
  }

  private func bind(_ observation: Observation, channel: Int64, to statement: RowStatement) {
    let (key, metrics) = (observation.key, observation.metrics)
    statement.bind(key.period.end, at: 1)
    statement.bind(key.period.start, at: 2)
    statement.bind(channel, at: 3)
    statement.bind(key.source, at: 4)
    statement.bind(key.item, at: 5)
    statement.bind(metrics.spend?.rawValue, at: 6)
    statement.bind(metrics.impressions, at: 7)
    statement.bind(metrics.clicks, at: 8)
    statement.bind(metrics.conversions, at: 9)
    statement.bind(metrics.revenue?.rawValue, at: 10)
    statement.bind(Int64(observation.line), at: 11)
  }

  /// Compares what waits with the ledger: changed values become revisions, equal ones age.
  func merge() throws {
    try db.execute(
      sql: SQL.merge, arguments: ["file": file, "today": today.description])
  }
}

/// ?1 to ?11: a row and its key; ?12: its file.
private enum SQL {
  static let tableOfArrived = """
    CREATE TEMP TABLE IF NOT EXISTS arrived (
      observation INTEGER PRIMARY KEY,
      spendMicros INTEGER,
      impressions INTEGER,
      clicks INTEGER,
      conversions REAL,
      revenueMicros INTEGER,
      line INTEGER NOT NULL,
      isChanged INTEGER
    ) STRICT;
    DELETE FROM temp.arrived;
    """

  static let insertNew = """
    INSERT INTO observation (
      endsOn, startsOn, channel, source, item,
      spendMicros, impressions, clicks, conversions, revenueMicros, line, file, deliveredBy
    )
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
    ON CONFLICT (endsOn, startsOn, channel, source, item) DO UPDATE SET \(sum)
    WHERE observation.file = excluded.file
    """

  static let insertArrived = """
    INSERT INTO temp.arrived (
      observation, spendMicros, impressions, clicks, conversions, revenueMicros, line
    )
    SELECT id, ?6, ?7, ?8, ?9, ?10, ?11
    FROM observation
    WHERE endsOn = ?1 AND startsOn = ?2 AND channel = ?3 AND source = ?4 AND item = ?5
      AND file <> ?12
    ON CONFLICT (observation) DO UPDATE SET \(sum)
    """

  /// Missing is not zero, and nothing added to x is x.
  ///
  /// Rounding to a billionth leaves no trace of the order in which a key's rows stood: in binary,
  /// 0.1 + 0.2 + 0.3 is another number than 0.3 + 0.2 + 0.1, and would pass for a restatement.
  private static let sum = """
      spendMicros = coalesce(spendMicros + excluded.spendMicros, spendMicros, excluded.spendMicros),
      impressions = coalesce(impressions + excluded.impressions, impressions, excluded.impressions),
      clicks = coalesce(clicks + excluded.clicks, clicks, excluded.clicks),
      conversions = coalesce(
        round(conversions + excluded.conversions, 9), conversions, excluded.conversions),
      revenueMicros = coalesce(
        revenueMicros + excluded.revenueMicros, revenueMicros, excluded.revenueMicros),
      line = min(line, excluded.line)
    """

  static let merge = """
    UPDATE temp.arrived SET isChanged = (
      SELECT
        (arrived.spendMicros, arrived.impressions, arrived.clicks, arrived.conversions,
          arrived.revenueMicros)
        IS NOT (known.spendMicros, known.impressions, known.clicks, known.conversions,
          known.revenueMicros)
      FROM observation AS known WHERE known.id = arrived.observation
    );

    INSERT INTO redelivery (observation, file)
    SELECT observation.id, :file
    FROM temp.arrived
    JOIN observation ON observation.id = arrived.observation
    JOIN inboxFile AS earlier ON earlier.id = observation.deliveredBy
    WHERE NOT isChanged AND earlier.today < :today;

    UPDATE observation SET deliveredBy = :file
    FROM temp.arrived, inboxFile AS earlier
    WHERE observation.id = arrived.observation AND earlier.id = observation.deliveredBy
      AND NOT isChanged AND earlier.today < :today;

    INSERT INTO observationRevision (
      observation, revision, spendMicros, impressions, clicks, conversions, revenueMicros,
      file, line, deliveredBy, supersededBy
    )
    SELECT
      known.id, known.revision, known.spendMicros, known.impressions, known.clicks,
      known.conversions, known.revenueMicros, known.file, known.line, known.deliveredBy, :file
    FROM temp.arrived JOIN observation AS known ON known.id = arrived.observation
    WHERE isChanged;

    INSERT OR IGNORE INTO restatement (source, file)
    SELECT DISTINCT source, :file
    FROM temp.arrived JOIN observation ON observation.id = arrived.observation
    WHERE isChanged;

    UPDATE observation SET
      spendMicros = arrived.spendMicros,
      impressions = arrived.impressions,
      clicks = arrived.clicks,
      conversions = arrived.conversions,
      revenueMicros = arrived.revenueMicros,
      line = arrived.line,
      revision = revision + 1,
      file = :file,
      deliveredBy = :file
    FROM temp.arrived
    WHERE observation.id = arrived.observation AND isChanged;

    DELETE FROM temp.arrived;
    """
}
