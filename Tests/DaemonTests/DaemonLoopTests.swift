import Foundation
import Logging
import Marketing
import Storage
import Testing

@testable import Daemon

/// When the daemon decides; 2026-03-02 and 2026-03-09 are Mondays, decided at 06:00 in Madrid.
struct DaemonLoopTests {
  private let house: House

  init() throws {
    house = try House()
  }

  /// A loop that has just started, at an instant that stands still.
  private func loop(at iso: String, quietTime: Duration = .zero) throws -> DaemonLoop {
    let instant = try Date(iso, strategy: .iso8601)
    return DaemonLoop(
      ledger: house.ledger, version: "1.0.0",
      surroundings: .init(now: { instant }, environment: [:], quietTime: quietTime),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, settleTime: .zero,
      isStopping: { false })
  }

  /// The decisions that there are after one turn.
  @discardableResult
  private func turn(at iso: String, quietTime: Duration = .zero) throws -> Int {
    var loop = try loop(at: iso, quietTime: quietTime)
    _ = loop.turn(house.configuration)
    return try house.ledger.lastDecision()?.number ?? 0
  }

  /// Days in which search does much better, or days like those before.
  private func deliverNews(isGood: Bool = true, days: Int = 2) throws {
    let channels = isGood ? [("display", 50, 0), ("search", 50, 30)] : Figures.twoEqual.channels
    try house.deliver(
      Figures(channels: channels, first: "2026-03-02", days: days).csv(), as: "news.csv")
  }

  @Test func `the first decision is made when the first file rests`() throws {
    #expect(try turn(at: "2026-02-26T12:00:00+01:00") == 0)
    try house.deliver(Figures.twoEqual.csv())
    #expect(try turn(at: "2026-02-26T12:01:00+01:00") == 1)
  }

  @Test func `on schedule a decision is made at its hour, news or not`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    #expect(try turn(at: "2026-03-09T05:59:00+01:00") == 1)
    #expect(try turn(at: "2026-03-09T06:00:00+01:00") == 2)
    #expect(try turn(at: "2026-03-09T06:01:00+01:00") == 2)
    #expect(try house.ledger.lastDecision()?.occasion == .schedule)
  }

  @Test func `a decision that was slept through is made up for`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    #expect(try turn(at: "2026-03-11T12:00:00+01:00") == 2)
    #expect(try house.ledger.lastDecision()?.today == day("2026-03-11"))
  }

  @Test func `between schedules news that promises more is decided on`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverNews()
    #expect(try turn(at: "2026-03-04T12:00:00+01:00") == 2)
    #expect(try house.ledger.lastDecision()?.occasion == .evidence)
  }

  @Test func `no decision between schedules is made before the inbox is quiet`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverNews()
    #expect(try turn(at: "2026-03-04T12:00:00+01:00", quietTime: .seconds(60)) == 1)
    #expect(try house.ledger.latestEvidenceFileID() == 2)
  }

  @Test func `a decision on schedule waits for no quiet`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverNews()
    #expect(try turn(at: "2026-03-09T06:00:00+01:00", quietTime: .seconds(60)) == 2)
  }

  @Test func `on the day of a decision news waits for its hour`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverNews(days: 7)
    #expect(try turn(at: "2026-03-09T05:00:00+01:00") == 1)
    #expect(try turn(at: "2026-03-09T06:00:00+01:00") == 2)
    #expect(try house.ledger.lastDecision()?.occasion == .schedule)
  }

  @Test func `news that promises little is weighed once`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverNews(isGood: false)
    var loop = try loop(at: "2026-03-04T12:00:00+01:00")
    let pause = loop.turn(house.configuration)
    #expect(try house.ledger.lastDecision()?.number == 1)
    // Nothing is left to do before the folder is looked at again.
    #expect(pause == .seconds(30))
  }

  @Test func `a new configuration has the same evidence weighed anew`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    var loop = try loop(at: "2026-03-04T12:00:00+01:00")
    _ = loop.turn(house.configuration)
    try house.configure(House.plan + "channels: { radio: { start: 100 } }\n")
    _ = loop.turn(house.configuration)
    #expect(try house.ledger.lastDecision()?.number == 2)
  }

  @Test func `a file that moves holds every decision back`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let instant = try Date("2026-03-02T12:00:00+01:00", strategy: .iso8601)
    var loop = DaemonLoop(
      ledger: house.ledger, version: "1.0.0",
      surroundings: .init(now: { instant }, environment: [:], quietTime: .zero),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      settleTime: .seconds(3), isStopping: { false })
    #expect(loop.turn(house.configuration) == .seconds(1.5))
    #expect(try house.ledger.lastDecision() == nil)
  }
}
