import Foundation
import Marketing
import Testing

@testable import Simulation

/// Seeded; each comparison of a mean has a false alarm once in 150,000 seeds.
@Suite struct MadeUpChannelTests {
  @Test func `a daily row matures on its own day`() {
    let rows = rows(days: 3)
    #expect(rows.map { $0?.days } == [0...0, 1...1, 2...2])
    #expect(rows.allSatisfy { $0?.spend == 3 })
  }

  @Test func `a weekly row sums seven days`() {
    let daily = rows(days: 14).compactMap { $0?.orders }
    let weekly = rows(days: 14) { $0.cadence = .week }
    #expect(weekly.compactMap { $0?.days } == [0...6, 7...13])
    #expect(weekly[6]?.orders == daily.prefix(7).reduce(0, +))
    #expect(weekly[13]?.spend == 21)
  }

  @Test func `a row waits for its window`() {
    let rows = rows(days: 10) { $0.ownWindow = 8 }
    #expect(rows.map { $0?.days } == Array(repeating: nil, count: 8) + [0...0, 1...1])
  }

  @Test func `outcomes have the true rate`() {
    let sample = Sample(rows(days: 4000) { $0.ratio = Dealt(0.7) }.compactMap { $0?.orders })
    #expect(sample.departure(from: 2.1) < 4.5)
  }

  /// r m (m / v)^(e − 1) for half the spend: 0.5^0.7 of the full amount's.
  @Test func `money brings less than in proportion where the elasticity is under one`() {
    let half = JudgedChannel(state: .probation)
    let sample = Sample(
      rows(days: 4000, as: half) { $0.elasticity = 0.7 }.compactMap { $0?.orders })
    #expect(sample.departure(from: 3 * pow(0.5, 0.7)) < 4.5)
  }

  /// 71.7 % have not come at the end of the day: 1 − F(0) of `ConversionDelayTests`.
  @Test func `late conversions are missing from a row that is judged too soon`() {
    let sample = Sample(
      rows(days: 4000) { study in
        study.delay = .exp3
        study.ownWindow = 0
      }.compactMap { $0?.orders })
    #expect(sample.departure(from: 3 * 0.28346869001048325) < 4.5)
  }

  @Test func `orders are worth one in the mean`() {
    let rows = rows(days: 4000) { $0.revenue = 0.5 }.compactMap { $0 }
    #expect(Sample(rows.map(\.outcome)).departure(from: 3) < 4.5)
    #expect(Sample(rows.map(\.orders)).departure(from: 3) < 4.5)
  }

  private static let spends: [(JudgedChannel, Double)] = [
    (JudgedChannel(state: .testing), 3), (JudgedChannel(state: .confirmed), 3),
    (JudgedChannel(state: .probation), 1.5), (JudgedChannel(state: .dropped), 0),
    (JudgedChannel(state: .retest, retestSpend: 0.3), 0.3),
    (JudgedChannel(state: .retest, retestSpend: 9), 3),
  ]

  @Test(arguments: spends)
  func `a channel spends as its state has it`(standing: JudgedChannel, spend: Double) {
    var channel = MadeUpChannel(0, at: 0, of: VerdictStudy())
    #expect(channel.live(0, as: standing) == spend)
  }

  @Test func `a day without spend has no row`() {
    #expect(rows(days: 3, as: JudgedChannel(state: .dropped)) == [nil, nil, nil])
  }

  @Test func `volumes and ratios are dealt in turn`() {
    var study = VerdictStudy()
    study.volume = Dealt(1, [5])
    study.ratio = Dealt(1, [0.5, 2])
    #expect((0..<4).map { study.volume.value(for: $0) } == [1, 5, 1, 5])
    #expect((0..<4).map { study.ratios(of: $0).start } == [1, 0.5, 2, 1])
  }

  private func rows(
    days: Int, as standing: JudgedChannel = JudgedChannel(),
    of change: (inout VerdictStudy) -> Void = { _ in }
  ) -> [MadeUpRow?] {
    var study = VerdictStudy()
    change(&study)
    var channel = MadeUpChannel(0, at: 0, of: study)
    return (0..<days).map { day in
      _ = channel.live(day, as: standing)
      return channel.matureRow(on: day)
    }
  }
}
