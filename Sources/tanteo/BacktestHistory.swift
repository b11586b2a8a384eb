import ArgumentParser
import Daemon
import Foundation
import Marketing
import Report

/// A history, replayed day by day by the daemon's own rules.
struct BacktestHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Replay a history: what would have been said, when, and what was spent after a drop.",
    discussion: """
      Every channel is told by its timeline: when it would have been confirmed, suspected or \
      dropped, on what evidence, and what it spent in spite of that. Nothing is stored.

      Without --config the defaults hold, and no budget is needed. A target given here holds for \
      all channels, whatever the configuration says; without any it is fixed as the daemon does \
      it, after 28 days. Rows of a dropped channel judge nothing until its cool-down of 120 days \
      or more is over; from then on they count as its retest, at the spend that they had. A \
      tenth of it, as the daemon plans a retest, would have taken longer.

      Example: tanteo backtest shop-2025.csv shop-2026.csv --target-cpa 30
      """)

  @Argument(help: "The history, as CSV files.")
  var files: [String]

  @Option(name: .long, help: "A plan's configuration: its channels, sources, targets, language.")
  var config: String?

  @Option(
    help: ArgumentHelp("The cost of a customer that every channel claims.", valueName: "x"))
  var targetCpa: Double?

  @Option(
    help: ArgumentHelp("The return on ad spend that every channel claims.", valueName: "x"))
  var targetRoas: Double?

  @Flag(help: "Print the timelines as JSON.")
  var json = false

  func validate() throws {
    guard targetCpa == nil || targetRoas == nil else {
      throw ValidationError("--target-cpa and --target-roas: both are given; give one")
    }
    for target in [targetCpa, targetRoas] {
      if let target, !(target >= 1e-6 && target <= 1e9) {
        throw ValidationError("\(target) is no target; write a number above 0, such as 30")
      }
    }
  }

  func run() throws {
    let given = try config.map { try ConfigurationReader.read(path: $0) }
    let zone = given?.schedule ?? Schedule(cadence: .week, timeZone: .current)
    let reading = try HistoryFiles(paths: files, today: zone.day(of: Date())).read(under: given)
    for problem in reading.problems { Terminal.say(problem) }
    if !reading.isCurrencyKnown { Terminal.say("no file names its currency; it is taken for EUR") }
    var request = reading.request
    if let target { request.rules.claim(target) }
    if let backtest = Backtest(of: request) {
      try answer(backtest, under: reading.configuration)
    } else if reading.problems.isEmpty {
      Terminal.say("no day of these files is over yet; there is nothing to replay")
    }
    if !reading.problems.isEmpty { throw ExitCode(Exit.trouble.rawValue) }
  }

  private var target: Target? {
    targetCpa.map(Target.costPerAcquisition) ?? targetRoas.map(Target.returnOnAdSpend)
  }

  private func answer(_ backtest: Backtest, under configuration: Configuration) throws {
    let (language, currency) = (configuration.language, configuration.rules.budget.currency)
    if json {
      try Terminal.print(
        json: BacktestRecord(backtest, language: language, currency: currency))
    } else {
      let text = BacktestText(backtest, language: language, currency: currency)
      Terminal.print(text.lines.joined(separator: "\n"))
    }
  }
}

extension PlanRules {
  /// Holds every channel to one target.
  fileprivate mutating func claim(_ target: Target) {
    self.target = target
    for channel in channels.keys { channels[channel]?.target = nil }
  }
}
