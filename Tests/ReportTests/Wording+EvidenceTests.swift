import Marketing
import Testing

@testable import Report

/// Where a verdict stands, in the words of the board.
struct WordingOfEvidenceTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  private func evidence(observed: Double) -> Evidence {
    var evidence = Evidence(expectedAtTarget: 42, oddsAgainst: 31, oddsFor: 0.25, barOdds: 70)
    evidence.observed = observed
    return evidence
  }

  @Test func `results below the target are held against today's bar`() throws {
    let recommendation = try recommendation(evidence: evidence(observed: 21))
    #expect(
      english.judgement(recommendation, confirming: 20) == [
        "at the target 42 customers expected, 21 came; evidence 31:1, today's bar 70:1"
      ])
    #expect(
      spanish.judgement(recommendation, confirming: 20) == [
        "con el objetivo se esperaban 42 clientes, llegaron 21; evidencia 31:1, umbral de hoy 70:1"
      ])
  }

  @Test func `results above the target are held against what confirms`() throws {
    var evidence = evidence(observed: 63)
    evidence.oddsFor = 12
    let recommendation = try recommendation(evidence: evidence)
    #expect(
      english.judgement(recommendation, confirming: 20) == [
        "at the target 42 customers expected, 63 came; evidence in favour 12:1, bar 20:1"
      ])
  }

  @Test func `a target of return is told in money`() throws {
    var evidence = evidence(observed: 21)
    evidence.returns = Returns(expected: 1_260, observed: 630)
    let recommendation = try recommendation(evidence: evidence)
    #expect(
      english.judgement(recommendation, confirming: 20) == [
        "at the target 1,260.00 EUR expected back, 630.00 came; evidence 31:1, today's bar 70:1"
      ])
    #expect(
      spanish.promised(evidence)
        == "con el objetivo debían volver 1.260,00 EUR, volvieron 630,00")
  }

  @Test func `revenue whose orders nobody counts is said to be never dropped`() throws {
    var evidence = evidence(observed: 21)
    evidence.returns = Returns(expected: 42, observed: 21)
    let recommendation = try recommendation(flags: [.ordersUncounted], evidence: evidence)
    #expect(
      english.judgement(recommendation, confirming: 20) == [
        "at the target 42.00 EUR expected back, 21.00 came; "
          + "never dropped, for nobody counts its orders"
      ])
  }

  @Test func `what is missing of a sample, and when a verdict falls, have lines of their own`()
    throws
  {
    var evidence = evidence(observed: 21)
    evidence.outlook = .verdict(to: .dropped, inDays: 21, spend: Micros(rawValue: 900_000_000))
    let recommendation = try recommendation(
      evidence: evidence,
      wouldChangeIf: .representative(days: 9, ofDays: 14, expected: 3.2, ofExpected: 5))
    #expect(
      english.judgement(recommendation, confirming: 20).dropFirst() == [
        "not yet representative: 9 of 14 days, 3.2 of 5 expected customers",
        "about 3 more weeks or 900.00 EUR before a verdict at the present rate",
      ])
  }

  @Test func `a dropped channel waits for its retest and for no verdict`() throws {
    var evidence = evidence(observed: 21)
    evidence.outlook = .tooClose
    let recommendation = try recommendation(
      state: .dropped, evidence: evidence, wouldChangeIf: .retestFrom(try day("2027-03-22")))
    #expect(
      english.judgement(recommendation, confirming: 20).last == "retest from 2027-03-22")
  }

  @Test func `nothing is said of a channel without mature rows`() throws {
    #expect(english.judgement(try recommendation(), confirming: 20).isEmpty)
  }
}
