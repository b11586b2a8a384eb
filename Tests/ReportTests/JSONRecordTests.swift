import Foundation
import Marketing
import Testing

@testable import Report

struct JSONRecordTests {
  private func record(
    _ decision: Decision, language: Language = .english
  ) throws -> [String: JSONValue] {
    let line = try JSONRecord(decision, language: language).line()
    return try JSONDecoder().decode([String: JSONValue].self, from: Data(line.utf8))
  }

  private func channelRecord(
    _ recommendation: Recommendation, language: Language = .english
  ) throws -> [String: JSONValue] {
    let record = try record(decision(channels: [recommendation]), language: language)
    guard case .array(let channels)? = record["channels"],
      case .object(let channel)? = channels.first
    else { throw Missing() }
    return channel
  }

  @Test func `a decision is one line`() throws {
    let line = try JSONRecord(eventfulDecision(), language: .english).line()
    #expect(!line.contains("\n"))
  }

  @Test func `a record has every key of the contract`() throws {
    #expect(
      try record(decision(channels: [])).keys.sorted() == [
        "at", "budgetCents", "channels", "configDigest", "currency", "dataThrough", "decision",
        "expected", "files", "goal", "needsYou", "notes", "occasion", "per", "schema", "seed",
        "supersedes",
        "today",
        "unplacedCents", "version",
      ])
  }

  @Test func `a channel has every key of the contract`() throws {
    #expect(
      try channelRecord(recommendation()).keys.sorted() == [
        "action", "channel", "evidence", "flags", "fromCents", "limitsHit", "reason",
        "reasonArguments", "reasonCode", "state", "toCents", "wouldChangeIf",
      ])
  }

  @Test func `the evidence of nothing known has all its keys, with null`() throws {
    #expect(
      try channelRecord(recommendation())["evidence"]
        == .object([
          "spendMicros": .number(0), "conversions": .number(0), "target": .null,
          "expectedAtTarget": .null, "observed": .null, "returns": .null, "roas": .null,
          "roasLow": .null, "roasHigh": .null, "oddsAgainst": .null, "oddsFor": .null,
          "barOdds": .null, "cpa": .null,
          "cpaLow": .null,
          "cpaHigh": .null, "probabilityOfBeingBest": .null, "marginalPerUnit": .null,
          "maturity": .null, "dispersion": .null, "matureDays": .number(0),
          "oddsOfDegradation": .null, "ageing": .null, "outlook": .null, "weighing": .null,
          "belief": .null,
        ]))
  }

  @Test func `the evidence stands under its keys`() throws {
    var evidence = Evidence(
      spend: Micros(rawValue: 1), conversions: 2, expectedAtTarget: 3, oddsAgainst: 4, oddsFor: 5,
      barOdds: 6, costPerAcquisition: 7, costPerAcquisitionLow: 8, costPerAcquisitionHigh: 9,
      probabilityOfBeingBest: 10, marginalPerUnit: 11, maturity: 12, dispersion: 13,
      matureDays: 14)
    evidence.observed = 3.5
    evidence.target = .returnOnAdSpend(22)
    evidence.returns = Returns(expected: 23, observed: 24)
    evidence.returnOnAdSpend = .init(mean: 25, low: 26, high: 27)
    evidence.oddsOfDegradation = 15
    evidence.ageing = Ageing(since: try day("2026-10-01"), odds: 16, ratio: 17)
    evidence.outlook = .verdict(to: .dropped, inDays: 18, spend: Micros(rawValue: 19))
    evidence.weighing = Weighing(here: 20, elsewhere: 21)
    #expect(
      try channelRecord(recommendation(evidence: evidence))["evidence"]
        == .object([
          "spendMicros": .number(1), "conversions": .number(2), "expectedAtTarget": .number(3),
          "target": .object(["roas": .number(22)]),
          "returns": .object(["expected": .number(23), "observed": .number(24)]),
          "roas": .number(25), "roasLow": .number(26), "roasHigh": .number(27),
          "observed": .number(3.5), "oddsAgainst": .number(4), "oddsFor": .number(5),
          "barOdds": .number(6),
          "cpa": .number(7), "cpaLow": .number(8), "cpaHigh": .number(9),
          "probabilityOfBeingBest": .number(10), "marginalPerUnit": .number(11),
          "maturity": .number(12), "dispersion": .number(13), "matureDays": .number(14),
          "oddsOfDegradation": .number(15),
          "ageing": .object([
            "since": .string("2026-10-01"), "odds": .number(16), "ratio": .number(17),
          ]),
          "outlook": .object([
            "verdict": .object([
              "to": .string("dropped"), "inDays": .number(18), "spend": .number(19),
            ])
          ]), "weighing": .object(["here": .number(20), "elsewhere": .number(21)]),
          "belief": .null,
        ]))
  }

  @Test func `what is believed stands under its keys`() throws {
    var evidence = Evidence()
    evidence.belief = BeliefFigures(
      costAtPlan: .init(mean: 1, low: 2, high: 3),
      halfLives: [.init(days: 28, weight: 4), .init(days: nil, weight: 5)],
      curves: .init(power: 6, powerExponent: 7, saturating: 8, threshold: 9),
      maturityAtOneDay: 10, dispersion: 11)
    let object = try channelRecord(recommendation(evidence: evidence))["evidence"]
    guard case .object(let keys) = object else {
      Issue.record("the evidence is no object")
      return
    }
    #expect(
      keys["belief"]
        == .object([
          "costAtPlan": .object(["mean": .number(1), "low": .number(2), "high": .number(3)]),
          "halfLives": .array([
            .object(["days": .number(28), "weight": .number(4)]),
            .object(["weight": .number(5)]),
          ]),
          "curves": .object([
            "power": .number(6), "powerExponent": .number(7), "saturating": .number(8),
            "threshold": .number(9),
          ]), "maturityAtOneDay": .number(10), "dispersion": .number(11),
        ]))
  }

  @Test func `an expectation of nothing known has all its keys, with null`() throws {
    #expect(
      try record(decision(channels: []))["expected"]
        == .object([
          "conversions": .null, "low": .null, "high": .null, "conversionsBefore": .null,
          "revenue": .null, "revenueLow": .null, "revenueHigh": .null, "revenueBefore": .null,
          "profit": .null, "profitLow": .null, "profitHigh": .null, "profitBefore": .null,
        ]))
  }

  @Test func `a decision that replaces none says null`() throws {
    #expect(try record(decision(channels: []))["supersedes"] == .null)
  }

  @Test func `nothing in sight to change it is null`() throws {
    #expect(try channelRecord(recommendation())["wouldChangeIf"] == .null)
  }

  @Test(arguments: [
    (Reason.returnsMore(marginalPerUnit: 0.5), ["marginalPerUnit": JSONValue.number(0.5)]),
    (.returnsLess(marginalPerUnit: 0.5), ["marginalPerUnit": .number(0.5)]),
    (.balanced, [:]),
    (.newcomer(equalShare: MinorUnits(rawValue: 180_000)), ["equalShare": .number(180_000)]),
    (
      .refuted(expected: 3, observed: 1, odds: 84, bar: 70, on: Day(number: 0)),
      [
        "expected": .number(3), "observed": .number(1), "odds": .number(84), "bar": .number(70),
        "on": .string("1970-01-01"), "after": .null,
      ]
    ),
    (
      .droppedBefore(on: Day(number: 0), spentSince: Micros(rawValue: 5)),
      [
        "on": .string("1970-01-01"), "spentSince": .number(5), "advisedOn": .null, "after": .null,
      ]
    ),
    (.absent(lastSpend: Day(number: 0)), ["lastSpend": .string("1970-01-01")]),
    (.absent(lastSpend: nil), ["lastSpend": .null]),
    (.stale(lastDay: Day(number: 0)), ["lastDay": .string("1970-01-01")]),
    (.awaited, [:]),
    (.unmeasured, [:]),
    (.outcomeMissing(since: Day(number: 0)), ["since": .string("1970-01-01")]),
    (.protected(because: "brand"), ["because": .string("brand")]),
    (.protected(because: nil), ["because": .null]),
    (
      .paused(by: "Ana", because: nil, until: Day(number: 0)),
      [
        "by": .string("Ana"), "because": .null, "until": .string("1970-01-01"), "replacing": .null,
      ]
    ),
    (
      .setByPerson(by: "Ana", because: "fair", until: nil),
      ["by": .string("Ana"), "because": .string("fair"), "until": .null, "replacing": .null]
    ),
    (
      .protectedByPerson(by: "Ana", because: nil, until: nil, droppedOn: nil),
      ["by": .string("Ana"), "because": .null, "until": .null, "droppedOn": .null]
    ),
    (.tooSmallAMove(share: 0.01), ["share": .number(0.01)]),
    (.nothingNew(since: 3), ["since": .number(3)]),
  ])
  func `a reason's arguments have its labels`(
    reason: Reason, arguments: [String: JSONValue]
  ) throws {
    let channel = try channelRecord(recommendation(reason: reason))
    #expect(channel["reasonCode"] == .string(reason.code))
    #expect(channel["reasonArguments"] == .object(arguments))
  }

  @Test(arguments: zip(Language.allCases, ["no file yet", "aún sin archivo"]))
  func `sentences are in the language that people read`(
    language: Language, beginning: String
  ) throws {
    let channel = try channelRecord(recommendation(reason: .awaited), language: language)
    guard case .string(let sentence)? = channel["reason"] else { throw Missing() }
    #expect(sentence.hasPrefix(beginning))
  }

  @Test func `codes are the same in every language`() throws {
    let channel = try channelRecord(
      recommendation(
        state: .confirmed, action: .up, flags: [.newcomer], from: 1, to: 2, limitsHit: [.maxStep]),
      language: .spanish)
    #expect(channel["state"] == .string("confirmed"))
    #expect(channel["action"] == .string("up"))
    #expect(channel["flags"] == .array([.string("newcomer")]))
    #expect(channel["limitsHit"] == .array([.string("maxStep")]))
    #expect(channel["fromCents"] == .number(1))
    #expect(channel["toCents"] == .number(2))
  }

  @Test func `a name keeps its quotes and slashes readable`() throws {
    let line = try JSONRecord(
      decision(channels: [recommendation("a/b \"c\"")]), language: .english
    ).line()
    #expect(line.contains(#""channel":"a/b \"c\"""#))
  }
}
