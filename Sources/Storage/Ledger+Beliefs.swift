internal import Foundation
internal import GRDB
public import Marketing

/// What was believed when the last decision was made: a cache, written with the decision.
extension Ledger {
  /// The beliefs kept with the last decision that gave any.
  ///
  /// Nil where there are none, where a part of them cannot be read, or where the decision was made
  /// by another version, whose arithmetic may differ. Whoever goes on from them makes sure by the
  /// digest that they belong to the present rows.
  public func beliefs(madeBy version: String) throws -> BeliefState? {
    do {
      return try read { try Self.beliefs(madeBy: version, in: $0) }
    } catch LedgerError.damaged {
      return nil
    }
  }

  private static func beliefs(madeBy version: String, in db: Database) throws -> BeliefState? {
    let sql = """
      SELECT day, digest, state FROM sharedBelief
      JOIN decision ON number = decision
      WHERE version = ?
      """
    guard let shared = try Row.fetchOne(db, sql: sql, arguments: [version]) else { return nil }
    let each = try Row.fetchAll(
      db, sql: "SELECT name, state FROM belief JOIN channel ON channel.id = belief.channel")
    return BeliefState(
      day: try shared.day("day"), digest: try shared.value("digest"),
      shared: try shared.numbers("state"),
      channels: try Dictionary(
        each.map { (try $0.channel("name"), try $0.numbers("state")) },
        uniquingKeysWith: { first, _ in first }))
  }

  static func replaceBeliefs(
    by beliefs: BeliefState, of decision: Int, channels: inout ChannelIDs, in db: Database
  ) throws {
    // The first would take the others with it, but for orphans that another program left.
    try db.execute(sql: "DELETE FROM sharedBelief; DELETE FROM belief")
    try db.execute(
      sql: "INSERT INTO sharedBelief (id, decision, day, digest, state) VALUES (1, ?, ?, ?, ?)",
      arguments: [
        decision, beliefs.day.description, beliefs.digest, Data(numbers: beliefs.shared),
      ])
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO belief (channel, decision, state) VALUES (?, ?, ?)")
    for (channel, state) in beliefs.channels.sorted(by: { $0.key < $1.key }) {
      try insertion.execute(
        arguments: [channels.id(of: channel), decision, Data(numbers: state)])
    }
  }
}

extension Row {
  /// Doubles, bit for bit.
  func numbers(_ column: String) throws -> [Double] {
    let data: Data = try value(column)
    guard data.count % 8 == 0 else { throw Self.damage(column) }
    return data.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 8).map { offset in
        let pattern = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: pattern))
      }
    }
  }
}

extension Data {
  /// Doubles, bit for bit and little-endian.
  init(numbers: [Double]) {
    self = numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
  }
}
