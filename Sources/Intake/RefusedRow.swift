public import Marketing

/// A row that cannot be taken, in a sentence that says where, what and what to do.
public struct RefusedRow: Hashable, Sendable {
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
    /// With the mark that the file's other numbers have; nil where they show none.
    case notNumber(DecimalMark?)
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
  public var code: String { FileWording(file: file, language: .english).entry(for: self).code }

  /// What is wrong, without the place.
  public func message(in language: Language) -> String {
    let wording = FileWording(file: file, language: language)
    return (column.map(wording.place) ?? "") + wording.entry(for: self).fault
  }
}

extension RefusedRow: Complaint {
  public func sentence(in language: Language) -> String {
    let fix = FileWording(file: file, language: language).entry(for: self).fix
    return "\(file):\(line): \(message(in: language)); \(fix)"
  }
}
