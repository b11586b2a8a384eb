import Foundation
import Intake
import Logging
import Marketing
import Storage

/// The daemon's work, turn by turn: look, take what rests, decide when it is time.
struct DaemonLoop {
  let ledger: Ledger
  let version: String
  let surroundings: DaemonService.Surroundings
  let logger: Logger
  let isStopping: @Sendable () -> Bool
  /// How often events of the inbox were lost.
  let overflows: @Sendable () -> Int
  /// Whether somebody is still writing a file.
  let isInHand: @Sendable (String) -> Bool

  private var metrics: MetricsFile
  private var settling: SettlingFiles
  private var lastArrival: ContinuousClock.Instant?
  /// The evidence that was already found not worth a decision between schedules.
  private var weighed: (file: Int64, configuration: String)?
  /// What was said of files that stay; not again at every look.
  private var saidOnce: Set<String> = []
  private var postponedUntil: [String: ContinuousClock.Instant] = [:]
  /// Files that look cut off, and how long they have been so.
  private var unfinished = UnfinishedFiles()
  private var backoff: Backoff
  /// Held files as they were, and the configuration that could not answer for them.
  private var held: [String: HeldFile] = [:]
  private(set) var status = "watching"
  /// Whether the last turn failed.
  private(set) var isInTrouble = false

  private struct HeldFile: Hashable {
    let fingerprint: WaitingFile.Fingerprint
    let configuration: String
  }

  init(
    ledger: Ledger, version: String, surroundings: DaemonService.Surroundings, logger: Logger,
    settleTime: Duration, isStopping: @escaping @Sendable () -> Bool,
    overflows: @escaping @Sendable () -> Int = { 0 },
    isInHand: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.ledger = ledger
    self.version = version
    self.surroundings = surroundings
    self.logger = logger
    self.isStopping = isStopping
    self.overflows = overflows
    self.isInHand = isInHand
    metrics = MetricsFile(version: version)
    settling = SettlingFiles(settleTime: settleTime)
    backoff = Backoff(upTo: surroundings.rescanInterval * 10)
  }

  /// Takes one turn and returns how long nothing needs to be done that no event would tell of.
  ///
  /// What fails is tried again later.
  mutating func turn(_ configuration: Configuration) -> Duration {
    do {
      let pause = try work(configuration)
      backoff.reset()
      isInTrouble = false
      return pause
    } catch is CancellationError {
      return .zero
    } catch {
      // Disk full, a busy ledger, a folder that is gone: no file is at fault.
      let sentence = Trouble.sentence(for: error)
      let pause = backoff.next()
      logger.error("\(sentence); tried again in \(pause)")
      status = "trouble: \(sentence)"
      isInTrouble = true
      return pause
    }
  }

  private mutating func work(_ configuration: Configuration) throws -> Duration {
    try configuration.folders.restore()
    let now = surroundings.uptime()
    let files = try Inbox(path: configuration.folders.inbox).waiting()
      .filter { isFresh($0, configuration, now) }
    let (ready, nextRest) = settling.look(at: files, now: now)
    var order = try self.order(configuration, ready: ready, moving: nextRest != nil, now: now)
    let overdue = unfinished.overdue(among: files, now: now)
    order.awaitsEnd = { !overdue.contains($0) }
    let cycle = Cycle(configuration: configuration, ledger: ledger, version: version)
    let outcome = try cycle.run(order)
    report(outcome)
    remember(outcome, of: files, configuration)
    try metrics.write(
      configuration, ledger, now: surroundings.now(), overflows: overflows())
    if order.deciding == .whenWorthIt {
      weighed = (try ledger.latestEvidenceFileID(), configuration.digest)
    }
    return pause(after: now, until: nextRest, configuration)
  }

  /// The time to the next deadline: a file at rest, a quiet inbox, a decision, another look.
  ///
  /// A wall clock that is set, and a sleep of the machine, cost one such look at most.
  private func pause(
    after now: ContinuousClock.Instant, until nextRest: ContinuousClock.Instant?,
    _ configuration: Configuration
  ) -> Duration {
    let quiet = isWeighed(configuration) ? nil : lastArrival.map { $0 + surroundings.quietTime }
    let instant = surroundings.now()
    let toDecision = configuration.schedule.nextTime(after: instant).timeIntervalSince(instant)
    let deadlines = [
      nextRest, quiet, now + .seconds(toDecision), now + surroundings.rescanInterval,
    ]
    let next = deadlines.compactMap { $0 }.filter { $0 > now }.min() ?? now
    return max(next - surroundings.uptime(), .zero)
  }

  /// Held files are read again when they or the configuration change, not at every look.
  private func isFresh(
    _ file: WaitingFile, _ configuration: Configuration, _ now: ContinuousClock.Instant
  ) -> Bool {
    if isInHand(configuration.folders.inbox + "/" + file.name) { return false }
    if let until = postponedUntil[file.name], now < until { return false }
    return held[file.name]
      != HeldFile(fingerprint: file.fingerprint, configuration: configuration.digest)
  }

  private mutating func order(
    _ configuration: Configuration, ready: [String], moving: Bool, now: ContinuousClock.Instant
  ) throws -> Cycle.Order {
    let instant = surroundings.now()
    let schedule = configuration.schedule
    // The clock may stand behind a decision made with --today; the ledger never goes back.
    let last = try ledger.lastBasis()
    let today = max(schedule.day(of: instant), last?.today ?? schedule.day(of: instant))
    // A file that nobody may read is tried again and again; the inbox is quiet all the same.
    if ready.contains(where: { postponedUntil[$0] == nil }) { lastArrival = now }
    var order = Cycle.Order(
      today: today, at: schedule.stamp(today, at: instant), deciding: .never, files: ready,
      isCancelled: isStopping)
    let isDue = last.map { $0.today < schedule.lastDue(at: instant) } ?? true
    let isQuiet = lastArrival.map { now - $0 >= surroundings.quietTime } ?? true
    let isAsked = try hasOrders(configuration, in: ready, today: today, since: last)
    // On its day the schedule's decision is hours away; an earlier one would take its place.
    let isNear = schedule.day(of: instant) == schedule.nextDue(after: instant)
    if isAsked || isDue && !moving {
      order.deciding = .whenDue
    } else if isQuiet, !isNear, !moving, !isWeighed(configuration) {
      order.deciding = .whenWorthIt
    }
    return order
  }

  /// What people ask for is obeyed at once, whatever the schedule and other files say.
  private func hasOrders(
    _ configuration: Configuration, in ready: [String], today: Day, since last: DecisionBasis?
  ) throws -> Bool {
    if ready.contains(where: ControlReader.reads) { return true }
    let maker = DecisionMaker(ledger: ledger, configuration: configuration, version: version)
    return try last.map { try maker.hasWordsToHear(on: today, since: $0) } ?? false
  }

  private func isWeighed(_ configuration: Configuration) -> Bool {
    guard let weighed else { return false }
    let newest = try? ledger.latestEvidenceFileID()
    return weighed.file == newest && weighed.configuration == configuration.digest
  }

  /// What must not be read again at once.
  private mutating func remember(
    _ outcome: Cycle.Outcome, of files: [WaitingFile], _ configuration: Configuration
  ) {
    for taken in outcome.files {
      guard let file = files.first(where: { $0.name == taken.name }) else { continue }
      postponedUntil[file.name] = nil
      switch taken.fate {
      case .held:
        held[file.name] = HeldFile(
          fingerprint: file.fingerprint, configuration: configuration.digest)
      case .unfinished:
        unfinished.hear(of: file, now: surroundings.uptime())
        postponedUntil[file.name] = surroundings.uptime() + surroundings.rescanInterval
      case .postponed:
        postponedUntil[file.name] = surroundings.uptime() + surroundings.rescanInterval
      case .processed, .answered, .repeated, .failed: held[file.name] = nil
      }
    }
  }

  private mutating func report(_ outcome: Cycle.Outcome) {
    for file in outcome.files {
      switch file.fate {
      case .processed(_, let leftOut, _):
        logger.info("\(file.account(in: .english) ?? file.name)")
        if leftOut > 0 {
          logger.warning("\(file.name): rows left out: \(leftOut); see its note in processed")
        }
      case .answered(let lines, let hasRefusals):
        for line in lines { logger.log(level: hasRefusals ? .warning : .notice, "\(line)") }
      case .repeated(let of, let day): logger.info("\(file.name): same as \(of) of \(day)")
      case .failed(let sentences):
        logger.warning("\(sentences.first ?? file.name)")
      case .held(let question): logger.warning("\(question)")
      case .unfinished(let why), .postponed(let why):
        if saidOnce.insert(why).inserted { logger.warning("\(why)") }
      }
    }
    guard let decision = outcome.decision else { return }
    status = "decision \(decision.number) of \(decision.today)"
    logger.notice("decision \(decision.number): \(decision.channels.count) channels")
  }
}
