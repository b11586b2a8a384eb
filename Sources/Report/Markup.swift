import Marketing

/// A piece of a page: tags and attributes are ours, and text enters it escaped and in no other way.
///
/// Names of tags and attributes are static strings, which no file can make; so a page cannot hold
/// what a name says as anything but words.
struct Markup: Hashable, Sendable {
  private(set) var html: String

  private init(html: String) {
    self.html = html
  }

  /// Words.
  init(_ text: String) {
    html = text.escapedForMarkup
  }

  /// An element with content.
  init(
    _ tag: StaticString, _ attributes: Attributes = [:], @MarkupBuilder content: () -> Markup
  ) {
    let name = tag.text
    html = "<\(name)\(Self.text(of: attributes))>\(content().html)</\(name)>"
  }

  /// An element that never has content, such as `br` or a shape of a chart.
  init(_ tag: StaticString, _ attributes: Attributes = [:]) {
    html = "<\(tag.text)\(Self.text(of: attributes))/>"
  }

  typealias Attributes = KeyValuePairs<StaticString, String>

  static let nothing = Markup(html: "")

  /// A style sheet of ours.
  static func style(_ rules: StaticString) -> Markup {
    Markup(html: "<style>\(rules.text)</style>")
  }

  /// A whole document.
  static func document(language: Language, head: Markup, body: Markup) -> String {
    "<!DOCTYPE html>\n"
      + Markup("html", ["lang": language.rawValue]) {
        Markup("head") { head }
        Markup("body") { body }
      }.html + "\n"
  }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  fileprivate static func joined(_ parts: [Markup]) -> Markup {
    var html = ""
    for part in parts { html += part.html }
    return Markup(html: html)
  }

  private static func text(of attributes: Attributes) -> String {
    attributes.reduce(into: "") { text, attribute in
      text += " \(attribute.key.text)=\"\(attribute.value.escapedForMarkup)\""
    }
  }
}

/// Lets a page read as its outline; strings in it are words.
@resultBuilder enum MarkupBuilder {
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildExpression(_ text: String) -> Markup { Markup(text) }
  static func buildBlock(_ parts: Markup...) -> Markup { .joined(parts) }
  static func buildOptional(_ part: Markup?) -> Markup { part ?? .nothing }
  static func buildEither(first: Markup) -> Markup { first }
  static func buildEither(second: Markup) -> Markup { second }
  static func buildArray(_ parts: [Markup]) -> Markup { .joined(parts) }
}

extension StaticString {
  /// The same as a string; an interpolation would ask for its type at every turn.
  var text: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}

extension String {
  /// Safe between tags and between double quotes; what nobody sees becomes a space.
  fileprivate var escapedForMarkup: String {
    // Most words of a page have nothing to escape.
    if utf8.allSatisfy(\.isPlainInMarkup) { return self }
    var escaped = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case _ where scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F:
        escaped.append(scalar)
      default: escaped.append(scalar.isHidden ? " " : scalar)
      }
    }
    return String(escaped)
  }
}

extension UInt8 {
  /// Whether it is a visible ASCII character, or a space, without a meaning of its own.
  fileprivate var isPlainInMarkup: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20..<0x7F).contains(self)
    }
  }
}
