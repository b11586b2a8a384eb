import Foundation
import Glibc
import Marketing
import Report
import Storage
import Testing

@testable import Daemon

struct PublisherTests {
  private let house: House

  init() throws {
    house = try House("language: es\n" + House.plan)
    try house.ledger.saveConfiguration(
      digest: house.configuration.digest, text: house.configuration.text)
  }

  private var publisher: Publisher {
    Publisher(configuration: house.configuration, ledger: house.ledger)
  }

  private static let files = [
    "plan.csv", "recommendations.jsonl", "recommendations.log", "report.html",
  ]

  /// What people find in `out/`, in the order of `files`.
  private func published() throws -> [String] {
    try Self.files.map { try house.folder.text(of: "out/\($0)") }
  }

  @discardableResult
  private func record(_ number: Int, on iso: String, radio: Int64 = 30_000) throws -> Decision {
    let amounts = [("radio", radio), ("search", 70_000 - radio)]
    let decision = Decision(
      number: number, supersedes: nil, at: "\(iso)T06:00:00+01:00", today: try day(iso),
      dataThrough: nil, currency: .euro, budget: MinorUnits(rawValue: 70_000), per: .week, seed: 0,
      configurationDigest: house.configuration.digest, version: "1.0.0", throughFile: 0, files: [],
      channels: try amounts.map { name, amount in
        Recommendation(
          channel: try channel(name), state: .testing, action: .held, flags: [],
          from: MinorUnits(rawValue: amount), to: MinorUnits(rawValue: amount), reason: .awaited,
          evidence: Evidence(), limitsHit: [], wouldChangeIf: .newerRows)
      },
      unplaced: .zero, expected: Expectation(), needsYou: [], notes: [])
    try house.ledger.record(decision)
    return decision
  }

  @Test func `a decision is published in all its forms`() throws {
    let decision = try record(1, on: "2026-01-05")
    try publisher.publish()
    #expect(
      try published() == [
        PlanTable(decision, since: [:]).text,
        JSONRecord(decision, language: .spanish).line() + "\n",
        LogBlock(decision, language: .spanish).text,
        publisher.page(of: decision).text,
      ])
    #expect(try house.ledger.unpublished() == [])
  }

  @Test func `a decision is published once`() throws {
    try record(1, on: "2026-01-05")
    try publisher.publish()
    let once = try published()
    try publisher.publish()
    #expect(try published() == once)
  }

  @Test func `decisions follow each other`() throws {
    let decisions = [try record(1, on: "2026-01-05"), try record(2, on: "2026-01-12")]
    try publisher.publish()
    #expect(
      try house.folder.text(of: "out/recommendations.log")
        == decisions.map { LogBlock($0, language: .spanish).text }.joined())
  }

  @Test func `what people read is readable by their group`() throws {
    try record(1, on: "2026-01-05")
    try publisher.publish()
    let modes = Self.files.map { name in
      var status = stat()
      stat(house.configuration.folders.out + "/" + name, &status)
      return status.st_mode & 0o777
    }
    #expect(modes == [0o640, 0o640, 0o640, 0o640])
  }

  /// How much of the second decision's line and block a crash left: bytes of each.
  @Test(arguments: [(0, 0), (10, 0), (100_000, 0), (100_000, 1), (100_000, 90), (100_000, 100_000)])
  func `after a crash each decision stands exactly once`(line: Int, block: Int) throws {
    try record(1, on: "2026-01-05")
    try publisher.publish()
    let before = try published()
    let second = try record(2, on: "2026-01-12", radio: 20_000)
    let written = try JSONRecord(second, language: .spanish).line() + "\n"
    let text = LogBlock(second, language: .spanish).text
    try house.folder.write(before[1] + written.prefix(line), to: "out/recommendations.jsonl")
    try house.folder.write(before[2] + text.prefix(block), to: "out/recommendations.log")
    try publisher.publish()
    #expect(try published()[1...2] == [before[1] + written, before[2] + text])
  }

  @Test func `two decisions that a crash left behind come in order`() throws {
    try record(1, on: "2026-01-05")
    try record(2, on: "2026-01-12")
    try publisher.publish()
    let numbers = try house.folder.text(of: "out/recommendations.log").split(separator: "\n")
      .map { $0.prefix { $0 != " " } }
    #expect(numbers == numbers.sorted())
    #expect(Set(numbers) == ["1", "2"])
  }

  @Test func `rebuilding gives the very same files`() throws {
    for (number, iso) in ["2026-01-05", "2026-01-12", "2026-01-19"].enumerated() {
      try record(number + 1, on: iso, radio: Int64(20_000 + number))
      try publisher.publish()
    }
    let grown = try published()
    #expect(try publisher.rebuild() == 3)
    #expect(try published() == grown)
  }

  @Test func `rebuilding publishes what waits`() throws {
    try record(1, on: "2026-01-05")
    try publisher.rebuild()
    let rebuilt = try published()
    try publisher.publish()
    #expect(try published() == rebuilt)
    #expect(try house.ledger.unpublished() == [])
  }

  @Test(arguments: ["plan.csv", "report.html"])
  func `what was taken away comes back`(name: String) throws {
    try record(1, on: "2026-01-05")
    try publisher.publish()
    let text = try house.folder.text(of: "out/\(name)")
    try FileManager.default.removeItem(atPath: house.folder.file("out/\(name)"))
    try publisher.publish()
    #expect(try house.folder.text(of: "out/\(name)") == text)
  }

  @Test func `the page is that of the last decision`() throws {
    try record(1, on: "2026-01-05")
    try record(2, on: "2026-01-12")
    try publisher.publish()
    #expect(try house.folder.text(of: "out/report.html").contains("decisión 2, 2026-01-12 06:00"))
  }

  @Test func `before any decision nothing is published`() throws {
    try publisher.publish()
    #expect(house.folder.names(in: "out") == [])
  }

  @Test func `the plan says since when each amount holds`() throws {
    try record(1, on: "2026-01-05", radio: 30_000)
    try record(2, on: "2026-01-12", radio: 20_000)
    try record(3, on: "2026-01-19", radio: 20_000)
    try publisher.publish()
    let days = try house.folder.text(of: "out/plan.csv").split(separator: "\n").dropFirst()
      .map { $0.suffix(10) }
    #expect(days == ["2026-01-12", "2026-01-12"])
  }

  @Test func `a decision keeps the language of its own configuration`() throws {
    let decision = try record(1, on: "2026-01-05")
    try house.configure(House.plan)
    #expect(try publisher.language(of: decision) == .spanish)
  }
}

struct AppendedFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func appending(_ text: String, to present: String) throws -> String {
    try folder.write(present, to: "file.log")
    try AppendedFile(path: folder.file("file.log")).append(text) { $0.hasPrefix("2 ") }
    return try folder.text(of: "file.log")
  }

  @Test(arguments: [
    ("", "2 a\n"),
    ("1 a\n", "1 a\n2 a\n"),
    ("1 a\n2 a\n", "1 a\n2 a\n"),
    ("1 a\n2 a\n2 b\n", "1 a\n2 a\n"),
    ("1 a\n2 a\n2 ", "1 a\n2 a\n"),
    ("1 a\n2", "1 a\n2 a\n"),
    ("1 a", "2 a\n"),
    ("2 a\n2 a\n", "2 a\n"),
    // Only what stands at the end belongs to an earlier try.
    ("2 a\n3 a\n", "2 a\n3 a\n2 a\n"),
    ("12 a\n", "12 a\n2 a\n"),
  ])
  func `a block stands once, whatever an earlier try left`(
    present: String, expected: String
  ) throws {
    #expect(try appending("2 a\n", to: present) == expected)
  }

  @Test func `a file that is missing begins with the block`() throws {
    try AppendedFile(path: folder.file("new.log")).append("2 a\n") { _ in false }
    #expect(try folder.text(of: "new.log") == "2 a\n")
  }

  @Test func `a link is not followed`() throws {
    try folder.write("precious", to: "other")
    symlink(folder.file("other"), folder.file("file.log"))
    #expect(throws: SystemError(path: folder.file("file.log"), number: ELOOP)) {
      try AppendedFile(path: folder.file("file.log")).append("2 a\n") { _ in true }
    }
  }
}
