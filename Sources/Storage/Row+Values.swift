internal import Foundation
internal import GRDB
internal import Marketing

/// Columns read with suspicion: a damaged file gives an error, it does not stop the process.
extension Row {
  func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value: Value = try optional(column) else { throw Self.damage(column) }
    return value
  }

  func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    guard let stored: DatabaseValue = self[column], !stored.isNull else { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw Self.damage(column) }
    return value
  }

  func day(_ column: String) throws -> Day {
    guard let day = try optionalDay(column) else { throw Self.damage(column) }
    return day
  }

  func optionalDay(_ column: String) throws -> Day? {
    guard let text: String = try optional(column) else { return nil }
    guard let day = Day(iso: text) else { throw Self.damage(column) }
    return day
  }

  func micros(_ column: String) throws -> Micros {
    Micros(rawValue: try value(column))
  }

  func minorUnits(_ column: String) throws -> MinorUnits {
    MinorUnits(rawValue: try value(column))
  }

  func currency(_ column: String) throws -> Currency {
    guard let currency = Currency(code: try value(column) as String) else {
      throw Self.damage(column)
    }
    return currency
  }

  func channel(_ column: String) throws -> ChannelName {
    guard let channel = ChannelName(try value(column) as String) else { throw Self.damage(column) }
    return channel
  }

  func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
    guard let choice = Choice(rawValue: try value(column)) else { throw Self.damage(column) }
    return choice
  }

  func json<Value: Decodable>(_ column: String) throws -> Value {
    let text: String = try value(column)
    do { return try JSONText.decoder.decode(Value.self, from: Data(text.utf8)) } catch {
      throw Self.damage(column)
    }
  }

  func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
    guard try optional(column) as String? != nil else { return nil }
    return try json(column) as Value
  }

  static func damage(_ column: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(column) is not readable")
  }
}

/// Values that are stored as JSON text: with sorted keys, so that equal values are equal texts.
enum JSONText {
  // Odds can be beyond every number, which plain JSON cannot say.
  static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }()

  static let decoder = {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }()

  static func text(of value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
