public import Foundation
import Storage

/// `tanteo once`: opens the ledger, runs one cycle, closes it.
public struct OnePass {
  public let configuration: Configuration
  public let version: String
  /// The clock, for the metrics alone; the day of the pass is in its order.
  private let now: @Sendable () -> Date

  public init(
    configuration: Configuration, version: String,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.configuration = configuration
    self.version = version
    self.now = now
  }

  /// How long to wait for another pass or a daemon to finish.
  private static let patience = Duration.seconds(10)

  /// - Throws: `LedgerError.busy` while a daemon or another pass works on this ledger.
  public func run(_ order: Cycle.Order) throws -> Cycle.Outcome {
    guard order.writes else { return try cycle(on: copiedLedger()).run(order) }
    try configuration.folders.create()
    let lock = try LedgerLock.acquire(
      .daemon, beside: configuration.folders.state, waiting: Self.patience)
    defer { lock.release() }
    let ledger = try Ledger(path: configuration.folders.state)
    let outcome = Result {
      let outcome = try cycle(on: ledger).run(order)
      var metrics = MetricsFile(version: version)
      try metrics.write(configuration, ledger, now: now())
      return outcome
    }
    try ledger.close()
    return try outcome.get()
  }

  private func cycle(on ledger: Ledger) -> Cycle {
    Cycle(configuration: configuration, ledger: ledger, version: version)
  }

  /// A dry run works on a copy in memory; the ledger itself is only read.
  private func copiedLedger() throws -> Ledger {
    let path = configuration.folders.state
    guard FileManager.default.fileExists(atPath: path) else { return try Ledger.inMemory() }
    let original = try Ledger(reading: path)
    let copy = try original.copyInMemory()
    try original.close()
    return copy
  }
}
