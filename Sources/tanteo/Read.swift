import ArgumentParser
import Daemon
import Foundation
import Intake
import Marketing
import Report

/// How a file would be understood.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how files would be understood; nothing is stored.")

  @Argument(help: "The files.")
  var files: [String]

  @Option(name: .long, help: "The plan's configuration, for its sources' settings.")
  var config: String?

  @Flag(help: "Print the reading as JSON.")
  var json = false

  func run() throws {
    let configuration = try config.map { try ConfigurationReader.read(path: $0) }
    let readings = try files.map { try FileReading(path: $0, configuration: configuration) }
    if json {
      try Terminal.print(json: ReadingRecord(files: readings))
    } else {
      for reading in readings { Terminal.print(reading.text) }
    }
    if readings.contains(where: { $0.state != "good" }) { throw ExitCode(Exit.trouble.rawValue) }
  }
}

/// `read --json`.
struct ReadingRecord: Encodable {
  let schema = "1"
  let files: [FileReading]

  enum CodingKeys: String, CodingKey { case schema, files }
}

/// What one file says, row for row.
struct FileReading: Encodable {
  struct Column: Encodable {
    let field: String
    let header: String
  }

  struct Refusal: Encodable {
    let line: Int
    let column: String?
    let cell: String?
    let code: String
    let message: String
  }

  let name: String
  private(set) var encoding: String?
  private(set) var delimiter: String?
  private(set) var profile: String?
  private(set) var locale: String?
  private(set) var headerLine: Int?
  private(set) var columns: [Column] = []
  private(set) var rows = 0
  private(set) var refused: [Refusal] = []
  private(set) var firstDay: Day?
  private(set) var lastDay: Day?
  private(set) var channels: [String] = []
  private(set) var currency: String?
  private(set) var state = "good"
  private(set) var error: String?

  init(path: String, configuration: Configuration?) throws {
    name = URL(filePath: path).lastPathComponent
    let options = configuration?.readingOptions(for: name) ?? ReadingOptions()
    let reader = InboxReader(options: options)
    let source = try FileSource(path: path)
    do {
      if ControlReader.reads(name) {
        describe(
          try ControlReader(options: options).read(source, name: name),
          wording: Wording(
            language: configuration?.language ?? .english,
            currency: configuration?.rules.budget.currency ?? .euro))
        return
      }
      let profile = try reader.survey(source, name: name)
      describe(profile)
      var seen: Set<ChannelName> = []
      let summary = try reader.read(source, profile: profile) { observation in
        seen.insert(observation.key.channel)
        currency = observation.currency?.code ?? currency
      }
      channels = seen.sorted().map(\.text)
      describe(summary)
      if summary.isClean, summary.observations == 0 { throw FileError(name, .noRows) }
    } catch let problem as FileError {
      state = problem.isHold ? "held" : "failed"
      error = problem.description
    }
  }

  /// Whether the channels are known only the ledger tells; nothing of it is asked here.
  private mutating func describe(_ reading: ControlReading, wording: Wording) {
    encoding = reading.encoding.rawValue
    delimiter = String(UnicodeScalar(reading.delimiter.rawValue))
    profile = "control"
    for line in reading.lines {
      switch line.request {
      case .success(let request):
        rows += 1
        channels.append(request.channel)
      case .failure(let problem):
        refused.append(
          Refusal(
            line: line.line, column: nil, cell: nil, code: problem.code,
            message: "\(wording.place(file: name, line: line.line)): \(wording.refusal(problem))"))
      }
    }
    channels = Set(channels).sorted()
    if !refused.isEmpty {
      state = "failed"
      error = refused.map(\.message).joined(separator: "\n  ")
    }
  }

  private mutating func describe(_ profile: FileProfile) {
    encoding = profile.encoding.rawValue
    delimiter = String(UnicodeScalar(profile.delimiter.rawValue))
    self.profile = profile.source
    locale = profile.locale.description
    headerLine = profile.header.line
    columns = profile.header.columns.map { Column(field: "\($0.field)", header: $0.header) }
  }

  private mutating func describe(_ summary: ReadingSummary) {
    rows = summary.observations
    firstDay = summary.days?.start
    lastDay = summary.days?.end
    refused = summary.refused.map { row in
      Refusal(
        line: row.line, column: row.column, cell: row.cell, code: row.code,
        message: row.description)
    }
    if !summary.isClean { state = "failed" }
    error = summary.damage?.description ?? refused.first?.message
  }

  /// For people.
  var text: String {
    var lines = ["\(name): \(state)"]
    if let error { lines.append("  \(error)") }
    if let encoding, let delimiter {
      let header = headerLine.map { ", header in line \($0)" } ?? ""
      lines.append("  \(encoding), delimiter '\(delimiter)'\(header)")
      lines += columns.map { "  \($0.field) <- \"\($0.header)\"" }
      lines.append(
        "  \(rows) rows, \(refused.count) refused, channels: \(channels.joined(separator: ", "))")
    }
    if let firstDay, let lastDay { lines.append("  \(firstDay) to \(lastDay)") }
    return lines.joined(separator: "\n")
  }
}
