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
  private let timer = Mutex<Task<Void, any Error>?>(nil)
  private let notifier: SystemdNotifier

  private typealias Alarm = AsyncStream<Void>.Continuation

  public init(
    configuration: Configuration, version: String, surroundings: Surroundings, logger: Logger
  ) {
    self.configuration = Mutex(configuration)
    self.version = version
    self.surroundings = surroundings
    self.logger = logger
    notifier = SystemdNotifier(environment: surroundings.environment)
  }

  public func run() async throws {
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
    let (wakes, alarm) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let network = NetworkFolder.kind(of: folders.inbox)
    let watch = network == nil ? FolderWatch(folder: folders.inbox) { alarm.yield() } : nil
    let mode = watch?.mode ?? .polling
    try ledger.set("watchMode", to: mode.reason(network: network))
    let reloads = reloadsOnHangUp(waking: alarm)
    defer { reloads.cancel() }
    logger.info("watching \(folders.inbox) by \(mode.rawValue)")
    notifier.ready(status: "watching \(folders.inbox)")
    let worker = worker(on: ledger, mode: mode, overflows: { watch?.overflows ?? 0 })
    await withGracefulShutdownHandler {
      alarm.yield()
      await work(worker, at: wakes, alarm, watch: watch)
    } onGracefulShutdown: { [self] in
      isStopping.store(true, ordering: .relaxed)
      alarm.finish()
    }
  }

  private func worker(
    on ledger: Ledger, mode: FolderWatch.Mode, overflows: @escaping @Sendable () -> Int
  ) -> DaemonWorker {
    DaemonWorker(
      DaemonLoop(
        ledger: ledger, version: version, surroundings: surroundings, logger: logger,
        settleTime: mode == .polling ? surroundings.pollingSettleTime : surroundings.settleTime,
        isStopping: { [self] in
          notifier.alive()
          return isStopping.load(ordering: .relaxed)
        },
        overflows: overflows))
  }

  private func reloadsOnHangUp(waking alarm: Alarm) -> Task<Void, Never> {
    Task {
      for await _ in await UnixSignalsSequence(trapping: .sighup) {
        wantsReload.store(true, ordering: .relaxed)
        alarm.yield()
      }
    }
  }

  /// A turn at every wake, until the stream of wakes ends.
  private func work(
    _ worker: DaemonWorker, at wakes: AsyncStream<Void>, _ alarm: Alarm, watch: FolderWatch?
  ) async {
    var refusal: String?
    for await _ in wakes {
      if isStopping.load(ordering: .relaxed) { return }
      if wantsReload.exchange(false, ordering: .relaxed) { refusal = reload() }
      let current = configuration.withLock { $0 }
      let (pause, status) = await worker.turn(current)
      watch?.renew(Inbox(path: current.folders.inbox).folders)
      notifier.alive()
      notifier.status([refusal, status].compactMap { $0 }.joined(separator: "; "))
      schedule(alarm, after: min(pause, notifier.longestSilence ?? pause))
    }
  }

  /// One timer at a time would do; a late extra look costs a listing.
  private func schedule(
    _ alarm: Alarm, after pause: Duration
  ) {
    timer.withLock { timer in
      timer?.cancel()
      timer = Task {
        try await Task.sleep(for: pause)
        alarm.yield()
      }
    }
  }

  /// Reads the configuration again; a bad one never replaces a good one.
  ///
  /// Returns why the one in force stays, for as long as it does; nil when it was replaced.
  private func reload() -> String? {
    notifier.reloading()
    let refusal = refusalToReload()
    if let refusal {
      logger.error("reload: the configuration in force stays; \(refusal)")
    } else {
      logger.info("configuration read again")
    }
    notifier.ready(status: refusal ?? "configuration read again")
    return refusal.map { "reload refused: \($0)" }
  }

  private func refusalToReload() -> String? {
    let current = configuration.withLock { $0 }
    do {
      let next = try ConfigurationReader.read(path: current.path)
      guard next.folders == current.folders else {
        return "folders cannot change while running; restart to move them"
      }
      configuration.withLock { $0 = next }
      return nil
    } catch {
      return Trouble.sentence(for: error)
    }
  }
}
