import Statistics
import Testing

@testable import Marketing

@Suite struct TrackingWatchTests {
  /// SciPy 1.17: `nbinom.cdf(0, k, k/(k + 60))`, k = 60²/(φ (60 + 60²/560) + 9² − 60).
  ///
  /// φ = (20² + 40² + 10 · 1.5 · 60) / (28 · 60 + 10 · 60), for the two mornings before were short.
  @Test func `silence while money goes on is a break from its first day on`() throws {
    let broken = try #require(record([feed { $0 < 60 ? 20 : 0 }]).present)
    #expect(broken.since == day(60))
    #expect(broken.observed == 0)
    #expect(abs(broken.expected - 60) < 1e-9)
    #expect(abs(broken.probability / 9.18997889871204e-16 - 1) < 1e-9)
  }

  /// SciPy 1.17: `nbinom.cdf(0, k, k/(k + 20))`, k = 20²/(20 + 20²/140 + 3² − 20), for φ = 1.
  @Test func `a silence too short to tell is judged again while it lasts`() throws {
    let broken = try #require(record([feed { $0 < 60 ? 5 : 0 }]).present)
    #expect(broken.since == day(60))
    #expect(broken.days == 4)
    #expect(broken.expected == 20)
    #expect(abs(broken.probability / 1.512_087_447_015_677_6e-7 - 1) < 1e-9)
  }

  @Test(arguments: [0.33, 0.5])
  func `the fall of one channel of several is no break, whatever its share`(factor: Double) {
    var large = feed { $0 < 60 ? 200 : 200 * factor }
    large.channel = "b"
    #expect(record([feed { _ in 20 }, large]).present == nil)
  }

  @Test func `a fall of all channels is one`() {
    var large = feed { $0 < 60 ? 200 : 20 }
    large.channel = "b"
    #expect(record([feed { $0 < 60 ? 40 : 4 }, large]).present?.since == day(60))
  }

  @Test(arguments: [(0.8, false), (0.5, false), (0.1, false), (0.02, true)])
  func `a bad week is no break`(factor: Double, isBroken: Bool) {
    let record = record([feed { $0 < 60 ? 20 : 20 * factor }])
    #expect((record.present != nil) == isBroken)
  }

  @Test func `few conversions tell nothing`() {
    #expect(record([feed { $0 < 60 ? 2 : 0 }]).present == nil)
  }

  @Test func `nothing for nothing is no break`() {
    let idle = Feed(
      channel: "a", periods: 0..<70, spend: { $0 < 60 ? 90 : 0 },
      conversions: { $0 < 60 ? 20 : 0 })
    #expect(record([idle]).present == nil)
  }

  @Test(arguments: [0.3, 3])
  func `moving money is no break`(factor: Double) {
    let moved = Feed(
      channel: "a", periods: 0..<70, spend: { $0 < 60 ? 90 : 90 * factor },
      conversions: { $0 < 60 ? 200 : factor < 1 ? 200 * factor : 200 * 1.9 })
    #expect(record([moved]).present == nil)
  }

  @Test func `weekends are no break`() {
    #expect(record([feed { [40, 40, 40, 40, 40, 12, 8][$0 % 7] }]).present == nil)
  }

  @Test func `one silent channel of several is no break`() {
    var quiet = feed { $0 < 60 ? 20 : 0 }
    quiet.channel = "b"
    #expect(record([feed { _ in 200 }, quiet]).present == nil)
  }

  @Test func `restated figures mend it`() {
    #expect(record([feed { _ in 20 }]).present == nil)
  }

  @Test func `a person's word mends it, and the days between stay out`() {
    let broken = feed { 60..<66 ~= $0 ? 0 : 20 }
    let record = TrackingWatch(knownShare: { _, _ in 1 }, releases: [day(66)])
      .record(of: [broken.history])
    #expect(record.present == nil)
    #expect(record.over == [Period(start: day(60), end: day(65))])
    #expect(record.trusted(in: broken.history).rows.count == 64)
  }

  @Test func `rows from the first silent day on are not believed`() {
    let broken = feed { $0 < 60 ? 20 : 0 }
    #expect(record([broken]).trusted(in: broken.history).rows.count == 60)
  }

  @Test func `rows that came young are corrected for their age`() {
    let young = feed { $0 < 67 ? 200 : 10 }
    let share = { (row: ChannelRow, _: ChannelName) in row.period.start < day(67) ? 1 : 0.05 }
    #expect(TrackingWatch(knownShare: share).record(of: [young.history]).present == nil)
    #expect(record([young]).present != nil)
  }

  @Test func `rows whose share is not known are left out`() {
    let young = feed { $0 < 60 ? 20 : 0 }
    let share = { (row: ChannelRow, _: ChannelName) in row.period.start < day(60) ? 1.0 : nil }
    #expect(TrackingWatch(knownShare: share).record(of: [young.history]).present == nil)
  }

  /// Ten years of clumped days with shocks: none in a million mornings is expected.
  @Test(arguments: [UInt64(1), 2, 3])
  func `ordinary days never break`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var shock = 0.0
    let outcomes = (0..<1200).map { _ in
      shock = 0.6 * shock + 0.24 * generator.standardNormal()
      let mean = 30 * (1 + max(-0.9, shock))
      let rate = Gamma(shape: mean, rate: 1).sample(using: &generator)
      return Double(Poisson(mean: rate).sample(using: &generator))
    }
    let feed = Feed(channel: "a", periods: 0..<1200, conversions: { outcomes[$0] })
    #expect(record([feed]).present == nil, "seed \(seed)")
  }

  private func feed(_ conversions: @escaping (Int) -> Double) -> Feed {
    Feed(channel: "a", periods: 0..<70, conversions: { conversions($0) })
  }

  private func record(_ feeds: [Feed]) -> TrackingRecord {
    TrackingWatch(knownShare: { _, _ in 1 }).record(of: feeds.map(\.history))
  }
}
