public import Marketing

/// How a file would be understood, with nothing stored: every column, sum, day and refusal.
public struct FileReading: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, Encodable {
    case read
    /// Waits for an answer in the configuration.
    case held
    case failed
  }

  public struct Column: Hashable, Sendable, Encodable {
    public let field: String
    public let header: String
  }

  public struct Refusal: Hashable, Sendable, Encodable {
    public let line: Int
    public let column: String?
    public let cell: String?
    public let code: String
    /// The whole sentence, with place and fix.
    public let message: String

    public init(line: Int, column: String?, cell: String?, code: String, message: String) {
      self.line = line
      self.column = column
      self.cell = cell
      self.code = code
      self.message = message
    }
  }

  public struct Total: Hashable, Sendable, Encodable {
    public let label: String
    public let field: String
    public let declared: Double
    public let summed: Double
    public let agrees: Bool
  }

  public let name: String
  /// That of its sentences.
  public let language: Language
  public var encoding: String?
  public var delimiter: String?
  public var profile: String?
  public private(set) var locale: String?
  public private(set) var headerLine: Int?
  public private(set) var columns: [Column] = []
  /// The headers of columns that are not read.
  public private(set) var unused: [String] = []
  /// Whether Meta's results are among them, because they count several things.
  public private(set) var leavesOutResults = false
  /// How many tables of the file are not read.
  public private(set) var otherTables = 0
  /// How many rows became observations, or orders.
  public var rows = 0
  /// The first refused rows; `refusedRows` counts all of them.
  public var refused: [Refusal] = []
  public private(set) var refusedRows = 0
  public private(set) var repeatedRows = 0
  public private(set) var provisionalRows = 0
  public private(set) var refundRows = 0
  /// Rows of periods that are not over, which count only when delivered again after their end.
  public private(set) var earlyRows = 0
  public private(set) var totals: [Total] = []
  public private(set) var firstDay: Day?
  public private(set) var lastDay: Day?
  public var channels: [String] = []
  public private(set) var currency: String?
  public var state = State.read
  public var error: String?

  public init(name: String, language: Language) {
    self.name = name
    self.language = language
  }

  /// Reads a whole file; throws only what the source throws.
  ///
  /// Without a day on which it arrives no row is early.
  public init(
    name: String, source: any ByteSource, options: ReadingOptions, language: Language = .english,
    today: Day? = nil
  ) throws {
    self.init(name: name, language: language)
    do {
      let reader = InboxReader(options: options)
      let profile = try reader.survey(source, name: name)
      describe(profile)
      var seen: Set<ChannelName> = []
      var code: String?
      var early = 0
      let summary = try reader.read(source, profile: profile) { observation in
        seen.insert(observation.key.channel)
        code = code ?? observation.currency?.code
        if let today, observation.key.period.end >= today { early += 1 }
      }
      channels = seen.sorted().map(\.text)
      currency = code
      earlyRows = early
      describe(summary)
      if summary.isClean, summary.observations == 0 { throw FileError(name, .noRows) }
    } catch let problem as FileError {
      refuse(problem)
    }
  }

  public mutating func refuse(_ problem: FileError) {
    state = problem.isHold ? .held : .failed
    error = problem.sentence(in: language)
  }

  private mutating func describe(_ profile: FileProfile) {
    encoding = profile.encoding.rawValue
    delimiter = String(UnicodeScalar(profile.delimiter.rawValue))
    self.profile = profile.platform.rawValue
    locale = profile.locale.description
    headerLine = profile.header.line
    columns = profile.header.columns.map { Column(field: $0.name, header: $0.header) }
    unused = profile.header.unused
    leavesOutResults = profile.leavesOutResults
    otherTables = profile.otherTables
  }

  private mutating func describe(_ summary: ReadingSummary) {
    rows = summary.observations
    refusedRows = summary.refusedRows
    repeatedRows = summary.duplicateRows
    provisionalRows = summary.provisional
    refundRows = summary.refunds
    firstDay = summary.days?.start
    lastDay = summary.days?.end
    refused = summary.refused.map { row in
      Refusal(
        line: row.line, column: row.column, cell: row.cell, code: row.code,
        message: row.sentence(in: language))
    }
    totals = summary.totals.map { total in
      Total(
        label: total.label, field: total.field?.rawValue ?? "rows", declared: total.declared,
        summed: total.summed, agrees: total.agrees)
    }
    if let damage = summary.damage {
      refuse(damage)
    } else if !summary.isClean {
      state = .failed
      error = refused.first?.message
    }
  }
}

extension FileReading: Encodable {
  enum CodingKeys: String, CodingKey {
    case name, encoding, delimiter, profile, locale, headerLine, columns, rows, refused, totals
    case firstDay, lastDay, channels, currency, state, error
  }
}
