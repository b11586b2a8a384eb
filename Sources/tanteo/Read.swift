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

  @Option(
    name: .long, help: "The plan's configuration, for its language and its sources' settings.")
  var config: String?

  @Flag(help: "Print the reading as JSON.")
  var json = false

  func run() throws {
    let configuration = try config.map { try ConfigurationReader.read(path: $0) }
    let attempts = files.map { path in
      Result { try Self.reading(path: path, configuration: configuration) }
    }
    let readings = attempts.compactMap { try? $0.get() }
    let failures = attempts.compactMap(\.failure)
    for failure in failures { Terminal.complain(Trouble.sentence(for: failure)) }
    if json {
      try Terminal.print(json: ReadingRecord(files: readings))
    } else {
      for reading in readings { Terminal.print(reading.text) }
    }
    if let failure = failures.first { throw ExitCode(Exit(failure).rawValue) }
    if readings.contains(where: { $0.state != .read }) { throw ExitCode(Exit.trouble.rawValue) }
  }

  private static func reading(path: String, configuration: Configuration?) throws -> FileReading {
    let name = URL(filePath: path).lastPathComponent
    let options =
      configuration.map { $0.readingOptions(for: $0.inboxName(of: path)) } ?? ReadingOptions()
    let source = try FileSource(path: path)
    let language = configuration?.language ?? .english
    guard ControlReader.reads(name) else {
      let schedule = configuration?.schedule ?? Schedule(cadence: .week, timeZone: .current)
      return try FileReading(
        name: name, source: source, options: options, language: language,
        today: schedule.day(of: Date()))
    }
    let wording = Wording(
      language: language, currency: configuration?.rules.budget.currency ?? .euro)
    return try FileReading(control: name, source: source, options: options, wording: wording)
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

/// `read --json`.
struct ReadingRecord: Encodable {
  let schema = "1"
  let files: [FileReading]

  enum CodingKeys: String, CodingKey { case schema, files }
}

extension FileReading {
  /// Reads orders; whether their channels are known only the ledger tells, which is not asked.
  fileprivate init(
    control name: String, source: FileSource, options: ReadingOptions, wording: Wording
  ) throws {
    self.init(name: name, language: wording.language)
    do {
      describe(try ControlReader(options: options).read(source, name: name), wording: wording)
    } catch let problem as FileError {
      refuse(problem)
    }
  }

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
        let place = wording.place(file: name, line: line.line)
        refused.append(
          Refusal(
            line: line.line, column: nil, cell: nil, code: problem.code,
            message: "\(place): \(wording.refusal(problem))"))
      }
    }
    channels = Set(channels).sorted()
    if !refused.isEmpty {
      state = .failed
      error = refused.map(\.message).joined(separator: "\n  ")
    }
  }
}
