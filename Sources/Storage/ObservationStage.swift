internal import GRDB
internal import Marketing

/// The rows of one file on their way into `observation`, inside the file's transaction.
///
/// Rows of one key add up. A key that is new goes straight to its place; a known one waits in
/// `arrived` until the file has been read to the end, for only then is its new value complete.
struct ObservationStage {
  private let db: Database
  private let file: Int64
  private let insertion: RowStatement
  private let waiting: RowStatement
  private var channels: ChannelIDs
  private var sources: Set<String> = []
  private var lastSource: String?
  /// From the first to the last day that ends a new row; nil when the file brought none.
  private(set) var newDays: ClosedRange<Day>?

  init(_ db: Database, file: Int64, today: Day) throws {
    self.db = db
    self.file = file
    try db.execute(sql: ArrivedValues.table)
    insertion = try RowStatement(SQL.insertNew, on: db)
    waiting = try RowStatement(SQL.insertArrived, on: db)
    channels = ChannelIDs(db, today: today)
    insertion.bind(file, at: 12)
    waiting.bind(file, at: 12)
  }

  /// Stores a row that is new, or adds it to the earlier rows of its key.
  mutating func store(_ observation: Observation) throws {
    let key = observation.key
    let channel = try channels.id(of: key.channel)
    if key.source != lastSource {
      lastSource = key.source
      sources.insert(key.source)
    }
    bind(observation, channel: channel, to: insertion)
    if try insertion.run() > 0 { return hear(of: key.period.end) }
    bind(observation, channel: channel, to: waiting)
    _ = try waiting.run()
  }

  private mutating func hear(of day: Day) {
    guard let known = newDays else { return newDays = day...day }
    if !known.contains(day) { newDays = min(known.lowerBound, day)...max(known.upperBound, day) }
  }

  private func bind(_ observation: Observation, channel: Int64, to statement: RowStatement) {
    let (key, metrics) = (observation.key, observation.metrics)
    statement.bind(key.period.end, at: 1)
    statement.bind(key.period.start, at: 2)
    statement.bind(channel, at: 3)
    statement.bind(key.source, at: 4)
    statement.bind(key.item, at: 5)
    statement.bind(metrics, from: 6)
    statement.bind(Int64(observation.line), at: 11)
    statement.bind(observation.isProvisional, at: 13)
    statement.bind(OutcomeText.text(of: metrics.outcomes), at: 14)
  }

  /// Compares what waits with the ledger: changed values become revisions, equal ones age.
  ///
  /// `restates` is what is declared of the file's sources; nil learns it from their values.
  func merge(restates: Bool? = nil) throws {
    try db.execute(sql: SQL.merge, arguments: ["file": file])
    try SourceHabits(db).learn(from: file, sources: sources, declared: restates)
    try ArrivedValues.revise(db, by: file)
  }
}

/// ?1 to ?11: a key and its row; ?12: its file; ?13: whether it is provisional; ?14: its outcomes.
private enum SQL {
  static let insertNew = """
    INSERT INTO observation (
      endsOn, startsOn, channel, source, item,
      spendMicros, impressions, clicks, conversions, revenueMicros, line, file, deliveredBy,
      isProvisional, outcomes
    )
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?13, ?14)
    ON CONFLICT (endsOn, startsOn, channel, source, item) DO UPDATE SET \(sum)
    WHERE observation.file = excluded.file
    """

  static let insertArrived = """
    INSERT INTO temp.arrived (
      observation, spendMicros, impressions, clicks, conversions, revenueMicros, line,
      isProvisional, outcomes
    )
    SELECT id, ?6, ?7, ?8, ?9, ?10, ?11, ?13, ?14
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
      outcomes = \(OutcomeText.sum("outcomes", "excluded.outcomes")),
      line = min(line, excluded.line),
      isProvisional = max(isProvisional, excluded.isProvisional)
    """

  static let merge = """
    UPDATE temp.arrived SET isChanged = (
      SELECT
        (arrived.spendMicros, arrived.impressions, arrived.clicks, arrived.conversions,
          arrived.revenueMicros, arrived.outcomes, arrived.isProvisional)
        IS NOT (known.spendMicros, known.impressions, known.clicks, known.conversions,
          known.revenueMicros, known.outcomes, known.isProvisional)
      FROM observation AS known WHERE known.id = arrived.observation
    );

    INSERT INTO redelivery (observation, file)
    SELECT observation, :file FROM temp.arrived WHERE NOT isChanged;

    UPDATE observation SET deliveredBy = :file
    FROM temp.arrived
    WHERE observation.id = arrived.observation AND NOT isChanged;
    """
}
