import Marketing

/// A decimal number as it is written, ±significand · 10^exponent, before anything is rounded.
struct ExactNumber: Hashable {
  var significand: UInt64 = 0
  var exponent = 0
  var isNegative = false

  /// Appends a decimal digit; false when the significand is full (19 digits).
  mutating func append(digit: UInt8) -> Bool {
    guard significand < 1_000_000_000_000_000_000 else { return false }
    significand = significand * 10 + UInt64(digit)
    return true
  }

  /// The number times a power of ten, rounded half away from zero; nil beyond 64 bits.
  func scaled(byPowerOfTen power: Int) -> Int64? {
    let shift = exponent + power
    let magnitude = shift >= 0 ? multiplied(by: shift) : divided(by: -shift)
    guard let magnitude, let value = Int64(exactly: magnitude) else { return nil }
    return isNegative ? -value : value
  }

  /// The amount in millionths; nil beyond ±9.2·10¹² units.
  var micros: Micros? { scaled(byPowerOfTen: 6).map(Micros.init(rawValue:)) }

  /// The number itself when it is whole, as 17 and 17.0 are.
  var wholeNumber: Int64? {
    guard let value = scaled(byPowerOfTen: 0) else { return nil }
    guard exponent < 0 else { return value }
    guard let power = Self.powerOfTen(-exponent) else { return significand == 0 ? 0 : nil }
    return significand.isMultiple(of: power) ? value : nil
  }

  /// The nearest Double.
  ///
  /// One division or multiplication of exact values rounds correctly (Clinger, "How to Read
  /// Floating Point Numbers Accurately", 1990); anything longer goes to the standard library.
  var double: Double {
    guard significand <= 1 << 53, exponent <= 0, let power = Self.powerOfTen(-exponent) else {
      return Double("\(isNegative ? "-" : "")\(significand)e\(exponent)") ?? .infinity
    }
    let value = Double(significand) / Double(power)
    return isNegative ? -value : value
  }

  private func multiplied(by shift: Int) -> UInt64? {
    guard significand > 0 else { return 0 }
    guard let power = Self.powerOfTen(shift) else { return nil }
    let (value, overflow) = significand.multipliedReportingOverflow(by: power)
    return overflow ? nil : value
  }

  private func divided(by shift: Int) -> UInt64 {
    guard let power = Self.powerOfTen(shift) else { return 0 }
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: power)
    return quotient + (remainder >= power - remainder ? 1 : 0)
  }

  /// 10^0 to 10^19, nil beyond.
  private static func powerOfTen(_ exponent: Int) -> UInt64? {
    (0..<20).contains(exponent) ? powersOfTen[exponent] : nil
  }

  private static let powersOfTen: [UInt64] = (0..<20).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension ExactNumber: CustomStringConvertible {
  /// Plain digits with a point, such as `-1234.5`; trailing zeros of the decimals are left out.
  var description: String {
    let digits = String(significand)
    guard exponent < 0, exponent > -30 else {
      return (isNegative ? "-" : "") + digits + (exponent == 0 ? "" : "e\(exponent)")
    }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    var decimals = String(padded.suffix(-exponent))
    while decimals.hasSuffix("0") { decimals.removeLast() }
    let whole = (isNegative ? "-" : "") + padded.dropLast(-exponent)
    return decimals.isEmpty ? whole : whole + "." + decimals
  }
}
