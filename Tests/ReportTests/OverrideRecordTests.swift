import Foundation
import Marketing
import Testing

@testable import Report

struct OverrideRecordTests {
  private func record(_ action: Override.Action) throws -> [String: JSONValue] {
    let word = Override(
      channel: try channel("radio"), action: action, from: try day("2026-03-03"), until: nil,
      reason: nil, author: "Ana", source: .file(name: "control.csv", line: 2), createdAt: "now")
    let data = try JSONRecord.encoder.encode(
      OverrideRecord(word, wording: Wording(language: .english, currency: .euro)))
    return try JSONDecoder().decode([String: JSONValue].self, from: data)
  }

  @Test func `every key is there, with null for what was not said`() throws {
    #expect(
      try record(.pause) == [
        "channel": .string("radio"), "action": .string("pause"), "amountCents": .null,
        "targetCPA": .null, "targetROAS": .null, "until": .null, "reason": .null,
        "author": .string("Ana"), "createdAt": .string("now"),
        "source": .string("control.csv line 2"),
        "sentence": .string("radio: paused until released (Ana)"),
      ])
  }

  @Test(arguments: [
    (Override.Action.set(MinorUnits(rawValue: 5)), "amountCents", 5.0),
    (.protect(amount: MinorUnits(rawValue: 7)), "amountCents", 7),
    (.target(.costPerAcquisition(30)), "targetCPA", 30),
    (.target(.returnOnAdSpend(3)), "targetROAS", 3),
  ])
  func `numbers are raw`(action: Override.Action, key: String, value: Double) throws {
    #expect(try record(action)[key] == .number(value))
  }
}
