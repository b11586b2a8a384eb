import Foundation
internal import GRDB
public import Marketing

/// What is counted of a ledger, for those who watch it from outside.
extension Ledger {
  /// The number of the last decision; nil before the first.
  public func lastDecisionNumber() throws -> Int? {
    try read { try Int.fetchOne($0, sql: "SELECT max(number) FROM decision") }
  }

  /// How many files were taken for their content, repetitions left out.
  public func processedFileCount() throws -> Int {
    try read { db in
      let sql = "SELECT count(*) FROM inboxFile WHERE state = 'processed' AND sameAs IS NULL"
      return try Int.fetchOne(db, sql: sql) ?? 0
    }
  }

  /// The last period of which each channel has figures, under any of its names; the day `first`
  /// where there are none from then on.
  public func lastPeriods(
    from first: Day, naming name: (ChannelName) -> ChannelName = { $0 }
  ) throws -> [ChannelName: Period] {
    try read { db in
      // The days from the first on stand side by side in the index; without them this would read
      // every observation there ever was.
      let sql = """
        SELECT channel.name, coalesce(startsOn, ?1) AS startsOn, coalesce(endsOn, ?1) AS endsOn
        FROM channel LEFT JOIN (
          -- SQLite takes the first day from the row that has the last one.
          SELECT channel, startsOn, max(endsOn) AS endsOn
          FROM observation WHERE endsOn >= ?1 GROUP BY channel
        ) AS recent ON recent.channel = channel.id
        """
      let rows = try Row.fetchAll(db, sql: sql, arguments: [first.description])
      return Dictionary(
        try rows.compactMap { row in
          try Period(start: row.day("startsOn"), end: row.day("endsOn"))
            .map { (name(try row.channel("name")), $0) }
        },
        uniquingKeysWith: max)
    }
  }

  /// The bytes that the ledger and its journal take on the disk; 0 in memory.
  public var size: Int {
    guard let path else { return 0 }
    return [path, path + "-wal"].reduce(0) { sum, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
  }
}
