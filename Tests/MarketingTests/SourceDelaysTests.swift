import Testing

@testable import Marketing

@Suite struct SourceDelaysTests {
  /// Of 20 customers 10 were known on the next morning, forty times.
  @Test func `a share is what came young, once mornings agree`() throws {
    let delays = Self.delays(of: Self.history(mornings: 40))
    #expect(abs(try #require(delays.share(of: "google", age: 1)) - 0.5) < 0.02)
  }

  @Test func `what is known early enough is as good as the whole`() throws {
    let delays = Self.delays(of: Self.history(mornings: 40))
    #expect(try #require(delays.share(of: "google", age: 2)) == 1)
    #expect(delays.judgedAge(of: "google", on: day(60)) == 2)
  }

  @Test func `it takes thirty customers beyond those of one morning`() {
    #expect(Self.delays(of: Self.history(mornings: 2)).share(of: "google", age: 2) == nil)
    #expect(Self.delays(of: Self.history(mornings: 3)).share(of: "google", age: 2) == 1)
  }

  @Test func `an age from which no row came again is not known`() {
    let delays = Self.delays(of: Self.history(mornings: 40, lastAge: 5))
    #expect(delays.share(of: "google", age: 1) == nil)
    #expect(delays.judgedAge(of: "google", on: day(60)) == nil)
  }

  @Test func `what is learnt later was not known before`() {
    let delays = Self.delays(of: Self.history(mornings: 40))
    #expect(delays.judgedAge(of: "google", on: day(9)) == nil)
    #expect(delays.judgedAge(of: "google", on: day(20)) == 2)
  }

  @Test func `one source teaches nothing of another`() {
    let delays = Self.delays(of: Self.history(mornings: 40))
    #expect(delays.share(of: "generic", age: 2) == nil)
    #expect(SourceDelays().judgedAge(of: "google", on: day(60)) == nil)
  }

  @Test func `weeks for rows teach nothing of days`() {
    #expect(
      Self.delays(of: Self.history(mornings: 40, length: 7)).share(of: "google", age: 2) == nil)
  }

  private static func delays(of history: ChannelHistory) -> SourceDelays {
    SourceDelays(of: [history]) { _ in 7 }
  }

  /// Rows of 10 customers on the next morning, of 20 on the one after, and again when they are old.
  private static func history(
    mornings: Int, lastAge: Int = 10, length: Int = 1
  ) -> ChannelHistory {
    let rows = (0..<mornings).compactMap { number -> ChannelRow? in
      var versions = [(10.0, 1), (20, 2), (20, lastAge)].map { conversions, age in
        ChannelRow.Version(
          knownOn: day(number + age),
          figures: RowFigures(
            spend: 90, conversions: conversions, revenue: nil, deliveredOn: day(number + age)))
      }
      let present = versions.removeLast()
      return Period(start: day(number - length + 1), end: day(number)).map {
        ChannelRow(period: $0, source: "google", present: present, earlier: versions)
      }
    }
    return ChannelHistory(channel: "a", rows: rows)
  }
}
