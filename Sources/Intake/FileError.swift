public import Marketing

/// Why a whole file cannot be taken, in a sentence that says where, what and what to do.
public struct FileError: Hashable, Sendable {
  public let file: String
  /// The line at fault; nil when it is the file as a whole.
  public let line: Int?
  public let problem: Problem

  public init(_ file: String, line: Int? = nil, _ problem: Problem) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  public enum Problem: Hashable, Sendable {
    case emptyFile
    case binary
    case spreadsheet
    /// `bytes` is how many were seen, not how many there are.
    case fileTooLarge(bytes: Int, limit: Int)
    case tooManyRows(limit: Int)
    case recordTooLong(limit: Int)
    case tooManyColumns(limit: Int)
    case unterminatedQuote
    /// The end of the file is missing: the upload was cut off, or is not over.
    case cutOff(CutOff)
    case mergeConflict
    case noHeader
    case noRows
    case noDateColumn(headers: [String], platform: Platform = .generic, range: FileRange? = nil)
    case noSpendColumn(headers: [String], hasOutcome: Bool = false)
    /// The platform knows what came of spend, and nothing of spend.
    case onlyOutcomes
    case noOutcomeColumn(headers: [String])
    case noChannelColumn(headers: [String])
    case unknownColumn(String, nearest: String)
    /// The configuration names a column that the file has not.
    case missingColumn(String, field: Field, headers: [String])
    case mixedCurrencies(spend: Currency, revenue: Currency)
    case severalCurrencies(Currency, Currency, otherLine: Int)
    case ambiguousCurrency(column: String, cell: String)
    case ambiguousNumber(column: String, cell: String, point: String, comma: String)
    /// Whole numbers that may be how much was sold, or how often.
    case ambiguousSales(column: String, cell: String)
    case ambiguousDate(column: String, cell: String, dayFirst: Day, monthFirst: Day)
    case mixedDates(column: String, dayFirst: String, monthFirst: String, otherLine: Int)
    case totalDiffers(label: String, column: String, declared: String, summed: String)
    case tooManyBadRows(found: Int, rows: Int, limit: Double)
  }

  /// How a file shows that its end is missing.
  public enum CutOff: Hashable, Sendable {
    /// The last line has no line end, and fewer fields than the header.
    case row(fields: Int, columns: Int)
    /// The file says how many rows it has.
    case rows(found: Int, declared: Int)
    /// Files of this kind end with their sums.
    case totals
  }

  /// Whether the end of the file is missing, so that it may still be on its way.
  public var looksCutOff: Bool {
    if case .cutOff = problem { true } else { false }
  }

  /// Whether the file is good and only waits for a person's answer in the configuration.
  public var isHold: Bool {
    switch problem {
    case .ambiguousNumber, .ambiguousDate, .ambiguousSales, .ambiguousCurrency, .severalCurrencies,
      .onlyOutcomes,
      .missingColumn:
      true
    default: false
    }
  }

  /// The stable name of the problem, such as `emptyFile`.
  public var code: String { entry(in: .english).code }

  private func entry(in language: Language) -> FileWording.Entry {
    FileWording(file: file, language: language).entry(for: problem)
  }
}

extension FileError: Complaint {
  public func sentence(in language: Language) -> String {
    let place = line.map { "\(file):\($0)" } ?? file
    let entry = entry(in: language)
    return "\(place): \(entry.fault); \(entry.fix)"
  }
}
