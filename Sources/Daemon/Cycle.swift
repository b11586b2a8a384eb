import Foundation
import Intake
public import Marketing
import Report
public import Storage

/// One pass: take the files, decide, publish.
///
/// The whole program in one function, `run`.
public struct Cycle: Sendable {
  public let configuration: Configuration
  public let ledger: Ledger
  public let version: String

  /// What one pass is asked to do.
  public struct Order: Sendable {
    public enum Deciding: Hashable, Sendable {
      /// Decide when there is anything new, or the day is.
      case whenDue
      /// Between schedules: only for a changed state or a promise of more than 1 %.
      case whenWorthIt
      case never
    }

    public var today: Day
    /// When the decision is made, for people; ISO 8601.
    public var at: String
    public var deciding: Deciding
    /// False in a dry run: nothing outside the ledger's copy is written.
    public var writes: Bool
    /// The files to take, by name; nil takes all that wait.
    public var files: [String]?
    public var isCancelled: @Sendable () -> Bool
    /// Whether a file that looks cut off may still be on its way; else it is refused.
    public var awaitsEnd: @Sendable (String) -> Bool = { _ in false }

    public init(
      today: Day, at: String, deciding: Deciding = .whenDue, writes: Bool = true,
      files: [String]? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
      self.today = today
      self.at = at
      self.deciding = deciding
      self.writes = writes
      self.files = files
      self.isCancelled = isCancelled
    }
  }

  public struct Outcome: Sendable {
    public var files: [TakenFile] = []
    public var decision: Decision?
  }

  public init(configuration: Configuration, ledger: Ledger, version: String) {
    self.configuration = configuration
    self.ledger = ledger
    self.version = version
  }

  public func run(_ order: Order) throws -> Outcome {
    try refuseEarlierDay(order.today)
    if order.writes { try prepareFolders() }
    var outcome = Outcome()
    outcome.files = try takeFiles(order)
    if order.isCancelled() { throw CancellationError() }
    outcome.decision = try decide(order)
    if order.writes { try Publisher(configuration: configuration, ledger: ledger).publish() }
    return outcome
  }

  private func prepareFolders() throws {
    try configuration.folders.create()
    // A root that only others may write to serves as well without the page.
    try? GuideFile(folder: configuration.folders.root, language: configuration.language).renew()
  }

  /// A decision for a day before the last one would rewrite what people have acted on.
  private func refuseEarlierDay(_ today: Day) throws {
    guard let last = try ledger.lastBasis(), today < last.today else { return }
    throw EarlierDay(today: today, last: last.number, lastDay: last.today)
  }

  private func takeFiles(_ order: Order) throws -> [TakenFile] {
    let taker = FileTaker(
      configuration: configuration, ledger: ledger, today: order.today, now: order.at,
      isCancelled: order.isCancelled, movesFiles: order.writes, awaitsEnd: order.awaitsEnd)
    let inbox = Inbox(path: configuration.folders.inbox)
    guard order.writes || FileManager.default.fileExists(atPath: inbox.path) else { return [] }
    let names = try order.files ?? inbox.waiting().map(\.name)
    // Orders may name channels that a file of the same pass is the first to bring.
    let orders = names.filter(ControlReader.reads)
    return try (names.filter { !ControlReader.reads($0) } + orders).map { name in
      if order.isCancelled() { throw CancellationError() }
      return try taker.take(name)
    }
  }
}

/// `--today` lies before the last decision.
public struct EarlierDay: Error, Hashable, Sendable, CustomStringConvertible {
  public let today: Day
  public let last: Int
  public let lastDay: Day

  public var description: String {
    "--today: \(today) is before decision \(last) of \(lastDay); choose that day or a later one"
  }
}

// MARK: - Deciding

extension Cycle {
  private func decide(_ order: Order) throws -> Decision? {
    guard order.deciding != .never else { return nil }
    let occasion: Occasion = order.deciding == .whenDue ? .schedule : .evidence
    let maker = DecisionMaker(ledger: ledger, configuration: configuration, version: version)
    let knowledge = try maker.present(today: order.today)
    let last = try ledger.lastBasis()
    let answers = try maker.answers(to: knowledge)
    let isIdle = occasion == .evidence || last?.today == order.today && answers.isEmpty
    if knowledge.nothingNewSince != nil, isIdle {
      return nil
    }
    guard let portfolio = try maker.portfolio(knowledge) else { return nil }
    if occasion == .evidence, try !portfolio.isWorthDeciding() { return nil }
    let advice = try maker.advice(portfolio, on: occasion)
    // Between schedules, a decision that keeps the plan would say nothing.
    if occasion == .evidence, advice.keepsPlan { return nil }
    let events = try maker.newEvents(of: portfolio)
    let decision = try decision(
      of: advice, portfolio: portfolio, knowledge: knowledge,
      answers: events.compactMap(\.correction) + answers + maker.overlaps(in: portfolio)
        + maker.netReturns(in: portfolio),
      last: last, on: occasion, at: order.at)
    try record(decision, with: events, of: portfolio, by: maker, knowing: knowledge)
    return decision
  }

  private func record(
    _ decision: Decision, with events: [HypothesisEvent], of portfolio: Portfolio,
    by maker: DecisionMaker, knowing knowledge: DecisionMaker.Knowledge
  ) throws {
    try ledger.saveConfiguration(digest: configuration.digest, text: configuration.text)
    try ledger.record(
      decision, events: events, beliefs: portfolio.beliefState,
      verdicts: portfolio.verdictState,
      targets: knowledge.targets.news, values: knowledge.values.news,
      settings: try maker.settings(fixedBy: portfolio, in: decision.number)
        .merging(["reportedFile": "\(try ledger.latestFileID())"]) { first, _ in first },
      overridesThrough: knowledge.throughOverride)
  }

  private func decision(
    of advice: Advice, portfolio: Portfolio, knowledge: DecisionMaker.Knowledge,
    answers: [Note], last: DecisionBasis?, on occasion: Occasion, at: String
  ) throws -> Decision {
    let rules = portfolio.rules
    let reported = try ledger.reportedFile()
    var notes = advice.notes + knowledge.targets.changes + knowledge.values.changes
    let maker = DecisionMaker(ledger: ledger, configuration: configuration, version: version)
    if let fixed = try maker.newlyFixed(by: portfolio) {
      notes.append(.targetFixed(target: fixed.target, on: fixed.day))
    }
    return Decision(
      number: knowledge.number,
      supersedes: last.flatMap { $0.today == knowledge.today ? $0.number : nil }, at: at,
      today: knowledge.today, dataThrough: portfolio.dataThrough, currency: rules.budget.currency,
      budget: rules.budget.amount, per: rules.budget.per, seed: rules.seed,
      configurationDigest: configuration.digest, version: version,
      throughFile: knowledge.throughFile,
      files: try ledger.files(after: reported).filter { $0.sameAs == nil }.map(\.decided),
      channels: advice.channels, unplaced: advice.unplaced, expected: advice.expected,
      needsYou: advice.needsYou + (try configuration.doubts(about: ledger))
        + (try ledger.unansweredFiles(in: configuration.folders).map(\.need))
        + answers.compactMap(\.need),
      notes: notes + answers, occasion: occasion, goal: advice.goal)
  }
}

extension Ledger {
  /// The last file that a decision has named.
  func reportedFile() throws -> Int64 {
    try setting("reportedFile").flatMap { Int64($0) } ?? 0
  }
}

extension HypothesisEvent {
  /// What is said of a state that corrected figures contradict; nil for any other step.
  var correction: Note? {
    cause == .restated ? .reopened(channel: channel, from: from, to: to) : nil
  }
}

extension LedgerFile {
  /// What a held or failed file asks of a person.
  var need: Need {
    let problem = error ?? state.rawValue
    return state == .held
      ? .answerHeldFile(name: name, question: problem) : .repairFile(name: name, problem: problem)
  }
}
