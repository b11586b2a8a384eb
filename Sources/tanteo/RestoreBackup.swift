import ArgumentParser
import Daemon
import Foundation
import Marketing

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
    for line in Self.lines(on: outcome, in: configuration.language) { Terminal.print(line) }
    if outcome.reread.contains(where: \.isTrouble) { throw ExitCode(Exit.trouble.rawValue) }
  }

  /// Where the former ledger is, how far the restored one goes, and what was read again.
  private static func lines(on outcome: Restore.Outcome, in language: Language) -> [String] {
    let kept = outcome.kept.map {
      "\($0): " + language.say("the ledger that was there", "el libro que había")
    }
    let last =
      outcome.lastDecision.map {
        language.say("to decision \($0)", "hasta la decisión \($0)")
      } ?? language.say("without a decision", "sin decisiones")
    let again = language.counted(
      outcome.reread.count, ("file read again", "files read again"),
      ("archivo leído de nuevo", "archivos leídos de nuevo"))
    return [kept, language.say("restored ", "restaurado ") + "\(last); \(again)"]
      .compactMap { $0 }
  }
}
