import Marketing

/// Which column of a control file says what, by its header or by the order of the columns.
struct ControlColumns: Hashable {
  enum Field: CaseIterable { case channel, action, amount, until, reason, author }

  /// The line of the header; 0 where the file has none.
  let headerLine: Int
  /// What the amount's header ends with: `(EUR)`.
  let currency: Currency?
  let isSpanish: Bool
  /// The most fields that a line may have.
  let width: Int
  private let indices: [Field: Int]

  /// `channel;action;amount;until;reason;by`: the order of a file without a header.
  static let inOrder = ControlColumns(
    headerLine: 0, currency: nil, isSpanish: false, width: Field.allCases.count,
    indices: Dictionary(
      uniqueKeysWithValues: Field.allCases.enumerated().map { ($0.element, $0.offset) }))

  private init(
    headerLine: Int, currency: Currency?, isSpanish: Bool, width: Int, indices: [Field: Int]
  ) {
    self.headerLine = headerLine
    self.currency = currency
    self.isSpanish = isSpanish
    self.width = width
    self.indices = indices
  }

  /// Returns nil when the line does not name the column of the actions: it is no header.
  init?(line: Int, headers: [String]) {
    var indices: [Field: Int] = [:]
    var currency: Currency?
    var isSpanish = false
    for (index, header) in headers.enumerated() {
      let text = HeaderText(header)
      guard let (field, language) = Self.table[text.normalized], indices[field] == nil else {
        continue
      }
      indices[field] = index
      if field == .amount { currency = text.currency }
      if language == .spanish { isSpanish = true }
    }
    guard indices[.action] != nil, indices.count > 1 else { return nil }
    self.init(
      headerLine: line, currency: currency, isSpanish: isSpanish, width: headers.count,
      indices: indices)
  }

  /// How many columns are known.
  var count: Int { indices.count }

  /// The text of a field; empty where the line or the file has none.
  func text(_ field: Field, in fields: [String]) -> String {
    guard let index = indices[field], index < fields.count else { return "" }
    return fields[index]
  }

  private static let table: [String: (Field, Language)] = {
    let entries: [(Field, english: [String], spanish: [String])] = [
      (.channel, ["channel"], ["canal", "medio"]),
      (.action, ["action"], ["accion"]),
      (.amount, ["amount"], ["importe", "cantidad"]),
      (.until, ["until", "end date"], ["hasta", "fecha de fin"]),
      (.reason, ["reason"], ["motivo", "razon"]),
      (.author, ["by", "author"], ["por", "autor"]),
    ]
    var table: [String: (Field, Language)] = [:]
    for (field, english, spanish) in entries {
      for text in english { table[text] = (field, .english) }
      for text in spanish { table[text] = (field, .spanish) }
    }
    return table
  }()
}
