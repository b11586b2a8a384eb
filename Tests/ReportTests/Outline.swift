import Testing

/// The elements of a document, as a strict reader finds them.
struct Outline {
  /// In order of their beginnings.
  private(set) var names: [String] = []
  private(set) var ids: [String] = []
  /// What is wrong with it; empty when all that opens is closed in order.
  private(set) var mistakes: [String] = []
  private var open: [String] = []

  init(_ html: String) {
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: ">") else {
        mistakes.append("a tag without end: \(part.prefix(20))")
        continue
      }
      read(part[..<end])
      if part[part.index(after: end)...].contains(">") { mistakes.append("a bare >: \(part)") }
    }
    mistakes += open.map { "\($0) is not closed" }
  }

  private mutating func read(_ tag: Substring) {
    if tag == "!DOCTYPE html" { return }
    if tag.hasPrefix("/") {
      if open.popLast() != String(tag.dropFirst()) { mistakes.append("\(tag) closes another") }
      return
    }
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    names.append(name)
    if tag.filter({ $0 == "\"" }).count % 2 == 1 { mistakes.append("quotes in \(tag)") }
    if let id = tag.firstMatch(of: #/ id="([^"]*)"/#) { ids.append(String(id.1)) }
    if !tag.hasSuffix("/") { open.append(name) }
  }
}

/// Expects a document that is whole and asks for nothing from outside.
func expectSound(_ html: String, _ location: SourceLocation = #_sourceLocation) {
  let outline = Outline(html.replacing(#/<style>[^<]*<\/style>/#, with: ""))
  #expect(outline.mistakes == [], sourceLocation: location)
  #expect(Set(outline.ids).count == outline.ids.count, sourceLocation: location)
  let foreign = ["script", "img", "link", "iframe", "object", "embed", "form", "image", "use"]
  #expect(Set(outline.names).isDisjoint(with: foreign), sourceLocation: location)
  let forbidden = ["http:", "https:", "src=", "url(", "@import", "javascript:", "NaN", "inf\""]
  #expect(forbidden.filter(html.contains) == [], sourceLocation: location)
}
