import Foundation
import Marketing
import Testing

@testable import Intake

/// Exports in the shape of every platform: good, restated, cut off and damaged.
///
/// Each is read as `tanteo read --json` shows it. `RECORD_GOLDENS=1` writes what should be there
/// and fails, so that a person looks at the difference before it counts.
@Suite struct FixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path()))?
    .filter { $0.hasSuffix(".csv") }.sorted() ?? []

  /// What a configuration would say of such files.
  private static let sources: [(prefix: String, options: ReadingOptions)] = [
    ("ga4", ReadingOptions(supplies: .conversions)),
    (
      "email",
      ReadingOptions(channel: ChannelName("newsletter"), mayLackSpend: true)
    ),
  ]

  @Test(arguments: names)
  func `an export is read as it always was`(name: String) throws {
    let options = Self.sources.first { name.hasPrefix($0.prefix) }?.options ?? ReadingOptions()
    let source = try FileSource(path: Self.folder.appending(path: name).path())
    let reading = try FileReading(name: name, source: source, options: options)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let found = String(decoding: try encoder.encode(reading), as: UTF8.self) + "\n"
    let golden = Self.folder.appending(path: name.replacing(".csv", with: ".json"))
    let expected = try? String(contentsOf: golden, encoding: .utf8)
    #expect(found == expected)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
  }

  private static let found =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "fuzz").path()))?
    .sorted() ?? []

  /// A few of the inputs that `scripts/fuzz` found to take a path of their own.
  @Test(arguments: found)
  func `what the fuzzer found is read alike in any pieces`(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "fuzz/\(name)")))
    let whole = Result { try Delivery(bytes).observations }
    let pieces = Result { try Delivery(bytes, chunkSize: 3).observations }
    #expect((try? whole.get()) == (try? pieces.get()))
  }

  @Test func `no export is without its golden reading`() {
    #expect(Self.names.count >= 80)
    #expect(Self.found.count >= 40)
  }
}
