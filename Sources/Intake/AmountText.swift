public import Marketing

/// An amount as people write one by hand: `500`, `1.200,50 €`, `cpa 30`, `roas: 3`.
public struct AmountText: Hashable, Sendable {
  /// The number with its currency, without the measure before it.
  let number: String
  private let measure: OverrideRequest.Measure?
  private let written: String

  public init(_ text: String) {
    written = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let lower = written.lowercased()
    measure = OverrideRequest.Measure.allCases.first { lower.hasPrefix($0.rawValue) }
    number = String(
      written.dropFirst(measure?.rawValue.count ?? 0).drop { $0 == " " || $0 == ":" || $0 == "=" })
  }

  /// The amount when no other cell tells how its number is written; nil for an empty text.
  public func amount() throws(OverrideRefusal) -> OverrideRequest.Amount? {
    try amount(ControlLocale(isSpanish: false, options: ReadingOptions()))
  }

  /// Returns nil for a text that says that there is none.
  func amount(_ locale: ControlLocale) throws(OverrideRefusal) -> OverrideRequest.Amount? {
    let bytes = Array(number.utf8)
    let cell = bytes.span
    if measure == nil, MissingNumber.isMissing(cell) { return nil }
    guard let text = NumberText(cell), !text.isPercent, !text.isNegative else {
      throw .notAmount(written.excerpt)
    }
    let value: ExactNumber
    switch DecimalEvidence(of: cell, isWhole: false) {
    case .unclear(let point, let comma):
      guard let mark = locale.decimal else {
        throw .ambiguousAmount(
          written.excerpt, point: point.description, comma: comma.description)
      }
      value = mark == .point ? point : comma
    case .mark(.comma), .none:
      guard let number = text.value(of: cell, decimal: .comma) else {
        throw .notAmount(written.excerpt)
      }
      value = number
    case .mark(.point):
      guard let number = text.value(of: cell, decimal: .point) else {
        throw .notAmount(written.excerpt)
      }
      value = number
    }
    guard let micros = value.micros, micros <= Self.most else {
      throw .notAmount(written.excerpt)
    }
    return OverrideRequest.Amount(value: micros, currency: text.currency, measure: measure)
  }

  /// 10¹⁰ units: far beyond any budget, and small enough that sums in minor units fit 64 bits.
  private static let most = Micros(rawValue: 10_000_000_000_000_000)
}
