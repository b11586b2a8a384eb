import Marketing

/// What a date cell says: a day, a week or a month.
enum DateReading: Hashable {
  case day(Day)
  /// Any day of the week.
  case week(Day)
  /// Any day of the month.
  case month(Day)
  /// It has the form of a date, but the calendar lacks it.
  case noSuchDay
  case notDate
}

/// A date cell, in its parts.
///
/// Years have four digits, or two for 2000 to 2099. A time of day behind the date is left out:
/// an hour belongs to its day. Month names are English or Spanish. Nothing is made up: a date
/// without its year is no date.
struct DateText {
  private enum Part: Hashable {
    case number(Int, digits: Int)
    case month(Int)
    case week
    case other
  }

  private let parts: [Part]
  /// Whether a space, not a hyphen or the like, stands between the last two parts.
  private let endsApart: Bool

  init(_ cell: Cell) {
    let runs = Self.runs(of: Self.withoutTime(cell.extracting(cell.trimmed).text))
    parts = runs.compactMap(Self.part)
    endsApart = runs.last?.followsSpace ?? false
  }

  /// The day when the cell is `2026-09-01` and no more: the common case, and the fast one.
  static func isoDay(_ cell: Cell) -> Day? {
    guard cell.count == 10, cell[4] == Byte.minus, cell[7] == Byte.minus,
      let year = number(cell, 0..<4), let month = number(cell, 5..<7),
      let day = number(cell, 8..<10)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// What the cell says when a numeric date with its year last is read in this order.
  func reading(_ order: DateOrder) -> DateReading {
    if let (first, second, year) = numericDate {
      return order == .dayFirst
        ? Self.day(year, second, first) : Self.day(year, first, second)
    }
    return switch parts.count {
    case 1: compact
    case 2: monthOrWeek
    case 3: dayOrWeek
    default: .notDate
    }
  }

  /// Which orders are possible; empty when the cell does not depend on one.
  var possibleOrders: Set<DateOrder> {
    guard let (first, second, _) = numericDate, first != second else { return [] }
    var orders: Set<DateOrder> = []
    if second <= 12, first <= 31 { orders.insert(.dayFirst) }
    if first <= 12, second <= 31 { orders.insert(.monthFirst) }
    return orders
  }

  /// The three numbers of `5-1-2026`, whose order is in question.
  private var numericDate: (first: Int, second: Int, year: Int)? {
    guard parts.count == 3, case .number(let first, 1...2) = parts[0],
      case .number(let second, 1...2) = parts[1], let year = year(parts[2])
    else { return nil }
    return (first, second, year)
  }

  /// `20260901`.
  private var compact: DateReading {
    guard case .number(let value, 8) = parts[0] else { return .notDate }
    return Self.day(value / 10_000, value / 100 % 100, value % 100)
  }

  /// `sept-26`, `September 2026`, `2026-09`, `09/2026`.
  private var monthOrWeek: DateReading {
    switch (parts[0], parts[1]) {
    case (.month(let month), .number(let value, let digits)):
      // `Sep 15` may be a day without its year; `sept-26` is what spreadsheets write for a month.
      guard digits == 4 || digits == 2 && !endsApart else { return .notDate }
      return Self.month(digits == 4 ? value : 2000 + value, month)
    case (.number(let year, 4), .number(let month, 1...2)),
      (.number(let month, 1...2), .number(let year, 4)):
      return Self.month(year, month)
    default: return .notDate
    }
  }

  /// `2026-09-01`, `Sep 3, 2026`, `3 de septiembre de 2026`, `1-sep-26`, `2026-W37`.
  private var dayOrWeek: DateReading {
    switch (parts[0], parts[1], parts[2]) {
    case (.number(let year, 4), .number(let month, 1...2), .number(let day, 1...2)):
      Self.day(year, month, day)
    case (.month(let month), .number(let day, 1...2), .number(let year, 4)):
      Self.day(year, month, day)
    case (.number(let day, 1...2), .month(let month), let last):
      year(last).map { Self.day($0, month, day) } ?? .notDate
    case (.number(let year, 4), .week, .number(let week, 1...2)):
      Self.week(year, week)
    default: .notDate
    }
  }

  private func year(_ part: Part) -> Int? {
    switch part {
    case .number(let year, 4): year
    case .number(let year, 2): 2000 + year
    default: nil
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
    Day(year: year, month: month, day: day).map(DateReading.day) ?? .noSuchDay
  }

  private static func month(_ year: Int, _ month: Int) -> DateReading {
    Day(year: year, month: month, day: 1).map(DateReading.month) ?? .noSuchDay
  }

  /// ISO 8601: week 1 is the week of 4 January; a week belongs to the year of its Thursday.
  private static func week(_ year: Int, _ week: Int) -> DateReading {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return .noSuchDay }
    let monday = fourth.mondayOfWeek + 7 * (week - 1)
    return week >= 1 && (monday + 3).civil.year == year ? .week(monday) : .noSuchDay
  }
}

extension DateText {
  /// Digits or letters that stand together.
  private struct Run {
    var text: String
    var isNumber: Bool
    var followsSpace: Bool
  }

  private static func runs(of text: Substring) -> [Run] {
    var runs: [Run] = []
    var previous: Character = "-"
    for character in text.lowercased() {
      let isNumber = character.isASCII && character.isNumber
      if isNumber || character.isLetter {
        if let last = runs.last, last.isNumber == isNumber,
          previous.isLetter || previous.isNumber
        {
          runs[runs.count - 1].text.append(character)
        } else {
          let apart = previous.isWhitespace || previous == ","
          runs.append(Run(text: String(character), isNumber: isNumber, followsSpace: apart))
        }
      }
      previous = character
    }
    return runs
  }

  private static func part(_ run: Run) -> Part? {
    if run.isNumber {
      return Int(run.text).map { .number($0, digits: run.text.count) } ?? .other
    }
    if ["de", "del", "of"].contains(run.text) { return nil }
    if run.text == "w" { return .week }
    return months[run.text].map(Part.month) ?? .other
  }

  /// Cuts `T00:00:00`, ` 12:00:00 AM|7` and `|7`, but nothing that could be a second date.
  private static func withoutTime(_ text: String) -> Substring {
    let date = text.prefix { $0 != "|" }
    guard let colon = date.firstIndex(of: ":") else {
      return isTime(text[date.endIndex...]) ? date : text[...]
    }
    let start = date[..<colon].lastIndex { $0.isWhitespace || $0 == "T" } ?? date.startIndex
    return isTime(text[start...]) ? text[..<start] : text[...]
  }

  private static func isTime(_ text: Substring) -> Bool {
    text.allSatisfy { "0123456789:.,+-|TZAMPUCampu \u{A0}\u{202F}".contains($0) }
      && text.count { $0 == "-" } <= 1
  }

  private static func number(_ cell: Cell, _ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard Byte.isDigit(cell[index]) else { return nil }
      value = value * 10 + Int(cell[index] - Byte.zero)
    }
    return value
  }

  private static let months: [String: Int] = {
    let names = [
      "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
      "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
      "september sept sep septiembre setiembre set", "october oct octubre",
      "november nov noviembre", "december dec diciembre dic",
    ]
    var months: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()
}
