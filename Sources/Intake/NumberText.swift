import Marketing

/// A number in a cell, without the sign, currency, brackets and spaces around its digits.
///
/// What the marks between the digits mean is another question, answered once per file.
struct NumberText {
  /// Digits, marks and the spaces between them.
  private(set) var digits: Range<Int>
  private(set) var isNegative = false
  private(set) var isPercent = false
  /// The currency that a symbol or a code names; `$` alone names none, for many countries use it.
  private(set) var currency: Currency?
  /// Whether it bears such a symbol.
  private(set) var hasUnclearSymbol = false
  private var openBrackets = 0

  /// Returns nil when the cell is no number in any locale.
  init?(_ cell: Cell) {
    digits = 0..<cell.count
    while !digits.isEmpty, !Self.isNumeric(cell[digits.lowerBound]) {
      guard let (mark, length) = Self.mark(in: cell, from: digits.lowerBound, atFront: true),
        accept(mark, atFront: true)
      else { return nil }
      digits = min(digits.lowerBound + length, digits.upperBound)..<digits.upperBound
    }
    while !digits.isEmpty, !Self.isNumeric(cell[digits.upperBound - 1]) {
      guard let (mark, length) = Self.mark(in: cell, from: digits.upperBound, atFront: false),
        accept(mark, atFront: false)
      else { return nil }
      digits = digits.lowerBound..<max(digits.lowerBound, digits.upperBound - length)
    }
    guard !digits.isEmpty, openBrackets == 0 else { return nil }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || byte == Byte.point || byte == Byte.comma
  }

  private enum Mark {
    case space, minus, plus, open, close, percent
    case currency(Currency?)
  }

  private mutating func accept(_ mark: Mark, atFront: Bool) -> Bool {
    switch mark {
    case .space: return true
    case .plus: return atFront
    case .minus:
      defer { isNegative = true }
      return atFront && !isNegative
    case .open:
      openBrackets += 1
      defer { isNegative = true }
      return atFront && !isNegative
    case .close:
      openBrackets -= 1
      return !atFront
    case .percent:
      defer { isPercent = true }
      return !atFront && !isPercent
    case .currency(let named):
      defer {
        currency = currency ?? named
        hasUnclearSymbol = currency == nil
      }
      return currency == nil || named == nil
    }
  }

  /// The mark that begins (at the front) or ends (at the back) at `index`, and its length.
  private static func mark(in cell: Cell, from index: Int, atFront: Bool) -> (Mark, Int)? {
    for entry in marks {
      let start = atFront ? index : index - entry.bytes.count
      if cell.has(entry.bytes, at: start) { return (entry.mark, entry.bytes.count) }
    }
    let start = atFront ? index : index - 3
    guard start >= 0, start + 3 <= cell.count,
      (start..<start + 3).allSatisfy({ Byte.isLetter(cell[$0]) }),
      let currency = KnownCurrencies.currency(code: cell.extracting(start..<start + 3).text)
    else { return nil }
    return (.currency(currency), 3)
  }

  private static let marks: [(bytes: [UInt8], mark: Mark)] = [
    (" ", Mark.space), ("\t", .space), ("\u{A0}", .space), ("\u{202F}", .space),
    ("\u{2009}", .space), ("\u{FEFF}", .space),
    ("-", .minus), ("\u{2212}", .minus), ("+", .plus), ("(", .open), (")", .close),
    ("%", .percent), ("€", .currency(Currency(code: "EUR"))),
    ("£", .currency(Currency(code: "GBP"))), ("US$", .currency(Currency(code: "USD"))),
    ("$", .currency(nil)), ("¥", .currency(nil)),
  ].map { (Array($0.utf8), $1) }
}

extension NumberText {
  /// The value when the file writes decimals behind `mark`; nil when the digits do not fit that.
  ///
  /// The other mark, and spaces, may only group whole digits in threes, all by the same mark, and
  /// not behind a leading zero. So what can be read in one way only is refused in the other.
  func value(of cell: Cell, decimal mark: DecimalMark) -> ExactNumber? {
    var reading = DigitReading(decimal: mark == .point ? Byte.point : Byte.comma)
    var index = digits.lowerBound
    while index < digits.upperBound {
      let byte = cell[index]
      if Byte.isDigit(byte) {
        guard reading.take(digit: byte - Byte.zero) else { return nil }
        index += 1
      } else if byte | 0x20 == 0x65 {
        guard let exponent = exponent(in: cell, from: index + 1) else { return nil }
        reading.number.exponent += exponent
        index = digits.upperBound
      } else {
        let length = cell.spaceLength(at: index)
        guard reading.take(mark: length == nil ? byte : Byte.space) else { return nil }
        index += length ?? 1
      }
    }
    guard reading.isWhole else { return nil }
    reading.number.isNegative = isNegative
    return reading.number
  }

  /// The exponent of `9.5e-05`, which some exports write for small amounts.
  private func exponent(in cell: Cell, from index: Int) -> Int? {
    let text = cell.extracting(index..<digits.upperBound).text
    guard text.utf8.count <= 4, let exponent = Int(text) else { return nil }
    return exponent
  }
}

/// Digits taken from left to right, with the state of their grouping.
private struct DigitReading {
  let decimal: UInt8
  var number = ExactNumber()
  private var groupMark: UInt8?
  private var digitsInGroup = 0
  private var hasDecimals = false
  private var digitCount = 0

  init(decimal: UInt8) {
    self.decimal = decimal
  }

  /// False when the number has more whole digits than 64 bits hold.
  mutating func take(digit: UInt8) -> Bool {
    digitCount += 1
    digitsInGroup += 1
    guard number.append(digit: digit) else { return hasDecimals }
    if hasDecimals { number.exponent -= 1 }
    return true
  }

  mutating func take(mark: UInt8) -> Bool {
    guard !hasDecimals else { return false }
    if mark == decimal {
      hasDecimals = true
      return isGrouped
    }
    guard mark == Byte.point || mark == Byte.comma || mark == Byte.space else { return false }
    let fits = groupMark.map { $0 == mark && digitsInGroup == 3 } ?? beginsGroups
    groupMark = mark
    digitsInGroup = 0
    return fits
  }

  /// Whether all groups are threes and there is a digit at all.
  var isWhole: Bool { digitCount > 0 && (hasDecimals || isGrouped) }

  private var isGrouped: Bool { groupMark == nil || digitsInGroup == 3 }

  /// One to three digits that do not begin with a zero.
  private var beginsGroups: Bool {
    (1...3).contains(digitsInGroup) && number.significand >= [1, 10, 100][digitsInGroup - 1]
  }
}
