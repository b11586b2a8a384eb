internal import GRDB
public import Marketing

/// A step in the life of a hypothesis, and the decision that announced it.
public struct RecordedEvent: Hashable, Sendable {
  public let event: HypothesisEvent
  public let decision: Int
}

/// What was decided, read back as it was recorded.
extension Ledger {
  /// A decision by its number; nil when there is none.
  public func decision(_ number: Int) throws -> Decision? {
    try decisions("WHERE number = ?", [number]).first
  }

  /// The last decision; nil before the first.
  public func lastDecision() throws -> Decision? {
    try decisions("ORDER BY number DESC LIMIT 1", []).first
  }

  /// What the last decision was made from; nil before the first.
  ///
  /// Without its channels, whose reasons take longer to read than all else that a day asks.
  public func lastBasis() throws -> DecisionBasis? {
    try basis("ORDER BY number DESC LIMIT 1", [])
  }

  /// What a decision was made from; nil when there is none.
  public func basis(of number: Int) throws -> DecisionBasis? {
    try basis("WHERE number = ?", [number])
  }

  private func basis(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> DecisionBasis? {
    try read { db in
      let sql = "SELECT number, today, configurationDigest, throughFile FROM decision \(condition)"
      return try Row.fetchOne(db, sql: sql, arguments: arguments).map { row in
        DecisionBasis(
          number: try row.value("number"), today: try row.day("today"),
          configurationDigest: try row.value("configurationDigest"),
          throughFile: try row.optional("throughFile") ?? 0)
      }
    }
  }

  /// The decisions of a range of days, both included and each open when nil, in order.
  public func decisions(from first: Day? = nil, through last: Day? = nil) throws -> [Decision] {
    try decisions(
      "WHERE today BETWEEN ? AND ? ORDER BY number",
      [first?.description ?? "", last?.description ?? "9999-12-31"])
  }

  /// The events of a channel, or of all when nil, in the order in which they were recorded.
  public func events(of channel: ChannelName? = nil) throws -> [RecordedEvent] {
    try read { db in
      let sql = """
        SELECT hypothesisEvent.*, channel.name
        FROM hypothesisEvent JOIN channel ON channel.id = hypothesisEvent.channel
        WHERE channel.key = coalesce(?, channel.key)
        ORDER BY hypothesisEvent.id
        """
      return try Row.fetchAll(db, sql: sql, arguments: [channel?.key]).map { row in
        RecordedEvent(
          event: HypothesisEvent(
            channel: try row.channel("name"), day: try row.day("day"),
            from: try row.choice("fromState"), to: try row.choice("toState"),
            cause: try row.choice("cause"), evidence: try row.json("evidence")),
          decision: try row.value("decision"))
      }
    }
  }

  /// What happened to all hypotheses, as decisions up to a number announced it, in order.
  public func steps(knownTo decision: Int) throws -> [HypothesisStep] {
    try read { db in
      let sql = """
        SELECT channel.name, day, fromState, toState, cause, decision
        FROM hypothesisEvent JOIN channel ON channel.id = hypothesisEvent.channel
        WHERE decision <= ?
        ORDER BY hypothesisEvent.id
        """
      return try Row.fetchAll(db, sql: sql, arguments: [decision]).map { row in
        HypothesisStep(
          channel: try row.channel("name"), day: try row.day("day"),
          from: try row.choice("fromState"), to: try row.choice("toState"),
          cause: try row.choice("cause"), decision: try row.value("decision"))
      }
    }
  }

  /// For each channel that was ever dropped, the day of the decision that told of its last drop.
  ///
  /// Only decisions before a number count.
  public func dropsAdvised(before number: Int) throws -> [ChannelName: Day] {
    try read { db in
      let sql = """
        SELECT channel.name, decision.today
        FROM hypothesisEvent
        JOIN channel ON channel.id = hypothesisEvent.channel
        JOIN decision ON decision.number = hypothesisEvent.decision
        WHERE toState = 'dropped' AND decision.number < ?
        ORDER BY hypothesisEvent.id
        """
      return try Row.fetchAll(db, sql: sql, arguments: [number]).reduce(into: [:]) { days, row in
        days[try row.channel("name")] = try row.day("today")
      }
    }
  }

  /// The value kept under a name; nil when there is none.
  public func setting(_ name: String) throws -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
  }

  /// The numbers of decisions that are not yet in the files people read, in order.
  public func unpublished() throws -> [Int] {
    try read { try Int.fetchAll($0, sql: "SELECT decision FROM outbox ORDER BY decision") }
  }
}

extension Ledger {
  /// The decisions that a condition of SQL selects, with their recommendations.
  private func decisions(_ condition: String, _ arguments: StatementArguments) throws -> [Decision]
  {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM decision \(condition)", arguments: arguments)
        .map { row in
          try Self.decision(
            from: row, channels: Self.recommendations(of: row.value("number"), in: db))
        }
    }
  }

  private static func decision(from row: Row, channels: [Recommendation]) throws -> Decision {
    Decision(
      number: try row.value("number"), supersedes: try row.optional("supersedes"),
      at: try row.value("at"), today: try row.day("today"),
      dataThrough: try row.optionalDay("dataThrough"), currency: try row.currency("currency"),
      budget: try row.minorUnits("budgetMinorUnits"), per: try row.choice("per"),
      seed: UInt64(bitPattern: try row.value("seed")),
      configurationDigest: try row.value("configurationDigest"),
      version: try row.value("version"), throughFile: try row.optional("throughFile") ?? 0,
      files: try row.json("files"), channels: channels,
      unplaced: try row.minorUnits("unplacedMinorUnits"), expected: try row.json("expected"),
      needsYou: try row.json("needsYou"), notes: try row.json("notes"),
      occasion: try row.choice("occasion"), goal: try row.optionalJSON("goal"))
  }

  private static func recommendations(of decision: Int, in db: Database) throws -> [Recommendation]
  {
    let sql = """
      SELECT recommendation.*, channel.name
      FROM recommendation JOIN channel ON channel.id = recommendation.channel
      WHERE decision = ?
      ORDER BY position
      """
    return try Row.fetchAll(db, sql: sql, arguments: [decision]).map { row in
      Recommendation(
        channel: try row.channel("name"), state: try row.choice("state"),
        action: try row.choice("action"), flags: try row.json("flags"),
        from: try row.minorUnits("fromMinorUnits"), to: try row.minorUnits("toMinorUnits"),
        reason: try row.json("reason"), evidence: try row.json("evidence"),
        limitsHit: try row.json("limitsHit"),
        wouldChangeIf: try row.optionalJSON("wouldChangeIf"))
    }
  }
}
