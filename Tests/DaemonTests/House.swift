import Foundation
import Marketing
import Storage

@testable import Daemon

/// A value that a test cannot do without.
struct Missing: Error {}

func day(_ iso: String) throws -> Day {
  guard let day = Day(iso: iso) else { throw Missing() }
  return day
}

func channel(_ name: String) throws -> ChannelName {
  guard let channel = ChannelName(name) else { throw Missing() }
  return channel
}

/// A folder of one test's own, gone with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The names in a folder below, sorted; empty where there is none.
  func names(in folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: file(folder))) ?? []).sorted()
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: URL(filePath: file(name)), encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: file(name)))
  }
}

/// One client's folders, configuration and ledger, as a daemon finds them.
final class House {
  static let plan = """
    budget: { amount: 700, currency: EUR, per: week }
    target: { cpa: 10 }
    decide: { every: week, at: "06:00", timezone: Europe/Madrid }

    """

  let folder: TemporaryFolder
  var configuration: Configuration
  let ledger: Ledger

  init(_ text: String = House.plan) throws {
    folder = try TemporaryFolder()
    configuration = try ConfigurationReader.read(text: text, path: folder.file("tanteo.yaml"))
    ledger = try Ledger.inMemory()
    try configuration.folders.create()
  }

  func configure(_ text: String) throws {
    configuration = try ConfigurationReader.read(text: text, path: folder.file("tanteo.yaml"))
  }

  func deliver(_ text: String, as name: String = "spend.csv") throws {
    try folder.write(text, to: "inbox/\(name)")
  }

  func taker(
    on iso: String = "2026-03-02", movesFiles: Bool = true,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> FileTaker {
    FileTaker(
      configuration: configuration, ledger: ledger, today: try day(iso),
      now: "\(iso)T06:00:00+01:00", isCancelled: isCancelled, movesFiles: movesFiles)
  }

  var cycle: Cycle { Cycle(configuration: configuration, ledger: ledger, version: "1.0.0") }

  @discardableResult
  func pass(
    on iso: String, deciding: Cycle.Order.Deciding = .whenDue, writes: Bool = true
  ) throws -> Cycle.Outcome {
    try cycle.run(
      Cycle.Order(
        today: try day(iso), at: "\(iso)T06:00:00+01:00", deciding: deciding, writes: writes))
  }

  /// The decision that a pass must make.
  @discardableResult
  func decide(on iso: String) throws -> Decision {
    guard let decision = try pass(on: iso).decision else { throw Missing() }
    return decision
  }

  func finding(on decision: Decision, version: String = "1.0.0") throws -> Replay.Finding {
    try Replay(ledger: ledger, configurationPath: configuration.path, version: version)
      .finding(on: decision)
  }
}

/// Daily figures as a file gives them: each channel spends and sells the same every day.
struct Figures {
  var channels: [(name: String, spend: Int, conversions: Int)]
  var first = "2026-02-02"
  var days = 28

  /// A week of a channel that nobody has heard of.
  static let newcomer = Figures(channels: [("radio", 50, 5)], days: 7)
  static let twoEqual = Figures(channels: [("display", 50, 5), ("search", 50, 5)])
  /// Display sells nothing for 50 EUR a day, which the target of 10 EUR cannot bear.
  static let oneHopeless = Figures(channels: [("display", 50, 0), ("search", 50, 5)])

  func csv() throws -> String {
    let start = try day(first)
    let rows = (0..<days).flatMap { offset in
      channels.map { "\(start + offset),\($0.name),\($0.spend),\($0.conversions)" }
    }
    return (["date,channel,spend,conversions"] + rows).joined(separator: "\n") + "\n"
  }
}
