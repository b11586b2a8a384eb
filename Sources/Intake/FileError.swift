public import Marketing

/// Why a whole file cannot be taken, in a sentence that says where, what and what to do.
public struct FileError: Error, Hashable, Sendable {
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
    /// The last row ends in the middle of nowhere: the upload was cut off, or is not over.
    case cutOff(CutOff)
    case noHeader
    case noRows
    case noDateColumn(headers: [String])
    case noSpendColumn(headers: [String])
    case noChannelColumn(headers: [String])
    case unknownColumn(String, nearest: String)
    case mixedCurrencies(spend: Currency, revenue: Currency)
    case ambiguousNumber(column: String, cell: String, point: String, comma: String)
    case ambiguousDate(column: String, cell: String, dayFirst: Day, monthFirst: Day)
    case mixedDates(column: String, dayFirst: String, monthFirst: String, otherLine: Int)
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
    switch problem {
    case .cutOff, .unterminatedQuote: true
    default: false
    }
  }

  /// Whether the file is good and only waits for a person's answer in the configuration.
  public var isHold: Bool {
    switch problem {
    case .ambiguousNumber, .ambiguousDate: true
    default: false
    }
  }

  /// The stable name of the problem, such as `emptyFile`.
  public var code: String { problem.code }

  /// What to do about it.
  public var fix: String { problem.fix }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(problem.fault); \(problem.fix)"
  }
}

extension FileError.Problem {
  fileprivate var code: String {
    switch self {
    case .emptyFile: "emptyFile"
    case .binary: "binary"
    case .spreadsheet: "spreadsheet"
    case .fileTooLarge: "fileTooLarge"
    case .tooManyRows: "tooManyRows"
    case .recordTooLong: "recordTooLong"
    case .tooManyColumns: "tooManyColumns"
    case .unterminatedQuote: "unterminatedQuote"
    case .cutOff: "cutOff"
    case .noHeader: "noHeader"
    case .noRows: "noRows"
    case .noDateColumn: "noDateColumn"
    case .noSpendColumn: "noSpendColumn"
    case .noChannelColumn: "noChannelColumn"
    case .unknownColumn: "unknownColumn"
    case .mixedCurrencies: "mixedCurrencies"
    case .ambiguousNumber: "ambiguousNumber"
    case .ambiguousDate: "ambiguousDate"
    case .mixedDates: "mixedDates"
    }
  }

  fileprivate var fault: String {
    switch self {
    case .emptyFile: "the file is empty"
    case .binary: "this is no text file"
    case .spreadsheet: "this is a spreadsheet or a zip, not a CSV file"
    case .fileTooLarge(let bytes, let limit):
      "the file has \(bytes) bytes or more, the limit is \(limit)"
    case .tooManyRows(let limit): "the file has more than \(limit) rows"
    case .recordTooLong(let limit): "the row that begins here has more than \(limit) bytes"
    case .tooManyColumns(let limit): "the row has more than \(limit) columns"
    case .unterminatedQuote: "the quote that opens here is never closed"
    case .cutOff(.row(let fields, let columns)):
      "the file looks cut off: its last row has \(fields) of \(columns) fields and no line end"
    case .cutOff(.rows(let found, let declared)):
      "the file looks cut off: it has \(found) of the \(declared) rows that it promises"
    case .cutOff(.totals): "the file looks cut off: the sums at its end are missing"
    case .noHeader: "none of the first 25 lines names the columns"
    case .noRows: "there is no row below the header"
    case .noDateColumn(let headers): "no column is a date\(Self.among(headers))"
    case .noSpendColumn(let headers): "no column says what was spent\(Self.among(headers))"
    case .noChannelColumn(let headers):
      "no column is a channel or a campaign\(Self.among(headers))"
    case .unknownColumn(let header, _): "column '\(header.excerpt)' is not known"
    case .mixedCurrencies(let spend, let revenue): "spend is in \(spend) and revenue in \(revenue)"
    case .ambiguousNumber(let column, let cell, let point, let comma):
      "column '\(column.excerpt)': '\(cell.excerpt)' could be \(point) or \(comma)"
    case .ambiguousDate(let column, let cell, let dayFirst, let monthFirst):
      "column '\(column.excerpt)': '\(cell.excerpt)' could be \(dayFirst) or \(monthFirst)"
    case .mixedDates(let column, let dayFirst, let monthFirst, let otherLine):
      "column '\(column.excerpt)': the day stands first in '\(dayFirst.excerpt)' and second in "
        + "'\(monthFirst.excerpt)' (the other is in line \(otherLine))"
    }
  }

  fileprivate var fix: String {
    switch self {
    case .emptyFile: "export it again"
    case .binary: "export the table as CSV"
    case .spreadsheet: "open it, choose Save As or Download, and the format CSV UTF-8"
    case .fileTooLarge, .tooManyRows: "split it by month"
    case .recordTooLong: "look for a missing line end"
    case .tooManyColumns: "export fewer columns"
    case .unterminatedQuote: "close it, or write a quote within a field twice"
    case .cutOff: "deliver it again as a whole"
    case .noHeader: "write a first line such as date,channel,spend,conversions"
    case .noRows: "export a period with data"
    case .noDateColumn: "export with one row a day, or name the column 'date'"
    case .noSpendColumn: "export the cost as well, or name the column 'spend'"
    case .noChannelColumn:
      "name one 'channel', or set 'channel' for this source in the configuration"
    case .unknownColumn(_, let nearest): "did you mean '\(nearest)'?"
    case .mixedCurrencies: "export both in one currency"
    case .ambiguousNumber(_, _, let point, let comma):
      "write decimal: \".\" (for \(point)) or decimal: \",\" (for \(comma)) "
        + "for this source into the configuration"
    case .ambiguousDate(_, _, let dayFirst, let monthFirst):
      "write dates: dmy (for \(dayFirst)) or dates: mdy (for \(monthFirst)) "
        + "for this source into the configuration"
    case .mixedDates: "write all dates as 2026-09-01"
    }
  }

  /// The headers found, so that the person sees which line was taken for the header.
  private static func among(_ headers: [String]) -> String {
    let shown = headers.prefix(8).map { "'\($0.excerpt)'" }.joined(separator: ", ")
    return headers.isEmpty ? "" : " (columns: \(shown)\(headers.count > 8 ? ", …" : ""))"
  }
}
