import Foundation
public import Marketing

/// Which days a file says it covers.
public enum FileRange: Hashable, Sendable {
  case days(Period)
  /// All there ever was, which is no period.
  case allTime
}

/// What the lines above a header say about all of its rows.
public struct Preamble: Hashable, Sendable {
  public private(set) var range: FileRange?
  /// Where the platform's days begin and end, in its own words.
  public private(set) var timeZone: String?
  /// Whether the platform warns that figures may still be missing.
  public private(set) var isIncomplete = false
  /// The last day of which all figures are there; nil where an incomplete file names none.
  public private(set) var completeThrough: Day?
  /// How many rows should follow.
  public private(set) var rowCount: Int?
  private var start: Day?

  init() {}

  /// Reads the records above a header, a record's fields joined by commas.
  init(_ lines: some Sequence<String>, dates: DateOrder?) {
    for line in lines { take(line, dates: dates) }
  }

  /// Adds what a further line says; a later word is the stronger one.
  mutating func take(_ line: String, dates: DateOrder?) {
    let text = line.drop { $0 == "#" || $0.isWhitespace }
      .trimmingCharacters(in: .whitespacesAndNewlines)
    if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if take(HeaderText.normalize(String(text[..<colon])), value, dates: dates) { return }
    }
    if let days = DateRangeText(text)?.period(dates) {
      range = .days(days)
    } else if Self.allTime.contains(HeaderText.normalize(text)) {
      range = .allTime
    }
    if text.lowercased().hasSuffix("(in utc)") { timeZone = "UTC" }
  }

  /// False when the key says nothing to us.
  private mutating func take(_ key: String, _ value: String, dates: DateOrder?) -> Bool {
    switch key {
    case "start date", "report start", "fecha de inicio": start = Self.day(value, dates)
    case "end date", "report end", "fecha de finalizacion", "fecha de fin":
      guard let start, let end = Self.day(value, dates) else { return true }
      range = Period(start: start, end: end).map(FileRange.days)
    // Microsoft writes these in the American order whatever the language.
    case "report time":
      range = DateRangeText(value)?.period(dates ?? .monthFirst).map(FileRange.days)
    case "time zone", "timezone": timeZone = value.visibleLine(atMost: 80)
    case "potential incomplete data": isIncomplete = value.lowercased() == "true"
    case "last completed available day":
      let day = value.prefix { $0 != "(" }
      completeThrough = Self.day(String(day), dates ?? .monthFirst)
    case "rows": rowCount = Int(value)
    default: return false
    }
    return true
  }

  private static func day(_ text: String, _ order: DateOrder?) -> Day? {
    let bytes = Array(text.utf8)
    let date = DateText(bytes.span)
    let orders = order.map { [$0] } ?? DateOrder.allCases
    let days = orders.compactMap { order in
      if case .day(let day) = date.reading(order) { day } else { nil }
    }
    return Set(days).count == 1 ? days.first : nil
  }

  private static let allTime: Set<String> = [
    "all time", "todo el periodo", "todo el tiempo", "desde siempre", "siempre",
  ]
}

extension Preamble {
  /// The range that the file covers, if that has a beginning and an end.
  public var period: Period? {
    if case .days(let period) = range { period } else { nil }
  }

  /// Whether the figures of a period may still be missing, as the file says.
  func isProvisional(_ period: Period) -> Bool {
    isIncomplete && (completeThrough.map { period.end > $0 } ?? true)
  }
}
