public import Marketing

/// A file on its way into the ledger.
public struct ArrivedFile: Hashable, Sendable {
  /// Its name in the inbox, as a person gave it.
  public var name: String
  /// SHA-256 of the whole content, 64 lower-case hexadecimal digits.
  public var digest: String
  /// The plan's currency, which rows without one of their own are in.
  public var currency: Currency

  public init(name: String, digest: String, currency: Currency) {
    self.name = name
    self.digest = digest
    self.currency = currency
  }
}

/// How the bytes of a file were understood.
public struct FileFormat: Hashable, Sendable {
  public var profile: String
  public var encoding: String
  public var delimiter: String
  /// How numbers and dates were read.
  public var locale: String

  public init(profile: String, encoding: String, delimiter: String, locale: String) {
    self.profile = profile
    self.encoding = encoding
    self.delimiter = delimiter
    self.locale = locale
  }
}

extension FileFormat {
  /// The profile of control files: they bring orders, no evidence.
  public static let controlProfile = "control"

  /// The format of a record that a file was taken back, which has no bytes of its own.
  static let withdrawal = FileFormat(
    profile: withdrawalProfile, encoding: "", delimiter: "", locale: "")
  static let withdrawalProfile = "withdrawal"
}

/// What is known of a file when its last row has been read.
public struct Reading: Hashable, Sendable {
  public var format: FileFormat
  public var blankRows: Int
  public var duplicateRows: Int
  /// Rows left out of a file that was taken all the same.
  public var refused: [RefusedRowRecord]
  /// Whether its sources restate; nil learns it from values that change.
  public var restates: Bool?
  /// Whether figures that repeat others are separate money all the same, as a person says.
  public var isSeparate: Bool

  public init(
    format: FileFormat, blankRows: Int = 0, duplicateRows: Int = 0,
    refused: [RefusedRowRecord] = [], restates: Bool? = nil, isSeparate: Bool = false
  ) {
    self.format = format
    self.blankRows = blankRows
    self.duplicateRows = duplicateRows
    self.refused = refused
    self.restates = restates
    self.isSeparate = isSeparate
  }
}

/// A row that could not be read, and why.
public struct RefusedRowRecord: Hashable, Sendable {
  /// Counted from 1.
  public var line: Int
  public var column: String?
  /// What stands there, as the file has it.
  public var cell: String?
  public var code: String
  public var message: String

  public init(line: Int, column: String?, cell: String?, code: String, message: String) {
    self.line = line
    self.column = column
    self.cell = cell
    self.code = code
    self.message = message
  }
}

/// A file as the ledger remembers it.
public struct LedgerFile: Hashable, Sendable, Identifiable {
  /// Counted from 1 in the order of arrival; a decision knows the files up to one.
  public let id: Int64
  public let name: String
  public let digest: String
  public let state: DecidedFile.State
  /// Why it failed or is held; nil when processed.
  public let error: String?
  /// The day of the cycle that took it.
  public let today: Day
  /// Where it was archived; nil while it is not.
  public let path: String?
  /// The earlier file with the same content.
  public let sameAs: Int64?
  /// Whether a person took it back: what it brought counts no more.
  public let isWithdrawn: Bool
  /// Nil for a file that was not processed, or had nothing new to read.
  public let format: FileFormat?
  public let blankRows: Int
  public let duplicateRows: Int
  public let totals: ControlTotals

  /// Whether it brought orders, and no evidence.
  public var isControl: Bool { format?.profile == FileFormat.controlProfile }

  /// Whether it brought figures that count.
  public var isEvidence: Bool {
    state == .processed && sameAs == nil && !isControl && !isWithdrawn
  }

  /// The file as a decision lists it.
  public var decided: DecidedFile {
    DecidedFile(name: name, state: state, rows: totals.rows)
  }
}

/// Sums over the rows of a file, before rows of one key are added up.
public struct ControlTotals: Hashable, Sendable {
  public var rows = 0
  public var firstDay: Day?
  public var lastDay: Day?
  public var spend = Micros.zero
  public var conversions = 0.0
  public var revenue = Micros.zero

  public init() {}

  /// Counts a row; returns false when a sum no longer fits 64 bits.
  mutating func add(_ observation: Observation) -> Bool {
    let metrics = observation.metrics
    let (spend, spendOverflows) = self.spend.rawValue
      .addingReportingOverflow(metrics.spend?.rawValue ?? 0)
    let (revenue, revenueOverflows) = self.revenue.rawValue
      .addingReportingOverflow(metrics.revenue?.rawValue ?? 0)
    guard !spendOverflows, !revenueOverflows else { return false }
    let period = observation.key.period
    rows += 1
    firstDay = min(firstDay ?? period.start, period.start)
    lastDay = max(lastDay ?? period.end, period.end)
    self.spend = Micros(rawValue: spend)
    conversions += metrics.conversions ?? 0
    self.revenue = Micros(rawValue: revenue)
    return true
  }
}

/// Why a file was not processed: it is wrong, or a person must answer a question first.
public enum Setback: String, Hashable, Sendable {
  case failed, held
}
