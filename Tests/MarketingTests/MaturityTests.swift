import Marketing
import Testing

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

  @Test(arguments: [(ChannelRules.Medium.online, nil, 7), (.offline, nil, 28), (.offline, 3, 3)])
  func `the window is the medium's unless the channel has its own`(
    medium: ChannelRules.Medium, own: Int?, window: Int
  ) {
    #expect(ChannelRules(medium: medium, attributionWindow: own).attributionWindow == window)
  }

  private func row(deliveredAtAge age: Int) -> ChannelRow {
    ChannelRow(
      period: Period(day: day(0)), spend: 1, conversions: 1, source: "generic",
      deliveredOn: day(age))
  }
}
