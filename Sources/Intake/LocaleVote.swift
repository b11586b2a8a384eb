import Marketing

/// The vote on a file's number and date locale: every cell of every row has a say.
struct LocaleVote {
  private struct Place {
    let line: Int
    let column: String
    let cell: String
  }

  private struct Ballot {
    var point = 0
    var comma = 0

    /// Nil when nobody voted.
    ///
    /// What lost is refused row by row, since it fits one mark only.
    var winner: DecimalMark? {
      point + comma == 0 ? nil : point >= comma ? .point : .comma
    }

    mutating func add(_ evidence: DecimalEvidence) {
      switch evidence {
      case .mark(.point): point += 1
      case .mark(.comma): comma += 1
      case .none, .unclear: break
      }
    }
  }

  private let header: Header
  /// What a column has a say in, for each index of the row.
  private let roles: [Field?]
  /// The columns that are read, and the others, which are heard when the first are silent.
  private var known = Ballot()
  private var others = Ballot()
  private var unclearNumber: (place: Place, point: ExactNumber, comma: ExactNumber)?
  private var dayFirst: Place?
  private var monthFirst: Place?
  private var unclearDate: (place: Place, dayFirst: Day, monthFirst: Day)?
  private var dates = CellCache<[DateText]>()

  init(_ header: Header) {
    self.header = header
    var roles = [Field?](repeating: nil, count: header.width)
    for column in header.columns { roles[column.index] = column.field }
    self.roles = roles
  }

  mutating func hear(_ record: CSVRecord) {
    guard record.fields.count == roles.count else { return }
    let bytes = record.bytes.span
    for (index, role) in roles.enumerated() {
      let range = record.fields[index].range
      guard !range.isEmpty else { continue }
      let cell = bytes.extracting(range)
      switch role {
      case .account, .channel, .campaign, .campaignID, .currency, .resultIndicator,
        .spendMicros, .revenueMicros:
        break
      case .start, .end: hear(date: cell, at: index, record.line)
      case let field?: hear(number: cell, at: index, field, record.line)
      case nil: others.add(DecimalEvidence(of: cell, isWhole: false))
      }
    }
  }

  /// The answer; what the options say needs no vote.
  ///
  /// Throws `FileError` when the file must wait for a person's answer.
  func result(file: String, options: ReadingOptions) throws(FileError) -> NumberLocale {
    let decimal = options.decimal ?? known.winner ?? others.winner
    if decimal == nil, let (place, point, comma) = unclearNumber {
      throw FileError(
        file, line: place.line,
        .ambiguousNumber(
          column: place.column, cell: place.cell, point: point.description,
          comma: comma.description))
    }
    if let dates = options.dates { return NumberLocale(decimal: decimal, dates: dates) }
    return NumberLocale(decimal: decimal, dates: try order(file: file, decimal: decimal))
  }

  private func order(file: String, decimal: DecimalMark?) throws(FileError) -> DateOrder? {
    if let dayFirst, let monthFirst {
      throw FileError(
        file, line: max(dayFirst.line, monthFirst.line),
        .mixedDates(
          column: dayFirst.column, dayFirst: dayFirst.cell, monthFirst: monthFirst.cell,
          otherLine: min(dayFirst.line, monthFirst.line)))
    }
    if dayFirst != nil { return .dayFirst }
    if monthFirst != nil { return .monthFirst }
    guard let unclear = unclearDate else { return nil }
    if decimal == .comma || header.isSpanish { return .dayFirst }
    throw FileError(
      file, line: unclear.place.line,
      .ambiguousDate(
        column: unclear.place.column, cell: unclear.place.cell, dayFirst: unclear.dayFirst,
        monthFirst: unclear.monthFirst))
  }

  private mutating func hear(number cell: Cell, at index: Int, _ field: Field, _ line: Int) {
    let evidence = DecimalEvidence(of: cell, isWhole: field.isWhole)
    known.add(evidence)
    guard case .unclear(let point, let comma) = evidence, unclearNumber == nil else { return }
    let column = header.names[index]
    unclearNumber = (Place(line: line, column: column, cell: cell.visibleText), point, comma)
  }

  private mutating func hear(date cell: Cell, at index: Int, _ line: Int) {
    let texts = dates.value(for: cell, or: Self.dates)
    for text in texts { hear(text, in: cell, at: index, line) }
  }

  /// The dates of a cell that an order might change: none, one, or the two of a range.
  private static func dates(of cell: Cell) -> [DateText] {
    guard DateText.isoDay(cell) == nil else { return [] }
    let text = DateText(cell)
    guard text.reading(.dayFirst) == .notDate, let range = DateRangeText(cell.visibleText) else {
      return [text]
    }
    return [range.first, range.last].map { text in
      let bytes = Array(text.utf8)
      return DateText(bytes.span)
    }
  }

  private mutating func hear(_ text: DateText, in cell: Cell, at index: Int, _ line: Int) {
    let orders = text.possibleOrders
    guard !orders.isEmpty else { return }
    let column = header.columns.first { $0.index == index }?.header ?? ""
    let place = Place(line: line, column: column, cell: cell.visibleText)
    switch (orders.contains(.dayFirst), orders.contains(.monthFirst)) {
    case (true, false): dayFirst = dayFirst ?? place
    case (false, true): monthFirst = monthFirst ?? place
    default:
      guard unclearDate == nil, case .day(let first) = text.reading(.dayFirst),
        case .day(let second) = text.reading(.monthFirst)
      else { return }
      unclearDate = (place, first, second)
    }
  }
}
