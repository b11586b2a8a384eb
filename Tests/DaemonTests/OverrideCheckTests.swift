import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

/// What can be asked, and what cannot.
struct OverrideCheckTests {
  private let house: House

  /// Display is dropped on the first decision, where it had half of the budget.
  init() throws {
    house = try House(House.plan + "channels: { fairs: { aliases: [Ferias] } }\n")
    try house.deliver(Figures.oneHopeless.csv())
    try house.decide(on: "2026-03-02")
  }

  private func check(on iso: String = "2026-03-03") throws -> OverrideCheck {
    try OverrideCheck(
      ledger: house.ledger, rules: house.configuration.rules, today: try day(iso),
      createdAt: "\(iso)T09:00:00+01:00")
  }

  private func accept(_ request: OverrideRequest) throws -> Override {
    var check = try check()
    return try check.accept(request, author: "Ana", source: .commandLine)
  }

  private func refusal(_ request: OverrideRequest) throws -> OverrideRefusal? {
    do {
      _ = try accept(request)
      return nil
    } catch let refusal as OverrideRefusal {
      return refusal
    }
  }

  private static func request(
    _ channel: String, _ verb: Override.Verb, _ units: Double? = nil, in currency: Currency? = nil,
    measure: OverrideRequest.Measure? = nil, until: Day? = nil
  ) -> OverrideRequest {
    let amount = units.flatMap { Micros(units: $0) }.map {
      OverrideRequest.Amount(value: $0, currency: currency, measure: measure)
    }
    return OverrideRequest(channel: channel, verb: verb, amount: amount, until: until)
  }

  @Test(arguments: [
    (request("search", .set, 300), Override.Action.set(MinorUnits(rawValue: 30_000))),
    (request("SEARCH", .set, 0, in: .euro), .set(.zero)), (request("search", .pause), .pause),
    (request("search", .protect), .protect(amount: nil)),
    (request("display", .protect), .protect(amount: MinorUnits(rawValue: 35_000))),
    (request("display", .retest), .retest),
    (request("search", .target, 45), .target(.costPerAcquisition(45))),
    (request("", .target, 3, measure: .roas), .target(.returnOnAdSpend(3))),
    (request("*", .budget, 900), .budget(MinorUnits(rawValue: 90_000))),
  ])
  func `a request that can be obeyed becomes a word`(
    request: OverrideRequest, action: Override.Action
  ) throws {
    #expect(try accept(request).action == action)
  }

  @Test func `an alias is its channel, and one that is only configured is known`() throws {
    #expect(try accept(Self.request("ferias", .pause)).channel == channel("fairs"))
  }

  @Test(arguments: [
    (request("", .pause), OverrideRefusal.missingChannel(.pause)),
    (request("search", .budget, 900), .notForChannel(.budget)),
    (request("serach", .pause), .unknownChannel("serach", nearest: ChannelName("search"))),
    (request("billboards", .pause), .unknownChannel("billboards", nearest: nil)),
    (request("search", .set), .missingAmount(.set)),
    (request("search", .pause, 500), .needlessAmount(.pause, amount: "500")),
    (
      request("search", .set, 300, in: Currency(code: "USD")),
      .otherCurrency(Currency(code: "USD") ?? .euro, plan: .euro)
    ),
    (request("search", .set, 300, measure: .cpa), .notAmount("cpa 300")),
    (
      request("search", .set, 700.01),
      .moreThanBudget(MinorUnits(rawValue: 70_001), budget: MinorUnits(rawValue: 70_000))
    ),
    (request("", .budget, 0), .notAmount("0")), (request("", .target, 0), .notAmount("0")),
    (
      request("search", .pause, until: Day(iso: "2026-03-02")),
      .dayPast(Day(number: 20_514), today: Day(number: 20_515))
    ),
    (request("display", .retest, until: Day(iso: "2026-04-01")), .needlessDay(.retest)),
    (request("", .release), .nothingToRelease(nil)),
  ])
  func `a request that cannot be obeyed says why`(
    request: OverrideRequest, refusal: OverrideRefusal
  ) throws {
    #expect(try self.refusal(request) == refusal)
  }

  @Test func `only a dropped channel is tested again`() throws {
    #expect(try refusal(Self.request("search", .retest)) == .notDropped(channel("search")))
  }

  @Test func `what is not in force cannot be released`() throws {
    let search = try channel("search")
    #expect(try refusal(Self.request("search", .release)) == .nothingToRelease(search))
  }

  // MARK: - Broken tracking

  /// Both channels sell daily until nothing is counted for a week: tracking is broken.
  private static func silentHouse() throws -> House {
    let house = try House()
    try house.deliver(Figures.twoEqual.csv())
    try house.decide(on: "2026-03-02")
    let silent = Figures(
      channels: [("display", 50, 0), ("search", 50, 0)], first: "2026-03-02", days: 7)
    try house.deliver(silent.csv(), as: "silent.csv")
    try house.decide(on: "2026-03-09")
    return house
  }

  private static func words(
    _ channels: String..., in house: House
  ) throws -> [Override.Action] {
    var check = try OverrideCheck(
      ledger: house.ledger, rules: house.configuration.rules, today: try day("2026-03-09"),
      createdAt: "now")
    let budget = request("", .budget, 600)
    return try ([budget] + channels.map { request($0, .release) })
      .map { try check.accept($0, author: "Ana", source: .commandLine).action }
  }

  @Test func `while tracking is broken, a release of all is tracking's`() throws {
    let words = try Self.words("*", in: Self.silentHouse())
    #expect(words.last == .releaseTracking)
  }

  @Test func `the plan's words end by a release without a channel, also then`() throws {
    let words = try Self.words("", "", in: Self.silentHouse())
    #expect(words.suffix(2) == [.release, .releaseTracking])
  }

  @Test func `an alarm that a line has ended is not the next line's`() throws {
    let words = try Self.words("*", "*", in: Self.silentHouse())
    #expect(words.suffix(2) == [.releaseTracking, .release])
  }

  @Test func `the advised line ends the alarm and leaves the budget that a person set`() throws {
    let house = try Self.silentHouse()
    try house.deliver(";budget;600\n", as: "control.csv")
    #expect(try house.decide(on: "2026-03-10").needsYou.contains { $0.isTrackings })
    try house.deliver("*;release\n", as: "control-2.csv")
    let decision = try house.decide(on: "2026-03-11")
    #expect(decision.budget == MinorUnits(rawValue: 60_000))
    #expect(!decision.needsYou.contains { $0.isTrackings })
  }

  @Test func `a line counts what the lines before it said`() throws {
    var check = try check()
    let requests = [
      Self.request("", .budget, 900), Self.request("search", .set, 850),
      Self.request("search", .release),
    ]
    let words = try requests.map { request in
      try check.accept(request, author: "Ana", source: .commandLine)
    }
    #expect(words.map(\.action.verb) == [.budget, .set, .release])
    #expect(throws: OverrideRefusal.nothingToRelease(try channel("search"))) {
      try check.accept(Self.request("search", .release), author: "Ana", source: .commandLine)
    }
  }

  @Test func `a bare target is in the measure of the one in force`() throws {
    try house.configure(House.plan.replacing("{ cpa: 10 }", with: "{ roas: 4 }"))
    #expect(try accept(Self.request("search", .target, 3)).action == .target(.returnOnAdSpend(3)))
  }

  @Test func `a last day may be today`() throws {
    let today = try day("2026-03-03")
    #expect(try accept(Self.request("search", .pause, until: today)).until == today)
  }

  /// The data end on 2026-03-01, and verdicts are reached up to the day after: what is said counts
  /// from then on, and never on a day whose verdict people may have seen.
  @Test(arguments: [Override.Verb.pause, .protect], ["2026-03-20", "2026-03-02"])
  func `a protection leaves no day of the data unprotected`(
    verb: Override.Verb, today: String
  ) throws {
    var check = try check(on: today)
    let word = try check.accept(
      Self.request("search", verb), author: "Ana", source: .commandLine)
    #expect(word.from == (try day("2026-03-02")))
  }
}

extension Need {
  fileprivate var isTrackings: Bool {
    if case .repairTracking = self { true } else { false }
  }
}
