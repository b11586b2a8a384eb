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
    guard range.count <= 6 else { return false }
    return words.contains(cell.extracting(range).text.lowercased())
  }

  private static let words: Set<String> = [
    "-", "--", "---", "–", "—", "n/a", "n/d", "s/d", "#n/a", "#n/d", "null",
  ]
}
