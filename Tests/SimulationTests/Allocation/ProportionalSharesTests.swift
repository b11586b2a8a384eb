import Marketing
import Testing

@testable import Simulation

@Suite struct ProportionalSharesTests {
  private let scenario = Scenario.plain { $0.channelCount = 2 }

  @Test(arguments: [ProportionalShares.Memory.first(days: 28), .last(days: 28)])
  func `the first four weeks are equal`(memory: ProportionalShares.Memory) {
    var policy = ProportionalShares(of: scenario, remembering: memory)
    let amounts = (0..<28).map { policy.amounts(on: morning(after: $0, conversions: [9, 1])) }
    #expect(amounts.allSatisfy { $0 == [1250, 1250] })
  }

  /// 30.01 and 10.01 conversions for the same money.
  @Test func `then shares follow returns`() {
    var policy = ProportionalShares(of: scenario, remembering: .last(days: 28))
    let amounts = play(&policy, days: 28, conversions: [30.0 / 28, 10.0 / 28])
    #expect(abs(amounts[0] / amounts[1] - 30.01 / 10.01) < 1e-9)
    #expect(abs(amounts[0] + amounts[1] - 2500) < 1e-9)
  }

  @Test func `fixed shares stay whatever comes`() {
    var policy = ProportionalShares(of: scenario, remembering: .first(days: 28))
    let before = play(&policy, days: 28, conversions: [3, 1])
    let after = play(&policy, days: 60, from: 29, conversions: [0, 5])
    #expect(before == after)
  }

  @Test func `a rolling memory forgets what is older than its days`() {
    var policy = ProportionalShares(of: scenario, remembering: .last(days: 28))
    _ = play(&policy, days: 28, conversions: [3, 1])
    let after = play(&policy, days: 60, from: 29, conversions: [1, 1])
    #expect(abs(after[0] - after[1]) < 1e-9)
  }

  @Test func `a channel without spend so far returns what all do`() {
    var policy = ProportionalShares(of: scenario, remembering: .last(days: 28))
    let amounts = play(&policy, days: 28, conversions: [3, nil])
    #expect(abs(amounts[0] - amounts[1]) < 1)
  }

  @Test func `a row is what its last morning says`() {
    var policy = ProportionalShares(of: scenario, remembering: .last(days: 28))
    _ = play(&policy, days: 27, conversions: [1, 1])
    let restated = (0..<28).flatMap { [row(0, $0, 3), row(1, $0, 1)] }
    let amounts = policy.amounts(
      on: Morning(day: 28, rows: restated, isOpen: [true, true]))
    #expect(amounts[0] > 2.9 * amounts[1])
  }

  /// 1000 spent for 2000 and for 500 in revenue.
  @Test func `where profit counts a channel below its spend keeps a fiftieth of its share`() {
    let scenario = Scenario.plain {
      $0.channelCount = 2
      $0.objective = .profit(margin: 1)
    }
    var policy = ProportionalShares(of: scenario, remembering: .last(days: 28))
    let amounts = play(&policy, days: 28, conversions: [2000, 500], inMoney: true)
    #expect(abs(amounts[1] - 25) < 1e-9)
    #expect(abs(amounts[0] - 2000) < 1)
  }

  /// The amounts of the last morning, after days with the same rows.
  private func play(
    _ policy: inout ProportionalShares, days: Int, from first: Int = 0, conversions: [Double?],
    inMoney: Bool = false
  ) -> [Double] {
    (first...days).map {
      policy.amounts(on: morning(after: $0, conversions: conversions, inMoney: inMoney))
    }.last ?? []
  }

  private func morning(
    after day: Int, conversions: [Double?], inMoney: Bool = false
  ) -> Morning {
    let rows = conversions.enumerated().compactMap { channel, count in
      count.map { row(channel, day - 1, $0, inMoney: inMoney) }
    }
    return Morning(day: day, rows: day > 0 ? rows : [], isOpen: [true, true])
  }

  private func row(
    _ channel: Int, _ day: Int, _ count: Double, inMoney: Bool = false
  ) -> DeliveredRow {
    DeliveredRow(
      channel: channel, day: day, age: 1, spend: 1000,
      known: .init(conversions: count, revenue: inMoney ? count : nil), before: nil)
  }
}
