import Marketing
import Testing

@testable import Report

/// What a channel's money brings, in customers or in money.
struct WordingOfYieldTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  private func evidence(target: Target?) -> Evidence {
    var evidence = Evidence(
      costPerAcquisition: 21.4, costPerAcquisitionLow: 18.9, costPerAcquisitionHigh: 24.2)
    evidence.returnOnAdSpend = .init(mean: 3.2, low: 2.9, high: 3.6)
    evidence.target = target
    return evidence
  }

  @Test(arguments: [
    Wordings(
      Target.costPerAcquisition(30), "21.40 EUR a customer (18.90 to 24.20), target 30",
      "21,40 EUR por cliente (18,90 a 24,20), objetivo 30"),
    Wordings(
      .costPerAcquisition(1234.5), "21.40 EUR a customer (18.90 to 24.20), target 1,234.50",
      "21,40 EUR por cliente (18,90 a 24,20), objetivo 1.234,50"),
    Wordings(
      .returnOnAdSpend(2.5), "3.20 EUR back for each EUR (2.90 to 3.60), target 2.50",
      "3,20 EUR de vuelta por cada EUR (2,90 a 3,60), objetivo 2,50"),
  ])
  func `the figure that the target is about stands beside it`(_ entry: Wordings<Target>) throws {
    let recommendation = try recommendation(evidence: evidence(target: entry.value))
    #expect(english.yield(recommendation) == entry.english)
    #expect(spanish.yield(recommendation) == entry.spanish)
  }

  @Test func `without a target the plan's objective chooses the figure`() throws {
    var evidence = evidence(target: nil)
    #expect(
      english.yield(try recommendation(evidence: evidence))
        == "21.40 EUR a customer (18.90 to 24.20)")
    evidence.belief = belief(moneyBack: 1.5)
    #expect(
      english.yield(try recommendation(evidence: evidence))
        == "3.20 EUR back for each EUR (2.90 to 3.60)")
  }

  @Test func `revenue whose orders nobody counts has no cost of a customer`() throws {
    var evidence = Evidence()
    evidence.returnOnAdSpend = .init(mean: 3.2, low: 2.9, high: 3.6)
    evidence.target = .costPerAcquisition(30)
    #expect(
      english.yield(try recommendation(evidence: evidence))
        == "3.20 EUR back for each EUR (2.90 to 3.60)")
  }

  @Test func `the cost comes first, then what more money brings`() throws {
    let recommendation = try recommendation(
      reason: .returnsMore(marginalPerUnit: 0.04), evidence: evidence(target: nil))
    #expect(
      english.reason(recommendation) == [
        "21.40 EUR a customer (18.90 to 24.20)", "the next 100 EUR bring 4",
      ])
  }

  @Test func `a plan made for money tells what money comes back`() throws {
    var evidence = evidence(target: .returnOnAdSpend(3))
    evidence.belief = belief(moneyBack: 1.5)
    let recommendation = try recommendation(
      reason: .returnsMore(marginalPerUnit: 0.04), evidence: evidence)
    #expect(english.reason(recommendation).last == "the next 100 EUR bring 150.00 EUR back")
    #expect(spanish.reason(recommendation).last == "100 EUR más devolverían 150,00 EUR")
  }

  @Test func `a cost whose interval is unknown is not told`() throws {
    let recommendation = try recommendation(
      reason: .returnsMore(marginalPerUnit: 0.04), evidence: Evidence(costPerAcquisition: 21.4))
    #expect(english.reason(recommendation) == ["the next 100 EUR bring 4"])
  }

  private func belief(moneyBack: Double) -> BeliefFigures {
    BeliefFigures(
      returnAtPlan: .init(mean: moneyBack, low: moneyBack, high: moneyBack), halfLives: [],
      curves: .init(power: 1, powerExponent: 1, saturating: 0, threshold: 0), maturityAtOneDay: 1,
      dispersion: 1)
  }
}
