public import Foundation
public import Marketing
public import Storage

/// Where everything stands now, without deciding anything.
public struct Board: Sendable {
  public let configuration: Configuration
  public let today: Day
  public let nextDecision: Day
  public let lastDecision: Decision?
  public let dataThrough: Day?
  /// The amounts in force with the evidence of now.
  public let channels: [Recommendation]
  public let needsYou: [Need]
  /// How the goal stands now; nil without one, or without a plan.
  public let goal: GoalStanding?
  /// Channels of which only outcomes are told, and which have no part in the plan.
  public let withoutSpend: [ChannelName]
  /// What may be spent, as the configuration or a person's word says.
  public let budget: Budget
  /// What people said and holds today.
  public let words: [Override]
  /// Names in the inbox.
  public let waiting: [String]
  public let held: [LedgerFile]
  public let failed: [LedgerFile]
  /// The running daemon's process and how it watches; nil when none runs.
  public let daemon: (process: Int32?, watching: String)?

  /// Looks at everything as of now; the ledger is nil before the first pass.
  public init(configuration: Configuration, ledger: Ledger?, version: String, now: Date) throws {
    self.configuration = configuration
    today = configuration.schedule.day(of: now)
    nextDecision = configuration.schedule.nextDue(after: now)
    daemon = Self.daemon(configuration, ledger)
    lastDecision = try ledger?.lastDecision()
    let unanswered = try ledger?.unansweredFiles(in: configuration.folders) ?? []
    held = unanswered.filter { $0.state == .held }
    failed = unanswered.filter { $0.state == .failed }
    let names = (try? Inbox(path: configuration.folders.inbox).waiting().map(\.name)) ?? []
    waiting = names.filter { name in !unanswered.contains { $0.state == .held && $0.name == name } }
      .map(Inbox.shown)
    guard let ledger else {
      (dataThrough, channels, needsYou) = (nil, [], unanswered.map(\.need))
      (budget, words, withoutSpend) = (configuration.rules.budget, [], [])
      goal = nil
      return
    }
    let maker = DecisionMaker(ledger: ledger, configuration: configuration, version: version)
    // A ledger made with --today may be ahead of the clock.
    let day = max(today, lastDecision?.today ?? today)
    let portfolio = try maker.portfolio(try maker.present(today: day))
    let advice = portfolio?.standing
    dataThrough = portfolio?.dataThrough
    channels = advice?.channels ?? []
    goal = advice?.goal
    budget = portfolio?.rules.budget ?? configuration.rules.budget
    words = portfolio?.words.words ?? []
    withoutSpend = portfolio?.withoutSpend ?? []
    needsYou =
      (advice?.needsYou ?? []) + (try configuration.doubts(about: ledger))
      + unanswered.map(\.need)
  }

  private static func daemon(
    _ configuration: Configuration, _ ledger: Ledger?
  ) -> (process: Int32?, watching: String)? {
    let folders = configuration.folders
    let lockFile = "\(folders.state).\(LedgerLock.Kind.daemon.rawValue)-lock"
    guard FileManager.default.fileExists(atPath: lockFile) else { return nil }
    do {
      try LedgerLock.acquire(.daemon, beside: folders.state).release()
      return nil
    } catch .busy(_, _, let process) {
      let watching = (try? ledger?.setting("watchMode")) ?? nil
      return (process, watching ?? configuration.language.say("unknown", "desconocido"))
    } catch {
      return nil
    }
  }
}
