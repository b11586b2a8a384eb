public import Marketing

/// Reads one delivered file in two passes: how it is written, then what it says.
///
///     let reader = InboxReader(options: options)
///     let profile = try reader.survey(source, name: "spend.csv")
///     let summary = try reader.read(source, profile: profile) { ledger.add($0) }
///
/// The bytes must be the same in both passes; whoever opened the file sees to that. Memory stays
/// bounded whatever the file holds. Errors of the source (`ReadError`) pass through
/// as they are: the file is not at fault.
public struct InboxReader: Sendable {
  private let options: ReadingOptions
  private let chunkSize: Int

  public init(options: ReadingOptions = ReadingOptions()) {
    self.init(options: options, chunkSize: 65_536)
  }

  /// A chunk is how much is read from the source at a time; it must change nothing.
  init(options: ReadingOptions, chunkSize: Int) {
    self.options = options
    self.chunkSize = chunkSize
  }

  /// Finds digest, encoding, delimiter, header and locale; throws `FileError` for what is missing.
  public func survey(_ source: any ByteSource, name: String) throws -> FileProfile {
    let bytes = try ByteSurvey(of: source, file: name, limits: options.limits)
    let layout = try TableLayout.find(file: name, options: options) { delimiter in
      reader(source, encoding: bytes.encoding, from: bytes.textStart, delimiter)
    }
    var vote = LocaleVote(layout.header)
    var results = ResultsWatch(layout)
    var sales = SalesWatch(layout.header)
    var records = reader(
      source, encoding: bytes.encoding, from: bytes.textStart, layout.delimiter)
    // Damage further down is for `read` to report: the rows before it have their say.
    while try records.next() == .record, layout.end.map({ records.record.line < $0 }) ?? true {
      guard records.record.line > layout.header.line else { continue }
      try MergeConflict.refuse(records.record, file: name)
      vote.hear(records.record)
      results.hear(records.record)
      sales.hear(records.record)
    }
    try sales.refuse(file: name)
    var answers = options
    answers.dates = options.dates ?? layout.platform.dates
    return FileProfile(
      file: name, digest: bytes.digest, byteCount: bytes.byteCount, encoding: bytes.encoding,
      delimiter: layout.delimiter, header: results.header,
      locale: try vote.result(file: name, options: answers), platform: layout.platform,
      preamble: layout.preamble, channel: layout.channel, tableEnd: layout.end,
      leavesOutResults: results.leavesOut, otherTables: layout.otherTables,
      textStart: bytes.textStart)
  }

  /// Hands every valid row to `body` in the file's order and returns what came of all of them.
  ///
  /// `body` stops the reading by throwing; its error passes through. Rows with the same key are
  /// handed over one by one. Throws `FileError` for a question that only a person can answer.
  public func read(
    _ source: any ByteSource, profile: FileProfile, into body: (Observation) throws -> Void
  ) throws -> ReadingSummary {
    var records = reader(
      source, encoding: profile.encoding, from: profile.textStart, profile.delimiter)
    var reading = Reading(profile, options: options)
    while true {
      switch try records.next() {
      case .record:
        guard try reading.take(records.record, into: body) else { return reading.finished() }
      case .end: return reading.finished()
      case .stopped(let fault):
        reading.stop(at: fault.line, fault.problem)
        return reading.finished()
      }
    }
  }

  private func reader(
    _ source: any ByteSource, encoding: TextEncoding, from start: Int, _ delimiter: Delimiter
  ) -> CSVReader {
    let text = TextStream(source, encoding: encoding, from: start, chunkSize: chunkSize)
    return CSVReader(text, delimiter: delimiter, limits: options.limits)
  }
}
