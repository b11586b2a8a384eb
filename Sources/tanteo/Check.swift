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

  @Flag(help: "Print what was found as JSON.")
  var json = false

  func run() throws {
    let path = try configurationOption.path()
    let configuration = try read(path)
    let findings = strict ? StrictCheck(configuration).findings : []
    for finding in findings { Terminal.say(finding.description) }
    let channels = configuration.rules.channels.count
    let isGood = !findings.contains(where: \.isTrouble)
    if json {
      try Terminal.print(
        json: CheckRecord(
          config: path, channels: channels, warnings: configuration.warnings, findings: findings))
    } else if isGood {
      Terminal.print("\(path): good; \(channels.counted("channel")) configured")
    }
    guard isGood else { throw ExitCode(Exit.trouble.rawValue) }
  }

  /// A configuration that cannot be used is a result as well: its problems are what was asked for.
  private func read(_ path: String) throws -> Configuration {
    do {
      return try ConfigurationOption.read(path)
    } catch let error as ConfigurationError {
      if json { try Terminal.print(json: CheckRecord(config: path, problems: error.problems)) }
      throw error
    }
  }
}

/// `check --json`.
struct CheckRecord: Encodable {
  let schema = "1"
  let config: String
  /// How many are configured; nil for a configuration that cannot be used.
  var channels: Int?
  /// Why it cannot be used.
  var problems: [ConfigurationProblem] = []
  var warnings: [ConfigurationProblem] = []
  var findings: [Finding] = []

  enum CodingKeys: String, CodingKey {
    case schema, config, channels, problems, warnings, findings
  }
}
