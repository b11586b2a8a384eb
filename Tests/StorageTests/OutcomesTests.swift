import Marketing
import Testing

@testable import Storage

/// Outcomes are a part of a row's value: they change, return, add up and count twice with it.
struct OutcomesTests {
  private let ledger: Ledger

  init() throws { ledger = try Ledger.inMemory() }

  private func name(_ text: String) throws -> OutcomeName { try #require(OutcomeName(text)) }

  private func row(
    _ channel: String = "radio", on iso: String = "2026-01-05", source: String = "generic",
    spend: Double? = 100, conversions: Double? = nil, told outcomes: [String: Double], line: Int = 2
  ) throws -> Observation {
    let plain = try observation(
      channel, on: iso, source: source, spend: spend, conversions: conversions, line: line)
    var metrics = plain.metrics
    for (text, value) in outcomes { metrics.outcomes[try name(text)] = value }
    return Observation(key: plain.key, currency: nil, metrics: metrics, line: line)
  }

  private func outcomes() throws -> [[String: Double]] {
    try ledger.observations().map { row in
      Dictionary(uniqueKeysWithValues: row.metrics.outcomes.map { ($0.key.text, $0.value) })
    }
  }

  @Test func `outcomes are read as they came`() throws {
    try ledger.take("a.csv", [row(told: ["phone calls": 1.5, "leads": 8, "señas": 1e-7])])
    #expect(try outcomes() == [["phone calls": 1.5, "leads": 8, "señas": 1e-7]])
  }

  @Test func `rows of one key add up name by name, whatever their order`() throws {
    let rows = try [
      row(told: ["leads": 0.1], line: 2), row(told: ["leads": 0.2, "calls": 1], line: 3),
      row(told: [:], line: 4),
      row(told: ["leads": 0.3], line: 5),
    ]
    try ledger.take("a.csv", rows)
    #expect(try outcomes() == [["leads": 0.6, "calls": 1]])
    try ledger.take("b.csv", on: "2026-01-08", rows.reversed())
    #expect(try ledger.observations().map(\.revision) == [1])
  }

  @Test func `another number is a revision, and its source restates`() throws {
    try ledger.take("a.csv", [row(told: ["leads": 8])])
    try ledger.take("b.csv", on: "2026-01-08", [row(told: ["leads": 9])])
    let present = try #require(try ledger.observations().first)
    #expect(present.revision == 2)
    #expect(present.earlier.map(\.metrics.outcomes) == [[try name("leads"): 8]])
    #expect(try ledger.restatingSources() == ["generic": day("2026-01-08")])
  }

  @Test func `the same number again is none`() throws {
    try ledger.take("a.csv", [row(told: ["leads": 8])])
    try ledger.take("b.csv", on: "2026-01-08", [row(told: ["leads": 8])])
    #expect(try ledger.observations().map(\.revision) == [1])
    #expect(try ledger.restatingSources() == [:])
  }

  @Test func `to tell apart what were conversions is no restatement`() throws {
    try ledger.take("a.csv", [row(conversions: 8, told: [:])])
    try ledger.take("b.csv", on: "2026-01-08", [row(told: ["leads": 8])])
    #expect(try ledger.observations().map(\.revision) == [2])
    #expect(try ledger.restatingSources() == [:])
  }

  @Test func `a file that is taken back gives them back`() throws {
    try ledger.take("a.csv", [row(told: ["leads": 8])])
    let wrong = try ledger.take("b.csv", on: "2026-01-08", [row(told: ["leads": 9])])
    try ledger.withdraw(wrong)
    #expect(try outcomes() == [["leads": 8]])
  }

  @Test func `the table of outcomes has the present values`() throws {
    try ledger.take("a.csv", [row(told: ["leads": 8, "calls": 1])])
    #expect(try ledger.count("outcome WHERE name = 'leads' AND value = 8") == 1)
    let wrong = try ledger.take("b.csv", on: "2026-01-08", [row(told: ["leads": 9])])
    #expect(try ledger.count("outcome WHERE name = 'leads' AND value = 9") == 1)
    try ledger.withdraw(wrong)
    #expect(try ledger.count("outcome WHERE value IN (8, 1)") == 2)
  }

  @Test func `what the ledger knew once is read as it was`() throws {
    let first = try ledger.take("a.csv", [row(told: ["leads": 8])])
    try ledger.take("b.csv", on: "2026-01-08", [row(told: ["leads": 9])])
    let then = try ledger.observations(throughFile: first.id)
    #expect(then.map(\.metrics.outcomes) == [[try name("leads"): 8]])
  }

  @Test func `two names of a channel add up their outcomes`() throws {
    try ledger.take(
      "a.csv", [row("COPE", told: ["leads": 8]), row("radio", told: ["leads": 1, "calls": 2])])
    let (cope, radio) = (try channel("COPE"), try channel("radio"))
    let rows = try ledger.observations { $0 == cope ? radio : $0 }
    #expect(rows.map(\.metrics.outcomes) == [[try name("leads"): 9, try name("calls"): 2]])
  }

  @Test func `spend from one file and outcomes from another are joined`() throws {
    try ledger.take("a.csv", [row(source: "ads", conversions: 3, told: [:])])
    try ledger.take("b.csv", [row(source: "crm", spend: nil, told: ["leads": 8])])
    try ledger.take("c.csv", [row(source: "phone", spend: nil, told: ["calls": 2])])
    #expect(try ledger.observations().count == 3)
  }

  @Test func `two suppliers of one outcome are refused with its name`() throws {
    try ledger.take("a.csv", [row(source: "crm", spend: nil, told: ["leads": 8, "visits": 1])])
    let refusal = #expect(throws: DoubleCount.self) {
      try ledger.take("b.csv", [row(source: "form", spend: nil, told: ["calls": 2, "leads": 8])])
    }
    guard case .twoSuppliers(_, let column)? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(column == "leads")
  }

  @Test func `what is no object of numbers cannot be stored`() throws {
    try ledger.take("a.csv", [row(told: ["leads": 8])])
    #expect(throws: (any Error).self) {
      try ledger.execute("UPDATE observation SET outcomes = '{leads'")
    }
  }

  // MARK: What they counted for

  @Test func `values are recorded with the decision that first knew them`() throws {
    let ledger = try Ledger.withConfiguration()
    let half = OutcomeValues([.conversions: 1, try name("leads"): 0.5])
    let first = ValuePeriod(values: half, from: try day("2026-01-06"))
    let second = ValuePeriod(values: nil, from: try day("2026-01-13"))
    try ledger.record(decision(1), values: [first])
    try ledger.record(decision(2, today: "2026-01-13"), values: [second])
    #expect(try ledger.valuePeriods() == [first, second])
    #expect(try ledger.valuePeriods(knownTo: 1) == [first])
  }

  @Test func `values that were decided by stay`() throws {
    let ledger = try Ledger.withConfiguration()
    try ledger.record(
      decision(1), values: [ValuePeriod(values: nil, from: try day("2026-01-06"))])
    #expect(throws: (any Error).self) { try ledger.execute("DELETE FROM valuePeriod") }
  }
}
