import Marketing
import Testing

@Suite struct HexadecimalTests {
  @Test func `every byte has two digits`() {
    #expect([0, 9, 10, 16, 255].hexadecimal == "00090a10ff")
  }

  @Test func `no bytes have none`() {
    #expect([UInt8]().hexadecimal == "")
  }
}
