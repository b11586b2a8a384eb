import Foundation
import Marketing

/// Turns the records of a file into observations, or says why one cannot be taken.
struct RowDecoder {
  /// What a record comes to.
  enum Row {
    case observation(Observation)
    /// No number in any metric column.
    case blank
    case refused(RefusedRow)
  }

  private let columns: RowColumns
  private let amountReader: AmountReader
  private let source: String
  private let order: DateOrder
  private let configuredChannel: ChannelName?
  private let configuredCurrency: Currency?
  private var dates = CellCache<DateReading>()
  private var channels = CellCache<ChannelName?>()
  private var items = CellCache<String>()

  init(_ profile: FileProfile, options: ReadingOptions) {
    columns = RowColumns(profile.header, file: profile.file)
    amountReader = AmountReader(columns: columns, decimal: profile.locale.decimal ?? .point)
    source = profile.source
    order = profile.locale.dates ?? .dayFirst
    configuredChannel = options.channel
    configuredCurrency = options.currency
  }

  mutating func row(of record: CSVRecord) -> Row {
    do throws(RefusedRow) {
      return try observation(of: record).map(Row.observation) ?? .blank
    } catch {
      return .refused(error)
    }
  }

  /// Nil for a blank row.
  private mutating func observation(of record: CSVRecord) throws(RefusedRow) -> Observation? {
    try columns.checkForm(of: record)
    let amounts = try amountReader.amounts(of: record)
    guard amounts.metrics != Metrics() else { return nil }
    guard amounts.metrics.spend != nil else {
      throw columns.refusal(of: record, in: columns.spend, .missingSpend)
    }
    let key = Observation.Key(
      source: source, channel: try channel(of: record), item: item(of: record),
      period: try period(of: record))
    return Observation(
      key: key, currency: try currency(of: record, cells: amounts.currency),
      metrics: amounts.metrics, line: record.line)
  }

  /// By header, then by column, then by the cells' symbols, then by configuration.
  private func currency(
    of record: CSVRecord, cells: Currency?
  ) throws(RefusedRow) -> Currency? {
    if let currency = columns.headerCurrency { return currency }
    guard let column = columns.currency else { return cells ?? configuredCurrency }
    let cell = record.bytes.span.extracting(record.range(of: column))
    if MissingNumber.isMissing(cell) { return cells ?? configuredCurrency }
    guard let currency = KnownCurrencies.currency(code: cell.visibleText) else {
      throw columns.refusal(of: record, in: column, .notCurrency)
    }
    return currency
  }
}

// MARK: - Names

extension RowDecoder {
  /// The channel column; else the configured channel; else the campaign.
  private mutating func channel(of record: CSVRecord) throws(RefusedRow) -> ChannelName {
    if columns.channel == nil, let configuredChannel { return configuredChannel }
    // People know a campaign by its name; the id stands in where that is empty.
    let candidates =
      columns.channel.map { [$0] }
      ?? [columns.campaign, columns.campaignID].compactMap(\.self)
    for column in candidates {
      let cell = record.bytes.span.extracting(record.range(of: column))
      if let name = channels.value(for: cell, or: { ChannelName($0.text) }) { return name }
    }
    throw columns.refusal(of: record, in: candidates.first, .missingChannel)
  }

  /// The campaign's id, else its name, else nothing.
  private mutating func item(of record: CSVRecord) -> String {
    let id = item(of: record, in: columns.campaignID)
    return id.isEmpty ? item(of: record, in: columns.campaign) : id
  }

  private mutating func item(of record: CSVRecord, in column: RowColumns.Column?) -> String {
    guard let column else { return "" }
    let cell = record.bytes.span.extracting(record.range(of: column))
    return items.value(for: cell) { Self.itemText($0.text) }
  }

  /// One line without control characters, in Unicode's composed form, at its full length.
  private static func itemText(_ raw: String) -> String {
    raw.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.isControl } }
      .joined(separator: " ").precomposedStringWithCanonicalMapping
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool {
    generalCategory == .control || generalCategory == .format
  }
}

// MARK: - Days

extension RowDecoder {
  private mutating func period(of record: CSVRecord) throws(RefusedRow) -> Period {
    guard let start = columns.start else { throw columns.refusal(of: record, .missingDate) }
    let first = try days(of: record, in: start)
    guard start.grain != .day, let end = columns.end, !record.range(of: end).isEmpty
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
    let order = order
    let cell = record.bytes.span.extracting(record.range(of: column))
    let reading = dates.value(for: cell) { cell in
      DateText.isoDay(cell).map(DateReading.day) ?? DateText(cell).reading(order)
    }
    switch reading {
    case .day(let day): return column.grain.period(from: day)
    case .week(let day): return Period(weekOf: day)
    case .month(let day): return Period(monthOf: day)
    case .noSuchDay: throw columns.refusal(of: record, in: column, .noSuchDay)
    case .notDate:
      throw columns.refusal(
        of: record, in: column, cell.trimmed.isEmpty ? .missingDate : .notDate)
    }
  }
}

extension Grain {
  /// The days that a day stands for in a column of this grain.
  fileprivate func period(from day: Day) -> Period {
    switch self {
    case .day, .range: Period(day: day)
    // The first day of the file's week, which is a Sunday in some countries.
    case .week: Period(start: day, end: day + 6) ?? Period(day: day)
    case .month: Period(monthOf: day)
    }
  }
}
