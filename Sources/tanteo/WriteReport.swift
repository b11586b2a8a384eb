import ArgumentParser
import Daemon
import Report
import Storage

/// The page for people.
struct WriteReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report as one HTML file, and print its path.",
    discussion: """
      Every decision writes out/report.html anew; this writes it at any time. The file asks for \
      nothing else: no network, no script.
      """)

  @OptionGroup var configurationOption: ConfigurationOption

  @Option(help: "The file to write; out/report.html when not given.")
  var output: String?

  @Flag(help: "Print the path as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let ledger = try Ledger(reading: configuration.folders.state)
    let path = try Reporting(configuration: configuration, ledger: ledger).write(to: output)
    json ? try Terminal.print(json: Written(path: path)) : Terminal.print(path)
  }

  private struct Written: Encodable {
    let schema = JSONRecord.schema
    let path: String
  }
}
