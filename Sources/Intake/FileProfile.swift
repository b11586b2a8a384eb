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
  /// Where the text begins, behind a byte order mark.
  let textStart: Int

  /// Profile and account of the rows' keys.
  public var source: String { "generic" }

  /// Whether a column gives conversions; without one and without revenue nothing can be judged.
  public var hasConversions: Bool { header.column(.conversions) != nil }

  /// Whether a column gives revenue.
  public var hasRevenue: Bool { header.column(.revenue) != nil }
}
