import Marketing

/// Turns a line of a control file into a request, or says why it cannot be one.
struct ControlLineReader {
  private let columns: ControlColumns
  private let locale: ControlLocale

  init(_ table: ControlTable, options: ReadingOptions) {
    columns = table.columns
    var locale = ControlLocale(isSpanish: columns.isSpanish, options: options)
    for record in table.records {
      if ControlWords.isSpanish(columns.text(.action, in: record.fields)) {
        locale.isSpanish = true
      }
      locale.hear(
        amount: AmountText(columns.text(.amount, in: record.fields)).number,
        day: columns.text(.until, in: record.fields))
    }
    self.locale = locale
  }

  func request(of record: ControlTable.Record) -> Result<OverrideRequest, OverrideRefusal> {
    Result { () throws(OverrideRefusal) in try read(record) }
  }

  private func read(_ record: ControlTable.Record) throws(OverrideRefusal) -> OverrideRequest {
    if let field = record.textAfterQuote { throw .textAfterQuote(record.fields[field].excerpt) }
    let used = record.fields.lastIndex { !$0.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? 0
    guard used <= columns.width else { throw .tooManyFields(used, most: columns.width) }
    return OverrideRequest(
      channel: columns.text(.channel, in: record.fields).visibleLine(atMost: 120),
      verb: try ControlWords.verb(of: columns.text(.action, in: record.fields)),
      amount: try amount(of: record),
      until: try locale.lastDay(of: columns.text(.until, in: record.fields)),
      reason: columns.text(.reason, in: record.fields),
      author: columns.text(.author, in: record.fields))
  }

  private func amount(
    of record: ControlTable.Record
  ) throws(OverrideRefusal) -> OverrideRequest.Amount? {
    var amount = try AmountText(columns.text(.amount, in: record.fields)).amount(locale)
    // Not that of the source: what is planned is in the plan's currency.
    if amount?.currency == nil { amount?.currency = columns.currency }
    return amount
  }
}
