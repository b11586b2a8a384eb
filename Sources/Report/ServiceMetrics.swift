import Foundation
public import Marketing

/// How a plan is doing, for a machine that watches machines.
public struct ServiceMetrics: Hashable, Sendable {
  /// The plan's name, which tells one client from another.
  public var plan: String
  public var version: String
  /// When a pass last went well, in seconds since 1970.
  public var lastSuccess: Int
  /// The number of the last decision; nil before the first.
  public var decision: Int?
  /// Days since the last day of which a channel has figures; see `longestAge`.
  public var dataAges: [ChannelName: Int]
  /// How old they may be before somebody should ask; none for a channel that gets nothing.
  public var agesAllowed: [ChannelName: Int]
  /// Files whose rows or orders were taken, ever.
  public var processedFiles: Int
  /// Failed and held files that nobody has answered yet.
  public var failedFiles: Int
  public var heldFiles: Int
  /// Files in the inbox that are neither held nor hidden.
  public var waitingFiles: Int
  /// How often the system lost events of the inbox since the daemon started; nil without a daemon.
  public var overflows: Int?
  /// The ledger's size on the disk, its journal included.
  public var ledgerBytes: Int

  /// The age that stands for itself and all above: to look further back costs more than it tells.
  public static let longestAge = 35

  public init(
    plan: String, version: String, lastSuccess: Int, decision: Int?, dataAges: [ChannelName: Int],
    agesAllowed: [ChannelName: Int], processedFiles: Int, failedFiles: Int, heldFiles: Int,
    waitingFiles: Int, overflows: Int?, ledgerBytes: Int
  ) {
    self.plan = plan
    self.version = version
    self.lastSuccess = lastSuccess
    self.decision = decision
    self.dataAges = dataAges
    self.agesAllowed = agesAllowed
    self.processedFiles = processedFiles
    self.failedFiles = failedFiles
    self.heldFiles = heldFiles
    self.waitingFiles = waitingFiles
    self.overflows = overflows
    self.ledgerBytes = ledgerBytes
  }
}

extension ServiceMetrics {
  /// `tanteo.prom`, in the text format of Prometheus, version 0.0.4, without timestamps.
  public var text: String {
    let families: [Family] = [
      Family("info", "The version that wrote this.", [sample(1, ["version": version])]),
      Family(
        "last_success_timestamp_seconds", "When a pass last went well.", [sample(lastSuccess)]),
      Family("decision", "The number of the last decision.", decision.map { [sample($0)] } ?? []),
      Family(
        "channel_data_age_days",
        "Days since the last day of a channel's figures; \(Self.longestAge) stands for that or more.",
        samples(dataAges)),
      Family(
        "channel_data_age_allowed_days",
        "How old a channel's figures may be; not said of one that the plan gives nothing.",
        samples(agesAllowed)),
      Family(
        "files_processed_total", "Files that were taken.", [sample(processedFiles)],
        isCounter: true),
      Family(
        "files_unanswered", "Files that failed or are held, and nobody has answered.",
        [sample(failedFiles, ["state": "failed"]), sample(heldFiles, ["state": "held"])]),
      Family("files_waiting", "Files that wait in the inbox.", [sample(waitingFiles)]),
      Family(
        "inbox_overflows_total", "Times that a daemon lost events of the inbox.",
        overflows.map { [sample($0)] } ?? [], isCounter: true),
      Family("ledger_bytes", "Size of the ledger and its journal.", [sample(ledgerBytes)]),
    ]
    return families.map(\.text).joined()
  }

  private func samples(_ values: [ChannelName: Int]) -> [Sample] {
    values.sorted { $0.key < $1.key }.map { sample($0.value, ["channel": $0.key.text]) }
  }

  private func sample(_ value: Int, _ labels: [String: String] = [:]) -> Sample {
    Sample(value: value, labels: labels.merging(["plan": plan]) { own, _ in own })
  }
}

/// A metric with its samples; one without samples is not mentioned.
private struct Family {
  let name: String
  let help: String
  let samples: [Sample]
  let isCounter: Bool

  init(_ name: String, _ help: String, _ samples: [Sample], isCounter: Bool = false) {
    self.name = "tanteo_" + name
    self.help = help
    self.samples = samples
    self.isCounter = isCounter
  }

  var text: String {
    guard !samples.isEmpty else { return "" }
    let lines = samples.map { "\(name)\($0.text)\n" }.joined()
    return "# HELP \(name) \(help)\n# TYPE \(name) \(isCounter ? "counter" : "gauge")\n" + lines
  }
}

private struct Sample {
  let value: Int
  let labels: [String: String]

  var text: String {
    let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
    return "{\(pairs.joined(separator: ","))} \(value)"
  }

  /// By the format's own rule: a name from a file cannot end its label.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
