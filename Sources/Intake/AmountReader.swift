import Marketing

/// The numbers of a row, and the currency that symbols in its cells name.
struct Amounts {
  var metrics = Metrics()
  var currency: Currency?
  /// A column whose amount has a symbol that several countries use.
  var unclear: RowColumns.Column?
}

/// Reads the metric columns of a row.
struct AmountReader {
  let columns: RowColumns
  /// What the file's numbers have shown; nil while none of them needs a mark.
  let voted: DecimalMark?

  var decimal: DecimalMark { voted ?? .point }

  /// The row's numbers; a metric that is missing stays nil.
  func amounts(of record: CSVRecord) throws(RefusedRow) -> Amounts {
    var amounts = Amounts()
    for column in columns.metrics {
      guard let (number, currency, isUnclear) = try number(of: record, in: column) else {
        continue
      }
      do throws(RefusedRow.Problem) {
        try amounts.add(currency)
        try amounts.metrics.set(column, to: number)
      } catch {
        throw columns.refusal(of: record, in: column, error)
      }
      if isUnclear { amounts.unclear = column }
    }
    return amounts
  }

  private func number(
    of record: CSVRecord, in column: RowColumns.Column
  ) throws(RefusedRow) -> (number: ExactNumber, currency: Currency?, isUnclear: Bool)? {
    let cell = record.bytes.span.extracting(record.range(of: column))
    if MissingNumber.isMissing(cell) { return nil }
    guard let text = NumberText(cell), !text.isPercent,
      let number = text.value(of: cell, decimal: decimal)
    else {
      let isError = cell.visibleText.hasPrefix("#")
      throw columns.refusal(
        of: record, in: column, isError ? .spreadsheetError : .notNumber(voted))
    }
    return (number, text.currency, text.hasUnclearSymbol)
  }

  /// The number of a sum's cell; nil where there is none.
  func total(of record: CSVRecord, in column: RowColumns.Column) -> ExactNumber? {
    guard column.index < record.fields.count else { return nil }
    let cell = record.bytes.span.extracting(record.range(of: column))
    guard !MissingNumber.isMissing(cell), let text = NumberText(cell), !text.isPercent else {
      return nil
    }
    return text.value(of: cell, decimal: decimal)
  }
}

extension Amounts {
  fileprivate mutating func add(_ other: Currency?) throws(RefusedRow.Problem) {
    guard let other else { return }
    guard (currency ?? other) == other else { throw .mixedCurrencies }
    currency = other
  }
}

extension Metrics {
  /// Sets the metric of a column; what is refunded is booked as a negative number.
  fileprivate mutating func set(
    _ column: RowColumns.Column, to number: ExactNumber
  ) throws(RefusedRow.Problem) {
    if let outcome = column.outcome {
      outcomes[outcome] = try Self.conversions(number)
      return
    }
    switch column.field {
    case .spend: spend = try Self.fitting(number.micros)
    case .spendMicros: spend = try Self.micros(number)
    case .revenue: revenue = try Self.fitting(number.micros)
    case .revenueMicros: revenue = try Self.micros(number)
    case .impressions: impressions = try Self.count(number)
    case .clicks: clicks = try Self.count(number)
    case .conversions: conversions = try Self.conversions(number)
    case .start, .end, .account, .channel, .campaign, .campaignID, .currency, .resultIndicator:
      break
    }
  }

  private static func micros(_ number: ExactNumber) throws(RefusedRow.Problem) -> Micros {
    _ = try fitting(number.scaled(byPowerOfTen: 0))
    guard let whole = number.wholeNumber else { throw .notMicros }
    return Micros(rawValue: whole)
  }

  private static func conversions(_ number: ExactNumber) throws(RefusedRow.Problem) -> Double {
    let value = number.significand == 0 ? 0 : number.double
    return try fitting(abs(value) <= 9e12 ? value : nil)
  }

  private static func count(_ number: ExactNumber) throws(RefusedRow.Problem) -> Int64 {
    let rounded = try fitting(number.scaled(byPowerOfTen: 0))
    guard let whole = number.wholeNumber else { throw .notWhole }
    guard rounded >= 0 else { throw .negative }
    return whole
  }

  private static func fitting<Value>(_ value: Value?) throws(RefusedRow.Problem) -> Value {
    guard let value else { throw .outOfRange }
    return value
  }
}
