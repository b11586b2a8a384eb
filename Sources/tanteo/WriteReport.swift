import ArgumentParser
import Daemon
import Marketing
import Report
import Storage

/// The page for people.
struct WriteReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report as one HTML file, and print its path.",
    discussion: """
      Every decision writes out/report.html anew; this writes it at any time. With --month it is \
      the page of a month, for those who decide on the budget, and stays in \
      out/report-YYYY-MM.html. The file asks for nothing else: no network, no script.
      """)

  @OptionGroup var configurationOption: ConfigurationOption

  @Option(
    help: ArgumentHelp("The page of a month, such as 2026-11.", valueName: "YYYY-MM"),
    transform: Period.month)
  var month: Period?

  @Option(
    help: ArgumentHelp(
      "The file to write; out/report.html or out/report-YYYY-MM.html when not given.",
      valueName: "file"))
  var output: String?

  @Flag(help: "Print the path as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let ledger = try Ledger(reading: configuration.folders.state)
    let reporting = Reporting(configuration: configuration, ledger: ledger)
    let path =
      try month.map { try reporting.write(month: $0, to: output) } ?? reporting.write(to: output)
    json ? try Terminal.print(json: Written(path: path)) : Terminal.print(path)
  }

  private struct Written: Encodable {
    let schema = JSONRecord.schema
    let path: String
  }
}

extension Period {
  /// A month from the command line, or a usage error that shows how to write one.
  fileprivate static func month(_ argument: String) throws -> Period {
    guard let first = Day(iso: argument + "-01") else {
      throw ValidationError("'\(argument)' is not a month; write it as 2026-11")
    }
    return Period(monthOf: first)
  }
}
