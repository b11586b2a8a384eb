import Marketing

/// Watches a column called `Ventas`, which is money in one sheet and a number of sales in the next.
///
/// Decimals, a currency, or a thousand and more say that it is money, and so do conversions beside
/// it. Small whole numbers say nothing: 4 sales taken for 4 EUR would drop a good channel.
struct SalesWatch {
  private let column: Header.Column?
  private var first: (line: Int, cell: String)?
  private var isMoney: Bool

  init(_ header: Header) {
    column = header.column(.revenue)
    let isDoubtful =
      column?.alias == HeaderAliases.alias(for: "ventas") && column?.currency == nil
      && !header.hasConversions
    isMoney = !isDoubtful
  }

  mutating func hear(_ record: CSVRecord) {
    guard !isMoney, let index = column?.index, index < record.fields.count else { return }
    let cell = record.bytes.span.extracting(record.fields[index].range)
    guard !MissingNumber.isMissing(cell), let number = NumberText(cell) else { return }
    isMoney =
      number.currency != nil || number.hasUnclearSymbol || number.isNegative
      || number.digits.count > 3 || !number.digits.allSatisfy { Byte.isDigit(cell[$0]) }
    first = first ?? (record.line, cell.visibleText)
  }

  /// Throws the question that only a person can answer.
  func refuse(file: String) throws(FileError) {
    guard !isMoney, let first, let column else { return }
    throw FileError(
      file, line: first.line, .ambiguousSales(column: column.header, cell: first.cell))
  }
}
