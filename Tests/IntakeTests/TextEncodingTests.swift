import Marketing
import Testing

@testable import Intake

@Suite struct TextEncodingTests {
  private static let table = "date,channel,spend\n2026-09-01,caña €,1\n"

  private static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return littleEndian ? bytes.reversed() : bytes
    }
  }

  private static let deliveries: [([UInt8], TextEncoding)] = [
    (Array(table.utf8), .utf8),
    ([0xEF, 0xBB, 0xBF] + table.utf8, .utf8),
    ([0xFF, 0xFE] + utf16(table, littleEndian: true), .utf16LittleEndian),
    ([0xFE, 0xFF] + utf16(table, littleEndian: false), .utf16BigEndian),
    (utf16(table, littleEndian: true), .utf16LittleEndian),
    (utf16(table, littleEndian: false), .utf16BigEndian),
    // "caña €".encode("cp1252")
    (
      Array("date,channel,spend\n2026-09-01,ca".utf8) + [0xF1, 0x61, 0x20, 0x80]
        + Array(",1\n".utf8), .windows1252
    ),
  ]

  @Test(arguments: deliveries)
  func `an encoding is recognised and read`(bytes: [UInt8], encoding: TextEncoding) throws {
    let delivery = try Delivery(bytes)
    #expect(delivery.profile.encoding == encoding)
    #expect(delivery.observations.map(\.key.channel.text) == ["caña €"])
  }

  @Test func `a mark of UTF-8 before other bytes is passed over`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("date,channel,spend\n2026-09-01,ca".utf8) + [0xF1]
    #expect(try Delivery(bytes + Array("a,1\n".utf8)).profile.encoding == .windows1252)
  }

  @Test(arguments: deliveries, [1, 2, 3, 7])
  func `a character that two chunks share is whole`(
    delivered: ([UInt8], TextEncoding), chunkSize: Int
  ) throws {
    #expect(
      try Delivery(delivered.0, chunkSize: chunkSize).observations.map(\.key.channel.text)
        == ["caña €"])
  }

  /// `bytes(range(128, 160)).decode("cp1252")` with the five gaps as C1 controls (WHATWG).
  @Test func `windows-1252 is decoded as browsers do`() throws {
    let stream = TextStream(MemorySource(0x80...0x9F), encoding: .windows1252, from: 0)
    let expected =
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
    #expect(try decoded(stream) == expected)
  }

  @Test(arguments: [1, 2, 3, 4, 5])
  func `surrogate pairs are joined, lone surrogates replaced`(chunkSize: Int) throws {
    let bytes: [UInt8] = [0x3D, 0xD8, 0x42, 0xDE, 0x3D, 0xD8, 0x41, 0x00, 0x42, 0xDE, 0x3D, 0xD8]
    let stream = TextStream(
      MemorySource(bytes), encoding: .utf16LittleEndian, from: 0, chunkSize: chunkSize)
    #expect(try decoded(stream) == "🙂\u{FFFD}A\u{FFFD}\u{FFFD}")
  }

  @Test func `half a unit at the end is replaced`() throws {
    let stream = TextStream(
      MemorySource([0x41, 0x00, 0x42]), encoding: .utf16LittleEndian, from: 0)
    #expect(try decoded(stream) == "A\u{FFFD}")
  }

  /// The standard library's validation is the oracle; equality is exact, so no false alarms.
  @Test(arguments: 0..<300)
  func `the validator agrees with the standard library`(seed: Int) {
    var generator = SplitMix64(state: UInt64(seed))
    let edges: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0,
      0xF1, 0xF4, 0xF5,
    ]
    let pieces = ["a", "€", "🙂", "ñ", "plain text"].map { Array($0.utf8) }
    var bytes: [UInt8] = []
    for _ in 0..<4 { bytes += pieces.randomElement(using: &generator) ?? [] }
    bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
      edges.randomElement(using: &generator) ?? 0
    let cut = Int.random(in: 0...bytes.count, using: &generator)
    var validator = UTF8Validator()
    bytes[..<cut].withUnsafeBytes { validator.update($0) }
    bytes[cut...].withUnsafeBytes { validator.update($0) }
    #expect(
      validator.isComplete == (String(validating: bytes, as: UTF8.self) != nil), "seed \(seed)")
  }

  private func decoded(_ stream: TextStream) throws -> String {
    var (stream, bytes) = (stream, [UInt8]())
    while try stream.append(to: &bytes) {}
    return String(decoding: bytes, as: UTF8.self)
  }
}
