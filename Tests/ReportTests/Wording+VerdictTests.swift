import Marketing
import Testing

@testable import Report

/// The catalogue of what verdicts say beyond an episode's evidence.
@Suite struct WordingVerdictTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  @Test(arguments: [
    (
      VerdictOutlook.verdict(to: .dropped, inDays: 21, spend: Micros(rawValue: 900_000_000)),
      "about 3 more weeks or 900.00 EUR before a verdict at the present rate",
      "al ritmo actual, veredicto tras unas 3 semanas o 900,00 EUR más"
    ),
    (
      .verdict(to: .confirmed, inDays: 1, spend: Micros(rawValue: 90_000_000)),
      "about 1 more day or 90.00 EUR before a verdict at the present rate",
      "al ritmo actual, veredicto tras 1 día o 90,00 EUR más"
    ),
    (
      .needsSpend(perDay: Micros(rawValue: 12_500_000)),
      "no verdict is possible within a year; 12.50 EUR a day would suffice, or judge it together "
        + "with others, or by a looser target",
      "ni en un año habría veredicto; bastarían 12,50 EUR al día, o júzguelo junto con otros, "
        + "o con un objetivo menos exigente"
    ),
    (
      .tooClose, "so close to its target that no verdict is to be expected",
      "tan cerca de su objetivo que no cabe esperar un veredicto"
    ),
  ])
  func `every outlook has a sentence`(outlook: VerdictOutlook, inEnglish: String, inSpanish: String)
  {
    #expect(english.outlook(outlook) == inEnglish)
    #expect(spanish.outlook(outlook) == inSpanish)
  }

  @Test func `ageing says how much and since when`() throws {
    let (found, onset) = (try day("2026-10-01"), try day("2026-09-14"))
    let ageing = Ageing(since: found, onset: onset, odds: 300, ratio: 0.6)
    #expect(english.ageing(ageing) == "40.0 % less than it used to bring, since about 2026-09-14")
    let unknown = Ageing(since: found, onset: onset, odds: 300, ratio: nil)
    #expect(spanish.ageing(unknown) == "menos de lo que traía, desde el 2026-09-14 más o menos")
  }

  @Test func `ageing whose beginning is not on record is dated to its finding`() throws {
    let ageing = Ageing(since: try day("2026-10-01"), odds: 300, ratio: 0.6)
    #expect(english.ageing(ageing) == "40.0 % less than it used to bring, since about 2026-10-01")
  }

  @Test func `ageing stands among the reasons`() throws {
    var evidence = Evidence()
    evidence.ageing = Ageing(since: try day("2026-10-01"), odds: 300, ratio: 0.6)
    let recommendation = try recommendation(
      flags: [.ageing], reason: .balanced, evidence: evidence)
    #expect(
      english.reason(recommendation).contains(
        "40.0 % less than it used to bring, since about 2026-10-01"))
  }

  @Test func `a drop by the detector gives its odds`() throws {
    let reason = Reason.degraded(odds: 2000, bar: 1040, on: try day("2026-10-01"))
    #expect(
      english.sentence(try recommendation(reason: reason))
        == "it has fallen below its target: odds 2,000:1, bar 1,040:1")
  }

  @Test func `a retest tells how far it is`() throws {
    let since = try day("2026-10-01")
    #expect(
      english.sentence(
        try recommendation(reason: .retest(since: since, expected: 7, ofExpected: 20)))
        == "tried again since 2026-10-01: 7 of 20 target costs spent")
    #expect(
      english.sentence(
        try recommendation(reason: .retestFailed(expected: 21, observed: 11, on: since)))
        == "tried again: at the target 21 customers expected, 11 came")
  }

  @Test func `a stop-loss is no verdict`() throws {
    let reason = Reason.stopLoss(
      spent: Micros(rawValue: 5_200_000_000), limit: MinorUnits(rawValue: 500_000))
    #expect(
      english.sentence(try recommendation(reason: reason))
        == "stop-loss of 5,000.00 EUR: 5,200.00 spent, short of its target; at its floor, not refuted"
    )
  }

  @Test func `a shock says who fell and until when drops wait`() throws {
    let shock = CommonShock(falling: 5, asked: 7, on: try day("2026-10-01"))
    let text = "5 of 7 channels fell together on 2026-10-01, until 2026-10-29"
    #expect(english.note(.commonShock(shock)) == "drops wait: \(text)")
    #expect(
      english.condition(try recommendation(wouldChangeIf: .shockPasses(shock)))
        == "the drop is due and waits: \(text)")
  }

  @Test func `broken tracking says what came and what was expected`() throws {
    let broken = TrackingBreak(
      since: try day("2026-10-01"), observed: 0, expected: 60, probability: 1e-16)
    let text = "0 conversions in the 3 days from 2026-10-01, 60 expected"
    #expect(
      english.note(.trackingBroken(broken)) == "tracking is broken: \(text); nothing moves")
    #expect(
      english.need(.repairTracking(broken))
        == "repair the tracking: \(text); then export these days again, "
        + "or, if they are right, control.csv: *;release")
  }

  @Test func `a state that corrected figures contradict is told`() throws {
    let note = Note.reopened(channel: try channel("radio"), from: .dropped, to: .testing)
    #expect(
      english.note(note)
        == "radio: reopened (restated): by the figures as they are now it is testing, not dropped")
    #expect(
      spanish.note(note)
        == "radio: reabierto (cifras corregidas): con las de ahora está a prueba, no descartado")
  }

  @Test func `a refuted channel that is kept as the last says so`() throws {
    let kept = try recommendation(wouldChangeIf: .anotherChannel)
    #expect(
      english.reason(kept).last
        == "refuted, and not dropped: no other channel could take the budget")
    #expect(
      spanish.change(kept)
        == "otro canal debe poder recibir el presupuesto: refutado, se mantiene por ser el último")
  }

  @Test func `a changed target says what it was`() throws {
    #expect(
      english.note(
        .targetChanged(channel: nil, from: .costPerAcquisition(30), to: .costPerAcquisition(25)))
        == "target 25.00 EUR a customer, before: target 30.00 EUR a customer; "
        + "the evidence begins anew")
    #expect(
      spanish.note(
        .targetChanged(channel: try channel("radio"), from: nil, to: .returnOnAdSpend(3)))
        == "radio: objetivo de retorno 3,00, antes: sin objetivo propio; "
        + "la evidencia empieza de cero")
  }

  @Test func `a suspected channel that stands alone asks for another`() throws {
    #expect(
      english.need(.addChannel(beside: try channel("radio")))
        == "radio may have fallen below its target, and no other channel could take its money: "
        + "start another one, or lower the budget")
  }

  @Test func `a dropped channel says when it is tried again`() throws {
    let until = try day("2027-03-22")
    #expect(
      english.condition(try recommendation(wouldChangeIf: .retestFrom(until)))
        == "retest from 2027-03-22")
    #expect(
      spanish.need(.decideRetest(channel: try channel("radio")))
        == "radio: con la décima parte de su dinero no se sabría nada en un año; "
        + "pruébelo con más o déjelo")
  }
}
