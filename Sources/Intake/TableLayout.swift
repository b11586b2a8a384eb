/// Where the table of a file begins, and how its fields are separated.
struct TableLayout {
  let delimiter: Delimiter
  let header: Header

  private static let sampledRecords = 30
  private static let headerSearch = 25
  /// No header is longer; a cell of a megabyte need not be held for comparison.
  private static let headerBytes = 256

  /// Tries every delimiter on the first records; throws `FileError` when none gives a header.
  static func find(
    file: String, options: ReadingOptions, reader: (Delimiter) -> CSVReader
  ) throws -> TableLayout {
    var best: Sample?
    for delimiter in Delimiter.allCases {
      let sample = try Sample(delimiter, reader(delimiter), hasChannel: options.channel != nil)
      guard best.map({ sample.rank > $0.rank }) ?? true else { continue }
      best = sample
    }
    guard let best else { throw FileError(file, .noHeader) }
    guard let header = best.header else {
      throw best.fault.map { FileError(file, line: $0.line, $0.problem) }
        ?? FileError(file, best.isEmpty ? .emptyFile : .noHeader)
    }
    try header.validate(file: file, hasChannel: options.channel != nil)
    return TableLayout(delimiter: best.delimiter, header: header)
  }

  /// The first records of the file, as one delimiter separates them.
  private struct Sample {
    let delimiter: Delimiter
    private(set) var header: Header?
    private(set) var fault: CSVFault?
    /// How many records have as many fields as the header.
    private var regularity = 0
    private var isDeclared = false
    private(set) var isEmpty = true

    /// By a `sep=;` line, then by known headers, then by regular rows.
    var rank: (Int, Int, Int) {
      (isDeclared ? 1 : 0, header?.columns.count ?? 0, regularity)
    }

    init(_ delimiter: Delimiter, _ reader: CSVReader, hasChannel: Bool) throws {
      self.delimiter = delimiter
      var reader = reader
      var records: [(line: Int, texts: [String])] = []
      while records.count < TableLayout.sampledRecords {
        let step = try reader.next()
        if case .stopped(let fault) = step { self.fault = fault }
        guard step == .record else { break }
        let record = reader.record
        records.append(
          (record.line, record.fields.indices.map { record.text($0, limit: headerBytes) }))
      }
      isEmpty = records.allSatisfy { $0.texts.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
      isDeclared = records.first.map { $0.texts == ["sep=", ""] } ?? false
      header = Self.header(among: records.prefix(headerSearch), hasChannel: hasChannel)
      regularity = records.count { $0.texts.count == header?.width }
    }

    /// The sufficient header with most known columns, else the best that there is.
    private static func header(
      among records: ArraySlice<(line: Int, texts: [String])>, hasChannel: Bool
    ) -> Header? {
      let candidates = records.filter { $0.texts.first?.hasPrefix("#") != true }
        .map { Header(line: $0.line, headers: $0.texts) }
        .filter { !$0.columns.isEmpty }
      func score(_ header: Header) -> (Int, Int) {
        (header.isSufficient(hasChannel: hasChannel) ? 1 : 0, header.columns.count)
      }
      // Of equals the first: `max` would take the last.
      return candidates.reduce(nil) { best, candidate in
        best.map { score(candidate) > score($0) } ?? true ? candidate : best
      }
    }
  }
}
