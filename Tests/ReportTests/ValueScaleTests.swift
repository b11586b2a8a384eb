import Testing

@testable import Report

struct ValueScaleTests {
  @Test(
    arguments: [
      (1.0, 1.0), (1.1, 1.2), (23, 24), (31, 40), (99, 100), (12_600, 16_000), (0.034, 0.04),
      (0, 1), (-5, 1), (.nan, 1), (.infinity, 1),
    ])
  func `the top is a round number that the value fits under`(value: Double, top: Double) {
    #expect(abs(ValueScale(reaching: value).top - top) < 1e-9)
  }

  @Test(arguments: [1e-300, 1e300, 1e15, 1e-9])
  func `no value is beyond a scale`(value: Double) {
    #expect(ValueScale(reaching: value).top > 0)
    #expect(ValueScale(reaching: value).top.isFinite)
  }

  @Test func `places run from the foot to the top, and no further`() {
    let scale = ValueScale(reaching: 100)
    let places = [0, 50, 100, 1e9, -1, .infinity, -.infinity, .nan].map(scale.place)
    #expect(places == [0, 0.5, 1, 1, 0, 1, 0, 0])
  }

  @Test func `one week that cost a fortune does not flatten the others`() {
    let scale = ValueScale.telling([20, 22, 25, 24, 2_000], and: 30)
    #expect(scale.top == 100)
  }

  @Test func `the level lies below the top`() {
    #expect(ValueScale.telling([5, 6], and: 30).top == 40)
    #expect(ValueScale.telling([], and: nil).top == 1)
  }
}
