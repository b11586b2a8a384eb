/// Cells that say there is no number, which is not zero.
enum MissingNumber {
  /// Empty, dashes, `n/d` and their like, and shares that a platform hides (`< 10%`).
  static func isMissing(_ cell: Cell) -> Bool {
    let range = cell.trimmed
    guard !range.isEmpty else { return true }
    let first = cell[range.lowerBound]
    if Byte.isDigit(first) { return false }
    if first == UInt8(ascii: "<") || first == UInt8(ascii: ">") {
      return NumberText(cell.extracting(range.lowerBound + 1..<range.upperBound)) != nil
    }
    guard range.count <= 6, mayBegin(first) else { return false }
    return words.contains(cell.extracting(range).text.lowercased())
  }

  /// A look at the first byte spares nearly every name the making of a text: dashes, n, s, #.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.minus, UInt8(ascii: "#"), 0xE2: true
    default: byte | 0x20 == UInt8(ascii: "n") || byte | 0x20 == UInt8(ascii: "s")
    }
  }

  private static let words: Set<String> = [
    "-", "--", "---", "–", "—", "n/a", "n/d", "s/d", "#n/a", "#n/d", "null",
  ]
}
