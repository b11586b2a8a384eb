import Marketing

/// What the rows of a file need to know of its columns, and how they say what is wrong in one.
struct RowColumns {
  struct Column {
    let field: Field
    let index: Int
    let grain: Grain
    /// What it counts where several things are told apart.
    var outcome: OutcomeName?
  }

  let start, end: Column?
  let account, channel, campaign, campaignID: Column?
  let spend, currency: Column?
  /// The columns whose cells are numbers.
  let metrics: [Column]
  /// What the header of spend, or of revenue, ends with.
  let headerCurrency: Currency?
  private let file: String
  private let header: Header

  init(_ header: Header, file: String, supplies: Supply = .both) {
    func column(_ field: Field) -> Column? {
      header.column(field).map { Column(field: field, index: $0.index, grain: $0.alias.grain) }
    }
    self.header = header
    self.file = file
    (start, end) = (column(.start), column(.end))
    account = column(.account)
    (channel, campaign, campaignID) = (column(.channel), column(.campaign), column(.campaignID))
    // Micros are for files that have no plain amount.
    spend = supplies == .conversions ? nil : column(.spend) ?? column(.spendMicros)
    currency = column(.currency)
    let traffic = [spend, column(.impressions), column(.clicks)]
    let counted = header.outcomes.map { outcome in
      Column(
        field: outcome.field, index: outcome.index, grain: outcome.alias.grain,
        outcome: outcome.outcome)
    }
    let outcomes =
      [column(.conversions), column(.revenue) ?? column(.revenueMicros)] + counted
    metrics =
      ((supplies == .conversions ? [] : traffic) + (supplies == .spend ? [] : outcomes))
      .compactMap(\.self)
    headerCurrency =
      spend.flatMap { header.column($0.field)?.currency } ?? header.column(.revenue)?.currency
  }

  /// Throws when the record's fields cannot be told apart.
  func checkForm(of record: CSVRecord) throws(RefusedRow) {
    if let field = record.textAfterQuote {
      throw RefusedRow(file: file, line: record.line, cell: record.text(field), .textAfterQuote)
    }
    guard record.fields.count == header.width else {
      throw refusal(
        of: record, .raggedRow(fields: record.fields.count, columns: header.width))
    }
  }

  /// The refusal of a row, for what stands in one column or for the row as a whole.
  func refusal(
    of record: CSVRecord, in column: Column? = nil, _ problem: RefusedRow.Problem
  ) -> RefusedRow {
    let cell = column.map { record.visibleText($0) }
    let name = column.map { header.names[$0.index] }
    return RefusedRow(file: file, line: record.line, column: name, cell: cell, problem)
  }
}

extension CSVRecord {
  /// Where a column's cell lies in `bytes`.
  func range(of column: RowColumns.Column) -> Range<Int> { fields[column.index].range }

  /// Whether a column's cell says that there is nothing.
  func isMissing(_ column: RowColumns.Column) -> Bool {
    MissingNumber.isMissing(bytes.span.extracting(range(of: column)))
  }

  /// A column's cell without white space at its ends.
  func visibleText(_ column: RowColumns.Column) -> String {
    bytes.span.extracting(range(of: column)).visibleText
  }
}
