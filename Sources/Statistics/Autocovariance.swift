/// Streaming sums from which the autocovariance of standardised residuals follows for any rate.
///
/// With y = x/√m, a = √m and a kernel over earlier rows y*, a*, the residual products
/// Σ (y − r a)(y* − r a*) are yy − r · ya + r² · aa: the rate r may be chosen after the rows.
struct LagSums: Sendable, Hashable, Codable {
  private(set) var yy = 0.0
  private(set) var ya = 0.0
  private(set) var aa = 0.0

  mutating func add(y: Double, a: Double, earlierY: Double, earlierA: Double) {
    yy += y * earlierY
    ya += y * earlierA + a * earlierY
    aa += a * earlierA
  }

  /// Σ (y − r a)(y* − r a*).
  func products(rate r: Double) -> Double {
    yy - r * ya + r * r * aa
  }
}

/// Residual products with the row just before.
struct NextRowAutocovariance: Sendable, Hashable, Codable {
  private(set) var sums = LagSums()
  private var previousY = 0.0
  private var previousA = 0.0

  mutating func absorb(y: Double, a: Double) {
    sums.add(y: y, a: a, earlierY: previousY, earlierA: previousA)
    previousY = y
    previousA = a
  }
}

/// Residual products with all earlier rows, the k-th before weighted by 0.8ᵏ.
struct SlowAutocovariance: Sendable, Hashable, Codable {
  static let weight = 0.8

  private(set) var sums = LagSums()
  private var kernelY = 0.0
  private var kernelA = 0.0

  mutating func absorb(y: Double, a: Double) {
    sums.add(y: y, a: a, earlierY: kernelY, earlierA: kernelA)
    kernelY = Self.weight * (kernelY + y)
    kernelA = Self.weight * (kernelA + a)
  }
}

extension LagSums: Archivable {
  static var blank: Self { Self() }

  mutating func carry(in archive: inout NumberArchive) throws {
    try yy.carry(in: &archive)
    try ya.carry(in: &archive)
    try aa.carry(in: &archive)
  }
}

extension NextRowAutocovariance: Archivable {
  static var blank: Self { Self() }

  mutating func carry(in archive: inout NumberArchive) throws {
    try sums.carry(in: &archive)
    try previousY.carry(in: &archive)
    try previousA.carry(in: &archive)
  }
}

extension SlowAutocovariance: Archivable {
  static var blank: Self { Self() }

  mutating func carry(in archive: inout NumberArchive) throws {
    try sums.carry(in: &archive)
    try kernelY.carry(in: &archive)
    try kernelA.carry(in: &archive)
  }
}
