/// Reads a flat list of numbers back in the order in which they were written.
struct NumberReader {
  private var rest: ArraySlice<Double>

  init(_ numbers: [Double]) {
    rest = numbers[...]
  }

  mutating func number() throws -> Double {
    guard let next = rest.popFirst(), !next.isNaN else { throw NumberMismatch() }
    return next
  }

  mutating func integer() throws -> Int {
    guard let integer = Int(exactly: try number()) else { throw NumberMismatch() }
    return integer
  }

  /// An integer that may be missing.
  mutating func optionalInteger() throws -> Int? {
    let isThere = try number() != 0
    let integer = try integer()
    return isThere ? integer : nil
  }

  /// A count of things that have at least one number each.
  mutating func count() throws -> Int {
    let count = try integer()
    guard (0...rest.count).contains(count) else { throw NumberMismatch() }
    return count
  }

  /// A number that may be missing; written as a flag and the number.
  mutating func optional() throws -> Double? {
    let isThere = try number() != 0
    let number = try number()
    return isThere ? number : nil
  }

  mutating func halfLives(_ grid: HypothesisGrid) throws -> HalfLifeVector {
    var vector = HalfLifeVector.zero
    for index in 0..<grid.halfLifeCount { vector[index] = try number() }
    return vector
  }

  /// The lanes of the grid's curves; the others keep what they are in `idle`.
  mutating func curves(_ grid: HypothesisGrid, idle: CurveVector = .zero) throws -> CurveVector {
    var vector = idle
    for curve in grid.curves { vector[curve] = try number() }
    return vector
  }

  /// Nothing may be left.
  func finish() throws {
    guard rest.isEmpty else { throw NumberMismatch() }
  }
}

extension [Double] {
  mutating func append(_ optional: Double?) {
    append(optional == nil ? 0 : 1)
    append(optional ?? 0)
  }

  mutating func append(_ vector: HalfLifeVector, _ grid: HypothesisGrid) {
    for index in 0..<grid.halfLifeCount { append(vector[index]) }
  }

  mutating func append(_ vector: CurveVector, _ grid: HypothesisGrid) {
    for curve in grid.curves { append(vector[curve]) }
  }
}
