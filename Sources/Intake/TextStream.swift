/// Turns the bytes of a source into UTF-8, chunk by chunk.
struct TextStream {
  private let source: any ByteSource
  private let encoding: TextEncoding
  private var offset: Int
  private var chunk: [UInt8]
  private var utf16 = UTF16Decoder()

  /// Begins at `offset`, which is behind the byte order mark if there is one.
  init(_ source: any ByteSource, encoding: TextEncoding, from offset: Int, chunkSize: Int = 65_536)
  {
    self.source = source
    self.encoding = encoding
    self.offset = offset
    chunk = [UInt8](repeating: 0, count: chunkSize)
  }

  /// Appends the next piece of text; false at the end.
  mutating func append(to text: inout [UInt8]) throws -> Bool {
    let (source, offset) = (source, offset)
    let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0, at: offset) }
    self.offset += count
    let bytes = chunk[..<count]
    switch encoding {
    case .utf8: text.append(contentsOf: bytes)
    case .windows1252: for byte in bytes { Self.append(windows1252: byte, to: &text) }
    case .utf16LittleEndian: utf16.append(bytes, highByte: 1, to: &text)
    case .utf16BigEndian: utf16.append(bytes, highByte: 0, to: &text)
    }
    return count > 0
  }

  private static func append(windows1252 byte: UInt8, to text: inout [UInt8]) {
    guard byte >= 0x80 else { return text.append(byte) }
    let value = byte < 0xA0 ? windows1252[Int(byte - 0x80)] : UInt16(byte)
    text.append(scalar: UInt32(value))
  }

  /// 0x80 to 0x9F as the WHATWG Encoding Standard maps them, index-windows-1252.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}

/// UTF-16 in pieces that may end in the middle of a character.
private struct UTF16Decoder {
  /// At most three bytes: a lead surrogate, and half of what follows it.
  private var pending: [UInt8] = []

  /// Decodes what is whole and keeps the rest; no bytes mean the end of the text.
  ///
  /// `highByte` is the place of the more significant byte in a unit, 0 or 1.
  mutating func append(_ bytes: ArraySlice<UInt8>, highByte: Int, to text: inout [UInt8]) {
    pending.append(contentsOf: bytes)
    let isEnd = bytes.isEmpty
    var index = 0
    while index + 1 < pending.count {
      let first = unit(at: index, highByte)
      guard UTF16.isLeadSurrogate(first) else {
        text.append(scalar: UInt32(first))
        index += 2
        continue
      }
      guard index + 3 < pending.count || isEnd else { break }
      let second = index + 3 < pending.count ? unit(at: index + 2, highByte) : 0
      let isPair = UTF16.isTrailSurrogate(second)
      text.append(scalar: isPair ? Self.scalar(first, second) : UInt32(first))
      index += isPair ? 4 : 2
    }
    if isEnd, index < pending.count {
      text.append(scalar: 0xFFFD)
      index = pending.count
    }
    pending.removeFirst(index)
  }

  private func unit(at index: Int, _ highByte: Int) -> UInt16 {
    UInt16(pending[index + highByte]) << 8 | UInt16(pending[index + 1 - highByte])
  }

  private static func scalar(_ lead: UInt16, _ trail: UInt16) -> UInt32 {
    0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(trail & 0x3FF))
  }
}

extension [UInt8] {
  /// Appends a Unicode scalar as UTF-8; a lone surrogate becomes U+FFFD.
  fileprivate mutating func append(scalar value: UInt32) {
    append(
      contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}")
        ?? UTF8.encodedReplacementCharacter)
  }
}
