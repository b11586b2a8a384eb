public import Foundation
public import Logging
import Marketing
public import ServiceLifecycle
import Storage
import Synchronization
import UnixSignals

/// `tanteo run`: watches the inbox, takes what comes to rest, decides when it is time.
///
/// Everything happens in one loop; events, timers and signals only wake it.
public final class DaemonService: Service {
  /// What the service takes from outside, so that tests can hold it.
  public struct Surroundings: Sendable {
    public var now: @Sendable () -> Date
    public var environment: [String: String]
    /// How long a file must rest; with events, and when polling.
    public var settleTime: Duration
    public var pollingSettleTime: Duration
    /// The longest sleep: overflowed or missing events are made good after it.
    public var rescanInterval: Duration
    /// How long the inbox must be quiet before a decision between schedules.
    public var quietTime: Duration

    public init(
      now: @escaping @Sendable () -> Date = { Date() }, environment: [String: String],
      settleTime: Duration = .seconds(3), pollingSettleTime: Duration = .seconds(10),
      rescanInterval: Duration = .seconds(30), quietTime: Duration = .seconds(60)
    ) {
      self.now = now
      self.environment = environment
      self.settleTime = settleTime
      self.pollingSettleTime = pollingSettleTime
      self.rescanInterval = rescanInterval
      self.quietTime = quietTime
    }
  }

  private let configuration: Mutex<Configuration>
  private let version: String
  private let surroundings: Surroundings
  private let logger: Logger
  private let isStopping = Atomic(false)
  private let wantsReload = Atomic(false)

  public init(
    configuration: Configuration, version: String, surroundings: Surroundings, logger: Logger
  ) {
    self.configuration = Mutex(configuration)
    self.version = version
    self.surroundings = surroundings
    self.logger = logger
  }

  public func run() async throws {
    let notifier = SystemdNotifier(environment: surroundings.environment)
    let folders = configuration.withLock(\.folders)
    try folders.create()
    let lock = try LedgerLock.acquire(.daemon, beside: folders.state, waiting: .seconds(10))
    let ledger = try Ledger(path: folders.state)
    defer {
      notifier.stopping()
      try? ledger.close()
      lock.release()
    }
    // A hundred events while a file is read are one reason to look again.
    let (wakes, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let watch = FolderWatch(folder: folders.inbox) { continuation.yield() }
    let mode = watch?.mode ?? .polling
    try ledger.set("watchMode", to: mode.rawValue)
    let worker = DaemonWorker(
      DaemonLoop(
        ledger: ledger, version: version, surroundings: surroundings, logger: logger,
        settleTime: watch == nil ? surroundings.pollingSettleTime : surroundings.settleTime,
        isStopping: { [self] in
          notifier.alive()
          return isStopping.load(ordering: .relaxed)
        }))
    let signals = Task {
      for await _ in await UnixSignalsSequence(trapping: .sighup) {
        wantsReload.store(true, ordering: .relaxed)
        continuation.yield()
      }
    }
    defer { signals.cancel() }
    logger.info("watching \(folders.inbox) by \(mode.rawValue)")
    notifier.ready(status: "watching \(folders.inbox)")
    await withGracefulShutdownHandler {
      continuation.yield()
      for await _ in wakes {
        if isStopping.load(ordering: .relaxed) { break }
        if wantsReload.exchange(false, ordering: .relaxed) { reload(notifier) }
        let (pause, status) = await worker.turn(configuration.withLock { $0 })
        watch?.renew(Inbox(path: folders.inbox).folders)
        notifier.alive()
        notifier.status(status)
        schedule(continuation, after: min(pause, notifier.longestSilence ?? pause))
      }
    } onGracefulShutdown: { [self] in
      isStopping.store(true, ordering: .relaxed)
      continuation.finish()
    }
  }

  /// One timer at a time would do; a late extra look costs a listing.
  private func schedule(
    _ continuation: AsyncStream<Void>.Continuation, after pause: Duration
  ) {
    timer.withLock { timer in
      timer?.cancel()
      timer = Task {
        try await Task.sleep(for: pause)
        continuation.yield()
      }
    }
  }

  private let timer = Mutex<Task<Void, any Error>?>(nil)

  /// A bad configuration never replaces a good one.
  private func reload(_ notifier: SystemdNotifier) {
    notifier.reloading()
    var outcome = "the configuration in force stays; see the journal"
    defer { notifier.ready(status: outcome) }
    let current = configuration.withLock { $0 }
    do {
      let next = try ConfigurationReader.read(path: current.path)
      guard next.folders == current.folders else {
        logger.error("reload: folders cannot change while running; restart to move them")
        return
      }
      configuration.withLock { $0 = next }
      outcome = "configuration read again"
      logger.info("\(outcome)")
    } catch {
      logger.error("reload: the configuration in force stays; \(Trouble.sentence(for: error))")
    }
  }
}
