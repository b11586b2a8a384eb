import ArgumentParser
import Daemon
import Foundation

/// The command line; each command has a file of its own.
@main
struct Tanteo: ParsableCommand {
  /// What `--version` says and what every decision records.
  static let version = "0.4.0"

  static let configuration = CommandConfiguration(
    commandName: "tanteo",
    abstract: "Decides where a marketing budget goes next, and says why.",
    discussion: """
      Drop the metrics of your channels, online and offline, as CSV files into the inbox. Tanteo \
      keeps the evidence, moves budget towards what works, drops what is refuted, and writes \
      out/recommendations.log for people to read and act on. It recommends; people carry out.

      Try it: tanteo demo
      """,
    version: version,
    subcommands: [
      Run.self, Once.self, Check.self, Read.self, Status.self, Explain.self, Log.self,
      WriteReport.self, ReplayDecisions.self, BacktestHistory.self, OverrideChannel.self,
      Withdraw.self, Backup.self, RestoreBackup.self, Verify.self, New.self, Simulate.self,
      Demo.self,
    ])

  /// Every command ends here, so that exit codes are the same everywhere.
  ///
  /// Not asynchronous: whoever needs no second thread starts none.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Exit(error).leave(describing: error)
    }
  }
}
