import Foundation
import Marketing
import Testing

@testable import Report

@Suite struct BacktestRecordTests {
  private func object() throws -> [String: JSONValue] {
    let backtest = try BacktestFixture.backtest(
      [("display", { [1, 2][$0 % 2] }), ("search", { [4, 5, 6][$0 % 3] })],
      target: .costPerAcquisition(30))
    let data = try JSONRecord.encoder.encode(
      BacktestRecord(backtest, language: .english, currency: .euro))
    guard case .object(let object) = try JSONDecoder().decode(JSONValue.self, from: data) else {
      throw Missing()
    }
    return object
  }

  @Test func `the head says what was replayed`() throws {
    let object = try object()
    #expect(
      object.keys.sorted() == [
        "channels", "currency", "firstDay", "lastDay", "note", "schema", "shockDays", "spend",
        "spendAfterDrop", "target", "targetFixedOn", "untracked",
      ])
    #expect(object["schema"] == .string("1"))
    #expect(object["currency"] == .string("EUR"))
    #expect(object["firstDay"] == .string("2026-01-05"))
    #expect(object["lastDay"] == .string("2026-03-05"))
    #expect(object["target"] == .object(["cpa": .number(30)]))
    #expect(object["targetFixedOn"] == .null)
    #expect(object["spendAfterDrop"] == .number(3510))
  }

  @Test func `a channel has its figures and its events`() throws {
    guard case .array(let channels)? = try object()["channels"],
      case .object(let display)? = channels.first, case .array(let events)? = display["events"],
      case .object(let drop)? = events.first
    else { throw Missing() }
    #expect(display["channel"] == .string("display"))
    #expect(display["spend"] == .number(5400))
    #expect(display["conversions"] == .number(90))
    #expect(display["revenue"] == .null)
    #expect(display["state"] == .string("dropped"))
    #expect(display["ageing"] == .array([]))
    #expect(display["spendAfterDrop"] == .number(3510))
    #expect(events.count == 1)
    #expect(
      drop.keys.sorted() == [
        "barOdds", "cause", "day", "expectedAtTarget", "from", "observed", "oddsAgainst",
        "oddsFor", "oddsOfDegradation", "spendSoFar", "to",
      ])
    #expect(drop["day"] == .string("2026-01-26"))
    #expect(drop["from"] == .string("testing"))
    #expect(drop["to"] == .string("dropped"))
    #expect(drop["spendSoFar"] == .number(1890))
  }
}
