import Marketing

/// Where the table of a file lies, how its fields are separated, and where it is from.
struct TableLayout {
  let delimiter: Delimiter
  let header: Header
  let platform: Platform
  let preamble: Preamble
  /// The channel of an export that is all about one platform.
  let channel: ChannelName?
  /// The line behind the last row; nil when the table goes on to the end of the file.
  let end: Int?
  /// How many other tables the file has; they are not read.
  let otherTables: Int

  static let headerSearch = 25
  private static let sampledRecords = 30
  /// No header is longer; a cell of a megabyte need not be held for comparison.
  static let headerBytes = 256

  /// Tries every delimiter on the first records; throws `FileError` when none gives a header.
  static func find(
    file: String, options: ReadingOptions, reader: (Delimiter) -> CSVReader
  ) throws -> TableLayout {
    var best: Sample?
    for delimiter in Delimiter.allCases {
      let sample = try Sample(delimiter, reader(delimiter), options: options)
      guard best.map({ sample.rank > $0.rank }) ?? true else { continue }
      best = sample
    }
    guard let best else { throw FileError(file, .noHeader) }
    let table =
      best.isSectioned
      ? try TableSearch.best(reader(best.delimiter), options: options) : best.table
    guard let table else {
      throw best.fault.map { FileError(file, line: $0.line, $0.problem) }
        ?? FileError(file, best.isEmpty ? .emptyFile : .noHeader)
    }
    return try TableLayout(table, best.delimiter, file: file, options: options)
  }

  /// Throws `FileError` for what the header lacks.
  private init(
    _ table: CandidateTable, _ delimiter: Delimiter, file: String, options: ReadingOptions
  ) throws {
    let preamble = Preamble(table.linesAbove, dates: options.dates)
    let signature = PlatformSignature.find(
      headers: table.headers.map(HeaderText.normalize),
      lines: table.linesAbove.map(HeaderText.normalize), preamble: preamble,
      platform: options.platform)
    platform = options.platform ?? signature?.platform ?? .generic
    channel = signature?.channel ?? platform.channel
    header = Header(
      line: table.line, headers: table.headers,
      rules: ColumnRules(options).adding(signature, of: platform))
    var needs = ColumnNeeds(options, channel: channel)
    needs.date = options.periods == .asGiven || preamble.period == nil
    try HeaderCheck(
      file: file, header: header, needs: needs, platform: platform, preamble: preamble,
      outcomeHeaders: options.outcomeHeaders
    ).validate(columns: options.columns)
    self.preamble = preamble
    self.delimiter = delimiter
    end = table.end
    otherTables = table.others
  }

  /// The first records of the file, as one delimiter separates them.
  private struct Sample {
    let delimiter: Delimiter
    private(set) var table: CandidateTable?
    private(set) var fault: CSVFault?
    /// How many records have as many fields as the header.
    private var regularity = 0
    private var isDeclared = false
    private(set) var isEmpty = true
    /// Whether the file is a report of several tables, each under lines that begin with `#`.
    private(set) var isSectioned = false

    /// By a `sep=;` line, then by known headers, then by regular rows.
    var rank: (Int, Int, Int) {
      (isDeclared ? 1 : 0, table?.score.columns ?? 0, regularity)
    }

    init(_ delimiter: Delimiter, _ reader: CSVReader, options: ReadingOptions) throws {
      self.delimiter = delimiter
      var reader = reader
      var records: [(line: Int, texts: [String])] = []
      while records.count < TableLayout.sampledRecords {
        let step = try reader.next()
        if case .stopped(let fault) = step { self.fault = fault }
        guard step == .record else { break }
        records.append((reader.record.line, reader.record.headerTexts))
      }
      isEmpty = records.allSatisfy { $0.texts.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
      isDeclared = records.first.map { $0.texts == ["sep=", ""] } ?? false
      isSectioned = records.first.map { $0.texts.first?.hasPrefix("#") ?? false } ?? false
      table = Self.table(among: records.prefix(headerSearch), options: options)
      regularity = records.count { $0.texts.count == table?.headers.count }
    }

    /// The sufficient header with most known columns, else the best that there is.
    private static func table(
      among records: ArraySlice<(line: Int, texts: [String])>, options: ReadingOptions
    ) -> CandidateTable? {
      let needs = ColumnNeeds(options)
      let rules = ColumnRules(options)
      var best: CandidateTable?
      for (index, record) in records.enumerated()
      where record.texts.first?.hasPrefix("#") != true {
        let above = records.prefix(index).map { $0.texts.joined(separator: ",") }
        let candidate = CandidateTable(
          line: record.line, headers: record.texts, linesAbove: above, rules: rules, needs: needs)
        guard let candidate else { continue }
        if let best {
          // Of equals the first; and never a header with rows above it that nobody would read.
          let isNext = best.linesAbove.count + 1 == index
          guard candidate.score > best.score, isNext || !best.score.isSufficient else { continue }
        }
        best = candidate
      }
      return best
    }
  }
}

extension CSVRecord {
  /// The fields as a header is compared by.
  var headerTexts: [String] {
    fields.indices.map { text($0, limit: TableLayout.headerBytes) }
  }
}
