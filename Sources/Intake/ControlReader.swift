public import Marketing

/// What one line of a control file asks for, or why nobody can tell.
public struct ControlLine: Hashable, Sendable {
  /// Counted from 1.
  public let line: Int
  public let request: Result<OverrideRequest, OverrideRefusal>

  public init(line: Int, request: Result<OverrideRequest, OverrideRefusal>) {
    self.line = line
    self.request = request
  }
}

/// A control file, read whole: how it is written, and its lines in order.
public struct ControlReading: Hashable, Sendable {
  public let encoding: TextEncoding
  public let delimiter: Delimiter
  public let lines: [ControlLine]
}

/// Reads a control file: orders that people write by hand or from a spreadsheet, one a line.
///
/// Its columns may stand in any order under a header, or in the order
/// `channel;action;amount;until;reason;by` without one. A wrong line harms only itself.
public struct ControlReader: Sendable {
  private let options: ReadingOptions

  public init(options: ReadingOptions = ReadingOptions()) {
    var options = options
    options.limits.rows = min(options.limits.rows, Self.mostLines)
    self.options = options
  }

  /// Whether a file of this name below the inbox is read as one: `control.csv`, `control-*.csv`.
  public static func reads(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "control.csv"
      || name.hasPrefix("control-") && name.hasSuffix(".csv") && !name.contains("/")
  }

  /// Nobody writes more orders in one file; it is something else under the wrong name.
  private static let mostLines = 10_000

  /// - Throws: `FileError` for a file that is no table, and what the source throws.
  public func read(_ source: any ByteSource, name: String) throws -> ControlReading {
    let bytes = try ByteSurvey(of: source, file: name, limits: options.limits)
    var best: ControlTable?
    for delimiter in Delimiter.allCases {
      let text = TextStream(source, encoding: bytes.encoding, from: bytes.textStart)
      let table = try ControlTable(
        CSVReader(text, delimiter: delimiter, limits: options.limits), delimiter,
        rowLimit: options.limits.rows)
      if best.map({ table.rank > $0.rank }) ?? true { best = table }
    }
    guard let table = best else { throw FileError(name, .emptyFile) }
    if let fault = table.fault { throw FileError(name, line: fault.line, fault.problem) }
    guard !table.records.isEmpty else { throw FileError(name, .noRows) }
    let reader = ControlLineReader(table, options: options)
    return ControlReading(
      encoding: bytes.encoding, delimiter: table.delimiter,
      lines: table.records.map { record in
        ControlLine(line: record.line, request: reader.request(of: record))
      })
  }
}

/// The lines of a control file as one delimiter separates them.
struct ControlTable {
  struct Record {
    let line: Int
    let fields: [String]
    let textAfterQuote: Int?
  }

  let delimiter: Delimiter
  /// Below the header, empty lines left out.
  let records: [Record]
  let columns: ControlColumns
  let fault: CSVFault?
  private let isDeclared: Bool
  /// Lines whose action is known.
  private let understood: Int

  /// By a `sep=;` line, then by known columns, then by known actions, then by any fields at all.
  var rank: (Int, Int, Int, Int) {
    (
      isDeclared ? 1 : 0, columns.headerLine > 0 ? columns.count : 0, understood,
      records.count { $0.fields.count > 1 }
    )
  }

  init(_ reader: CSVReader, _ delimiter: Delimiter, rowLimit: Int) throws {
    let (all, fault) = try Self.records(of: reader, rowLimit: rowLimit)
    var records = all
    isDeclared = records.first.map { $0.fields == ["sep=", ""] } ?? false
    if isDeclared { records.removeFirst() }
    let header = records.first.flatMap { ControlColumns(line: $0.line, headers: $0.fields) }
    if header != nil { records.removeFirst() }
    let columns = header ?? .inOrder
    understood = records.count { record in
      ControlWords.verb(columns.text(.action, in: record.fields)) != nil
    }
    self.delimiter = delimiter
    self.columns = columns
    self.fault = fault
    self.records = records
  }

  private static func records(
    of reader: CSVReader, rowLimit: Int
  ) throws -> (records: [Record], fault: CSVFault?) {
    var reader = reader
    var records: [Record] = []
    while true {
      switch try reader.next() {
      case .end: return (records, nil)
      case .stopped(let fault): return (records, fault)
      case .record:
        let record = reader.record
        let fields = record.fields.indices.map { record.text($0) }
        // A spreadsheet writes delimiters for its empty rows.
        guard fields.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { continue }
        guard records.count < rowLimit else {
          let fault = CSVFault(line: record.line, problem: .tooManyRows(limit: rowLimit))
          return (records, fault)
        }
        records.append(
          Record(line: record.line, fields: fields, textAfterQuote: record.textAfterQuote))
      }
    }
  }
}
