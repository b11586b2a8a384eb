public import Marketing

/// A row that cannot be taken, in a sentence that says where, what and what to do.
public struct RefusedRow: Error, Hashable, Sendable {
  public let file: String
  public let line: Int
  /// The column's header as the file writes it; nil when the row as a whole is at fault.
  public let column: String?
  /// The cell as the file writes it, cut to what a message can show.
  public let cell: String?
  public let problem: Problem

  init(file: String, line: Int, column: String? = nil, cell: String? = nil, _ problem: Problem) {
    self.file = file
    self.line = line
    self.column = column.map(\.excerpt)
    self.cell = cell.map(\.excerpt)
    self.problem = problem
  }

  public enum Problem: Error, Hashable, Sendable {
    case notNumber(DecimalMark)
    case spreadsheetError
    case notWhole
    /// A column that counts millionths has a fraction: it hardly counts millionths.
    case notMicros
    case negative
    case outOfRange
    case notDate
    case noSuchDay
    case missingDate
    case endBeforeStart(Day)
    case missingSpend
    case missingChannel
    case notCurrency
    case mixedCurrencies
    /// A symbol that several countries use; the file as a whole waits for an answer.
    case unclearCurrency
    /// A row called `Total` in the midst of others.
    case sumOfRows
    case raggedRow(fields: Int, columns: Int)
    case textAfterQuote
  }

  /// The stable name of the problem, such as `notNumber`.
  public var code: String { entry.code }

  /// What is wrong, without the place.
  public var message: String {
    (column.map { "column '\($0)': " } ?? "") + entry.fault
  }

  /// What to do about it.
  public var fix: String { entry.fix }
}

extension RefusedRow: CustomStringConvertible {
  public var description: String { "\(file):\(line): \(message); \(fix)" }
}

/// The catalogue: the code, what is wrong, and what to do.
extension RefusedRow {
  private var entry: (code: String, fault: String, fix: String) {
    let cell = "'\(cell ?? "")'"
    return switch problem {
    case .notNumber(let mark):
      ("notNumber", "\(cell) is not a number", "write 12\(mark.rawValue)50")
    case .spreadsheetError:
      (
        "spreadsheetError", "\(cell) is a spreadsheet's error",
        "correct the formula and export again"
      )
    case .notWhole: ("notWhole", "\(cell) is not a whole number", "write a count such as 12")
    case .notMicros:
      (
        "notMicros", "\(cell) is not a whole number of millionths, which this export has here",
        "export it again, or name the column under columns in the configuration"
      )
    case .negative: ("negative", "\(cell) is negative", "write 0 or more")
    case .outOfRange: ("outOfRange", "\(cell) is too large", "write at most 9 000 000 000 000")
    case .notDate: ("notDate", "\(cell) is not a date", "write 2026-09-01")
    case .noSuchDay: ("noSuchDay", "\(cell) is not in the calendar", "write a day that exists")
    case .missingDate: ("missingDate", "the date is missing", "write 2026-09-01")
    case .endBeforeStart(let start):
      ("endBeforeStart", "\(cell) lies before the start, \(start)", "swap the two dates")
    case .missingSpend:
      (
        "missingSpend", "the row has results but no spend", "write 0 if nothing was spent"
      )
    case .missingChannel: ("missingChannel", "the name is missing", "write the channel's name")
    case .notCurrency: ("notCurrency", "\(cell) is not a currency code", "write EUR")
    case .mixedCurrencies:
      ("mixedCurrencies", "\(cell) is in another currency than the row", "export one currency")
    case .unclearCurrency:
      ("unclearCurrency", "\(cell) does not say which country's money it is", "write EUR 5")
    case .sumOfRows:
      (
        "sumOfRows", "\(cell) is no channel but a sum of others", "leave the row out of the table"
      )
    case .raggedRow(let fields, let columns):
      (
        "raggedRow", "the row has \(fields) fields under a header of \(columns)",
        fields < columns
          ? "fill in the missing fields" : "quote the field that holds the delimiter"
      )
    case .textAfterQuote:
      (
        "textAfterQuote", "text follows the closing quote of \(cell)",
        "write a quote within a field twice"
      )
    }
  }
}
