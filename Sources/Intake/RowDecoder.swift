import Marketing

/// Turns the records of a file into observations, or says why one cannot be taken.
struct RowDecoder {
  /// What a record comes to.
  enum Row {
    /// The observation, and its numbers as the file prints them.
    case observation(Observation, printed: Metrics)
    /// No number in any metric column.
    case blank
    case refused(RefusedRow)
  }

  let columns: RowColumns
  let amountReader: AmountReader
  private var names: NameReader
  private var days: DayReader
  private let preamble: Preamble
  private let tax: ValueAddedTax?
  /// Whether a row with results must say what they cost.
  private let needsSpend: Bool
  private let configuredCurrency: Currency?

  init(_ profile: FileProfile, options: ReadingOptions) {
    columns = RowColumns(profile.header, file: profile.file, supplies: options.supplies)
    amountReader = AmountReader(columns: columns, voted: profile.locale.decimal)
    names = NameReader(columns, profile, options: options)
    days = DayReader(columns, profile)
    preamble = profile.preamble
    tax = ValueAddedTax(percent: options.vatRate)
    needsSpend = columns.spend != nil && !options.mayLackSpend
    configuredCurrency = options.currency
  }

  mutating func row(of record: CSVRecord) -> Row {
    do throws(RefusedRow) {
      return try decoded(record)
    } catch {
      return .refused(error)
    }
  }

  private mutating func decoded(_ record: CSVRecord) throws(RefusedRow) -> Row {
    try columns.checkForm(of: record)
    let amounts = try amountReader.amounts(of: record)
    let printed = amounts.metrics
    guard printed != Metrics() else { return .blank }
    guard printed.spend != nil || !needsSpend else {
      throw columns.refusal(of: record, in: columns.spend, .missingSpend)
    }
    let key = Observation.Key(
      source: names.source(of: record), channel: try names.channel(of: record),
      item: names.item(of: record), period: try days.period(of: record))
    let observation = Observation(
      key: key, currency: try currency(of: record, amounts),
      metrics: tax.map { $0.net(printed) } ?? printed, line: record.line,
      isProvisional: preamble.isProvisional(key.period))
    return .observation(observation, printed: printed)
  }

  /// By header, then by column, then by the cells' symbols, then by configuration.
  private func currency(
    of record: CSVRecord, _ amounts: Amounts
  ) throws(RefusedRow) -> Currency? {
    if let currency = columns.headerCurrency { return currency }
    if let column = columns.currency, !record.isMissing(column) {
      guard let currency = KnownCurrencies.currency(code: record.visibleText(column)) else {
        throw columns.refusal(of: record, in: column, .notCurrency)
      }
      return currency
    }
    guard let currency = amounts.currency ?? configuredCurrency else {
      guard let column = amounts.unclear else { return nil }
      throw columns.refusal(of: record, in: column, .unclearCurrency)
    }
    return currency
  }
}
