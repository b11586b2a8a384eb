import Testing

@testable import Simulation

@Suite struct RatioPathTests {
  private let path = RatioPath(
    start: 2,
    changes: [
      RatioChange(firstDay: 300, ratio: 1), RatioChange(firstDay: 180, lastDay: 210, ratio: 0.5),
    ].compactMap { $0 })

  @Test(arguments: [
    (0, 2.0), (180, 2), (181, 1.95), (195, 1.25), (210, 0.5), (299, 0.5), (300, 1), (900, 1),
  ])
  func `changes are at once, or in a straight line`(day: Int, ratio: Double) {
    #expect(abs(path.ratio(on: day) - ratio) < 1e-12)
  }

  @Test func `a change that ends before it begins is none`() {
    #expect(RatioChange(firstDay: 9, lastDay: 8, ratio: 1) == nil)
  }

  @Test func `changes read as they are written`() {
    #expect(path.changes.map(\.description) == ["180-210:0.5", "300:1.0"])
  }
}
