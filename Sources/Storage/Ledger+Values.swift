internal import GRDB
public import Marketing

/// What outcomes counted for, and from which day on.
extension Ledger {
  /// The periods that a decision knew, in the order in which they were recorded; nil asks for all.
  public func valuePeriods(knownTo decision: Int? = nil) throws -> [ValuePeriod] {
    try read { db in
      let sql = "SELECT * FROM valuePeriod WHERE decision <= ? ORDER BY id"
      return try Row.fetchAll(db, sql: sql, arguments: [decision ?? .max]).map { row in
        ValuePeriod(
          values: try row.optionalJSON("outcomeValues"), from: try row.day("startsOn"))
      }
    }
  }

  static func insert(_ periods: [ValuePeriod], of decision: Int, in db: Database) throws {
    for period in periods {
      try db.execute(
        sql: "INSERT INTO valuePeriod (outcomeValues, startsOn, decision) VALUES (?, ?, ?)",
        arguments: [
          period.values.map { try JSONText.text(of: $0) }, period.from.description, decision,
        ])
    }
  }
}
