public import Marketing

/// How a file is written, found out before any row is taken.
public struct FileProfile: Hashable, Sendable {
  /// The name that messages use.
  public let file: String
  /// The SHA-256 of the raw bytes in hexadecimal: what makes two files the same file.
  public let digest: String
  public let byteCount: Int
  public let encoding: TextEncoding
  public let delimiter: Delimiter
  public let header: Header
  public let locale: NumberLocale
  /// Where the file was exported.
  public let platform: Platform
  /// What the lines above the header say.
  public let preamble: Preamble
  /// The channel of an export that is all about one platform.
  public let channel: ChannelName?
  /// The line behind the last row; nil when the table goes on to the end of the file.
  let tableEnd: Int?
  /// Whether Meta's results are left out, because they count several things or nobody says what.
  public let leavesOutResults: Bool
  /// How many other tables the file has; they are not read.
  public let otherTables: Int
  /// Where the text begins, behind a byte order mark.
  let textStart: Int

  /// Where its rows are from; rows that name their account add that behind a colon.
  public var source: String { platform.rawValue }

  /// Whether a column gives conversions; without one and without revenue nothing can be judged.
  public var hasConversions: Bool { header.hasConversions }

  /// Whether a column gives revenue.
  public var hasRevenue: Bool {
    header.column(.revenue) != nil || header.column(.revenueMicros) != nil
  }
}
