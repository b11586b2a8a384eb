import Foundation
import GRDB
import Marketing

@testable import Storage

/// A folder of one test's own, gone with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
}

/// A cell that a test cannot do without.
struct Missing: Error {}

func day(_ iso: String) throws -> Day {
  guard let day = Day(iso: iso) else { throw Missing() }
  return day
}

func channel(_ name: String) throws -> ChannelName {
  guard let channel = ChannelName(name) else { throw Missing() }
  return channel
}

func observation(
  _ name: String = "radio", on iso: String = "2026-01-05", source: String = "generic",
  item: String = "", spend: Double? = 100, impressions: Int64? = nil, clicks: Int64? = nil,
  conversions: Double? = nil, currency: Currency? = nil, line: Int = 2,
  isProvisional: Bool = false
) throws -> Observation {
  Observation(
    key: Observation.Key(
      source: source, channel: try channel(name), item: item, period: Period(day: try day(iso))),
    currency: currency,
    metrics: Metrics(
      spend: spend.flatMap(Micros.init(units:)), impressions: impressions, clicks: clicks,
      conversions: conversions),
    line: line, isProvisional: isProvisional)
}

let format = FileFormat(profile: "generic", encoding: "UTF-8", delimiter: ",", locale: "en")

func arrived(_ name: String, currency: Currency = .euro) -> ArrivedFile {
  let digest = name.utf8.map { String(format: "%02x", $0) }.joined()
  let padding = String(repeating: "0", count: max(0, 64 - digest.count))
  return ArrivedFile(name: name, digest: String((padding + digest).suffix(64)), currency: currency)
}

extension Ledger {
  /// Takes a file whose digest is made of its name.
  @discardableResult
  func take(
    _ name: String, on iso: String = "2026-01-06", _ observations: [Observation],
    restates: Bool? = nil, isSeparate: Bool = false
  ) throws -> LedgerFile {
    try ingest(arrived(name), today: try day(iso)) { store in
      for observation in observations { try store(observation) }
      return Reading(format: format, restates: restates, isSeparate: isSeparate)
    }
  }

  /// Takes a file back, as a person would.
  @discardableResult
  func withdraw(_ file: LedgerFile, on iso: String = "2026-01-20") throws -> Int {
    try withdraw(
      Withdrawal(
        of: file, reason: "wrong account", author: "ana", createdAt: "\(iso)T06:00:00+01:00"),
      today: try day(iso))
  }

  /// Runs SQL that no method of the ledger would, past all its checks but the schema's.
  func execute(_ sql: String) throws {
    try database.write { try $0.execute(sql: sql) }
  }

  func count(_ table: String) throws -> Int {
    try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  /// A ledger with one configuration and two channels under plan.
  static func withConfiguration() throws -> Ledger {
    let ledger = try Ledger.inMemory()
    try ledger.saveConfiguration(digest: "c0ffee", text: "budget: 100 EUR")
    return ledger
  }
}

func beliefs(
  _ channels: [String: [Double]], shared: [Double] = [0.5], day iso: String = "2026-01-06"
) throws -> BeliefState {
  BeliefState(
    day: try day(iso), digest: String(repeating: "0a", count: 32), shared: shared,
    channels: try Dictionary(
      uniqueKeysWithValues: channels.map { (try channel($0.key), $0.value) }))
}

func verdicts(
  _ channels: [String: [Double]], shared: [Double] = [0.5], day iso: String = "2026-01-06"
) throws -> VerdictState {
  VerdictState(
    day: try day(iso), digest: String(repeating: "0a", count: 32), shared: shared,
    channels: try Dictionary(
      uniqueKeysWithValues: channels.map {
        (try channel($0.key), VerdictState.Channel(numbers: $0.value, events: []))
      }))
}

func recommendation(
  _ name: String, to: Int64, from: Int64 = 0, reason: Reason = .balanced,
  wouldChangeIf: Condition? = nil
) throws -> Recommendation {
  Recommendation(
    channel: try channel(name), state: .testing, action: .held, flags: [],
    from: MinorUnits(rawValue: from), to: MinorUnits(rawValue: to), reason: reason,
    evidence: Evidence(), limitsHit: [], wouldChangeIf: wouldChangeIf)
}

func decision(
  _ number: Int = 1, today: String = "2026-01-06", budget: Int64 = 10_000,
  channels: [Recommendation]? = nil, unplaced: Int64 = 0
) throws -> Decision {
  Decision(
    number: number, supersedes: nil, at: "2026-01-06T06:00:00+01:00", today: try day(today),
    dataThrough: nil, currency: .euro, budget: MinorUnits(rawValue: budget), per: .week,
    seed: 0, configurationDigest: "c0ffee", version: "1.0.0", throughFile: 0, files: [],
    channels: try channels
      ?? [recommendation("display", to: 4_000), recommendation("radio", to: 6_000)],
    unplaced: MinorUnits(rawValue: unplaced), expected: Expectation(), needsYou: [], notes: [])
}
