import Testing

@testable import Marketing

/// Rows that were wrong at first and were set right: beliefs are those of rows that were right.
@Suite struct CorrectedRowsTests {
  private static let channels: [ChannelName] = ["a", "b", "c"]

  @Test func `a week of zeros that is set right leaves no trace`() throws {
    let corrected = Self.histories { _, _ in 0 }
    let tracking = Self.record(of: corrected)
    #expect(tracking.present == nil)
    #expect(tracking.mended == [Period(start: day(42), end: day(48))])
    let trusted = corrected.map(tracking.trusted)
    #expect(Self.beliefs(of: trusted) == Self.beliefs(of: Self.histories()))
  }

  @Test(arguments: [0, 3, 18, 60])
  func `one channel's week that is set right is no delay`(wrong: Double) throws {
    let corrected = Self.histories { channel, _ in channel == "a" ? wrong : nil }
    #expect(Self.record(of: corrected).mended.isEmpty)
    for belief in Self.beliefs(of: corrected).values {
      #expect(abs(belief.maturityAtOneDay - 1) < 1e-9)
    }
  }

  @Test func `one cell that is set right changes no channel by a hundredth`() throws {
    let corrected = Self.beliefs(
      of: Self.histories { channel, day in channel == "a" && day == 43 ? 11 : nil })
    let right = Self.beliefs(of: Self.histories())
    for channel in Self.channels {
      let before = try #require(right[channel]).conversions(atDaily: 90)
      #expect(abs(try #require(corrected[channel]).conversions(atDaily: 90) / before - 1) < 0.01)
    }
  }

  @Test func `a week that grows each time it comes is a delay`() throws {
    let beliefs = Self.beliefs(of: Self.delayed())
    for belief in beliefs.values { #expect(abs(belief.maturityAtOneDay - 0.5) < 0.03) }
  }

  /// Ten weeks of 12 customers a day, the seventh exported first with other figures.
  private static func histories(
    saying wrong: (ChannelName, Int) -> Double? = { _, _ in nil }
  ) -> [ChannelHistory] {
    channels.map { channel in
      ChannelHistory(
        channel: channel,
        rows: (0..<70).map { number in
          let monday = number - number % 7 + 7
          let isCorrected = 42..<49 ~= number
          let first = isCorrected ? wrong(channel, number) : nil
          return row(
            number,
            [(first ?? 12, number + 1, monday)]
              + (first == nil ? [] : [(12, monday + 1, monday + 1)]))
        })
    }
  }

  /// Rows that show 6 customers on the next morning and 12 on every morning after that.
  private static func delayed() -> [ChannelHistory] {
    channels.map { channel in
      ChannelHistory(
        channel: channel,
        rows: (0..<70).map { row($0, [(6, $0 + 1, $0 + 1), (12, $0 + 2, $0 + 2)]) })
    }
  }

  private static func row(
    _ number: Int, _ told: [(conversions: Double, knownOn: Int, deliveredOn: Int)]
  ) -> ChannelRow {
    var versions = told.map { conversions, knownOn, deliveredOn in
      ChannelRow.Version(
        knownOn: day(knownOn),
        figures: RowFigures(
          spend: 90, conversions: conversions, revenue: nil, deliveredOn: day(deliveredOn)))
    }
    let present = versions.removeLast()
    return ChannelRow(
      period: Period(day: day(number)), source: "generic", present: present, earlier: versions)
  }

  private static func record(of histories: [ChannelHistory]) -> TrackingRecord {
    TrackingWatch.record(
      of: histories, maturity: Maturity(restatingSince: ["generic": day(50)]), rules: .weekly(),
      overrides: [])
  }

  private static func beliefs(of histories: [ChannelHistory]) -> [ChannelName: Belief] {
    let inputs = BeliefInputs(
      channels: channels, histories: histories, rules: .weekly(), reference: 90)
    return FoldedBeliefs(of: inputs, on: day(70)).beliefs
  }
}
