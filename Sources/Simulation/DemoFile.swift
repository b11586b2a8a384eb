/// A file as it would be dropped into the inbox.
public struct DemoFile: Hashable, Sendable {
  /// Names platform and first day, such as `google-ads-2026-01-05.csv`; unique in a story.
  public let name: String
  public let bytes: [UInt8]
}

/// How the text of a made-up file becomes bytes.
enum DemoEncoding: Hashable, Sendable {
  case utf8
  /// With a byte order mark in front, as spreadsheets save `CSV UTF-8`.
  case utf8WithMark
  case windows1252

  func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
    // Spanish letters have their Unicode numbers in windows-1252.
    case .windows1252: text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
    }
  }
}
