import ArgumentParser
import Daemon
import Foundation
import Marketing

/// A wrong file, taken back.
struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back a wrong file: earlier values return, decisions stay as they were.",
    discussion: """
      The file lies in processed/; name it as it is called there. Every value that it brought \
      gives way to the one before, from the next decision on; what was decided stays, and can \
      still be recomputed. The file goes to failed/ with a note. Corrected, or as it was, it may \
      be delivered again and is then taken anew.
      """)

  @Argument(help: "Its name in processed/, such as spend.csv or 2026-11/spend.csv.")
  var file: String

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
    let withdrawal = FileWithdrawal(name: file, reason: reason, author: Author.name)
    let receipt = try withdrawal.give(under: configuration, now: Date())
    Terminal.print(receipt.sentence)
    Terminal.say(consequence(of: receipt, in: configuration.language))
  }

  private func consequence(
    of receipt: FileWithdrawal.Receipt, in language: Language
  ) -> String {
    let rows =
      receipt.rows == 1
      ? language.say("1 row changes", "cambia 1 fila")
      : language.say("\(receipt.rows) rows change", "cambian \(receipt.rows) filas")
    let place =
      receipt.path.map { language.say("; the file lies in \($0)", "; el archivo está en \($0)") }
      ?? ""
    return rows + place
      + (receipt.isDaemonRunning
        ? language.say(
          "; the running daemon decides within 30 seconds",
          "; el servicio decide en 30 segundos como mucho")
        : language.say(
          "; the next 'tanteo once' or 'tanteo run' decides",
          "; decide el próximo 'tanteo once' o 'tanteo run'"))
  }
}
