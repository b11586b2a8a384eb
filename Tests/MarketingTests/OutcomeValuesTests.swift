import Foundation
import Testing

@testable import Marketing

struct OutcomeValuesTests {
  private func name(_ text: String) throws -> OutcomeName { try #require(OutcomeName(text)) }

  private func values(_ weights: [String: Double]) throws -> OutcomeValues? {
    try OutcomeValues(
      Dictionary(uniqueKeysWithValues: weights.map { (try name($0.key), $0.value) }))
  }

  @Test func `a name is known by its letters, whatever their case and spaces`() throws {
    #expect(try name("  Phone   Calls ") == name("phone calls"))
    #expect(try name("Reservas 2.0_a-b").text == "reservas 2.0_a-b")
    #expect(try name("señas").text == "señas")
  }

  @Test(arguments: [
    "", "  ", "7", "a,b", "a:b", "\"leads\"", "a{b", String(repeating: "a", count: 41),
  ])
  func `what could not stand in a file's header or a ledger's text names nothing`(text: String) {
    #expect(OutcomeName(text) == nil)
  }

  @Test func `conversions at one are no values`() throws {
    #expect(try values(["conversions": 1]) == nil)
    #expect(try values([:]) == nil)
    #expect(try values(["conversions": 2]) != nil)
    #expect(try values(["conversions": 1, "leads": 1]) != nil)
  }

  @Test func `what is named and told is added up at its value`() throws {
    let values = try #require(try values(["conversions": 1, "leads": 0.25, "calls": 2]))
    let metrics = Metrics(
      conversions: 3, outcomes: [try name("leads"): 8, try name("visits"): 100])
    #expect(values.conversions(in: metrics) == 5)
  }

  @Test func `where nothing named is told nothing is known`() throws {
    let values = try #require(try values(["leads": 0.25]))
    #expect(values.conversions(in: Metrics(conversions: 3)) == nil)
    #expect(values.conversions(in: Metrics(outcomes: [try name("leads"): 0])) == 0)
  }

  @Test func `rows of one key add up name by name`() throws {
    var sum = Metrics(outcomes: [try name("leads"): 8])
    sum += Metrics(outcomes: [try name("leads"): 0.5, try name("calls"): 1])
    #expect(sum.outcomes == [try name("leads"): 8.5, try name("calls"): 1])
  }

  @Test func `values survive their text`() throws {
    let values = try #require(try values(["conversions": 1, "phone calls": 0.1]))
    let text = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode(OutcomeValues.self, from: text) == values)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(OutcomeValues.self, from: Data(#"{"a,b":1}"#.utf8))
    }
  }

  /// Two channels with leads beside their conversions, at 0.5 each.
  private func feeds(leads: (Int) -> Double) throws -> [RecordedObservation] {
    let lead = try name("leads")
    return [Feed(channel: "blog"), Feed(channel: "shop")].flatMap(\.observations).map { row in
      var metrics = row.metrics
      metrics.outcomes = [lead: leads(row.key.period.end.number % 3)]
      return RecordedObservation(
        key: row.key, metrics: metrics, deliveredOn: row.deliveredOn, revision: row.revision,
        file: row.file, line: row.line)
    }
  }

  @Test func `a plan by values is the plan by conversions that were added up before`() throws {
    var rules = PlanRules.weekly()
    rules.values = try values(["conversions": 1, "leads": 0.5])
    let told = try feeds { Double($0) }
    let valued = try #require(
      Portfolio(DecisionRequest(rules: rules, today: day(56), observations: told)))
    let added = told.map { row in
      var metrics = row.metrics
      metrics.conversions = 3 + Double(row.key.period.end.number % 3) / 2
      return RecordedObservation(
        key: row.key, metrics: metrics, deliveredOn: row.deliveredOn, revision: row.revision,
        file: row.file, line: row.line)
    }
    let plain = try #require(
      Portfolio(DecisionRequest(rules: .weekly(), today: day(56), observations: added)))
    let advice = try valued.advice(.draws(20))
    #expect(try advice.channels == plain.advice(.draws(20)).channels)
    #expect(advice.notes.contains(.counted(try #require(rules.values))))
  }

  // MARK: What is not told

  private func needs(_ metrics: (Int) throws -> Metrics) throws -> [Need] {
    var rules = PlanRules.weekly()
    rules.values = try values(["leads": 1, "calls": 1])
    let rows = try Feed(channel: "blog", periods: 0..<20).observations.enumerated().map {
      RecordedObservation(
        key: $1.key, metrics: try metrics($0), deliveredOn: $1.deliveredOn, revision: 1,
        file: $1.file, line: $1.line)
    }
    return OutcomeGaps.needs(in: rows, under: rules)
  }

  @Test func `an outcome that no file brings is asked for`() throws {
    let lead = try name("leads")
    #expect(try needs { _ in Metrics(outcomes: [lead: 1]) } == [.bringOutcome(name("calls"))])
  }

  @Test func `an outcome that is told no more beside another is asked for after a week`() throws {
    let (lead, call) = (try name("leads"), try name("calls"))
    let both = Metrics(outcomes: [lead: 1, call: 0])
    #expect(
      try needs { $0 < 12 ? both : Metrics(outcomes: [lead: 1]) }
        == [.restoreColumn(channel: "blog", outcome: call, since: day(12))])
    #expect(try needs { $0 < 13 ? both : Metrics(outcomes: [lead: 1]) } == [])
  }

  /// Conversions stop on day 40, and only leads come on.
  @Test func `a missing column is no zero`() throws {
    var rules = PlanRules.weekly()
    rules.values = try values(["conversions": 1, "leads": 0.2])
    let lead = try name("leads")
    func rows(_ channel: ChannelName, through last: Int) -> [RecordedObservation] {
      Feed(channel: channel).observations.enumerated().map { index, row in
        let metrics = Metrics(
          spend: row.metrics.spend, conversions: index < last ? 3 : nil, outcomes: [lead: 1])
        return RecordedObservation(
          key: row.key, metrics: metrics, deliveredOn: row.deliveredOn, revision: 1, file: row.file,
          line: row.line)
      }
    }
    let plans = [plan(1, on: day(49), ["blog": 400_000, "shop": 600_000])]
    let portfolio = try #require(
      Portfolio(
        DecisionRequest(
          rules: rules, today: day(56),
          observations: rows("blog", through: 40)
            + rows("shop", through: 56), plans: plans)))
    let blog = try #require(portfolio.advice(.draws(20))["blog"])
    #expect(blog.flags.contains(.outcomeMissing))
    #expect(blog.reason == .outcomeMissing(since: day(40)))
    #expect(blog.to == 400_000)
    // Forty days of three customers and a fifth of a lead each, and nothing after.
    #expect(abs(try #require(blog.evidence.observed) - 40 * 3.2) < 1e-9)
  }

  @Test func `without values or rows nothing is asked for`() throws {
    #expect(OutcomeGaps.needs(in: Feed(channel: "blog").observations, under: .weekly()) == [])
    var rules = PlanRules.weekly()
    rules.values = try values(["leads": 1])
    #expect(OutcomeGaps.needs(in: [], under: rules) == [])
  }

  // MARK: Values that change

  /// The fold of 8 weeks in which the values of a day on count other rows.
  private func portfolio(_ periods: [ValuePeriod], target: Target) throws -> Portfolio {
    var rules = PlanRules.weekly(target: target)
    rules.values = periods.last?.values
    var request = DecisionRequest(
      rules: rules, today: day(56), observations: try feeds { _ in 6 })
    request.values = periods
    return try #require(Portfolio(request))
  }

  @Test func `with other values the evidence begins anew, by them alone`() throws {
    let half = try values(["conversions": 1, "leads": 0.5])
    let hypothesis = try #require(
      try portfolio(
        [.init(values: nil, from: day(0)), .init(values: half, from: day(40))],
        target: .costPerAcquisition(30)
      ).hypotheses["blog"])
    // Rows are mature a week after their day: those of 33 to 49, of 3 conversions and 6 leads each.
    #expect(hypothesis.evidence.matureDays == 17)
    #expect(hypothesis.evidence.conversions == 102)
    #expect(hypothesis.endedEvidence.count == 1)
  }

  @Test func `without another value the same rows are one run`() throws {
    let half = try values(["conversions": 1, "leads": 0.5])
    let hypothesis = try #require(
      try portfolio([.init(values: half, from: day(40))], target: .costPerAcquisition(30))
        .hypotheses["blog"])
    #expect(hypothesis.evidence.matureDays == 50)
    #expect(hypothesis.evidence.conversions == 300)
  }

  @Test func `a confirmed channel is tested again`() throws {
    let double = try values(["conversions": 2])
    let hypothesis = try #require(
      try portfolio(
        [.init(values: nil, from: day(0)), .init(values: double, from: day(54))],
        target: .costPerAcquisition(60)
      ).hypotheses["blog"])
    #expect(hypothesis.events.map(\.to) == [.confirmed, .testing])
    #expect(hypothesis.events.last?.cause == .target)
  }

  /// 90 EUR bring 3 customers, or 6 at twice the value; 1.25 times that is claimed.
  @Test func `an automatic target is fixed again, from the rows that are mature since`() throws {
    let double = try values(["conversions": 2])
    let early = try portfolio(
      [.init(values: nil, from: day(0)), .init(values: double, from: day(10))], target: .auto)
    // Mature from day 10 on: 28 days are told on day 37.
    #expect(
      early.fixedTarget
        == FixedTarget(target: .costPerAcquisition(1.25 * 15), day: day(37)))
    let late = try portfolio(
      [.init(values: nil, from: day(0)), .init(values: double, from: day(40))], target: .auto)
    #expect(late.fixedTarget == nil)
    #expect(late.hypotheses["blog"]?.hasEvidence == false)
  }
}
