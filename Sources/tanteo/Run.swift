import ArgumentParser
import Daemon
import Foundation
import Logging

/// The daemon.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch the inbox, take what arrives, decide on schedule; until SIGTERM.",
    discussion: "SIGHUP reads the configuration again; a bad one changes nothing.")

  @OptionGroup var configurationOption: ConfigurationOption

  func run() throws {
    let configuration = try configurationOption.read()
    let environment = ProcessInfo.processInfo.environment
    let inJournal = environment["JOURNAL_STREAM"] != nil
    let logger = Logger(label: "tanteo") { _ in JournalLogHandler(prefixes: inJournal) }
    try DaemonService(
      configuration: configuration, version: Tanteo.version,
      surroundings: .init(environment: environment), logger: logger
    ).run()
  }
}
