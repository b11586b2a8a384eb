internal import GRDB
public import Marketing

/// The targets that were configured, each from the day on which it held.
extension Ledger {
  /// The periods that a decision knew, in the order in which they were recorded; nil asks for all.
  ///
  /// Decisions of versions that recorded none knew none.
  public func targetPeriods(knownTo decision: Int? = nil) throws -> [TargetPeriod] {
    try read { db in
      let sql = """
        SELECT targetPeriod.*, channel.name AS channelName
        FROM targetPeriod LEFT JOIN channel ON channel.id = targetPeriod.channel
        WHERE decision <= ?
        ORDER BY targetPeriod.id
        """
      return try Row.fetchAll(db, sql: sql, arguments: [decision ?? .max]).map { row in
        let name: String? = try row.optional("channelName")
        return TargetPeriod(
          channel: try name.map { _ in try row.channel("channelName") },
          target: try row.optionalJSON("target"), from: try row.day("startsOn"))
      }
    }
  }

  static func insert(
    _ targets: [TargetPeriod], of decision: Int, channels: inout ChannelIDs, in db: Database
  ) throws {
    for period in targets {
      try db.execute(
        sql: "INSERT INTO targetPeriod (channel, target, startsOn, decision) VALUES (?, ?, ?, ?)",
        arguments: [
          period.channel.map { try channels.id(of: $0) },
          period.target.map { try JSONText.text(of: $0) }, period.from.description, decision,
        ])
    }
  }
}
