import Foundation
import Marketing

/// A header in the form in which headers are compared, and the currency that it ended with.
///
/// Without byte order mark, case and accents, white space collapsed: `" Inversión (EUR)"` is
/// `inversion` in EUR.
struct HeaderText: Hashable {
  let normalized: String
  let currency: Currency?

  /// The alias is looked up before the currency is cut, for `Clicks (all)` is not in lek.
  init(_ raw: String) {
    let text = Self.normalize(raw)
    guard HeaderAliases.alias(for: text) == nil, let suffix = Self.currencySuffix(of: text) else {
      normalized = text
      currency = nil
      return
    }
    normalized = suffix.rest
    currency = suffix.currency
  }

  static func normalize(_ raw: String) -> String {
    let plain = raw.decomposedStringWithCanonicalMapping.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .nonspacingMark && scalar != "\u{FEFF}"
    }
    // NBSP and its relatives are white space to Character.
    return String(String.UnicodeScalarView(plain)).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func currencySuffix(of text: String) -> (rest: String, currency: Currency)? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      let currency = currency(text[text.index(after: open)...].dropLast())
    else { return nil }
    let rest = text[..<open].trimmingCharacters(in: .whitespaces)
    return rest.isEmpty ? nil : (rest, currency)
  }

  private static func currency(_ text: Substring) -> Currency? {
    switch text {
    case "€": Currency(code: "EUR")
    case "£": Currency(code: "GBP")
    default: KnownCurrencies.currency(code: text)
    }
  }
}
