/// The mark before the decimals.
public enum DecimalMark: String, Hashable, Sendable, CaseIterable {
  case point = "."
  case comma = ","
}

/// Which of day and month stands first in `6/11/2026`; the year is last.
public enum DateOrder: String, Hashable, Sendable, CaseIterable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
}

/// How a file writes its numbers and its numeric dates, one answer for the whole file.
public struct NumberLocale: Hashable, Sendable {
  /// Nil when no number of the file has a mark.
  public let decimal: DecimalMark?
  /// Nil when no date of the file needs an answer, as ISO dates do not.
  public let dates: DateOrder?

  public init(decimal: DecimalMark?, dates: DateOrder?) {
    self.decimal = decimal
    self.dates = dates
  }
}

extension NumberLocale: CustomStringConvertible {
  /// `, dmy`: the answers that the file needed.
  public var description: String {
    [decimal?.rawValue, dates?.rawValue].compactMap { $0 }.joined(separator: " ")
  }
}
