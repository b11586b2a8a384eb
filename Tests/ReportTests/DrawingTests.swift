import Testing

@testable import Report

struct DrawingTests {
  @Test(
    arguments: [
      (0, "0"), (1, "1"), (12.34, "12.3"), (-0.26, "-0.3"), (-0.04, "0"), (999.96, "1000"),
      (.nan, "0"), (.infinity, "0"), (-.infinity, "0"), (1e300, "1000000000"),
    ])
  func `a number is written in tenths, whatever comes`(value: Double, text: String) {
    #expect(Drawing.number(value) == text)
  }

  @Test func `a bar is never narrower than nothing`() {
    #expect(Drawing.bar("now", x: 0, y: 0, width: -3, height: 4).html.contains("width=\"0\""))
  }
}
