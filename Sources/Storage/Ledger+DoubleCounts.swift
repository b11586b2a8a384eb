internal import GRDB
public import Marketing

/// What a file would have been held or refused for, had its names been joined when it came.
extension Ledger {
  /// What several names of one channel tell of the same days, though it was taken.
  ///
  /// - Parameter name: What stands for a name.
  /// - Returns: Spend or outcomes that count twice, and rows that took the place of others which
  ///   tell something else; none where no channel has several names here.
  /// - Throws: A `LedgerError` when the ledger cannot be read.
  public func doubleCounts(naming name: (ChannelName) -> ChannelName) throws -> [DoubleCount] {
    try read { db in
      let channels = try NamedChannels(db, naming: name)
      guard !channels.joined.isEmpty else { return [] }
      func found(_ sql: String) throws -> [DoubleCount.Repetition] {
        let always = channels.arguments(from: "", through: "9999-12-31")
        return try Row.fetchAll(
          db, sql: "WITH \(channels.knownRows) \(sql)", arguments: StatementArguments(always)
        ).map { row in
          try DoubleCount.Repetition(
            file: Self.file(row.value("file"), in: db).name,
            earlier: Self.file(row.value("earlier"), in: db).name, row, among: channels)
        }
      }
      return try found(SQL.overlaps).map(DoubleCount.repeatedSpend)
        + found(Overlap.replacements(by: "NULL")).map(DoubleCount.otherName)
    }
  }
}

/// Behind ``KnownRows``.
private enum SQL {
  /// Of one name alone its files were compared when they came.
  static let overlaps = """
    , part AS MATERIALIZED (
      SELECT
        endsOn, startsOn, known.joined, source, deliveredBy, \(Overlap.figures),
        min(channel) AS one, max(channel) AS another
      FROM known JOIN name USING (channel)
      WHERE deliveredBy = latest
      GROUP BY endsOn, startsOn, known.joined, source, deliveredBy
    ), pair AS (
      SELECT \(Overlap.comparison)
      FROM part AS mine JOIN part AS other USING (endsOn, startsOn, joined)
      WHERE mine.deliveredBy > other.deliveredBy
        AND (mine.one <> other.one OR mine.another <> other.another)
    )
    \(Overlap.findings)
    """
}
