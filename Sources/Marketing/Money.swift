/// An amount observed in a file, in millionths of the currency unit.
///
/// Platforms report costs in micros, and a click may cost less than a cent; whole micros keep
/// every digit that a file gives.
public struct Micros: Hashable, Sendable, RawRepresentable, Codable {
  public let rawValue: Int64

  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Rounds half away from zero; nil beyond ±9.2·10¹² units.
  public init?(units: Double) {
    guard let value = Int64(exactly: (units * 1_000_000).rounded()) else { return nil }
    rawValue = value
  }

  /// The amount in currency units.
  public var units: Double { Double(rawValue) / 1_000_000 }
}

/// An amount that is planned, in the currency's minor units: cents for EUR, yen for JPY.
public struct MinorUnits: Hashable, Sendable, RawRepresentable, Codable {
  public let rawValue: Int64

  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// The amount in currency units.
  public func units(of currency: Currency) -> Double {
    Double(rawValue) / currency.minorUnitsPerUnit
  }
}

extension Micros: Comparable, AdditiveArithmetic {
  public static let zero = Micros(rawValue: 0)
  public static func < (left: Micros, right: Micros) -> Bool { left.rawValue < right.rawValue }
  public static func + (left: Micros, right: Micros) -> Micros {
    Micros(rawValue: left.rawValue + right.rawValue)
  }
  public static func - (left: Micros, right: Micros) -> Micros {
    Micros(rawValue: left.rawValue - right.rawValue)
  }
}

extension MinorUnits: Comparable, AdditiveArithmetic {
  public static let zero = MinorUnits(rawValue: 0)
  public static func < (left: MinorUnits, right: MinorUnits) -> Bool {
    left.rawValue < right.rawValue
  }
  public static func + (left: MinorUnits, right: MinorUnits) -> MinorUnits {
    MinorUnits(rawValue: left.rawValue + right.rawValue)
  }
  public static func - (left: MinorUnits, right: MinorUnits) -> MinorUnits {
    MinorUnits(rawValue: left.rawValue - right.rawValue)
  }
}

/// An ISO 4217 currency: its code and how many decimal places its amounts have.
public struct Currency: Hashable, Sendable {
  /// Three capital letters.
  public let code: String

  /// Returns nil for anything but three ASCII letters; lower case is accepted.
  public init?(code: some StringProtocol) {
    let upper = code.uppercased()
    guard upper.utf8.count == 3,
      upper.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains)
    else { return nil }
    self.code = upper
  }

  private init(known code: String) {
    self.code = code
  }

  public static let euro = Currency(known: "EUR")

  /// Decimal places of an amount: 0, 2 or 3, from ISO 4217's table of active codes.
  public var minorUnitDigits: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// 1, 100 or 1000.
  public var minorUnitsPerUnit: Double {
    switch minorUnitDigits {
    case 0: 1
    case 3: 1000
    default: 100
    }
  }

  /// The nearest whole number of minor units; nil when it does not fit 64 bits.
  public func minorUnits(_ units: Double) -> MinorUnits? {
    Int64(exactly: (units * minorUnitsPerUnit).rounded()).map(MinorUnits.init(rawValue:))
  }
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}

extension Currency: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let currency = Currency(code: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not an ISO 4217 code; write EUR")
    }
    self = currency
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
