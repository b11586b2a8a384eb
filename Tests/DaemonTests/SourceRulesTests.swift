import Foundation
import Intake
import Marketing
import Testing

@testable import Daemon

struct SourceRulesTests {
  private func row(
    _ rules: SourceRules, source: String = "generic", item: String = "",
    at now: String = "2026-03-02T06:00:00+01:00"
  ) throws -> Observation {
    let key = Observation.Key(
      source: source, channel: try channel("radio"), item: item,
      period: Period(day: try day("2026-03-01")))
    return rules.row(
      Observation(key: key, currency: nil, metrics: Metrics(), line: 2),
      at: try Date(now, strategy: .iso8601))
  }

  @Test func `a renamed campaign keeps its first name`() throws {
    let rules = SourceRules(match: "*", renamed: ["Sale 2": "Sale"])
    #expect(try row(rules, item: "Sale 2").key.item == "Sale")
    #expect(try row(rules, item: "Spring").key.item == "Spring")
  }

  @Test(arguments: [
    ("generic", "generic+conversions"), ("etl:42", "etl:42+conversions"), ("ga4", "ga4"),
  ])
  func `sheets of sales are no second version of sheets of spend`(
    source: String, expected: String
  ) throws {
    let rules = SourceRules(match: "*", reading: ReadingOptions(supplies: .conversions))
    #expect(try row(rules, source: source).key.source == expected)
  }

  @Test(arguments: [
    ("Europe/Madrid", false), ("America/Los_Angeles", true), ("Pacific/Auckland", false),
  ])
  func `a day that is not over where its figures come from is provisional`(
    zone: String, isProvisional: Bool
  ) throws {
    let rules = SourceRules(
      match: "*", reading: ReadingOptions(timeZone: TimeZone(identifier: zone)))
    #expect(try row(rules).isProvisional == isProvisional)
    #expect(try !row(rules, at: "2026-03-02T12:00:00+01:00").isProvisional)
  }

  @Test func `rows of an unknown clock are taken as they are`() throws {
    #expect(try !row(SourceRules(match: "*"), at: "2026-03-01T06:00:00+01:00").isProvisional)
  }
}
