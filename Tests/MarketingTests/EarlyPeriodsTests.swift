import Testing

@testable import Marketing

/// Figures that came before the end of their period.
@Suite struct EarlyPeriodsTests {
  private let rows = Feed(channel: "a", periods: 0..<14).observations

  /// A row that came on its own last day.
  private func early(_ channel: ChannelName, on number: Int) -> RecordedObservation {
    RecordedObservation(
      key: .init(source: "generic", channel: channel, item: "", period: Period(day: day(number))),
      metrics: Metrics(spend: Micros(units: 90), conversions: 3), deliveredOn: day(number),
      revision: 1, file: "early.csv", line: 2)
  }

  private func needs(_ observations: [RecordedObservation], today: Int) throws -> [Need] {
    let request = DecisionRequest(
      rules: .weekly(), today: day(today), observations: observations)
    return try #require(Portfolio(request)).standing.needsYou
  }

  @Test(arguments: [(17, false), (18, true)])
  func `they are asked for again some days after it`(today: Int, asked: Bool) throws {
    let need = Need.deliverAgain(channel: "a", days: Period(day: day(14)))
    #expect(try needs(rows + [early("a", on: 14)], today: today).contains(need) == asked)
  }

  @Test func `days that are wanted say more than silence`() throws {
    #expect(
      try needs(rows + [early("a", on: 14)], today: 40)
        == [.deliverAgain(channel: "a", days: Period(day: day(14)))])
  }

  @Test func `a channel that no complete row names is asked for, too`() throws {
    let need = Need.deliverAgain(channel: "b", days: Period(day: day(14)))
    #expect(try needs(rows + [early("b", on: 14)], today: 18).contains(need))
  }

  @Test func `what a complete row covers is not asked for`() throws {
    let later = Feed(channel: "a", periods: 15..<16).observations
    #expect(try needs(rows + [early("a", on: 14)] + later, today: 18) == [])
  }

  @Test func `the last of several is asked for`() throws {
    let both = [early("a", on: 14), early("a", on: 15)]
    #expect(
      try needs(rows + both, today: 40)
        == [.deliverAgain(channel: "a", days: Period(day: day(15)))])
  }
}
