import Testing

@testable import Simulation

@Suite struct ChronicleTests {
  private let world = World(
    .plain { $0.delays = DelayLaw(meanDays: 2...2, window: 4) }, seed: 3, days: 20)

  @Test func `the first morning knows nothing`() {
    let morning = Chronicle(of: world).morning
    #expect(morning.day == 0)
    #expect(morning.rows.isEmpty)
  }

  @Test func `a row comes on each morning until its window is over`() {
    let days = chronicle(of: 7).morning.rows.filter { $0.channel == 0 }.map(\.day)
    #expect(days == [3, 4, 5, 6])
  }

  @Test func `a row has the conversions known at its age`() throws {
    let outcome = world.outcome(of: 5, spending: 1000, on: 3)
    let row = try #require(
      chronicle(of: 6).morning.rows.first { $0.channel == 5 && $0.day == 3 })
    #expect(row.known.conversions == outcome.conversions[2])
    #expect(row.before?.conversions == outcome.conversions[1])
    #expect(row.spend == 1000)
  }

  @Test func `a row that comes for the first time had nothing before`() {
    let newest = chronicle(of: 6).morning.rows.filter { $0.day == 5 }
    #expect(newest.allSatisfy { $0.before == nil })
  }

  @Test func `a channel without spend has no row`() {
    var chronicle = Chronicle(of: world)
    chronicle.spend([0, 500, 0, 0, 0, 0, 0, 0])
    #expect(chronicle.morning.rows.map(\.channel) == [1])
  }

  @Test func `rows come by channel, oldest first`() {
    let rows = chronicle(of: 7).morning.rows.map { [$0.channel, $0.day] }
    #expect(rows == (0..<8).flatMap { channel in (3...6).map { [channel, $0] } })
  }

  @Test func `newcomers open on their day`() {
    var world = world
    world.channels[7].firstDay = 2
    var chronicle = Chronicle(of: world)
    chronicle.spend(Array(repeating: 1000, count: 8))
    #expect(chronicle.morning.openChannels == Array(0..<7))
    chronicle.spend(Array(repeating: 1000, count: 8))
    #expect(chronicle.morning.openChannels == Array(0..<8))
  }

  private func chronicle(of days: Int) -> Chronicle {
    (0..<days).reduce(into: Chronicle(of: world)) { chronicle, _ in
      chronicle.spend(Array(repeating: 1000, count: 8))
    }
  }
}
