internal import GRDB
internal import GRDBSQLite
internal import Marketing

/// A compiled statement, bound and stepped directly: for tables with millions of rows.
///
/// GRDB's own statements take two to five times as long for a row.
final class RowStatement {
  private let handle: OpaquePointer
  private let db: Database

  init(_ sql: String, on db: Database) throws {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      db.sqliteConnection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: sql)
    }
    self.handle = handle
    self.db = db
  }

  deinit { sqlite3_finalize(handle) }

  /// Goes to the next row; false when there is none.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement without rows, ready to be bound again; returns how many rows it changed.
  func run() throws -> Int {
    while try step() {}
    sqlite3_reset(handle)
    return db.changesCount
  }
}

/// Parameters, counted from 1. What is bound stays until it is bound again.
extension RowStatement {
  func bind(_ value: Int64?, at index: Int32) {
    guard let value else { return bindNull(at: index) }
    sqlite3_bind_int64(handle, index, value)
  }

  func bind(_ value: Double?, at index: Int32) {
    guard let value else { return bindNull(at: index) }
    sqlite3_bind_double(handle, index, value)
  }

  func bind(_ flag: Bool, at index: Int32) {
    sqlite3_bind_int64(handle, index, flag ? 1 : 0)
  }

  func bind(_ text: String, at index: Int32) {
    var text = text
    text.withUTF8 { bind($0, at: index) }
  }

  func bind(_ text: String?, at index: Int32) {
    guard let text else { return bindNull(at: index) }
    bind(text, at: index)
  }

  /// As ISO text.
  func bind(_ day: Day, at index: Int32) {
    let (year, month, dayOfMonth) = day.civil
    // `description` says the same; a million rows cannot wait for it.
    guard (0...9999).contains(year) else { return bind(day.description, at: index) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { text in
      func put(_ number: Int, at position: Int, digits: Int) {
        var rest = number
        for offset in (position..<position + digits).reversed() {
          text[offset] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      put(year, at: 0, digits: 4)
      put(month, at: 5, digits: 2)
      put(dayOfMonth, at: 8, digits: 2)
      text[4] = UInt8(ascii: "-")
      text[7] = UInt8(ascii: "-")
      bind(UnsafeBufferPointer(text), at: index)
    }
  }

  /// As five parameters: spend, impressions, clicks, conversions, revenue.
  func bind(_ metrics: Metrics, from index: Int32) {
    bind(metrics.spend?.rawValue, at: index)
    bind(metrics.impressions, at: index + 1)
    bind(metrics.clicks, at: index + 2)
    bind(metrics.conversions, at: index + 3)
    bind(metrics.revenue?.rawValue, at: index + 4)
  }

  private func bind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    guard let start = bytes.baseAddress else {
      // A null pointer would bind NULL, which the empty text is not.
      sqlite3_bind_text(handle, index, "", 0, copied)
      return
    }
    start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      _ = sqlite3_bind_text(handle, index, text, Int32(bytes.count), copied)
    }
  }

  private func bindNull(at index: Int32) {
    sqlite3_bind_null(handle, index)
  }
}

/// Columns of the present row, counted from 0.
extension RowStatement {
  func int64(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func optionalInt64(_ column: Int32) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(handle, column)
  }

  func optionalDouble(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }

  func text(_ column: Int32) -> String {
    String(decoding: bytes(column), as: UTF8.self)
  }

  func day(_ column: Int32) throws -> Day {
    let text = bytes(column)
    // Without a slice: every row of a ledger has two days.
    func number(_ range: Range<Int>) -> Int {
      var number = 0
      for place in range { number = number * 10 + Int(text[place]) - 48 }
      return number
    }
    guard text.count == 10,
      let day = Day(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a day is not readable")
    }
    return day
  }

  private func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// Valid until the next step.
  private func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}
