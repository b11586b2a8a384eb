/// The fingerprints of the rows read so far, to tell a row that comes again.
///
/// In many small sets instead of one: a set doubles when it is three quarters full, and one of a
/// million rows would hold the old half beside the new whole. A file's most rows fill each of these
/// to a little less than three quarters of 4,096.
struct SeenRows {
  private static let setCount: UInt64 = 360

  private var sets = [Set<UInt64>](repeating: [], count: Int(setCount))

  /// Adds a fingerprint; returns false where it is known already.
  mutating func insert(_ fingerprint: UInt64) -> Bool {
    sets[Int(fingerprint % Self.setCount)].insert(fingerprint).inserted
  }
}
