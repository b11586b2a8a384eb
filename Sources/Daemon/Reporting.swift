import Foundation
public import Marketing
import Report
public import Storage

/// `tanteo report`: the page of the present, written at any time, beside a running daemon as well.
public struct Reporting {
  private let configuration: Configuration
  private let ledger: Ledger

  public init(configuration: Configuration, ledger: Ledger) {
    self.configuration = configuration
    self.ledger = ledger
  }

  /// Writes the page of the last decision.
  ///
  /// - Parameter path: The file; nil writes `out/report.html`.
  /// - Returns: The path of what was written.
  /// - Throws: A `LedgerError`, or a `SystemError` when the file cannot be written.
  public func write(to path: String?) throws -> String {
    let publisher = Publisher(configuration: configuration, ledger: ledger)
    let text =
      try ledger.lastDecision().map { try publisher.page(of: $0).text }
      ?? EmptyPage(
        name: configuration.planName, language: configuration.language,
        budget: configuration.rules.budget
      ).text
    return try write(text, to: path ?? publisher.pagePath)
  }

  /// Writes the page of a month.
  ///
  /// - Parameters:
  ///   - month: A month of the calendar.
  ///   - path: The file; nil writes `out/report-2026-11.html`.
  /// - Returns: The path of what was written.
  /// - Throws: `EmptyMonth` for one of which nothing is known, else as ``write(to:)``.
  public func write(month: Period, to path: String?) throws -> String {
    let text = try PageMaker(ledger: ledger).page(ofMonth: month, under: configuration).text
    let name = "report-\("\(month.start)".prefix(7)).html"
    return try write(text, to: path ?? configuration.folders.out + "/" + name)
  }

  private func write(_ text: String, to path: String) throws -> String {
    // A daemon may write the same file at the same time, by way of its own draft.
    try AtomicFile.write(text, to: path, draft: ".\(ProcessInfo.processInfo.processIdentifier).tmp")
    return path
  }
}
