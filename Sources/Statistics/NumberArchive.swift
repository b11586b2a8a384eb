/// Carries values into a flat list of numbers, or out of one: one list of fields serves both ways.
///
/// What was put away comes back bit for bit, as long as it is asked for in the same order.
public struct NumberArchive {
  /// What was put away so far.
  public private(set) var numbers: [Double] = []
  /// Nil while values are put away.
  private var reader: NumberReader?

  /// Puts values away.
  public init() {}

  /// Takes values back.
  public init(of numbers: [Double]) {
    reader = NumberReader(numbers)
  }

  fileprivate mutating func carry(_ number: inout Double) throws {
    if let read = try reader?.number() { number = read } else { numbers.append(number) }
  }

  /// How many elements follow; a list is never longer than its numbers.
  fileprivate mutating func carry(count: inout Int) throws {
    if let read = try reader?.count() { count = read } else { numbers.append(Double(count)) }
  }

  /// Nothing may be left to take back.
  ///
  /// - Throws: `NumberMismatch`, as every value does that the numbers are not of.
  public func finish() throws {
    try reader?.finish()
  }
}

/// Numbers do not have the shape of the value that is to be taken out of them.
public struct NumberMismatch: Error {
  public init() {}
}

/// A value that can be put away as numbers.
public protocol Archivable {
  /// What a value is before it is taken back.
  static var blank: Self { get }

  /// Carries every field that does not follow from the others, always in the same order.
  mutating func carry(in archive: inout NumberArchive) throws
}

extension Archivable {
  /// The value that an archive holds next.
  public init(from archive: inout NumberArchive) throws {
    self = .blank
    try carry(in: &archive)
  }
}

extension Double: Archivable {
  public static let blank = 0.0

  public mutating func carry(in archive: inout NumberArchive) throws {
    try archive.carry(&self)
  }
}

extension Int: Archivable {
  public static let blank = 0

  public mutating func carry(in archive: inout NumberArchive) throws {
    var number = Double(self)
    try number.carry(in: &archive)
    guard let exact = Int(exactly: number) else { throw NumberMismatch() }
    self = exact
  }
}

extension Bool: Archivable {
  public static let blank = false

  public mutating func carry(in archive: inout NumberArchive) throws {
    var number = self ? 1.0 : 0
    try number.carry(in: &archive)
    self = number != 0
  }
}

extension Optional: Archivable where Wrapped: Archivable {
  public static var blank: Self { nil }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var isThere = self != nil
    try isThere.carry(in: &archive)
    guard isThere else { return self = nil }
    var value: Wrapped = self ?? .blank
    try value.carry(in: &archive)
    self = value
  }
}

extension Array: Archivable where Element: Archivable {
  public static var blank: Self { [] }

  public mutating func carry(in archive: inout NumberArchive) throws {
    var count = count
    try archive.carry(count: &count)
    if self.count != count { self = Array(repeating: .blank, count: count) }
    for index in indices { try self[index].carry(in: &archive) }
  }
}
