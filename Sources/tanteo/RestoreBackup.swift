import ArgumentParser
import Daemon
import Foundation

/// A backup in the ledger's place.
struct RestoreBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the ledger's place; keeps the ledger that is there.",
    discussion: """
      Refuses while a daemon runs. Files in processed/ that the backup lacks are read again, in \
      the order in which they came; out/ is written anew from the restored ledger.
      """)

  @OptionGroup var configurationOption: ConfigurationOption

  @Argument(help: "A file made by 'tanteo backup'.")
  var file: String

  func run() throws {
    let configuration = try configurationOption.read()
    let outcome = try Restore(
      configuration: configuration, version: Tanteo.version, now: Date()
    ).run(from: file)
    let talk = FileTalk(language: configuration.language)
    for file in outcome.reread { Terminal.say(talk.sentence(for: file)) }
    if let kept = outcome.kept { Terminal.print("\(kept): the ledger that was there") }
    let last = outcome.lastDecision.map { "to decision \($0)" } ?? "without a decision"
    Terminal.print("restored \(last); \(outcome.reread.count.counted("file")) read again")
    if outcome.reread.contains(where: \.isTrouble) { throw ExitCode(Exit.trouble.rawValue) }
  }
}
