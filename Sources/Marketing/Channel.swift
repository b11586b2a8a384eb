import Foundation

/// The name of a channel as people write it, made safe and comparable.
///
/// Names compare by Unicode's canonical form, trimmed and without regard to case, so that
/// `Radio ` and `radio` are one channel. Control characters and runs of white space, which could
/// break a log line or drive a terminal, become one space; a name keeps at most 120 characters.
public struct ChannelName: Sendable {
  /// The name as first written, cleaned.
  public let text: String
  /// What names are compared by: NFC, without regard to case (`Straße` is `STRASSE`).
  public let key: String

  /// Returns nil when nothing visible is left.
  public init?(_ raw: some StringProtocol) {
    let words = raw.split { character in
      character.isWhitespace || character.unicodeScalars.contains(where: \.isHidden)
    }
    var kept = words.joined(separator: " ").prefix(120)
    // The cut may fall behind a space; a name must read back as itself.
    if kept.last == " " { kept.removeLast() }
    let cleaned = String(kept).precomposedStringWithCanonicalMapping
    guard cleaned.unicodeScalars.contains(where: Self.isVisible) else { return nil }
    text = cleaned
    key = cleaned.uppercased().lowercased().precomposedStringWithCanonicalMapping
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !scalar.isJoiner
  }
}

extension Unicode.Scalar {
  /// Whether it could break a line, drive a terminal or turn a text round, unseen.
  ///
  /// Control, format (bidirectional overrides among them), private and unassigned characters.
  public var isHidden: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      !isJoiner
    default: false
    }
  }

  /// The joiners of emoji sequences and of Persian and Indic scripts are part of a text.
  fileprivate var isJoiner: Bool { value == 0x200D || value == 0x200C }
}

extension StringProtocol {
  /// One line of at most so many characters, composed, without what nobody sees.
  public func visibleLine(atMost limit: Int) -> String {
    let words = split { character in
      character.isWhitespace || character.unicodeScalars.contains(where: \.isHidden)
    }
    return String(words.joined(separator: " ").prefix(limit))
      .precomposedStringWithCanonicalMapping
  }
}

extension ChannelName: Hashable, Comparable {
  public static func == (left: ChannelName, right: ChannelName) -> Bool { left.key == right.key }
  public static func < (left: ChannelName, right: ChannelName) -> Bool { left.key < right.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension ChannelName: CustomStringConvertible {
  public var description: String { text }
}

extension ChannelName: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let raw = try container.decode(String.self)
    guard let name = ChannelName(raw) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a channel needs a name")
    }
    self = name
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
