import ArgumentParser
import Daemon
import Foundation
import Marketing
import Report
import Storage

/// The recommendations so far.
struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the recommendations from the ledger, or write out/ anew from it.")

  @OptionGroup var configurationOption: ConfigurationOption

  @Option(help: "Only decisions of this day and later.", transform: Day.parse)
  var since: Day?

  @Flag(help: "One JSON object a decision.")
  var json = false

  @Flag(help: "Write the files in out/ anew from the ledger.")
  var rebuild = false

  func run() throws {
    let configuration = try configurationOption.read()
    let state = configuration.folders.state
    if rebuild {
      let lock = try LedgerLock.acquire(.daemon, beside: state, waiting: .seconds(10))
      defer { lock.release() }
      let count = try Publisher(configuration: configuration, ledger: try Ledger(path: state))
        .rebuild()
      Terminal.say("\(configuration.folders.out): \(count) decisions written anew")
      return
    }
    let ledger = try Ledger(reading: state)
    let publisher = Publisher(configuration: configuration, ledger: ledger)
    for decision in try ledger.decisions(from: since) {
      let language = try publisher.language(of: decision)
      Terminal.print(
        json
          ? try JSONRecord(decision, language: language).line()
          : LogBlock(decision, language: language).text.trimmingSuffix)
    }
  }
}
