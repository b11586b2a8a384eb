import Testing

@testable import Report

struct LogLayoutTests {
  private let layout = LogLayout(number: "7 ", width: 24)

  private func lines(lead: String = "", further: String = "  ", _ clauses: String...) -> [String] {
    layout.lines(of: .init(lead: lead, further: further, clauses: clauses))
  }

  @Test func `clauses that fit share a line`() {
    #expect(lines(lead: "ad: ", "one", "two three") == ["7 ad: one; two three"])
  }

  @Test func `a clause that does not fit begins a line`() {
    #expect(
      lines(lead: "ad: ", further: "ad: ", "one two three", "four five")
        == ["7 ad: one two three;", "7 ad: four five"])
  }

  @Test func `a clause longer than a line breaks between words`() {
    #expect(
      lines("one two three four five six") == ["7 one two three four", "7   five six"])
  }

  @Test func `a word does not stand alone on the last line`() {
    #expect(lines("one two three four five") == ["7 one two three", "7   four five"])
  }

  @Test func `a line may be as wide as the width`() {
    #expect(lines(String(repeating: "x", count: 22)).map(\.count) == [24])
  }

  @Test func `a word longer than a line is cut`() {
    #expect(
      lines(lead: "  ", String(repeating: "x", count: 30))
        == ["7   " + String(repeating: "x", count: 20), "7   " + String(repeating: "x", count: 10)])
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\u{1B}b", "a\u{2028}b", "a\u{85}b", "a\tb"])
  func `what breaks a line becomes a space`(text: String) {
    #expect(lines(text).map { $0.filter { !$0.isWhitespace } } == ["7ab"])
  }

  @Test(arguments: [
    ("radio", "radio"), ("google/ads_1.x-y", "google/ads_1.x-y"), ("campaña", "campaña"),
    ("radio north", "'radio north'"), ("it's", #"'it'\''s'"#), ("$(rm)", "'$(rm)'"),
    ("a;b", "'a;b'"), ("-x", "'-x'"),
  ])
  func `a name is one word for a shell`(name: String, word: String) {
    #expect(name.quotedForShell == word)
  }

  @Test(arguments: [("radio", "radio"), ("radios", "radi…"), ("", "")])
  func `a long name is cut`(name: String, shown: String) {
    #expect(name.shortened(to: 5) == shown)
  }
}
