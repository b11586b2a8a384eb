import Foundation

/// The two numbers that an amount may mean whose one mark stands before three digits: `12.600`.
///
/// A point is a decimal mark in one half of the world and parts thousands in the other; a guess
/// would be wrong by a factor of a thousand.
struct AmountReadings {
  /// How each reading is written so that nobody can misread it: `12.60` and `12600`.
  private let spellings: [String]

  /// Nil for a text that has one meaning, or none.
  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([1-9][0-9]{0,2})[.,]([0-9]{3})/) else { return nil }
    let decimals = match.2.hasSuffix("0") ? match.2.dropLast() : match.2 + "0"
    spellings = ["\(match.1).\(decimals)", "\(match.1)\(match.2)"]
  }

  /// Says so of a key; only what `isAllowed` is proposed.
  func report(
    _ key: String, in section: ConfigurationSection, isAllowed: (Double) -> Bool
  ) {
    let written = section.entry(key)?.excerpt ?? ""
    let allowed = spellings.filter { Double($0).map(isAllowed) ?? false }
    section.report(
      key, "'\(written)' could be \(spellings.joined(separator: " or "))",
      fix: "write \(allowed.joined(separator: " or "))")
  }
}
