import ArgumentParser
import Daemon
import Foundation
import Marketing

/// A person's word on one channel, or on the plan as a whole.
struct OverrideChannel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Say what a channel or the plan is to get, whatever the evidence says; it is logged.",
    usage: """
      tanteo override <channel> set <amount> --reason <text> [--config <config>] [--until <day>]
      tanteo override <channel> pause|protect --reason <text> [--config <config>] [--until <day>]
      tanteo override <channel> retest|release --reason <text> [--config <config>]
      tanteo override <channel> target <number> --reason <text> [--config <config>] [--until <day>]
      tanteo override '' target|budget <number> --reason <text> [--config <config>] [--until <day>]
      """,
    discussion: """
      set: this amount; pause: nothing; protect: held and never dropped, and a dropped channel \
      comes back; retest: a dropped channel is tried again; release: the evidence decides again; \
      target: what a channel claims, or with '' for its name what all claim; budget, with '': what \
      may be spent. Without a shell: write the same into control.csv in the inbox.
      """)

  @Argument(help: "The channel's name, or an alias of it; '' for the plan as a whole.")
  var channel: String

  @Argument(help: "One of set, pause, protect, retest, release, target, budget.")
  var action: String

  @Argument(help: "The amount per budget period, or the target: 30, 'cpa 30', 'roas 3'.")
  var amount: String?

  @Option(help: "The last day on which it holds; for good when not given.", transform: Day.parse)
  var until: Day?

  @Option(help: "Why; it stands in the log.")
  var reason: String

  @OptionGroup var configurationOption: ConfigurationOption

  func validate() throws {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw ValidationError("--reason is empty; write why, it stands in the log")
    }
  }

  func run() throws {
    let configuration = try configurationOption.read()
    let word = PersonsWord(
      channel: channel, action: action, amount: amount, until: until, reason: reason,
      author: Author.name)
    let receipt = try word.give(under: configuration, now: Date())
    Terminal.print(receipt.sentence)
    let (day, language) = (receipt.from, configuration.language)
    Terminal.say(
      receipt.isDaemonRunning
        ? language.say(
          "holds from \(day); the running daemon decides within 30 seconds",
          "vale desde el \(day); el servicio decide en 30 segundos como mucho")
        : language.say(
          "holds from \(day), with the next 'tanteo once' or 'tanteo run'",
          "vale desde el \(day), con el próximo 'tanteo once' o 'tanteo run'"))
  }
}
