import ArgumentParser
import Daemon
import Foundation
import Marketing

/// The configuration, and on demand the folders, checked.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration; --strict also folders and rights.")

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(help: "Also check folders, rights and that files can be moved between them.")
  var strict = false

  func run() throws {
    let configuration = try configurationOption.read()
    let troubles = strict ? FolderCheck(configuration.folders).troubles : []
    for trouble in troubles { Terminal.say(trouble) }
    guard troubles.isEmpty else { throw ExitCode(Exit.trouble.rawValue) }
    let channels = configuration.rules.channels.count
    Terminal.print("\(configurationOption.config): good; \(channels) channels configured")
  }
}
