import Testing

@testable import Statistics

@Suite struct RedeliveryTests {
  @Test func `zeros that turn into customers are a correction`() {
    #expect(Redelivery.areCorrections((1...6).map { Self.row($0, 0, $0 + 1, 6) }))
  }

  /// Of 90 at age 2, evenly, a third came at once: 30, with a deviation of √(90 · 2/9) = 4.47.
  @Test(arguments: [(17, false), (16, true)])
  func `outcomes may come evenly, within three deviations`(old: Double, isCorrection: Bool) {
    #expect(Redelivery.areCorrections([Self.row(1, old, 2, 90)]) == isCorrection)
  }

  @Test func `few outcomes may come in any order`() {
    #expect(!Redelivery.areCorrections([Self.row(2, 0, 9, 4)]))
  }

  /// Of 100 at least half stay: 50, with a deviation of 5.
  @Test(arguments: [(35, false), (34, true)])
  func `half of the outcomes may be taken back`(new: Double, isCorrection: Bool) {
    #expect(Redelivery.areCorrections([Self.row(3, 100, 9, new)]) == isCorrection)
  }

  @Test func `rows of a morning are judged together`() {
    let ordinary = (1...6).map { Self.row($0, 60, $0 + 1, 66) }
    #expect(!Redelivery.areCorrections(ordinary + [Self.row(6, 0, 7, 6)]))
  }

  private static func row(_ first: Int, _ old: Double, _ last: Int, _ new: Double) -> Redelivery {
    Redelivery(first: first, last: last, old: old, new: new)
  }
}
