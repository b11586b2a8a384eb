import Statistics
import Testing

@testable import Marketing

@Suite struct HypothesisTests {
  @Test(arguments: [
    (13, 1, 3.0, false), (14, 1, 3, true), (3, 7, 21, false), (4, 7, 21, true),
    (1, 31, 90, false), (16, 1, 0.3, false), (17, 1, 0.3, true),
  ])
  func `statistics are representative after 14 days, four rows and five conversions' money`(
    rows: Int, days: Int, expected: Double, representative: Bool
  ) {
    var hypothesis = Hypothesis(outcome: .conversions)
    for index in 0..<rows { hypothesis.add(expected: expected, days: days, at: index) }
    #expect(hypothesis.episode.isRepresentative == representative)
  }

  @Test func `a row far below the median waits for the next`() {
    var hypothesis = Hypothesis(outcome: .conversions)
    for (index, expected) in [3, 3, 3, 0.02].enumerated() {
      hypothesis.add(expected: expected, at: index)
    }
    #expect(hypothesis.process.rows == 3)
    hypothesis.add(expected: 3, at: 4)
    #expect(hypothesis.process.rows == 4)
    #expect(hypothesis.process.outcomes == 5)
    #expect(hypothesis.process.expected == 12.02)
    #expect(hypothesis.process.days == 5)
  }

  @Test func `a late conversion on a few cents confirms nothing`() {
    var hypothesis = Hypothesis(outcome: .revenue)
    for index in 0..<20 { hypothesis.add(expected: 3, outcome: 3, at: index) }
    hypothesis.add(expected: 0.002, outcome: 1, at: 20)
    hypothesis.add(expected: 3, outcome: 3, at: 21)
    hypothesis.weigh(prior: .revenue)
    #expect(hypothesis.episode.logEvidenceFor < 1)
  }

  @Test func `nothing is known before the first row`() {
    let hypothesis = Hypothesis(outcome: .conversions)
    #expect(!hypothesis.hasEvidence)
    #expect(hypothesis.evidence == Evidence())
    #expect(hypothesis.since == nil)
  }

  @Test func `what exceeds a number reads as one`() throws {
    var hypothesis = Hypothesis(outcome: .conversions)
    hypothesis.add(expected: 1, at: 0)
    hypothesis.episode.logEvidenceAgainst = 10_000
    #expect(try #require(hypothesis.evidence.oddsAgainst).isFinite)
  }

  @Test(
    arguments: [
      ([], nil), ([1.0], 1), ([1, 2], 1), ([1, 2, 3], 2), ([1, 2, 3, 4], 2),
    ] as [([Double], Double?)])
  func `the median is the middle or the lower of two`(values: [Double], median: Double?) {
    #expect(values.median == median)
  }

  @Test(arguments: [(0.5, 0), (1, 0), (1.5, 1), (4, 3), (9, 4)])
  func `a value has its place in order`(value: Double, place: Int) {
    #expect([1.0, 2, 3, 4].partitioningIndex(of: value) == place)
  }
}

extension Hypothesis {
  /// Adds a mature row of one cost of a unit, with one conversion unless said otherwise.
  fileprivate mutating func add(
    expected: Double, outcome: Double = 1, days: Int = 1, at index: Int
  ) {
    let period = Period(start: day(index * days), end: day((index + 1) * days - 1))
    let row = ChannelRow(
      period: period ?? Period(day: firstDay), spend: expected, conversions: outcome,
      revenue: outcome, source: "generic", deliveredOn: day((index + 1) * days))
    let target: Target =
      self.outcome == .revenue ? .returnOnAdSpend(1) : .costPerAcquisition(1)
    absorb(row, target: target, prior: self.outcome.dispersionPrior)
  }
}
