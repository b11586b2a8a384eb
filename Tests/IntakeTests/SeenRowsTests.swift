import Testing

@testable import Intake

@Suite struct SeenRowsTests {
  @Test(arguments: [0, 1, 360, .max] as [UInt64])
  func `a row is new once`(fingerprint: UInt64) {
    #expect(news(in: [fingerprint, fingerprint]) == [true, false])
  }

  @Test func `rows of one set are told from each other`() {
    #expect(news(in: [1, 361, 361, 1]) == [true, true, false, false])
  }

  private func news(in fingerprints: [UInt64]) -> [Bool] {
    var rows = SeenRows()
    return fingerprints.map { rows.insert($0) }
  }
}
