import Testing

@testable import Simulation

@Suite struct DemoFileTests {
  /// Python 3.11: `'ón'.encode(codec)` with utf-8, utf-8-sig and cp1252.
  @Test(arguments: [
    (DemoEncoding.utf8, [0xC3, 0xB3, 0x6E]),
    (.utf8WithMark, [0xEF, 0xBB, 0xBF, 0xC3, 0xB3, 0x6E]),
    (.windows1252, [0xF3, 0x6E]),
  ])
  func `an encoding writes its bytes`(encoding: DemoEncoding, bytes: [UInt8]) {
    #expect(encoding.bytes(of: "ón") == bytes)
  }
}
