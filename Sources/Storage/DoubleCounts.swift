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
  /// Rows that would take the place of another name's, and tell something else.
  case otherName(Repetition)

  /// Whether a person can tell that both count; else the file contradicts what was taken.
  public var isHold: Bool {
    switch self {
    case .renamedItem, .repeatedSpend: true
    case .twoSuppliers, .otherName: false
    }
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
  private let channels: NamedChannels

  init(
    _ db: Database, of file: Int64, named name: String, in days: ClosedRange<Day>,
    among channels: NamedChannels
  ) {
    self.db = db
    self.file = file
    self.name = name
    self.days = days
    self.channels = channels
  }

  /// Throws the first that is found, by channel.
  ///
  /// Figures that are separate money are not compared with others.
  func refuse(areSeparate: Bool) throws {
    guard try isAnythingEarlier() else { return }
    if let other = try otherName() { throw other }
    guard !areSeparate else { return }
    if let rename = try renamedItem() { throw rename }
    if let overlap = try overlap() { throw overlap }
  }

  private func isAnythingEarlier() throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM inboxFile WHERE id < ? AND rows > 0)"
    return try Bool.fetchOne(db, sql: sql, arguments: [file]) ?? false
  }

  private func rows(_ sql: String) throws -> [Row] {
    let range = channels.arguments(
      from: days.lowerBound.description, through: days.upperBound.description)
    return try Row.fetchAll(
      db, sql: "WITH \(channels.knownRows) \(sql)",
      arguments: StatementArguments(range.merging(["file": file]) { range, _ in range }))
  }

  private func renamedItem() throws -> DoubleCount? {
    for row in try rows(SQL.renamedItems) where try isNew(row) {
      return .renamedItem(
        try repetition(row), item: try row.value("item"), was: try row.value("was"))
    }
    return nil
  }

  /// Whether the item of a candidate has no rows from before this file, under any name.
  private func isNew(_ row: Row) throws -> Bool {
    let sql = """
      SELECT NOT EXISTS (
        SELECT 1 FROM observation
        WHERE channel IN (\(try channels.numbers(joinedAs: row.value("joined"))))
          AND source = ? AND item = ? AND (file < ? OR revision > 1)
      )
      """
    let arguments: StatementArguments = [row["source"], row["item"], file]
    return try Bool.fetchOne(db, sql: sql, arguments: arguments) ?? false
  }

  private func overlap() throws -> DoubleCount? {
    guard let row = try rows(SQL.overlaps).first else { return nil }
    let found = try repetition(row)
    if let column: String = try row.optional("contested") {
      return .twoSuppliers(found, column: column)
    }
    return .repeatedSpend(found)
  }

  private func otherName() throws -> DoubleCount? {
    guard !channels.joined.isEmpty else { return nil }
    return try rows("\(Overlap.replacements(by: ":file"))").first.map {
      .otherName(try repetition($0))
    }
  }

  private func repetition(_ row: Row) throws -> DoubleCount.Repetition {
    try DoubleCount.Repetition(
      file: name, earlier: Ledger.file(row.value("earlier"), in: db).name, row, among: channels)
  }
}

extension DoubleCount.Repetition {
  init(file: String, earlier: String, _ row: Row, among channels: NamedChannels) throws {
    guard let days = Period(start: try row.day("first"), end: try row.day("last")),
      let channel = channels.names[try row.value("joined")]
    else { throw Row.damage("joined") }
    self.init(
      file: file, earlier: earlier, channel: channel, days: days, count: try row.value("count"))
  }
}

/// Behind ``KnownRows``; :file.
private enum SQL {
  /// Rows of the same days with the same spend, views and clicks; conversions come late.
  ///
  /// Where neither views nor clicks are told, three alike are asked for; else one is enough.
  static let renamedItems = """
    SELECT
      joined, source, mine.item, other.item AS was,
      min(startsOn) AS first, max(endsOn) AS last, count(*) AS count, min(other.file) AS earlier
    FROM known AS mine
    JOIN known AS other USING (endsOn, startsOn, joined, source)
    JOIN channel ON channel.id = joined
    WHERE mine.file = :file AND other.latest < :file AND other.item <> mine.item
      AND mine.item <> '' AND other.item <> ''
      AND mine.spendMicros <> 0 AND mine.spendMicros = other.spendMicros
      AND mine.impressions IS other.impressions AND mine.clicks IS other.clicks
    GROUP BY joined, source, mine.item, other.item
    HAVING count(*) >= 3 OR max(coalesce(mine.impressions, mine.clicks, 0)) > 0
    ORDER BY channel.name, mine.item, was
    """

  static let overlaps = """
    , mine AS (
      SELECT endsOn, startsOn, joined, source, \(Overlap.figures) FROM known
      WHERE deliveredBy = :file
      GROUP BY endsOn, startsOn, joined, source
    ), other AS (
      SELECT endsOn, startsOn, joined, source, \(Overlap.figures) FROM known
      WHERE latest < :file AND deliveredBy = latest
      GROUP BY endsOn, startsOn, joined, source
      HAVING spend IS NOT NULL OR hasOutcome
    ), pair AS (
      SELECT \(Overlap.comparison) FROM mine JOIN other USING (endsOn, startsOn, joined)
    )
    \(Overlap.findings)
    LIMIT 1
    """
}
