import Marketing

/// The catalogue: the code, what is wrong, and what to do.
extension FileError {
  typealias Entry = (code: String, fault: String, fix: String)

  var entry: Entry {
    switch problem {
    case .emptyFile: ("emptyFile", "the file is empty", "export it again")
    case .binary: ("binary", "this is no text file", "export the table as CSV")
    case .spreadsheet: spreadsheet
    case .fileTooLarge(let bytes, let limit): tooLarge(bytes: bytes, limit: limit)
    case .tooManyRows(let limit):
      ("tooManyRows", "the file has more than \(limit) rows", "split it by month")
    case .recordTooLong(let limit): recordTooLong(limit)
    case .tooManyColumns(let limit):
      ("tooManyColumns", "the row has more than \(limit) columns", "export fewer columns")
    case .unterminatedQuote: unterminatedQuote
    case .cutOff(let sign):
      ("cutOff", "the file looks cut off: \(sign.fault)", "deliver it again as a whole")
    case .mergeConflict: mergeConflict
    case .noHeader: noHeader
    case .noRows: ("noRows", "there is no row below the header", "export a period with data")
    case .noDateColumn(let headers, let platform, let range):
      ("noDateColumn", undated(headers, range), dailyExport(of: platform, range))
    case .noSpendColumn(let headers, let hasOutcome): noSpend(headers, hasOutcome: hasOutcome)
    case .onlyOutcomes: onlyOutcomes
    case .noOutcomeColumn(let headers): noOutcome(headers)
    case .noChannelColumn(let headers): noChannel(headers)
    case .unknownColumn(let header, let nearest):
      ("unknownColumn", "column '\(header.excerpt)' is not known", "did you mean '\(nearest)'?")
    case .missingColumn(let header, let field, let headers): missing(header, field, headers)
    case .mixedCurrencies(let spend, let revenue): mixed(spend, revenue)
    case .severalCurrencies(let first, let second, let line): several(first, second, line)
    case .ambiguousCurrency(let column, let cell): unclearCurrency(column, cell)
    case .ambiguousNumber(let column, let cell, let point, let comma):
      ambiguous(
        "ambiguousNumber", column, cell, (point, "decimal: \".\""), (comma, "decimal: \",\""))
    case .ambiguousDate(let column, let cell, let dayFirst, let monthFirst):
      ambiguous(
        "ambiguousDate", column, cell, ("\(dayFirst)", "dates: dmy"),
        ("\(monthFirst)", "dates: mdy"))
    case .mixedDates(let column, let dayFirst, let monthFirst, let otherLine):
      mixedDates(column, dayFirst, monthFirst, otherLine)
    case .totalDiffers(let label, let column, let declared, let summed):
      differs(label, column, declared, summed)
    case .tooManyBadRows(let found, let rows, let limit): tooManyBad(found, of: rows, limit)
    }
  }
}

// MARK: - The file as a whole

extension FileError {
  private var spreadsheet: Entry {
    (
      "spreadsheet", "this is a spreadsheet or a zip, not a CSV file",
      "open it, choose Save As or Download, and the format CSV UTF-8"
    )
  }

  private func tooLarge(bytes: Int, limit: Int) -> Entry {
    (
      "fileTooLarge", "the file has \(bytes) bytes or more, the limit is \(limit)",
      "split it by month"
    )
  }

  private func recordTooLong(_ limit: Int) -> Entry {
    (
      "recordTooLong", "the row that begins here has more than \(limit) bytes",
      "look for a missing line end"
    )
  }

  private var unterminatedQuote: Entry {
    (
      "unterminatedQuote", "the quote that opens here is never closed",
      "close it, or write a quote within a field twice"
    )
  }

  private var mergeConflict: Entry {
    (
      "mergeConflict", "this is the mark of a merge conflict, not a row",
      "keep one of the two versions and deliver that"
    )
  }

  private func differs(_ label: String, _ column: String, _ declared: String, _ summed: String)
    -> Entry
  {
    let place = column.isEmpty ? "" : "column '\(column.excerpt)': "
    let total = label.isEmpty ? "the sum of the file" : "'\(label.excerpt)'"
    return (
      "totalDiffers", "\(place)\(total) is \(declared), the rows come to \(summed)",
      "export it again, whole and with one filter for rows and sums"
    )
  }

  private func tooManyBad(_ found: Int, of rows: Int, _ limit: Double) -> Entry {
    let percent = (limit * 1000).rounded() / 10
    return (
      "tooManyBadRows",
      "\(found) of \(rows) rows cannot be taken, more than the \(percent) % that may be skipped",
      "correct them, or export again"
    )
  }
}

extension FileError.CutOff {
  fileprivate var fault: String {
    switch self {
    case .row(let fields, let columns):
      "its last row has \(fields) of \(columns) fields and no line end"
    case .rows(let found, let declared): "it has \(found) of the \(declared) rows that it promises"
    case .totals: "the sums at its end are missing"
    }
  }
}

// MARK: - The header

extension FileError {
  private var noHeader: Entry {
    (
      "noHeader", "none of the first 25 lines names the columns",
      "write a first line such as date,channel,spend,conversions"
    )
  }

  private func undated(_ headers: [String], _ range: FileRange?) -> String {
    switch range {
    case .days(let period): "the rows have no date, only the range \(period) above them"
    case .allTime: "the rows have no date, they cover all time"
    case nil: "no column is a date\(among(headers))"
    }
  }

  private func dailyExport(of platform: Platform, _ range: FileRange?) -> String {
    let menu = platform.dailyExport ?? "export with one row a day, or name the column 'date'"
    guard case .days = range else { return menu }
    return "\(menu), or take it as one period: \(source("periods: range"))"
  }

  private func noSpend(_ headers: [String], hasOutcome: Bool) -> Entry {
    (
      "noSpendColumn", "no column says what was spent\(among(headers))",
      "export the cost as well, or name the column 'spend'"
        + (hasOutcome ? "; where another file has it, \(source("supplies: conversions"))" : "")
    )
  }

  private var onlyOutcomes: Entry {
    (
      "onlyOutcomes", "the export says what came, and nothing of what was spent",
      source("supplies: conversions")
    )
  }

  private func noOutcome(_ headers: [String]) -> Entry {
    (
      "noOutcomeColumn", "no column gives conversions or revenue\(among(headers))",
      "export the conversions as well, or name the column 'conversions'"
    )
  }

  private func noChannel(_ headers: [String]) -> Entry {
    (
      "noChannelColumn", "no column is a channel or a campaign\(among(headers))",
      "name one 'channel', or \(source("channel: NAME"))"
    )
  }

  private func missing(_ header: String, _ field: Field, _ headers: [String]) -> Entry {
    (
      "missingColumn",
      "column '\(header.excerpt)', the \(field.rawValue) of this source, is not there"
        + among(headers),
      "correct 'columns' for this source in the configuration"
    )
  }

  /// The headers found, so that the person sees which line was taken for the header.
  private func among(_ headers: [String]) -> String {
    let shown = headers.prefix(8).map { "'\($0.excerpt)'" }.joined(separator: ", ")
    return headers.isEmpty ? "" : " (columns: \(shown)\(headers.count > 8 ? ", …" : ""))"
  }
}

// MARK: - Questions

extension FileError {
  private func ambiguous(
    _ code: String, _ column: String, _ cell: String,
    _ first: (meaning: String, setting: String), _ second: (meaning: String, setting: String)
  ) -> Entry {
    (
      code,
      "column '\(column.excerpt)': '\(cell.excerpt)' could be \(first.meaning) or "
        + second.meaning,
      "\(source(first.setting)) for \(first.meaning), or \(line(second.setting)) for "
        + second.meaning
    )
  }

  private func mixedDates(
    _ column: String, _ dayFirst: String, _ monthFirst: String, _ otherLine: Int
  ) -> Entry {
    (
      "mixedDates",
      "column '\(column.excerpt)': the day stands first in '\(dayFirst.excerpt)' and second in "
        + "'\(monthFirst.excerpt)' (the other is in line \(otherLine))",
      "write all dates as 2026-09-01"
    )
  }

  private func mixed(_ spend: Currency, _ revenue: Currency) -> Entry {
    (
      "mixedCurrencies", "spend is in \(spend) and revenue in \(revenue)",
      "export both in one currency"
    )
  }

  private func several(_ first: Currency, _ second: Currency, _ otherLine: Int) -> Entry {
    (
      "severalCurrencies", "this row is in \(second), line \(otherLine) is in \(first)",
      "export one file for each currency"
    )
  }

  private func unclearCurrency(_ column: String, _ cell: String) -> Entry {
    (
      "ambiguousCurrency",
      "column '\(column.excerpt)': '\(cell.excerpt)' does not say which country's money it is",
      "\(source("currency: USD")), or the code that is right"
    )
  }

  /// What to write into the configuration, and where.
  private func source(_ setting: String) -> String {
    "write under sources in the configuration \(line(setting))"
  }

  private func line(_ setting: String) -> String {
    let name = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "- { match: \"\(name)\", \(setting) }"
  }
}
