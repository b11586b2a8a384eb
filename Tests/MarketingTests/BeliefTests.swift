import Foundation
import Statistics
import Testing

@testable import Marketing

@Suite struct BeliefTests {
  @Test func `without rows a belief is the prior`() throws {
    let belief = try #require(beliefs(of: [], channels: ["a"])["a"])
    let prior = LevelPrior(shape: 1, means: ResponseCurve.dictionary.map { _ in 3 })
    #expect(
      belief.posterior == CurvePosterior(evidence: CurveEvidence(), prior: prior, dispersion: 1))
    #expect(abs(belief.conversions(atDaily: 90) - 3) < 1e-12)
  }

  @Test(arguments: UInt64(1)...5)
  func `a newcomer is believed to be like the others`(seed: UInt64) throws {
    let feeds = randomFeeds(seed: seed)
    let beliefs = beliefs(of: feeds, channels: feeds.map(\.channel) + ["newcomer"])
    let newcomer = try #require(beliefs["newcomer"])
    let others = feeds.compactMap { beliefs[$0.channel]?.conversions(atDaily: 90) }
    #expect(newcomer.evidence == CurveEvidence())
    #expect(others.count == 5)
    #expect(newcomer.conversions(atDaily: 90) > others.min() ?? .infinity, "seed \(seed)")
    #expect(newcomer.conversions(atDaily: 90) < others.max() ?? 0, "seed \(seed)")
  }

  @Test(arguments: [1.0, 3, 10, 40])
  func `more conversions raise the mean`(conversions: Double) throws {
    let less = Feed(channel: "a", conversions: { _ in conversions })
    let more = Feed(channel: "a", conversions: { _ in conversions + 1 })
    let before = try #require(beliefs(of: [less])["a"]).conversions(atDaily: 90)
    #expect(try #require(beliefs(of: [more])["a"]).conversions(atDaily: 90) > before)
  }

  @Test(arguments: [0.5, 3, 30])
  func `many equal rows leave no doubt about the level they show`(conversions: Double) throws {
    let feed = Feed(channel: "a", periods: 0..<120, conversions: { _ in conversions })
    let mean = try #require(beliefs(of: [feed])["a"]).conversions(atDaily: 90)
    #expect(abs(mean / conversions - 1) < 0.05)
  }

  @Test func `a row of a week is seven equal days up to their ageing`() throws {
    let daily = Feed(channel: "a", periods: 0..<7)
    let weekly = Feed(
      channel: "a", periods: 0..<1, length: 7, spend: { _ in 630 }, conversions: { _ in 21 })
    let days = try #require(beliefs(of: [daily], before: 7)["a"]).evidence
    let week = try #require(beliefs(of: [weekly], before: 7)["a"]).evidence
    // Python: sum(2 ** (-k / 28) for k in range(7)) / 7
    let ageing = 0.929_563_240_784_162_5
    #expect(abs(days.outcomes / week.outcomes - ageing) < 1e-12)
    #expect(zip(days.exposures, week.exposures).allSatisfy { abs($0 / $1 - ageing) < 1e-12 })
  }

  @Test func `after four weeks a row counts half`() throws {
    let old = Feed(channel: "a", periods: 0..<1)
    let other = Feed(channel: "b", periods: 28..<29)
    let evidence = try #require(beliefs(of: [old, other], before: 29)["a"]).evidence
    #expect(abs(evidence.outcomes - 1.5) < 1e-12)
  }

  @Test(arguments: [0.0, -20])
  func `days without net spend contribute nothing`(spend: Double) throws {
    let busy = Feed(channel: "a", periods: 0..<20)
    let idle = Feed(
      channel: "b", periods: 0..<20, spend: { _ in spend }, conversions: { _ in 50 })
    let alone = try #require(beliefs(of: [busy], channels: ["a", "b"])["a"])
    let beside = beliefs(of: [busy, idle], channels: ["a", "b"])
    #expect(beside["a"] == alone)
    #expect(beside["b"]?.evidence == CurveEvidence())
  }

  @Test func `a row without an outcome column contributes nothing`() throws {
    let blind = Feed(channel: "a", periods: 0..<20, conversions: { _ in nil })
    #expect(beliefs(of: [blind])["a"]?.evidence == CurveEvidence())
  }

  @Test func `rows that end later are not known yet`() throws {
    let feed = Feed(channel: "a", periods: 0..<20)
    #expect(
      beliefs(of: [feed], before: 10)
        == beliefs(of: [Feed(channel: "a", periods: 0..<10)], before: 10))
  }

  @Test func `marginal value falls with spend`() throws {
    let belief = try #require(beliefs(of: randomFeeds(seed: 1))["google"])
    let values = [0.0, 1, 10, 50, 100, 500].map(belief.marginal(atDaily:))
    #expect(values == values.sorted(by: >))
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test func `clumped results are seen as such`() throws {
    // Alternating 0 and 6 has variance 9 about its mean of 3: dispersion 3.
    let clumped = Feed(
      channel: "a", periods: 0..<200, conversions: { $0.isMultiple(of: 2) ? 0 : 6 })
    let even = Feed(channel: "a", periods: 0..<200)
    #expect(abs(try #require(beliefs(of: [clumped])["a"]).dispersion - 3) < 0.3)
    #expect(try #require(beliefs(of: [even])["a"]).dispersion == 1)
  }

  /// Beliefs of the morning of a day, of channels with a reference of 90 units and 3 a day.
  private func beliefs(
    of feeds: [Feed], channels: [ChannelName]? = nil, before last: Int = 200
  ) -> [ChannelName: Belief] {
    var fold = BeliefFold(
      channels: channels ?? feeds.map(\.channel), reference: 90, level: 3)
    let latest = feeds.map { $0.periods.upperBound * $0.length }.max() ?? 0
    fold.fold(feeds.map(\.history), before: day(min(last, latest)))
    return fold.beliefs
  }
}
