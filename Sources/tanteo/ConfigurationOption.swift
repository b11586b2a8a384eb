import ArgumentParser
import Daemon
import Foundation

/// The option of every command that is about a plan.
struct ConfigurationOption: ParsableArguments {
  static let help = """
    The plan's configuration, a YAML file; when not given the one that \
    \(ConfigurationPath.variable) names, else \(ConfigurationPath.packaged).
    """

  @Option(name: .long, help: "\(Self.help)")
  var config: String?

  func validate() throws { _ = try path() }

  /// The file that was named, or the one that goes without saying.
  ///
  /// - Throws: a usage error when there is neither.
  func path() throws -> String { try config ?? Self.assumed() }

  /// - Throws: `ConfigurationError`, or the system's error for a file that cannot be read.
  func read() throws -> Configuration { try Self.read(path()) }

  static func read(_ path: String) throws -> Configuration {
    let configuration = try ConfigurationReader.read(path: path)
    for warning in configuration.warnings { Terminal.say("\(warning)") }
    return configuration
  }

  static func assumed() throws -> String {
    let path = ConfigurationPath.assumed(
      environment: ProcessInfo.processInfo.environment,
      exists: FileManager.default.fileExists(atPath:))
    guard let path else {
      throw ValidationError(
        """
        --config FILE is missing; name the plan's configuration, or set \
        \(ConfigurationPath.variable): there is no \(ConfigurationPath.packaged)
        """)
    }
    return path
  }
}
