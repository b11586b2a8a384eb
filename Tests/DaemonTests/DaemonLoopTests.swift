import Foundation
import Logging
import Marketing
import Storage
import Synchronization
import Testing

@testable import Daemon

/// When the daemon decides; 2026-03-02 and 2026-03-09 are Mondays, decided at 06:00 in Madrid.
struct DaemonLoopTests {
  private let house: House

  init() throws {
    house = try House()
  }

  /// A loop that has just started, at an instant that stands still.
  private func loop(
    at iso: String, quietTime: Duration = .zero, settleTime: Duration = .zero
  ) throws -> DaemonLoop {
    let clocks = Clocks(try Date(iso, strategy: .iso8601))
    return loop(at: clocks, quietTime: quietTime, settleTime: settleTime)
  }

  /// A loop by clocks that the test sets.
  private func loop(
    at clocks: Clocks, quietTime: Duration = .zero, settleTime: Duration = .zero
  ) -> DaemonLoop {
    DaemonLoop(
      ledger: house.ledger, version: "1.0.0",
      surroundings: .init(
        now: { clocks.now }, uptime: { clocks.uptime }, environment: [:], quietTime: quietTime),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, settleTime: settleTime,
      isStopping: { false })
  }

  /// A wall clock and one that nobody sets, which run on when the test says so.
  private final class Clocks: Sendable {
    private let start: Date
    private let boot = ContinuousClock.now
    private let passed = Mutex(0)

    init(_ start: Date) {
      self.start = start
    }

    var now: Date { start + Double(passed.withLock { $0 }) }
    var uptime: ContinuousClock.Instant { boot + .seconds(passed.withLock { $0 }) }

    func pass(seconds: Int) {
      passed.withLock { $0 += seconds }
    }
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

  @Test func `a file that moves holds every decision back until it rests`() throws {
    try house.deliver(Figures.twoEqual.csv())
    let clocks = Clocks(try Date("2026-03-02T12:00:00+01:00", strategy: .iso8601))
    var loop = loop(at: clocks, settleTime: .seconds(3))
    #expect(loop.turn(house.configuration) == .seconds(3))
    #expect(try house.ledger.lastDecision() == nil)
    clocks.pass(seconds: 3)
    _ = loop.turn(house.configuration)
    #expect(try house.ledger.lastDecision()?.number == 1)
  }

  @Test func `the next turn is when the inbox has been quiet`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    try deliverNews()
    let clocks = Clocks(try Date("2026-03-04T12:00:00+01:00", strategy: .iso8601))
    var loop = loop(at: clocks, quietTime: .seconds(20))
    #expect(loop.turn(house.configuration) == .seconds(20))
    clocks.pass(seconds: 20)
    #expect(loop.turn(house.configuration) == .seconds(30))
    #expect(try house.ledger.lastDecision()?.occasion == .evidence)
  }

  @Test func `the next turn is at the hour of the decision`() throws {
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    let clocks = Clocks(try Date("2026-03-09T05:59:48+01:00", strategy: .iso8601))
    var loop = loop(at: clocks)
    #expect(loop.turn(house.configuration) == .seconds(12))
    clocks.pass(seconds: 12)
    #expect(loop.turn(house.configuration) == .seconds(30))
    #expect(try house.ledger.lastDecision()?.occasion == .schedule)
  }

  @Test func `a turn that fails is in trouble until one does not`() throws {
    var loop = try loop(at: "2026-03-04T12:00:00+01:00")
    let root = house.configuration.folders.root
    try FileManager.default.moveItem(atPath: root, toPath: root + ".away")
    #expect(loop.turn(house.configuration) == .seconds(2))
    #expect(loop.isInTrouble)
    try FileManager.default.moveItem(atPath: root + ".away", toPath: root)
    #expect(loop.turn(house.configuration) == .seconds(30))
    #expect(!loop.isInTrouble)
  }
}
