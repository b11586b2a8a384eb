/// What cells meant, remembered: a million rows repeat a few days, channels and campaigns.
///
/// It forgets everything when it is full, so memory is bounded whatever a file holds.
struct CellCache<Value> {
  private var entries: [UInt64: (key: [UInt8], value: Value)] = [:]
  private static var capacity: Int { 8192 }

  /// The value for a cell, made once and then remembered.
  mutating func value(for cell: Cell, or make: (Cell) -> Value) -> Value {
    let fingerprint = cell.fingerprint()
    if let known = entries[fingerprint], cell.equals(known.key) { return known.value }
    let value = make(cell)
    // A long cell is not worth its memory.
    guard cell.count <= 256 else { return value }
    if entries.count == Self.capacity { entries.removeAll(keepingCapacity: true) }
    entries[fingerprint] = (cell.withUnsafeBufferPointer { Array($0) }, value)
    return value
  }
}
