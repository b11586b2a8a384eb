import ArgumentParser
import Daemon
import Storage

/// The ledger and what lies beside it, looked through.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that the ledger is sound and that log and files agree with it.")

  @OptionGroup var configurationOption: ConfigurationOption

  func run() throws {
    let configuration = try configurationOption.read()
    let ledger = try Ledger(reading: configuration.folders.state)
    let troubles = try Verification(
      configuration: configuration, ledger: ledger, version: Tanteo.version
    ).troubles()
    for trouble in troubles { Terminal.print(trouble) }
    guard troubles.isEmpty else { throw ExitCode(Exit.trouble.rawValue) }
    let decisions = try ledger.lastDecisionNumber() ?? 0
    Terminal.print("sound: \(decisions) decisions, \(try ledger.processedFileCount()) files")
  }
}
