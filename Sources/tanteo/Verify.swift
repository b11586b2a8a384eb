import ArgumentParser
import Daemon
import Storage

/// The ledger and what lies beside it, looked through.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that the ledger is sound and that log and files agree with it.")

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(help: "Print what was found as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let ledger = try Ledger(reading: configuration.folders.state)
    let troubles = try Verification(
      configuration: configuration, ledger: ledger, version: Tanteo.version
    ).troubles()
    let record = VerificationRecord(
      decisions: try ledger.lastDecisionNumber() ?? 0, files: try ledger.processedFileCount(),
      troubles: troubles)
    if json {
      try Terminal.print(json: record)
    } else {
      Terminal.print(record.text)
    }
    guard troubles.isEmpty else { throw ExitCode(Exit.trouble.rawValue) }
  }
}

/// `verify --json`.
struct VerificationRecord: Encodable {
  let schema = "1"
  let decisions: Int
  let files: Int
  /// One sentence each; none when all is well.
  let troubles: [String]

  enum CodingKeys: String, CodingKey { case schema, decisions, files, troubles }

  var text: String {
    troubles.isEmpty
      ? "sound: \(decisions.counted("decision")), \(files.counted("file"))"
      : troubles.joined(separator: "\n")
  }
}
