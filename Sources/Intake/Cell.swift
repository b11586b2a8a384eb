/// The bytes of one field, unescaped UTF-8.
typealias Cell = Span<UInt8>

extension Span<UInt8> {
  var text: String {
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The text without white space at either end.
  var visibleText: String { extracting(trimmed).text }

  /// The range without white space at either end.
  var trimmed: Range<Int> {
    var range = 0..<count
    while let length = spaceLength(at: range.lowerBound), !range.isEmpty {
      range = range.lowerBound + length..<range.upperBound
    }
    while let length = spaceLength(before: range.upperBound), !range.isEmpty {
      range = range.lowerBound..<range.upperBound - length
    }
    return range
  }

  /// Whether `bytes` stand at `index`.
  func has(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + bytes.count <= count else { return false }
    for offset in bytes.indices where self[index + offset] != bytes[offset] { return false }
    return true
  }

  func equals(_ bytes: [UInt8]) -> Bool {
    count == bytes.count && has(bytes, at: 0)
  }

  /// The length of the white space character at `index`; nil if there is none.
  func spaceLength(at index: Int) -> Int? {
    guard index < count else { return nil }
    if self[index] <= Byte.space { return 1 }
    guard self[index] >= 0xC2 else { return nil }
    return WideSpace.all.first { has($0, at: index) }?.count
  }

  private func spaceLength(before index: Int) -> Int? {
    guard index > 0 else { return nil }
    if self[index - 1] <= Byte.space { return 1 }
    guard self[index - 1] >= 0x80 else { return nil }
    return WideSpace.all.first { has($0, at: index - $0.count) }?.count
  }

  /// A 64-bit hash of the bytes: words folded by full-width multiplication.
  ///
  /// It mixes as wyhash does (Wang Yi, github.com/wangyi-fudan/wyhash); two of a million different
  /// texts share a value with a chance of 3·10⁻⁸.
  func fingerprint(seed: UInt64 = 0) -> UInt64 {
    var state = seed ^ 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index < count {
      var word: UInt64 = 0
      let end = Swift.min(count, index + 8)
      while index < end {
        word = word << 8 | UInt64(self[index])
        index += 1
      }
      let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
      state = product.high ^ product.low ^ 0x8EBC_6AF0_9C88_C6E3
    }
    return state
  }
}

/// The white space beyond ASCII that spreadsheets and locales put into numbers.
private enum WideSpace {
  /// NBSP, narrow NBSP, thin space, figure space, and the byte order mark.
  static let all: [[UInt8]] = ["\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{FEFF}"]
    .map { Array($0.utf8) }
}
