import Testing

@testable import Intake

@Suite struct ExcerptTests {
  @Test func `a short text is quoted as it is`() {
    #expect("Señal €".excerpt == "Señal €")
  }

  @Test func `a long text is cut to 60 characters`() {
    #expect(String(repeating: "x", count: 61).excerpt == String(repeating: "x", count: 60) + "…")
    #expect(String(repeating: "x", count: 60).excerpt == String(repeating: "x", count: 60))
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\nb", "a\\u{A}b"), ("\u{202E}abc", "\\u{202E}abc"),
    ("a\u{2028}b", "a\\u{2028}b"),
  ])
  func `what could drive a terminal is written out`(text: String, excerpt: String) {
    #expect(text.excerpt == excerpt)
  }

  @Test func `marks stacked on one letter are cut as well`() {
    #expect(("a" + String(repeating: "\u{301}", count: 500)).excerpt.unicodeScalars.count == 61)
  }
}
