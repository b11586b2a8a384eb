import Marketing
import Testing

@Suite struct OverrideRequestTests {
  @Test(arguments: [
    ("fair\n143 x radio\u{1B}[2J", "fair 143 x radio [2J"), ("  ", nil), ("\u{202E}", nil),
    (String(repeating: "a", count: 300), String(repeating: "a", count: 200)),
  ])
  func `a reason is one visible line`(text: String, reason: String?) {
    let request = OverrideRequest(channel: "radio", verb: .pause, reason: text)
    #expect(request.reason == reason)
  }

  @Test func `an author is short and visible`() {
    let author = OverrideRequest(channel: "radio", verb: .pause, author: "A\tna ").author
    #expect(author == "A na")
  }
}
