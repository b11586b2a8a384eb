internal import GRDB
public import Marketing

/// What the channels did, summed where the rows lie.
extension Ledger {
  /// What every channel spent and brought in periods of equal length, the last of which ends with
  /// a day.
  ///
  /// The present values of complete rows count, those that finer rows of the same item repeat left
  /// out, as in the evidence; a row that reaches over several periods is spread evenly.
  ///
  /// - Parameters:
  ///   - length: Days of each period.
  ///   - count: How many of them.
  ///   - last: The last day.
  ///   - values: What outcomes count for; nil where conversions count 1 each.
  ///   - name: What stands for a name.
  /// - Returns: The channels with any row in that time.
  /// - Throws: A `LedgerError` when the ledger cannot be read.
  public func timeline(
    ofDays length: Int, count: Int, through last: Day, valued values: OutcomeValues?,
    naming name: (ChannelName) -> ChannelName = { $0 }
  ) throws -> Timeline {
    let periods = Timeline.periods(ofDays: length, count: count, through: last)
    guard let first = periods.first?.start else { return Timeline(of: [], over: []) }
    return try read { db in
      let channels = try NamedChannels(db, naming: name)
      // A longer row may end after the last day and still begin before.
      var arguments = channels.arguments(
        from: first.description, through: (last + SQL.longestRow).description)
      arguments["end"] = last.description
      var parts = try Self.parts(SQL.ranges(values), arguments, db, of: channels) { row in
        guard let period = try Period(start: row.day("startsOn"), end: row.day("endsOn")) else {
          throw Row.damage("endsOn")
        }
        return period
      }
      arguments["length"] = length
      parts += try Self.parts(SQL.days(values), arguments, db, of: channels) { row in
        periods[try row.value("place")]
      }
      return Timeline(of: parts, over: periods)
    }
  }

  /// From the first day with any figures to the last; nil where there are none.
  public func dataSpan() throws -> Period? {
    try read { db in
      let sql = "SELECT min(startsOn) AS first, max(endsOn) AS last FROM observation"
      guard let row = try Row.fetchOne(db, sql: sql), let first = try row.optionalDay("first"),
        let last = try row.optionalDay("last")
      else { return nil }
      return Period(start: first, end: last)
    }
  }

  /// The files that brought the present values of the last days, by channel, the newest first.
  ///
  /// - Parameters:
  ///   - days: How many days, the last of which is given.
  ///   - last: The last day.
  ///   - file: The newest file to know of.
  ///   - name: What stands for a name.
  /// - Returns: The names that files had in the inbox.
  /// - Throws: A `LedgerError` when the ledger cannot be read.
  public func files(
    of days: Int, through last: Day, throughFile file: Int64,
    naming name: (ChannelName) -> ChannelName = { $0 }
  ) throws -> [ChannelName: [String]] {
    try read { db in
      let channels = try NamedChannels(db, naming: name)
      let arguments: StatementArguments = [(last - (days - 1)).description, last.description, file]
      return try Row.fetchAll(db, sql: SQL.files, arguments: arguments)
        .reduce(into: [:]) { files, row in
          guard let channel = channels.names[try row.value("channel")] else {
            throw Row.damage("channel")
          }
          let name: String = try row.value("name")
          if files[channel]?.contains(name) != true { files[channel, default: []].append(name) }
        }
    }
  }

  /// The figures by place, not by name: of names there would be thousands to look up.
  private static func parts(
    _ sql: String, _ arguments: [String: any DatabaseValueConvertible], _ db: Database,
    of channels: NamedChannels, period: (Row) throws -> Period
  ) throws -> [Timeline.Part] {
    var parts: [Timeline.Part] = []
    let rows = try Row.fetchCursor(
      db, sql: "WITH \(channels.knownRows) \(sql)", arguments: StatementArguments(arguments))
    while let row = try rows.next() {
      guard let id: Int64 = row[0], let channel = channels.names[id], let days: Double = row[1]
      else { throw Row.damage("joined") }
      let figures = Timeline.Figures(
        days: days, spend: row[2], conversions: row[3], revenue: row[4])
      parts.append(.init(channel: channel, period: try period(row), figures: figures))
    }
    return parts
  }
}

/// Behind ``KnownRows``.
private enum SQL {
  /// Days of the longest period that files use, a month.
  static let longestRow = 31

  private static func sums(_ values: OutcomeValues?) -> String {
    """
    sum(CAST(known.spendMicros AS REAL)) / 1e6 AS spend,
    \(OutcomeText.sum(of: "known", valued: values)) AS conversions,
    sum(CAST(known.revenueMicros AS REAL)) / 1e6 AS revenue
    """
  }

  /// Rows that count: over when they came, and not taken back.
  private static let counts = """
    deliveredBy = latest AND NOT isProvisional AND delivery.today > endsOn
      AND coalesce(
        known.spendMicros, known.conversions, known.revenueMicros, known.outcomes
      ) IS NOT NULL
    """

  static let files = """
    SELECT DISTINCT channel, file.id, file.name
    FROM observation JOIN inboxFile AS file ON file.id = observation.file
    WHERE endsOn BETWEEN ? AND ? AND observation.file <= ?
      AND coalesce(
        observation.spendMicros, observation.conversions, observation.revenueMicros,
        observation.outcomes
      ) IS NOT NULL
    ORDER BY file.id DESC, channel
    """

  /// Rows of one day each, by period.
  static func days(_ values: OutcomeValues?) -> String {
    """
    SELECT
      joined, count(DISTINCT endsOn), \(sums(values)),
      CAST((julianday(endsOn) - julianday(:first)) AS INTEGER) / :length AS place
    FROM known JOIN inboxFile AS delivery ON delivery.id = deliveredBy
    WHERE startsOn = endsOn AND endsOn <= :end AND \(counts)
    GROUP BY place, joined
    """
  }

  /// Longer rows, by their own periods, but for those whose days finer rows of the item cover.
  static func ranges(_ values: OutcomeValues?) -> String {
    """
    , grain AS (
      SELECT joined FROM known GROUP BY joined
      HAVING count(DISTINCT CASE
        WHEN startsOn = endsOn THEN 1
        WHEN endsOn <= date(startsOn, '+13 days') THEN 7
        ELSE 30
      END) > 1
    )
    SELECT
      joined, julianday(endsOn) - julianday(startsOn) + 1, \(sums(values)), startsOn, endsOn
    FROM known JOIN inboxFile AS delivery ON delivery.id = deliveredBy
    WHERE startsOn < endsOn AND startsOn <= :end AND \(counts) AND (
      joined NOT IN (SELECT joined FROM grain) OR NOT EXISTS (
        SELECT 1 FROM known AS finer
        WHERE finer.endsOn BETWEEN known.startsOn AND known.endsOn
          AND finer.joined = known.joined AND finer.source = known.source
          AND finer.item = known.item
          AND julianday(finer.endsOn) - julianday(finer.startsOn)
            < julianday(known.endsOn) - julianday(known.startsOn)
      ))
    GROUP BY joined, startsOn, endsOn
    """
  }
}
