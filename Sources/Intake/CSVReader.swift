/// Reads delimited text (RFC 4180) record by record from a stream, in one reused buffer.
///
/// Line ends are CR LF, LF or a lone CR; the last line needs none. A quote inside a field that
/// does not begin with one is text. What a record cannot say is a value, never a trap.
struct CSVReader {
  /// What a call of `next` came to.
  enum Step: Hashable {
    /// `record` holds the next record.
    case record
    /// The text has been read whole.
    case end
    /// Nothing can be read from here on; the records before stand.
    case stopped(CSVFault)
  }

  /// The last record read, valid until the next call of `next`.
  private(set) var record = CSVRecord()
  private var text: TextStream
  private let scanner: RecordScanner
  private let recordLimit: Int
  /// Where the next record begins in the buffer, and its line.
  private var start = 0
  private var line = 1
  private var isAtEnd = false
  private var fault: CSVFault?

  init(_ text: TextStream, delimiter: Delimiter, limits: Limits = Limits()) {
    self.text = text
    scanner = RecordScanner(delimiter: delimiter.rawValue, columnLimit: limits.columns)
    recordLimit = limits.recordBytes
  }

  /// Reads the next record; throws only when the source does.
  mutating func next() throws -> Step {
    if let fault { return .stopped(fault) }
    while true {
      if isAtEnd, start == record.bytes.count { return .end }
      let outcome = scanner.scan(
        record.bytes, from: start, isLast: isAtEnd, into: &record.fields)
      switch outcome {
      case .complete(let scan) where scan.next - start <= recordLimit:
        take(scan)
        return .record
      case .complete: return stop(.recordTooLong(limit: recordLimit), at: line)
      case .nul(let breaks): return stop(.binary, at: line + breaks)
      case .tooManyColumns: return stop(.tooManyColumns(limit: scanner.columnLimit), at: line)
      case .unfinished(let quote):
        if isAtEnd || record.bytes.count - start > recordLimit { return stopUnfinished(quote) }
        try refill()
      }
    }
  }

  private mutating func take(_ scan: RecordScanner.Scan) {
    record.line = line
    record.textAfterQuote = scan.textAfterQuote
    record.isTerminated = scan.lineBreaks > 0 && Byte.endsRecord(record.bytes[scan.next - 1])
    record.unescape()
    start = scan.next
    line += scan.lineBreaks
  }

  private mutating func refill() throws {
    record.bytes.removeSubrange(..<start)
    start = 0
    isAtEnd = try !text.append(to: &record.bytes)
  }

  /// A record that never ends: nearly always a quote that nobody closed.
  private mutating func stopUnfinished(_ quoteBreaks: Int?) -> Step {
    guard let quoteBreaks else { return stop(.recordTooLong(limit: recordLimit), at: line) }
    return stop(.unterminatedQuote, at: line + quoteBreaks)
  }

  private mutating func stop(_ problem: FileError.Problem, at line: Int) -> Step {
    let fault = CSVFault(line: line, problem: problem)
    self.fault = fault
    return .stopped(fault)
  }
}

/// Why nothing more can be read, and the line where that began.
struct CSVFault: Hashable {
  let line: Int
  let problem: FileError.Problem
}

/// One record: its fields lie, unescaped, in a buffer that the reader uses again.
struct CSVRecord {
  /// Where a field lies in the buffer; quotes around it are left out.
  struct Field {
    var range: Range<Int>
    var hasDoubledQuotes = false
  }

  /// The line on which the record begins, counted from 1.
  fileprivate(set) var line = 1
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate(set) var fields: [Field] = []
  /// The first field with text behind its closing quote.
  fileprivate(set) var textAfterQuote: Int?
  /// Whether a line end follows it, as one does everywhere but at the end of a file.
  fileprivate(set) var isTerminated = false

  /// Whether the line holds nothing but white space.
  var isEmptyLine: Bool {
    fields.count == 1 && bytes.span.extracting(fields[0].range).trimmed.isEmpty
  }

  /// A field as text, cut after `limit` bytes; what is not UTF-8 becomes U+FFFD.
  func text(_ index: Int, limit: Int = .max) -> String {
    String(decoding: bytes[fields[index].range].prefix(limit), as: UTF8.self)
  }

  /// A value that two records share when all their fields are the same, and hardly otherwise.
  var fingerprint: UInt64 {
    let span = bytes.span
    return fields.reduce(UInt64(fields.count)) { state, field in
      span.extracting(field.range).fingerprint(seed: state)
    }
  }

  fileprivate mutating func unescape() {
    for index in fields.indices where fields[index].hasDoubledQuotes {
      let range = fields[index].range
      var (target, source) = (range.lowerBound, range.lowerBound)
      while source < range.upperBound {
        bytes[target] = bytes[source]
        // Within such a field every quote has a twin, which is skipped.
        source += bytes[source] == Byte.quote ? 2 : 1
        target += 1
      }
      fields[index].range = range.lowerBound..<target
    }
  }
}
