internal import GRDB

/// Files whose values do not count: those that were taken back, and the records of that.
struct SilentFiles {
  private let ids: Set<Int64>

  /// As known when a file had just been taken.
  init(_ db: Database, throughFile last: Int64) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, withdrawnBy FROM inboxFile WHERE withdrawnBy IS NOT NULL")
    var ids: Set<Int64> = []
    for row in rows {
      let record: Int64 = try row.value("withdrawnBy")
      ids.insert(record)
      if record <= last { ids.insert(try row.value("id")) }
    }
    self.ids = ids
  }

  func contains(_ file: Int64) -> Bool { !ids.isEmpty && ids.contains(file) }

  func removed(from deliveries: [StoredDelivery]) -> [StoredDelivery] {
    ids.isEmpty ? deliveries : deliveries.filter { !ids.contains($0.file) }
  }
}
