import Foundation
import Testing

/// The pages in `systemd/man`, which 'scripts/manual' makes from the commands' own help.
@Suite struct `the manual` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "systemd/man")

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A command as the argument parser describes it.
  private struct Command: Decodable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The page of each command at any depth, with what must stand in it.
    func pages(below parent: String = "") -> [(name: String, words: [String])] {
      let page = parent + commandName
      return [(page + ".1", (arguments ?? []).filter(\.shouldDisplay).map(\.word))]
        + (subcommands ?? []).filter { $0.commandName != "help" }
        .flatMap { $0.pages(below: page + "-") }
    }
  }

  private struct Argument: Decodable {
    let preferredName: Name?
    let valueName: String?
    let shouldDisplay: Bool

    struct Name: Decodable { let name: String }

    var word: String { preferredName?.name ?? valueName ?? "" }
  }

  private struct Help: Decodable { let command: Command }

  private func pages() async throws -> [(name: String, words: [String])] {
    let help = try await Workplace().tanteo("--experimental-dump-help")
    return try JSONDecoder().decode(Help.self, from: Data(help.output.utf8)).command.pages()
  }

  @Test func `has a page for every command, and no other`() async throws {
    let present = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".1") }.sorted()
    #expect(try await pages().map(\.name).sorted() == present, "run 'scripts/manual'")
  }

  @Test func `names every option and argument on the page of its command`() async throws {
    let missing = try await pages().flatMap { page in
      let text = try Self.page(page.name)
      return page.words.filter { !text.contains($0) }.map { "\(page.name): \($0)" }
    }
    #expect(missing == [], "run 'scripts/manual'")
  }

  @Test(arguments: [0, 1, 64, 66, 74, 75, 77, 78])
  func `tells every exit code on every page`(_ code: Int) async throws {
    let silent = try await pages().filter { try !Self.page($0.name).contains("\n.It \(code)\n") }
    #expect(silent.map(\.name) == [], "run 'scripts/manual'")
  }

  /// What the program says of a key that it does not know names all that it does.
  @Test(arguments: [
    "unheardOf: 1", "budget: { unheardOf: 1 }", "decide: { unheardOf: 1 }",
    "guardrails: { unheardOf: 1 }", "folders: { unheardOf: 1 }",
    "goal: { unheardOf: 1 }", "target: { unheardOf: 1 }", "channels: { radio: { unheardOf: 1 } }",
    "groups: { all: { unheardOf: 1 } }",
    "sources: [{ match: a, unheardOf: 1 }]", "sources: [{ match: a, vat: { unheardOf: 1 } }]",
    "sources: [{ match: a, limits: { unheardOf: 1 } }]", "stopLoss: { unheardOf: 1 }",
  ])
  func `names every key of the configuration`(_ text: String) async throws {
    let place = try Workplace(text + "\n")
    let talk = try await place.ask("check").talk
    let keys = try #require(talk.firstMatch(of: /known here: ([A-Za-z, ]+)/)).1
      .split(separator: ", ")
    let page = try Self.page("tanteo.yaml.5")
    #expect(keys.filter { !page.contains($0) } == [])
  }
}
