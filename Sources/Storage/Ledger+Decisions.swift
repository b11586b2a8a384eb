internal import GRDB
public import Marketing

/// What was decided: written once, never rewritten.
extension Ledger {
  /// Keeps the text of a configuration under its digest; the same one twice is one.
  public func saveConfiguration(digest: String, text: String) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO configuration (digest, text) VALUES (?, ?)",
        arguments: [digest, text])
    }
  }

  /// The text of a configuration; nil when no decision was made under it.
  public func configuration(digest: String) throws -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT text FROM configuration WHERE digest = ?", arguments: [digest])
    }
  }

  /// Stores a decision with all that belongs to it, and puts it into the outbox: one transaction.
  ///
  /// - Parameters:
  ///   - decision: What is to be stored.
  ///   - events: What happened to hypotheses since the decision before.
  ///   - beliefs: Replace those of the decision before; nil leaves them.
  ///   - verdicts: Replace those that a decision before kept; nil leaves them.
  ///   - targets: Configured targets that no earlier decision knew.
  ///   - values: What outcomes count for, where no earlier decision knew it.
  ///   - settings: Replace those of the same names; others stay.
  ///   - override: The last word that it knew; those up to its day that none has obeyed are its.
  /// - Throws: A `LedgerRefusal` unless its configuration is saved, its number is the next, its day
  ///   is not before the last decision's, and its amounts and what is unplaced are the budget.
  public func record(
    _ decision: Decision, events: [HypothesisEvent] = [], beliefs: BeliefState? = nil,
    verdicts: VerdictState? = nil, targets: [TargetPeriod] = [], values: [ValuePeriod] = [],
    settings: [String: String] = [:],
    overridesThrough override: Int64 = 0
  ) throws {
    try write { db in
      try Self.refuseMistakes(in: decision, db)
      try Self.insert(decision, in: db)
      var channels = ChannelIDs(db, today: decision.today)
      try Self.insert(decision.channels, of: decision.number, channels: &channels, in: db)
      try Self.adoptSpelling(of: decision.channels.map(\.channel), in: db)
      try Self.insert(events, of: decision.number, channels: &channels, in: db)
      if let beliefs {
        try Self.replaceBeliefs(by: beliefs, of: decision.number, channels: &channels, in: db)
      }
      if let verdicts {
        try Self.replaceVerdicts(by: verdicts, of: decision.number, channels: &channels, in: db)
      }
      try Self.insert(targets, of: decision.number, channels: &channels, in: db)
      try Self.insert(values, of: decision.number, in: db)
      try Self.insert(settings, in: db)
      try Self.markObeyed(through: override, by: decision, in: db)
      try db.execute(
        sql: "INSERT INTO outbox (decision) VALUES (?)", arguments: [decision.number])
    }
  }

  /// Keeps a value under a name, outside of any decision.
  public func set(_ name: String, to value: String) throws {
    try write { try Self.insert([name: value], in: $0) }
  }

  /// Takes a decision out of the outbox: people can read it now.
  public func markPublished(_ number: Int) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM outbox WHERE decision = ?", arguments: [number])
    }
  }
}

extension Ledger {
  private static func refuseMistakes(in decision: Decision, _ db: Database) throws {
    let last = try Row.fetchOne(
      db, sql: "SELECT number, today FROM decision ORDER BY number DESC LIMIT 1")
    let expected = try last.map { try $0.value("number") + 1 } ?? 1
    guard decision.number == expected else {
      throw LedgerRefusal.outOfSequence(decision: decision.number, expected: expected)
    }
    if let day = try last?.day("today"), decision.today < day {
      throw LedgerRefusal.backdated(decision: decision.number, today: decision.today, last: day)
    }
    let placed = decision.channels.reduce(MinorUnits.zero) { $0 + $1.to }
    guard placed + decision.unplaced == decision.budget else {
      throw LedgerRefusal.unbalanced(
        decision: decision.number, placed: placed, unplaced: decision.unplaced,
        budget: decision.budget)
    }
    let isKnown = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM configuration WHERE digest = ?)",
      arguments: [decision.configurationDigest])
    guard isKnown == true else {
      throw LedgerRefusal.unknownConfiguration(digest: decision.configurationDigest)
    }
  }

  private static func insert(_ decision: Decision, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO decision (
          number, supersedes, at, today, dataThrough, currency, budgetMinorUnits, per, seed,
          configurationDigest, version, throughFile, files, unplacedMinorUnits, expected,
          needsYou, notes, occasion, goal
        )
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        decision.number, decision.supersedes, decision.at, decision.today.description,
        decision.dataThrough?.description, decision.currency.code, decision.budget.rawValue,
        decision.per.rawValue, Int64(bitPattern: decision.seed), decision.configurationDigest,
        decision.version, decision.throughFile, JSONText.text(of: decision.files),
        decision.unplaced.rawValue, JSONText.text(of: decision.expected),
        JSONText.text(of: decision.needsYou), JSONText.text(of: decision.notes),
        decision.occasion.rawValue, decision.goal.map { try JSONText.text(of: $0) },
      ])
  }

  private static func insert(
    _ recommendations: [Recommendation], of decision: Int, channels: inout ChannelIDs,
    in db: Database
  ) throws {
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO recommendation (
          decision, position, channel, state, action, flags, fromMinorUnits, toMinorUnits,
          reason, evidence, limitsHit, wouldChangeIf
        )
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, channel) in recommendations.enumerated() {
      try insertion.execute(
        arguments: [
          decision, position, channels.id(of: channel.channel), channel.state.rawValue,
          channel.action.rawValue, JSONText.text(of: channel.flags), channel.from.rawValue,
          channel.to.rawValue, JSONText.text(of: channel.reason),
          JSONText.text(of: channel.evidence), JSONText.text(of: channel.limitsHit),
          channel.wouldChangeIf.map { try JSONText.text(of: $0) },
        ])
    }
  }

  /// A channel is spelled as the plan spells it, not as the file that named it first.
  private static func adoptSpelling(of channels: [ChannelName], in db: Database) throws {
    let update = try db.cachedStatement(
      sql: "UPDATE channel SET name = ?1 WHERE key = ?2 AND name <> ?1")
    for channel in channels { try update.execute(arguments: [channel.text, channel.key]) }
  }

  private static func insert(
    _ events: [HypothesisEvent], of decision: Int, channels: inout ChannelIDs, in db: Database
  ) throws {
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO hypothesisEvent (channel, day, fromState, toState, cause, evidence, decision)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for event in events {
      try insertion.execute(
        arguments: [
          channels.id(of: event.channel), event.day.description, event.from.rawValue,
          event.to.rawValue, event.cause.rawValue, JSONText.text(of: event.evidence), decision,
        ])
    }
  }

  private static func insert(_ settings: [String: String], in db: Database) throws {
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", arguments: [name, value])
    }
  }
}
