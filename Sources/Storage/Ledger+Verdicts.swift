internal import Foundation
internal import GRDB
public import Marketing

/// How the verdicts stood some months ago: a cache, written with a decision every few weeks.
extension Ledger {
  /// The verdicts that the last decision to keep any kept.
  ///
  /// Nil where there are none, where a part of them cannot be read, or where the decision was made
  /// by another version, whose arithmetic may differ. Whoever goes on from them makes sure by the
  /// digest that they belong to the present rows.
  public func verdicts(madeBy version: String) throws -> VerdictState? {
    do {
      return try read { try Self.verdicts(madeBy: version, in: $0) }
    } catch LedgerError.damaged {
      return nil
    }
  }

  private static func verdicts(madeBy version: String, in db: Database) throws -> VerdictState? {
    let sql = """
      SELECT day, digest, state FROM sharedVerdict
      JOIN decision ON number = decision
      WHERE version = ?
      """
    guard let shared = try Row.fetchOne(db, sql: sql, arguments: [version]) else { return nil }
    let each = try Row.fetchAll(
      db,
      sql: "SELECT name, state, events FROM verdict JOIN channel ON channel.id = verdict.channel")
    return VerdictState(
      day: try shared.day("day"), digest: try shared.value("digest"),
      shared: try shared.numbers("state"),
      channels: try Dictionary(
        each.map { row in
          let numbers = try row.numbers("state")
          return (
            try row.channel("name"), .init(numbers: numbers, events: try row.json("events"))
          )
        },
        uniquingKeysWith: { first, _ in first }))
  }

  static func replaceVerdicts(
    by verdicts: VerdictState, of decision: Int, channels: inout ChannelIDs, in db: Database
  ) throws {
    // The first would take the others with it, but for orphans that another program left.
    try db.execute(sql: "DELETE FROM sharedVerdict; DELETE FROM verdict")
    try db.execute(
      sql: "INSERT INTO sharedVerdict (id, decision, day, digest, state) VALUES (1, ?, ?, ?, ?)",
      arguments: [
        decision, verdicts.day.description, verdicts.digest, Data(numbers: verdicts.shared),
      ])
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO verdict (channel, decision, state, events) VALUES (?, ?, ?, ?)")
    for (channel, state) in verdicts.channels.sorted(by: { $0.key < $1.key }) {
      try insertion.execute(
        arguments: [
          channels.id(of: channel), decision, Data(numbers: state.numbers),
          JSONText.text(of: state.events),
        ])
    }
  }
}
