import ArgumentParser
import Daemon
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The daemon.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch the inbox, take what arrives, decide on schedule; until SIGTERM.",
    discussion: "SIGHUP reads the configuration again; a bad one changes nothing.")

  @OptionGroup var configurationOption: ConfigurationOption

  func run() async throws {
    let configuration = try configurationOption.read()
    let environment = ProcessInfo.processInfo.environment
    let inJournal = environment["JOURNAL_STREAM"] != nil
    let logger = Logger(label: "tanteo") { _ in JournalLogHandler(prefixes: inJournal) }
    let service = DaemonService(
      configuration: configuration, version: Tanteo.version,
      surroundings: .init(environment: environment), logger: logger)
    var group = ServiceGroupConfiguration(
      services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(10)
    try await ServiceGroup(configuration: group).run()
  }
}
