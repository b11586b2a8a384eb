public import Marketing

/// What the lines above a header say about all of its rows.
public struct Preamble: Hashable, Sendable {
  /// The range that the file covers.
  public internal(set) var period: Period?
  /// Where the platform's days begin and end, in its own words.
  public internal(set) var timeZone: String?
  /// Whether the platform warns that figures may still be missing.
  public internal(set) var isIncomplete = false
  /// How many rows should follow.
  public internal(set) var rowCount: Int?
}
