import Testing

@testable import Marketing

@Suite struct KnownShareTests {
  private let maturity = Maturity(restatingSince: ["google": day(0)])

  @Test func `a share is what came young over what came in the end`() {
    let share = KnownShare(of: [history(rows: 4)], maturity: maturity) { _ in 7 }
    // 6 of 20 on the next morning, four times.
    #expect(share.share(of: row(90, at: 1), in: "a") == 0.3)
  }

  @Test func `a mature row says all`() {
    let share = KnownShare(of: [history(rows: 4)], maturity: maturity) { _ in 7 }
    #expect(share.share(of: row(90, at: 7), in: "a") == 1)
  }

  @Test func `an age that never came is not known`() {
    let share = KnownShare(of: [history(rows: 4)], maturity: maturity) { _ in 7 }
    #expect(share.share(of: row(90, at: 2), in: "a") == nil)
  }

  @Test(arguments: [(1, nil), (2, 0.3)] as [(Int, Double?)])
  func `it takes thirty conversions`(rows: Int, expected: Double?) {
    let share = KnownShare(of: [history(rows: rows)], maturity: maturity) { _ in 7 }
    #expect(share.share(of: row(90, at: 1), in: "a") == expected)
  }

  @Test func `a source that never restates says all at once`() {
    let share = KnownShare(of: [], maturity: Maturity()) { _ in 7 }
    #expect(share.share(of: row(90, at: 1), in: "a") == 1)
  }

  private func row(_ number: Int, at age: Int) -> ChannelRow {
    ChannelRow(
      period: Period(day: day(number)), spend: 90, conversions: 6, source: "google",
      deliveredOn: day(number + age))
  }

  /// Rows of 6 conversions on the next morning and 20 after ten days.
  private func history(rows: Int) -> ChannelHistory {
    let rows = (0..<rows).map { number in
      let versions = [(6.0, 1), (20, 10)].map { conversions, age in
        ChannelRow.Version(
          knownOn: day(number + age),
          figures: RowFigures(
            spend: 90, conversions: conversions, revenue: nil, deliveredOn: day(number + age)))
      }
      return ChannelRow(
        period: Period(day: day(number)), source: "google", present: versions[1],
        earlier: [versions[0]])
    }
    return ChannelHistory(channel: "a", rows: rows)
  }
}
