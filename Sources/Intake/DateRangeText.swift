import Marketing

/// Two dates in one text: `March 27, 2026 - April 23, 2026`, `20260723-20260922`.
struct DateRangeText {
  /// The texts of the first and the last day.
  let first, last: String

  /// Returns nil when the text does not fall into two dates.
  init?(_ text: String) {
    for mark in Self.marks {
      for found in text.ranges(of: mark) {
        let (first, last) = (text[..<found.lowerBound], text[found.upperBound...])
        guard Self.isDay(first), Self.isDay(last) else { continue }
        (self.first, self.last) = (String(first), String(last))
        return
      }
    }
    return nil
  }

  /// The days from the first to the last; nil when the order matters and is not given.
  func period(_ order: DateOrder?) -> Period? {
    guard let order else {
      let readings = Set(DateOrder.allCases.compactMap { period($0) })
      return readings.count == 1 ? readings.first : nil
    }
    guard case .day(let start) = Self.reading(first, order),
      case .day(let end) = Self.reading(last, order)
    else { return nil }
    return Period(start: start, end: end)
  }

  /// Spaces belong to the marks that also stand within a date.
  private static let marks = [
    " - ", " – ", " — ", " to ", " al ", " a ", " hasta ", "~", "–", "-", ", ",
  ]

  private static func isDay(_ text: Substring) -> Bool {
    guard text.utf8.count <= 64 else { return false }
    return DateOrder.allCases.contains { order in
      if case .day = reading(String(text), order) { true } else { false }
    }
  }

  private static func reading(_ text: String, _ order: DateOrder) -> DateReading {
    let bytes = Array(text.utf8)
    return DateText(bytes.span).reading(order)
  }
}
