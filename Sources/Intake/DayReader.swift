import Marketing

/// Says which days a row covers.
struct DayReader {
  private let columns: RowColumns
  /// Nil when no date of the file depends on it.
  private let order: DateOrder?
  /// The range above the header, for rows without a date and for days counted from its first.
  private let range: Period?
  private var dates = CellCache<Meaning>()

  /// What a cell says: one date, or two.
  private enum Meaning {
    case date(DateReading)
    case range(Period)
  }

  init(_ columns: RowColumns, _ profile: FileProfile) {
    self.columns = columns
    order = profile.locale.dates
    range = profile.preamble.period
  }

  mutating func period(of record: CSVRecord) throws(RefusedRow) -> Period {
    guard let start = columns.start else {
      guard let range else { throw columns.refusal(of: record, .missingDate) }
      return range
    }
    let first = try days(of: record, in: start)
    guard start.grain == .range, let end = columns.end, !record.range(of: end).isEmpty
    else { return first }
    let last = try days(of: record, in: end)
    guard let period = Period(start: first.start, end: last.end) else {
      throw columns.refusal(of: record, in: end, .endBeforeStart(first.start))
    }
    return period
  }

  /// The days that a date cell stands for.
  private mutating func days(
    of record: CSVRecord, in column: RowColumns.Column
  ) throws(RefusedRow) -> Period {
    if column.grain == .daysSinceStart { return try countedDay(of: record, in: column) }
    let order = order
    let cell = record.bytes.span.extracting(record.range(of: column))
    let meaning = dates.value(for: cell) { Self.meaning(of: $0, order) }
    switch meaning {
    case .range(let period): return period
    case .date(.day(let day)): return column.grain.period(from: day)
    case .date(.week(let day)): return Period(weekOf: day)
    case .date(.month(let day)): return Period(monthOf: day)
    case .date(.noSuchDay): throw columns.refusal(of: record, in: column, .noSuchDay)
    case .date(.notDate):
      throw columns.refusal(
        of: record, in: column, record.isMissing(column) ? .missingDate : .notDate)
    }
  }

  private static func meaning(of cell: Cell, _ order: DateOrder?) -> Meaning {
    if let day = DateText.isoDay(cell) { return .date(.day(day)) }
    let reading = DateText(cell).reading(order ?? .dayFirst)
    if reading == .notDate, let range = DateRangeText(cell.visibleText)?.period(order) {
      return .range(range)
    }
    return .date(reading)
  }

  /// The day that `0003` means, three days after the first of the range.
  private func countedDay(
    of record: CSVRecord, in column: RowColumns.Column
  ) throws(RefusedRow) -> Period {
    let text = record.visibleText(column)
    guard let range, text.utf8.count <= 6, text.utf8.allSatisfy(Byte.isDigit), let days = Int(text)
    else {
      throw columns.refusal(of: record, in: column, text.isEmpty ? .missingDate : .notDate)
    }
    let day = range.start + days
    guard range.contains(day) else { throw columns.refusal(of: record, in: column, .noSuchDay) }
    return Period(day: day)
  }
}

extension Grain {
  /// The days that a day stands for in a column of this grain.
  fileprivate func period(from day: Day) -> Period {
    switch self {
    case .day, .range, .daysSinceStart: Period(day: day)
    // The first day of the file's week, which is a Sunday in some countries.
    case .week: Period(start: day, end: day + 6) ?? Period(day: day)
    case .month: Period(monthOf: day)
    }
  }
}
