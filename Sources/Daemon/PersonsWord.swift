public import Foundation
import Intake
public import Marketing
import Report
import Storage

/// `tanteo override`: a person's word, as it stands on the command line.
public struct PersonsWord: Hashable, Sendable {
  private let channel: String
  private let action: String
  private let amount: String?
  private let until: Day?
  private let reason: String
  private let author: String

  public init(
    channel: String, action: String, amount: String?, until: Day?, reason: String, author: String
  ) {
    self.channel = channel
    self.action = action
    self.amount = amount
    self.until = until
    self.reason = reason
    self.author = author
  }

  /// What was recorded, and who will obey it.
  public struct Receipt: Hashable, Sendable {
    /// In the language of the configuration.
    public let sentence: String
    /// Decisions of this day and later obey it.
    public let from: Day
    public let isDaemonRunning: Bool
  }

  /// Records it, whether a daemon runs or not.
  ///
  /// - Throws: `RefusedWord` for what cannot be obeyed; a `LedgerError` for a ledger that is
  ///   missing or, after ten seconds, still busy.
  public func give(under configuration: Configuration, now: Date) throws -> Receipt {
    let path = configuration.folders.state
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.noLedger(path: path)
    }
    let ledger = try Ledger(path: path)
    defer { try? ledger.close() }
    let check = try check(ledger, configuration, now: now)
    let wording = Wording(
      language: configuration.language, currency: configuration.rules.budget.currency)
    let word: Override
    do throws(OverrideRefusal) { word = try accepted(by: check) } catch {
      throw RefusedWord(description: wording.refusal(error))
    }
    try ledger.record(word)
    return Receipt(
      sentence: wording.word(word), from: word.from,
      isDaemonRunning: LedgerLock.isHeld(.daemon, beside: path))
  }

  private func check(
    _ ledger: Ledger, _ configuration: Configuration, now: Date
  ) throws -> OverrideCheck {
    let schedule = configuration.schedule
    let day = schedule.day(of: now)
    // A ledger made with --today may be ahead of the clock.
    let today = max(day, try ledger.lastBasis()?.today ?? day)
    return try OverrideCheck(
      ledger: ledger, rules: configuration.rules, today: today,
      createdAt: schedule.stamp(today, at: now))
  }

  private func accepted(by check: OverrideCheck) throws(OverrideRefusal) -> Override {
    let request = OverrideRequest(
      channel: channel, verb: try ControlWords.verb(of: action),
      amount: try AmountText(amount ?? "").amount(), until: until, reason: reason)
    var check = check
    return try check.accept(request, author: author, source: .commandLine)
  }
}

/// Why a word from the command line is not obeyed.
public struct RefusedWord: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}
