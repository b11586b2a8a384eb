import Testing

@testable import Daemon

struct ClientNameTests {
  @Test(arguments: ["acme", "a", "shop-24", "abcdefghijklmnopqrstuvwxy"])
  func `a plain word names a client`(text: String) throws {
    #expect(try ClientName(text).description == text)
  }

  @Test(arguments: [
    "", "Acme", "4you", "-acme", "a.b", "a/b", "..", "a b", "ñandú", "a\n", "%i", "a@b",
  ])
  func `what could not be an account, a unit and a folder is refused`(text: String) {
    let error = #expect(throws: ClientName.Refusal.self) { try ClientName(text) }
    #expect(
      error?.description
        == "'\(text)' cannot name a client; take lower-case letters, digits and hyphens, "
        + "a letter first")
  }

  @Test func `a name too long for an account is refused`() {
    let text = "abcdefghijklmnopqrstuvwxyz"
    let error = #expect(throws: ClientName.Refusal.self) { try ClientName(text) }
    #expect(
      error?.description == "'\(text)' has 26 characters, a client's name at most 25; shorten it")
  }

  @Test(arguments: ["inbox", "processed", "failed", "out", "tanteo"])
  func `a name of Tanteo's own is refused`(text: String) {
    let error = #expect(throws: ClientName.Refusal.self) { try ClientName(text) }
    #expect(error?.description == "'\(text)' names something of Tanteo's own; take another name")
  }
}
