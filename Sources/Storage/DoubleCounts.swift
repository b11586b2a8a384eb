internal import GRDB
public import Marketing

/// Money or customers that a file would count a second time.
public enum DoubleCount: Error, Hashable {
  /// What two deliveries have in common.
  public struct Repetition: Hashable, Sendable {
    public let file: String
    /// The earlier file with the same figures.
    public let earlier: String
    public let channel: ChannelName
    public let days: Period
    /// How many periods have the same figures.
    public let count: Int
  }

  /// A campaign under a new name, and no id by which to know it.
  case renamedItem(Repetition, item: String, was: String)
  /// The channel's spend again, from elsewhere or in another grain.
  case repeatedSpend(Repetition)
  /// Of two that together make a channel's figures, both bring this column.
  case twoSuppliers(Repetition, column: String)

  /// Whether a person can tell that both count; else the file contradicts what was taken.
  public var isHold: Bool {
    if case .twoSuppliers = self { false } else { true }
  }
}

/// Looks for what a file that was just stored would count a second time.
///
/// Only its new rows are looked at, and the rows of the same days: a daily file costs little,
/// however long the history.
struct DoubleCounts {
  private let db: Database
  private let file: Int64
  private let name: String
  private let days: ClosedRange<Day>

  init(_ db: Database, of file: Int64, named name: String, in days: ClosedRange<Day>) {
    self.db = db
    self.file = file
    self.name = name
    self.days = days
  }

  /// Throws the first that is found, by channel.
  func refuse() throws {
    guard try isAnythingEarlier() else { return }
    if let rename = try renamedItem() { throw rename }
    if let overlap = try overlap() { throw overlap }
  }

  private func isAnythingEarlier() throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM inboxFile WHERE id < ? AND rows > 0)"
    return try Bool.fetchOne(db, sql: sql, arguments: [file]) ?? false
  }

  private var range: [String: (any DatabaseValueConvertible)?] {
    ["file": file, "first": days.lowerBound.description, "last": days.upperBound.description]
  }

  private func renamedItem() throws -> DoubleCount? {
    let rows = try Row.fetchAll(db, sql: SQL.renamedItems, arguments: StatementArguments(range))
    for row in rows where try isNew(row) {
      return .renamedItem(
        try repetition(row), item: try row.value("item"), was: try row.value("was"))
    }
    return nil
  }

  /// Whether the item of a candidate has no rows from before this file.
  private func isNew(_ row: Row) throws -> Bool {
    let sql = """
      SELECT NOT EXISTS (
        SELECT 1 FROM observation
        WHERE channel = ? AND source = ? AND item = ? AND (file < ? OR revision > 1)
      )
      """
    let arguments: StatementArguments = [row["channel"], row["source"], row["item"], file]
    return try Bool.fetchOne(db, sql: sql, arguments: arguments) ?? false
  }

  private func overlap() throws -> DoubleCount? {
    let row = try Row.fetchOne(db, sql: SQL.overlaps, arguments: StatementArguments(range))
    guard let row else { return nil }
    let found = try repetition(row)
    if let column: String = try row.optional("contested") {
      return .twoSuppliers(found, column: column)
    }
    return .repeatedSpend(found)
  }

  private func repetition(_ row: Row) throws -> DoubleCount.Repetition {
    guard let days = Period(start: try row.day("first"), end: try row.day("last")) else {
      throw Row.damage("first")
    }
    return DoubleCount.Repetition(
      file: name, earlier: try Ledger.file(row.value("earlier"), in: db).name,
      channel: try row.channel("channelName"),
      days: days, count: try row.value("count"))
  }
}

/// :file, and the first and the last day on which its new rows end.
private enum SQL {
  /// Rows of the same days with the same spend, views and clicks; conversions come late.
  ///
  /// Where neither views nor clicks are told, three alike are asked for; else one is enough.
  static let renamedItems = """
    SELECT
      mine.channel, mine.source, mine.item, other.item AS was, channel.name AS channelName,
      min(mine.startsOn) AS first, max(mine.endsOn) AS last, count(*) AS count,
      min(other.file) AS earlier
    FROM observation AS mine
    JOIN observation AS other USING (endsOn, startsOn, channel, source)
    JOIN channel ON channel.id = mine.channel
    WHERE mine.endsOn BETWEEN :first AND :last AND mine.file = :file
      AND other.deliveredBy < :file AND other.item <> mine.item
      AND mine.item <> '' AND other.item <> ''
      AND mine.spendMicros <> 0 AND mine.spendMicros = other.spendMicros
      AND mine.impressions IS other.impressions AND mine.clicks IS other.clicks
    GROUP BY mine.channel, mine.source, mine.item, other.item
    HAVING count(*) >= 3 OR max(coalesce(mine.impressions, mine.clicks, 0)) > 0
    ORDER BY channelName, mine.item, was
    """

  private static let figures = """
    sum(spendMicros) AS spend, count(conversions) > 0 AS hasConversions,
    count(revenueMicros) > 0 AS hasRevenue, min(file) AS file
    """

  /// Where one side lacks spend or outcomes, the two are to be joined, and no column may be in
  /// both; where both are whole, equal spend on three days is the same money.
  static let overlaps = """
    WITH mine AS (
      SELECT endsOn, startsOn, channel, source, \(figures) FROM observation
      WHERE endsOn BETWEEN :first AND :last AND deliveredBy = :file
      GROUP BY endsOn, startsOn, channel, source
    ), other AS (
      SELECT endsOn, startsOn, channel, source, \(figures) FROM observation
      WHERE endsOn BETWEEN :first AND :last AND deliveredBy < :file
      GROUP BY endsOn, startsOn, channel, source
      HAVING spend IS NOT NULL OR hasConversions OR hasRevenue
    ), pair AS (
      SELECT
        channel, endsOn, startsOn, mine.source AS source, other.source AS otherSource,
        other.file AS otherFile,
        mine.spend = other.spend AND mine.spend <> 0 AS isEqual,
        CASE
          WHEN mine.source = other.source THEN NULL
          WHEN mine.spend IS NOT NULL AND (mine.hasConversions OR mine.hasRevenue)
            AND other.spend IS NOT NULL AND (other.hasConversions OR other.hasRevenue) THEN NULL
          WHEN mine.spend IS NOT NULL AND other.spend IS NOT NULL THEN 'spend'
          WHEN mine.hasConversions AND other.hasConversions THEN 'conversions'
          WHEN mine.hasRevenue AND other.hasRevenue THEN 'revenue'
        END AS contested
      FROM mine JOIN other USING (endsOn, startsOn, channel)
    )
    SELECT
      channel.name AS channelName, max(contested) AS contested,
      min(startsOn) AS first, max(endsOn) AS last, count(*) AS count,
      min(otherFile) AS earlier
    FROM pair JOIN channel ON channel.id = pair.channel
    WHERE isEqual OR contested IS NOT NULL
    GROUP BY pair.channel, source, otherSource
    HAVING sum(isEqual) >= 3 OR max(contested) IS NOT NULL
    ORDER BY channelName, source, otherSource
    LIMIT 1
    """
}
