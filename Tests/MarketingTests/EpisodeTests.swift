import Statistics
import Testing

@testable import Marketing

@Suite struct EpisodeTests {
  @Test(arguments: [
    (13, 1, 3.0, false), (14, 1, 3, true), (3, 7, 21, false), (4, 7, 21, true),
    (1, 31, 90, false), (16, 1, 0.3, false), (17, 1, 0.3, true),
  ])
  func `statistics are representative after 14 days, four rows and five conversions' money`(
    rows: Int, days: Int, expected: Double, representative: Bool
  ) throws {
    var episode = Episode(outcome: .conversions)
    for index in 0..<rows {
      episode.absorb(try claim(days: days, expected: expected, at: index))
    }
    #expect(episode.isRepresentative == representative)
  }

  @Test func `revenue is confirmed by betting, conversions by their counts`() throws {
    var conversions = Episode(outcome: .conversions)
    var revenue = Episode(outcome: .revenue)
    for index in 0..<20 {
      let claim = try claim(days: 1, expected: 3, at: index)
      conversions.absorb(claim)
      revenue.absorb(claim)
    }
    conversions.weigh(prior: .conversions)
    revenue.weigh(prior: .revenue)
    #expect(revenue.logEvidenceFor == revenue.betting.logEvidence)
    #expect(conversions.logEvidenceFor == conversions.process.logEvidenceFor())
  }

  private func claim(days: Int, expected: Double, at index: Int) throws -> Claim {
    let period = try #require(Period(start: day(index * days), end: day((index + 1) * days - 1)))
    let row = ChannelRow(
      period: period, spend: expected, conversions: 1, source: "generic", deliveredOn: period.end)
    return try #require(Claim(of: row, target: .costPerAcquisition(1), orderValue: 1))
  }
}
