/// How a file's bytes stand for text.
public enum TextEncoding: String, Hashable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// What Western spreadsheets write when they do not write Unicode.
  case windows1252 = "windows-1252"
}

extension TextEncoding {
  /// The encoding that a byte order mark names, and the length of the mark.
  static func marked(_ head: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark, known by its NULs: every other byte of Western text is one.
  static func unmarkedUTF16(_ head: [UInt8]) -> TextEncoding? {
    var nuls = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { nuls.even += 1 } else { nuls.odd += 1 }
    }
    let bar = head.count / 2 * 3 / 10
    if nuls.odd > bar, nuls.odd > nuls.even { return .utf16LittleEndian }
    if nuls.even > bar, nuls.even > nuls.odd { return .utf16BigEndian }
    return nil
  }
}

/// Says whether bytes that come in pieces are UTF-8 (RFC 3629).
struct UTF8Validator {
  private(set) var isValid = true
  /// Continuation bytes that the character in hand still needs.
  private var missing = 0
  /// What the next continuation byte may be; narrower after E0, ED, F0 and F4.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while isValid, index < bytes.count {
      if missing == 0, index + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      } else {
        take(bytes[index])
        index += 1
      }
    }
  }

  /// Whether all bytes were UTF-8 and the last character is whole.
  var isComplete: Bool { isValid && missing == 0 }

  private mutating func take(_ byte: UInt8) {
    if missing > 0 {
      isValid = allowed.contains(byte)
      allowed = 0x80...0xBF
      missing -= 1
      return
    }
    switch byte {
    case 0x00...0x7F: break
    case 0xC2...0xDF: missing = 1
    case 0xE0: expect(2, 0xA0...0xBF)
    case 0xED: expect(2, 0x80...0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: expect(3, 0x90...0xBF)
    case 0xF1...0xF3: missing = 3
    case 0xF4: expect(3, 0x80...0x8F)
    default: isValid = false
    }
  }

  private mutating func expect(_ count: Int, _ next: ClosedRange<UInt8>) {
    missing = count
    allowed = next
  }
}
