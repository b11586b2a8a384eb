internal import GRDB
public import Marketing

/// What was recommended, as later decisions look at it.
extension Ledger {
  /// The plan in force on a day and every later one, oldest first; nil asks for all.
  public func plans(since day: Day? = nil) throws -> [PlanInForce] {
    try read { db in
      let first = try Self.decisionInForce(on: day, in: db)
      return try Self.plans("WHERE decision.number >= ?", [first], in: db)
    }
  }

  /// What each channel had on the eve of every probation and drop on record, oldest first.
  ///
  /// A probation or a retest is measured by that amount for as long as it lasts, however old the
  /// plan is. Each of these plans names only the channels that fell under it.
  public func plansBeforeFalls() throws -> [PlanInForce] {
    try read { db in
      try Self.plans(
        """
        WHERE (recommendation.decision, recommendation.channel) IN (
          SELECT (SELECT max(number) FROM decision WHERE today < hypothesisEvent.day), channel
          FROM hypothesisEvent WHERE toState IN ('probation', 'dropped'))
        """, in: db)
    }
  }

  /// Where channels went from something to nothing or back, oldest first, however long ago.
  ///
  /// Of those that had nothing on a day or later: their silence was ours. Each of these plans names
  /// only the channels that it stopped or started.
  public func stopsAndStarts(ofIdleSince day: Day) throws -> [PlanInForce] {
    try read { db in
      let first = try Self.decisionInForce(on: day, in: db)
      return try Self.plans(
        """
        WHERE (fromMinorUnits = 0) <> (toMinorUnits = 0) AND recommendation.channel IN (
          SELECT channel FROM recommendation WHERE decision >= ? AND toMinorUnits = 0)
        """,
        [first], in: db)
    }
  }

  private static func decisionInForce(on day: Day?, in db: Database) throws -> Int {
    guard let day else { return 1 }
    return try Int.fetchOne(
      db, sql: "SELECT max(number) FROM decision WHERE today <= ?", arguments: [day.description])
      ?? 1
  }

  private static func plans(
    _ condition: String, _ arguments: StatementArguments = [], in db: Database
  ) throws -> [PlanInForce] {
    let sql = """
      SELECT decision.number, today, channel.name, fromMinorUnits, toMinorUnits, state
      FROM recommendation
      JOIN decision ON decision.number = recommendation.decision
      JOIN channel ON channel.id = recommendation.channel
      \(condition)
      ORDER BY decision.number
      """
    var plans: [(number: Int, today: Day, amounts: [ChannelName: PlanInForce.Amount])] = []
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      let number: Int = try row.value("number")
      if plans.last?.number != number { plans.append((number, try row.day("today"), [:])) }
      plans[plans.count - 1].amounts[try row.channel("name")] = PlanInForce.Amount(
        from: try row.minorUnits("fromMinorUnits"), to: try row.minorUnits("toMinorUnits"),
        state: try row.choice("state"))
    }
    return plans.map { PlanInForce(decision: $0.number, today: $0.today, amounts: $0.amounts) }
  }
}
