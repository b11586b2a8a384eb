import Testing

@testable import Report

struct MarkupTests {
  @Test(
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("a & b", "a &amp; b"), ("\"quoted\"", "&quot;quoted&quot;"), ("it's", "it&#39;s"),
      ("&lt;", "&amp;lt;"), ("</title>", "&lt;/title&gt;"), ("ñ €", "ñ €"), ("راديو", "راديو"),
    ])
  func `text is escaped`(text: String, html: String) {
    #expect(Markup("b") { text }.html == "<b>\(html)</b>")
    #expect(Markup("i", ["title": text]).html == "<i title=\"\(html)\"/>")
  }

  @Test(arguments: [
    "\u{202E}", "\u{2066}", "\u{0}", "\u{1B}", "\n", "\u{85}", "\u{2028}", "\u{FEFF}",
  ])
  func `what turns or breaks a text unseen becomes a space`(character: String) {
    #expect(Markup("a\(character)b").html == "a b")
  }

  @Test func `a letter with an accent on a bracket is still a bracket`() {
    #expect(Markup("<\u{301}b>").html == "&lt;\u{301}b&gt;")
  }

  /// Every scalar that can be written, twice: nothing but five marks has a meaning between tags.
  @Test func `no text can open a tag, an entity or an attribute`() {
    let all = (UInt32(0)...0x1_10000).compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(all + all.reversed()))
    let bare = Markup(text).html.unicodeScalars.filter { "<>\"'".unicodeScalars.contains($0) }
    #expect(bare.isEmpty)
    #expect(Markup(text).html.split(separator: "&").dropFirst().allSatisfy(isEntity))
  }

  private func isEntity(_ rest: Substring) -> Bool {
    ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { rest.hasPrefix($0) }
  }

  @Test func `a page reads as its outline`() {
    let names = ["radio", "fairs"]
    let markup = Markup("ul", ["class": "names"]) {
      for name in names { Markup("li") { name } }
      if names.isEmpty { "none" }
    }
    #expect(markup.html == "<ul class=\"names\"><li>radio</li><li>fairs</li></ul>")
  }
}
