import Foundation
import Marketing
import Report
import Storage

/// Keeps `out/tanteo.prom` up to date, for the node exporter of Prometheus.
struct MetricsFile {
  let version: String

  /// How long the time of the last success may lag, in seconds; the alert waits three times as long.
  private static let refreshInterval = 300

  private var written: ServiceMetrics?
  private var lastPeriods: (basis: Basis, periods: [ChannelName: Period])?

  /// What the last periods depend on.
  private struct Basis: Equatable {
    let file: Int64
    let today: Day
    let configuration: String
  }

  init(version: String) {
    self.version = version
  }

  /// Writes how things stand after a pass that went well, when that is news.
  ///
  /// Not synced: it is written again soon, and tells nothing that the ledger does not know. A single
  /// pass watches nothing, and has no `overflows`.
  mutating func write(
    _ configuration: Configuration, _ ledger: Ledger, now: Date, overflows: Int? = nil
  ) throws {
    let metrics = try metrics(configuration, ledger, now: now, overflows: overflows)
    guard isNews(metrics) else { return }
    try AtomicFile.write(
      metrics.text, to: configuration.folders.out + "/tanteo.prom", isLasting: false)
    written = metrics
  }

  /// Another success alone is none for a while: an idle daemon leaves the disk alone.
  private func isNews(_ metrics: ServiceMetrics) -> Bool {
    guard var known = written else { return true }
    let lag = metrics.lastSuccess - known.lastSuccess
    known.lastSuccess = metrics.lastSuccess
    return metrics != known || !(0..<Self.refreshInterval).contains(lag)
  }

  private mutating func metrics(
    _ configuration: Configuration, _ ledger: Ledger, now: Date, overflows: Int?
  ) throws -> ServiceMetrics {
    let today = configuration.schedule.day(of: now)
    let unanswered = try ledger.unansweredFiles(in: configuration.folders)
    let held = Set(unanswered.filter { $0.state == .held }.map(\.name))
    let waiting = try Inbox(path: configuration.folders.inbox).waiting().map(\.name)
    let plan = try ledger.plans(since: today).last
    let periods = try lastPeriods(of: ledger, under: configuration, on: today)
    return ServiceMetrics(
      plan: URL(filePath: configuration.path).deletingPathExtension().lastPathComponent,
      version: version, lastSuccess: Int(now.timeIntervalSince1970),
      decision: plan?.decision, dataAges: periods.mapValues { max(0, today - $0.end) },
      agesAllowed: Self.agesAllowed(periods, under: configuration.rules, plan),
      processedFiles: try ledger.processedFileCount(),
      failedFiles: unanswered.count - held.count, heldFiles: held.count,
      waitingFiles: waiting.count { !held.contains($0) }, overflows: overflows,
      ledgerBytes: ledger.size)
  }

  /// For how long silence is as it should be, of the channels that have an amount to spend.
  private static func agesAllowed(
    _ periods: [ChannelName: Period], under rules: PlanRules, _ plan: PlanInForce?
  ) -> [ChannelName: Int] {
    let amounts = plan?.amounts.filter { $0.value.to > .zero } ?? [:]
    return periods.filter { amounts[$0.key] != nil }.reduce(into: [:]) { allowed, entry in
      allowed[entry.key] = rules.patience(with: entry.key, periodLength: entry.value.dayCount)
    }
  }

  /// Asked anew when a file has come, a name has changed or a day has passed, not at every look.
  private mutating func lastPeriods(
    of ledger: Ledger, under configuration: Configuration, on today: Day
  ) throws -> [ChannelName: Period] {
    let basis = Basis(
      file: try ledger.latestEvidenceFileID(), today: today, configuration: configuration.digest)
    if let lastPeriods, lastPeriods.basis == basis { return lastPeriods.periods }
    let periods = try ledger.lastPeriods(
      from: today - ServiceMetrics.longestAge, naming: configuration.rules.resolving)
    lastPeriods = (basis, periods)
    return periods
  }
}
