import Testing

@testable import Intake

@Suite struct CellTests {
  @Test(arguments: [
    (" a ", "a"), ("\u{A0}\u{202F}a b\t", "a b"), ("", ""), (" \u{A0} ", ""), ("\u{FEFF}a", "a"),
    ("é", "é"), ("€ ", "€"),
  ])
  func `white space at the ends is not seen`(text: String, visible: String) {
    #expect(cell(text) { $0.visibleText } == visible)
  }

  /// 2000 values of 64 bits: a shared one by chance in 1 of 10¹³ runs.
  @Test func `different texts have different fingerprints`() {
    let texts =
      (0..<1000).map { "row \($0)" } + (0..<1000).map { String(repeating: "\0", count: $0) }
    let prints = texts.map { text in cell(text) { $0.fingerprint() } }
    #expect(Set(prints).count == texts.count)
  }
}
