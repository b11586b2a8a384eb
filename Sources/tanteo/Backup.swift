import ArgumentParser
import Daemon
import Storage

/// A copy of the ledger.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the ledger into a new file, while the daemon may go on.",
    discussion: """
      The copy is one file that stands on its own. Keep it with the configuration and with \
      processed/: what arrived after the copy is read again from there when it is restored.
      """)

  @OptionGroup var configurationOption: ConfigurationOption

  @Argument(help: "The file to make; one that exists is never replaced.")
  var file: String

  func run() throws {
    let ledger = try Ledger(reading: configurationOption.read().folders.state)
    try ledger.copy(to: file)
    let decisions = try (ledger.lastDecisionNumber() ?? 0).counted("decision")
    let files = try ledger.processedFileCount().counted("file")
    Terminal.print("\(file): \(decisions), \(files)")
  }
}
