import Testing

@testable import Marketing

@Suite struct MaturityTests {
  @Test(arguments: [1, 5, 400])
  func `a row of a source that never restates is mature after the window`(age: Int) {
    #expect(Maturity().day(for: row(deliveredAtAge: age), window: 7) == day(7))
  }

  @Test(arguments: [(1, false), (6, false), (7, true), (30, true)])
  func `a row that may be restated is mature once it came old enough`(age: Int, mature: Bool) {
    let maturity = Maturity(restatingSince: ["generic": day(-100)])
    #expect(maturity.day(for: row(deliveredAtAge: age), window: 7) == (mature ? day(7) : nil))
  }

  @Test(arguments: [(1, 7), (2, nil)])
  func `a source restates from its first changed value on`(age: Int, matureOn: Int?) {
    let maturity = Maturity(restatingSince: ["generic": day(2)])
    #expect(maturity.day(for: row(deliveredAtAge: age), window: 7) == matureOn.map(day))
  }

  @Test func `another source's changes say nothing`() {
    let maturity = Maturity(restatingSince: ["google": day(-100)])
    #expect(maturity.day(for: row(deliveredAtAge: 1), window: 28) == day(28))
  }

  /// Sixty days say on the next morning what they say ten days later.
  @Test(arguments: [(60, 1), (61, 3)])
  func `a row that came young is mature where its age has proved enough`(number: Int, age: Int) {
    let maturity = Self.learnt
    #expect(maturity.day(for: Self.row(number, ages: [age]), window: 7) == day(number + 7))
    #expect(maturity.knownShare(of: Self.row(number, ages: [age]), window: 7) == 1)
  }

  @Test func `what is learnt later matures no row of before`() {
    #expect(Self.learnt.day(for: Self.row(2, ages: [1]), window: 7) == nil)
  }

  @Test func `where nothing is learnt a young row's share is not known`() {
    let maturity = Maturity(restatingSince: ["generic": day(-100)])
    #expect(maturity.knownShare(of: row(deliveredAtAge: 6), window: 7) == nil)
    #expect(maturity.knownShare(of: row(deliveredAtAge: 7), window: 7) == 1)
    #expect(Maturity().knownShare(of: row(deliveredAtAge: 1), window: 7) == 1)
  }

  @Test(arguments: [(ChannelRules.Medium.online, nil, 7), (.offline, nil, 28), (.offline, 3, 3)])
  func `the window is the medium's unless the channel has its own`(
    medium: ChannelRules.Medium, own: Int?, window: Int
  ) {
    #expect(ChannelRules(medium: medium, attributionWindow: own).attributionWindow == window)
  }

  private static let learnt = Maturity(
    of: [ChannelHistory(channel: "a", rows: (0..<60).map { row($0, ages: [1, 10]) })],
    restatingSince: ["generic": day(-100)], rules: .weekly())

  /// A day of six customers, delivered at some ages.
  private static func row(_ number: Int, ages: [Int]) -> ChannelRow {
    var versions = ages.map { age in
      ChannelRow.Version(
        knownOn: day(number + age),
        figures: RowFigures(
          spend: 90, conversions: 6, revenue: nil, deliveredOn: day(number + age)))
    }
    let present = versions.removeLast()
    return ChannelRow(
      period: Period(day: day(number)), source: "generic", present: present, earlier: versions)
  }

  private func row(deliveredAtAge age: Int) -> ChannelRow {
    ChannelRow(
      period: Period(day: day(0)), spend: 1, conversions: 1, source: "generic",
      deliveredOn: day(age))
  }
}
