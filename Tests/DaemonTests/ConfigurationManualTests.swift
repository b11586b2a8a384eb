import Foundation
import Testing

@testable import Daemon

/// The page on the configuration, `tanteo.yaml(5)`, against the reader that it describes.
@Suite struct `the manual of the configuration` {
  private let page: String

  init() throws {
    page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "systemd/man/tanteo.yaml.5"),
      encoding: .utf8)
  }

  @Test func `has only examples that the reader accepts`() throws {
    let examples =
      entries(from: ".Sh DESCRIPTION", to: ".Ss Channels").map { entry in
        entry.hasPrefix("budget") ? entry : ConfigurationReaderTests.budget + entry
      }
      + entries(from: ".Ss Channels", to: ".Ss Groups").map { entry in
        ConfigurationReaderTests.budget + "channels: { radio: { \(entry) } }"
      }
      + entries(from: ".Ss Sources", to: ".Sh FILES").map { entry in
        let isMatch = entry.hasPrefix("match") || entry.hasPrefix("folder")
        return ConfigurationReaderTests.budget
          + "sources: [{ \(isMatch ? "" : "match: a, ")\(entry) }]"
      }
      + [part(from: ".Bd -literal\n", to: ".Ed")]
    #expect(examples.count > 45)
    #expect(examples.compactMap(refusal) == [])
  }

  private func refusal(of text: String) -> String? {
    do {
      _ = try ConfigurationReader.read(text: text, path: "/etc/tanteo/tanteo.yaml")
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func part(from start: String, to end: String) -> String {
    guard let first = page.range(of: start)?.upperBound,
      let last = page.range(of: end, range: first..<page.endIndex)?.lowerBound
    else { return "" }
    return String(page[first..<last])
  }

  /// The headings of a list, as they look in YAML: what an 'or' parts are entries of their own.
  private func entries(from start: String, to end: String) -> [String] {
    part(from: start, to: end).split(separator: "\n").filter { $0.hasPrefix(".It ") }
      .flatMap { line in
        let text = line.dropFirst(".It ".count).replacing(#/\b(Cm|No|Ns|Pa) /#, with: "")
          .replacing("\\(dq", with: "\"")
        let parts = text.split(separator: " or ").map(String.init)
        let key = text.prefix { $0 != ":" }
        return parts.prefix(1) + parts.dropFirst().map { $0.hasKey ? $0 : "\(key): \($0)" }
      }
  }
}

extension String {
  /// Whether it names a key of its own, and not one of a value in brackets.
  fileprivate var hasKey: Bool { prefix { $0 != "{" }.contains(":") }
}
