import ArgumentParser
import Daemon
import Foundation
import Marketing

/// The configuration, and on demand the folders and the machine, checked.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration; --strict also folders, rights and the machine.")

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(
    help: """
      Also check folders, rights, that files can be moved between them, free space, time zone, \
      and what stands in the way of a service.
      """)
  var strict = false

  func run() throws {
    let configuration = try configurationOption.read()
    let findings = strict ? StrictCheck(configuration).findings : []
    for finding in findings { Terminal.say(finding.description) }
    guard !findings.contains(where: \.isTrouble) else { throw ExitCode(Exit.trouble.rawValue) }
    let channels = configuration.rules.channels.count
    Terminal.print("\(try configurationOption.path()): good; \(channels) channels configured")
  }
}
