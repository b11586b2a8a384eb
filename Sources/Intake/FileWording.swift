import Marketing

/// Every sentence about a delivered file and its rows, in one language.
///
/// Both languages stand side by side, so that neither is changed without the other.
struct FileWording {
  /// The stable name of a problem, what is wrong, and what to do.
  typealias Entry = (code: String, fault: String, fix: String)

  let file: String
  let language: Language

  func say(_ english: String, _ spanish: String) -> String { language.say(english, spanish) }

  func entry(for problem: FileError.Problem) -> Entry {
    switch problem {
    case .emptyFile: emptyFile
    case .binary: binary
    case .spreadsheet: spreadsheet
    case .fileTooLarge(let bytes, let limit): tooLarge(bytes, limit)
    case .tooManyRows(let limit): tooManyRows(limit)
    case .recordTooLong(let limit): recordTooLong(limit)
    case .tooManyColumns(let limit): tooManyColumns(limit)
    case .unterminatedQuote: unterminatedQuote
    case .cutOff(let sign): cutOff(sign)
    case .mergeConflict: mergeConflict
    case .noHeader: noHeader
    case .noRows: noRows
    case .noDateColumn(let headers, let platform, let range): noDate(headers, platform, range)
    case .noSpendColumn(let headers, let hasOutcome): noSpend(headers, hasOutcome: hasOutcome)
    case .onlyOutcomes: onlyOutcomes
    case .noOutcomeColumn(let headers): noOutcome(headers)
    case .noChannelColumn(let headers): noChannel(headers)
    case .unknownColumn(let header, let nearest): unknown(header, nearest)
    case .missingColumn(let header, let field, let headers): missing(header, field, headers)
    case .mixedCurrencies(let spend, let revenue): mixedCurrencies(spend, revenue)
    case .severalCurrencies(let first, let second, let line):
      severalCurrencies(first, second, line)
    case .ambiguousCurrency(let column, let cell): ambiguousCurrency(column, cell)
    case .ambiguousNumber(let column, let cell, let point, let comma):
      ambiguousNumber(column, cell, point, comma)
    case .ambiguousSales(let column, let cell): ambiguousSales(column, cell)
    case .ambiguousDate(let column, let cell, let dayFirst, let monthFirst):
      ambiguousDate(column, cell, dayFirst, monthFirst)
    case .mixedDates(let column, let dayFirst, let monthFirst, let otherLine):
      mixedDates(column, dayFirst, monthFirst, otherLine)
    case .totalDiffers(let label, let column, let declared, let summed):
      differs(label, column, declared, summed)
    case .tooManyBadRows(let found, let rows, let limit): tooManyBad(found, of: rows, limit)
    }
  }
}

// MARK: - Parts of sentences

extension FileWording {
  /// `column 'Cost': `, in front of what is wrong with one of its cells.
  func place(_ column: String) -> String {
    say("column '\(column)': ", "columna '\(column)': ")
  }

  /// What to write into the configuration, and where.
  func source(_ setting: String) -> String { say("write ", "escriba ") + under(setting) }

  /// Where the file itself can be corrected as well, this comes second: not everybody who delivers
  /// files has a way to the configuration.
  func orUnder(_ setting: String) -> String { say(", or write ", ", o escriba ") + under(setting) }

  private func under(_ setting: String) -> String {
    say("under sources in the configuration ", "bajo sources en la configuración ")
      + line(setting)
  }

  /// The line for this file and those that will come after it.
  func line(_ setting: String) -> String {
    let name = FilePattern(for: file).text.replacing("\\", with: "\\\\").replacing(
      "\"", with: "\\\"")
    return "- { match: \"\(name)\", \(setting) }"
  }
}
