public import Foundation
public import Logging
import Marketing
import Storage

/// `tanteo run`: watches the inbox, takes what comes to rest, decides when it is time.
///
/// Everything happens in one loop on one thread, which stands still in one place, `rest`. Neither
/// tasks nor dispatch queues: the pool of threads beneath them wakes up every second.
public struct DaemonService {
  /// What the service takes from outside, so that tests can hold it.
  public struct Surroundings: Sendable {
    /// The wall clock, for days and schedules.
    public var now: @Sendable () -> Date
    /// A clock that nobody sets, for pauses.
    public var uptime: @Sendable () -> ContinuousClock.Instant
    public var environment: [String: String]
    /// How long a file must rest; with events, and when polling.
    public var settleTime: Duration
    public var pollingSettleTime: Duration
    /// The longest sleep: overflowed or missing events are made good after it.
    public var rescanInterval: Duration
    /// How long the inbox must be quiet before a decision between schedules.
    public var quietTime: Duration

    public init(
      now: @escaping @Sendable () -> Date = { Date() },
      uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
      environment: [String: String],
      settleTime: Duration = .seconds(3), pollingSettleTime: Duration = .seconds(10),
      rescanInterval: Duration = .seconds(30), quietTime: Duration = .seconds(60)
    ) {
      self.now = now
      self.uptime = uptime
      self.environment = environment
      self.settleTime = settleTime
      self.pollingSettleTime = pollingSettleTime
      self.rescanInterval = rescanInterval
      self.quietTime = quietTime
    }
  }

  private let configuration: Configuration
  private let version: String
  private let surroundings: Surroundings
  private let logger: Logger
  private let notifier: SystemdNotifier

  public init(
    configuration: Configuration, version: String, surroundings: Surroundings, logger: Logger
  ) {
    self.configuration = configuration
    self.version = version
    self.surroundings = surroundings
    self.logger = logger
    notifier = SystemdNotifier(environment: surroundings.environment)
  }

  /// Runs until a signal asks for the end; the file in hand is rolled back then.
  ///
  /// To be called on the first thread of a process that has no others: it waits for signals.
  public func run() throws {
    let signals = Signals()
    let folders = configuration.folders
    try folders.create()
    let lock = try LedgerLock.acquire(.daemon, beside: folders.state, waiting: .seconds(10))
    let ledger = try Ledger(path: folders.state)
    defer {
      notifier.stopping()
      try? ledger.close()
      lock.release()
    }
    let network = NetworkFolder.kind(of: folders.inbox)
    let watch = network == nil ? FolderWatch(folder: folders.inbox) : nil
    let mode = watch?.mode ?? .polling
    try ledger.set("watchMode", to: mode.reason(network: network, in: configuration.language))
    watch?.signal()
    logger.info("watching \(folders.inbox) by \(mode.rawValue)")
    notifier.ready(status: "watching \(folders.inbox)")
    work(loop(on: ledger, watching: watch, until: signals), watching: watch, hearing: signals)
  }

  private func loop(
    on ledger: Ledger, watching watch: FolderWatch?, until signals: Signals
  ) -> DaemonLoop {
    DaemonLoop(
      ledger: ledger, version: version, surroundings: surroundings, logger: logger,
      settleTime: watch == nil ? surroundings.pollingSettleTime : surroundings.settleTime,
      isStopping: { [notifier] in
        notifier.alive()
        return signals.isStopping
      },
      overflows: { watch?.overflows ?? 0 }, isInHand: { watch?.isInHand($0) ?? false })
  }

  /// Turn after turn, each after a rest.
  private func work(
    _ loop: DaemonLoop, watching watch: FolderWatch?, hearing signals: Signals
  ) {
    var loop = loop
    var current = configuration
    var refusal: String?
    while !signals.isStopping {
      watch?.hear()
      let pause = loop.turn(current)
      // Whoever writes to the ledger, as 'tanteo override' does, gives its lock back afterwards.
      let lock = LedgerLock.path(.write, beside: current.folders.state)
      watch?.renew(Inbox(path: current.folders.inbox).folders + [lock])
      // What a turn that failed has stirred up itself must not end its pause.
      if loop.isInTrouble, watch?.hear() == true { _ = signals.next(of: [.look]) }
      notifier.status([refusal, loop.status].compactMap { $0 }.joined(separator: "; "))
      if rest(for: pause, watching: watch, hearing: signals) == .reload {
        refusal = reload(&current)
      }
    }
  }

  /// Stands still until a signal comes or the pause is over; systemd hears of it in between.
  ///
  /// Files that are only being written end no pause: they are looked at when they are closed.
  private func rest(
    for pause: Duration, watching watch: FolderWatch?, hearing signals: Signals
  ) -> Signals.Call? {
    let end = surroundings.uptime() + pause
    while true {
      notifier.alive()
      let rest = end - surroundings.uptime()
      let call = signals.next(within: min(rest, notifier.longestSilence ?? rest))
      if surroundings.uptime() >= end { return call }
      if let call, call != .look || watch?.hear() == true { return call }
    }
  }

  /// Reads the configuration again; a bad one never replaces a good one.
  ///
  /// Returns why the one in force stays, for as long as it does; nil when it was replaced.
  private func reload(_ current: inout Configuration) -> String? {
    notifier.reloading()
    let refusal = refusalToReload(&current)
    if let refusal {
      logger.error("reload: the configuration in force stays; \(refusal)")
    } else {
      logger.info("configuration read again")
    }
    notifier.ready(status: refusal ?? "configuration read again")
    return refusal.map { "reload refused: \($0)" }
  }

  private func refusalToReload(_ current: inout Configuration) -> String? {
    do {
      let next = try ConfigurationReader.read(path: current.path)
      guard next.folders == current.folders else {
        return "folders cannot change while running; restart to move them"
      }
      current = next
      return nil
    } catch {
      return Trouble.sentence(for: error)
    }
  }
}
