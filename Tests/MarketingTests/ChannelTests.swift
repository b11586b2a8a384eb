import Foundation
import Marketing
import Testing

@Suite struct ChannelTests {
  @Test(arguments: [
    ("Radio", "radio"), (" Radio\t", "radio"), ("Radio  COPE", "radio cope"),
    ("caf\u{E9}", "CAFE\u{301}"), ("STRASSE", "straße"), ("ΟΔΟΣ", "οδος"),
    ("radio\ncope", "radio cope"), ("\u{FEFF}radio", "radio"), ("radio\u{200B}", "radio"),
    ("radio\u{202E}", "radio"), ("ﬁlm", "FILM"),
  ])
  func `names that people read as one are one`(left: String, right: String) throws {
    let name = try #require(ChannelName(left))
    #expect(ChannelName(right) == name)
    #expect(ChannelName(right)?.hashValue == name.hashValue)
  }

  @Test(arguments: [("radio", "radios"), ("cafe", "café"), ("a b", "ab"), ("meta 1", "meta 2")])
  func `names that differ are two`(left: String, right: String) {
    #expect(ChannelName(left) != ChannelName(right))
  }

  @Test(arguments: ["", " ", "\t\r\n", "\u{0}\u{7}", "\u{200D}", " \u{200C} ", "\u{202E}\u{2066}"])
  func `nothing visible is no name`(raw: String) {
    #expect(ChannelName(raw) == nil)
  }

  @Test(arguments: [
    "a\u{1B}[31mred", "a\nb", "a\r\nb", "a\u{0}b", "a\u{2028}b", "a\u{2029}b", "a\u{85}b",
    "a\u{202E}b", "a\u{E000}b", "a\u{7F}b",
  ])
  func `no character that could break a line or drive a terminal is kept`(raw: String) throws {
    let scalars = try #require(ChannelName(raw)).text.unicodeScalars
    #expect(
      scalars.allSatisfy {
        ![.control, .format, .lineSeparator, .paragraphSeparator, .privateUse]
          .contains($0.properties.generalCategory)
      })
  }

  @Test func `an emoji family stays together`() {
    let name: ChannelName = "👩‍👧 radio"
    #expect(name.text == "👩‍👧 radio")
  }

  @Test(arguments: [
    "Radio", "  Radio   COPE ", String(repeating: "x", count: 300),
    String(repeating: "x", count: 119) + " tail", "cafe\u{301}", "👩‍👧 radio",
  ])
  func `a name reads back as itself`(raw: String) throws {
    let name = try #require(ChannelName(raw))
    let again = try #require(ChannelName(name.text))
    #expect(again.text == name.text)
    #expect(again.key == name.key)
  }

  @Test func `a name keeps at most 120 characters`() {
    #expect(ChannelName(String(repeating: "x", count: 121))?.text.count == 120)
  }

  @Test func `a name is written as people wrote it`() throws {
    let name: ChannelName = "Radio COPE"
    let data = try JSONEncoder().encode([name])
    #expect(String(data: data, encoding: .utf8) == #"["Radio COPE"]"#)
    #expect(try JSONDecoder().decode([ChannelName].self, from: data) == [name])
  }

  @Test func `an empty text cannot be read as a name`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ChannelName].self, from: Data(#"[" "]"#.utf8))
    }
  }
}
