import Foundation
import Marketing

/// Turns a line of a control file into a request, or says why it cannot be one.
struct ControlLineReader {
  private let columns: ControlColumns
  private let locale: ControlLocale
  private let defaultCurrency: Currency?

  init(_ table: ControlTable, options: ReadingOptions) {
    columns = table.columns
    defaultCurrency = columns.currency ?? options.currency
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
      channel: text(.channel, of: record, limit: 120), verb: try verb(of: record),
      amount: try amount(of: record), until: try until(of: record),
      reason: text(.reason, of: record, limit: 200).nonempty,
      author: text(.author, of: record, limit: 60).nonempty)
  }

  private func verb(of record: ControlTable.Record) throws(OverrideRefusal) -> Override.Verb {
    let word = text(.action, of: record, limit: 60)
    guard !word.isEmpty else { throw .missingAction }
    guard let verb = ControlWords.verb(word) else {
      throw .unknownAction(word.excerpt, nearest: ControlWords.nearest(to: word))
    }
    return verb
  }

  private func amount(
    of record: ControlTable.Record
  ) throws(OverrideRefusal) -> OverrideRequest.Amount? {
    var amount = try AmountText(columns.text(.amount, in: record.fields)).amount(locale)
    if amount?.currency == nil { amount?.currency = defaultCurrency }
    return amount
  }

  private func until(of record: ControlTable.Record) throws(OverrideRefusal) -> Day? {
    try locale.lastDay(of: columns.text(.until, in: record.fields))
  }

  /// One line without what nobody sees.
  private func text(
    _ field: ControlColumns.Field, of record: ControlTable.Record, limit: Int
  ) -> String {
    let words = columns.text(field, in: record.fields).split { character in
      character.isWhitespace || character.unicodeScalars.contains(where: \.isHidden)
    }
    return String(words.joined(separator: " ").prefix(limit))
      .precomposedStringWithCanonicalMapping
  }
}

extension String {
  fileprivate var nonempty: String? { isEmpty ? nil : self }
}
