/// Stands in for the hash library, which is not what is fuzzed: any change of the bytes shows.
public struct SHA256 {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  public static func hash(data: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.take(data)
    return hash.finalize()
  }

  public mutating func update(bufferPointer: UnsafeRawBufferPointer) { take(bufferPointer) }

  /// FNV-1a (Fowler, Noll, Vo), 64 bits.
  private mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  public func finalize() -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: state >> (8 * $0)) }
  }
}
