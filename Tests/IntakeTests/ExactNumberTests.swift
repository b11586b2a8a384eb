import Marketing
import Testing

@testable import Intake

@Suite struct ExactNumberTests {
  private func number(_ text: String) -> ExactNumber? {
    cell(text) { NumberText($0)?.value(of: $0, decimal: .point) }
  }

  @Test(arguments: [
    ("0", 0), ("12.50", 12_500_000), ("-3.333333", -3_333_333), ("0.000001", 1),
    ("0.1", 100_000), ("9223372036854.775807", 9_223_372_036_854_775_807),
    ("9.5e-05", 95), ("1.5E3", 1_500_000_000),
  ])
  func `every digit of an amount is kept to the millionth`(text: String, micros: Int64) {
    #expect(number(text)?.micros == Micros(rawValue: micros))
  }

  @Test(arguments: [
    ("0.0000005", 1), ("0.0000004999", 0), ("-0.0000005", -1), ("1.0000015", 1_000_002),
    ("0.00000000000000000000000000000001", 0), ("0.9999999999999999999999999", 1_000_000),
  ])
  func `what is smaller than a millionth is rounded half away from zero`(
    text: String, micros: Int64
  ) {
    #expect(number(text)?.micros == Micros(rawValue: micros))
  }

  @Test(arguments: ["9223372036854.775808", "10000000000000", "1e20"])
  func `an amount beyond 64 bits has no value`(text: String) {
    #expect(number(text)?.micros == nil)
  }

  @Test func `a number of more than 19 whole digits is none`() {
    #expect(number("12345678901234567890123") == nil)
  }

  @Test(arguments: [("17", 17), ("17.0", 17), ("17.00", 17), ("0.000", 0), ("2e3", 2000)])
  func `a whole number may be written with decimals`(text: String, value: Int64) {
    #expect(number(text)?.wholeNumber == value)
  }

  @Test(arguments: ["17.5", "0.001"])
  func `a fraction is no whole number`(text: String) {
    #expect(number(text)?.wholeNumber == nil)
  }

  /// The standard library rounds correctly; bit-equal, so no false alarms.
  @Test(arguments: 0..<300)
  func `a number becomes the nearest Double`(seed: Int) {
    var generator = SplitMix64(state: UInt64(seed))
    let whole = Int.random(in: 0...999_999_999, using: &generator)
    let decimals = String(Int.random(in: 0...999_999_999, using: &generator))
    let text = "\(whole >> Int.random(in: 0...29, using: &generator)).\(decimals)"
    #expect(number(text)?.double == Double(text), "seed \(seed): \(text)")
  }

  @Test(arguments: ["1e22", "123456789012345678", "0.1234567890123456789", "4.35"])
  func `long numbers become the nearest Double`(text: String) {
    #expect(number(text)?.double == Double(text))
  }

  @Test(arguments: [
    ("1.000", "1"), ("1234.50", "1234.5"), ("-0.05", "-0.05"), ("1000", "1000"), ("0", "0"),
  ])
  func `a number is shown in plain digits`(text: String, shown: String) {
    #expect(number(text)?.description == shown)
  }
}
