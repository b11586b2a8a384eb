import Marketing
import Testing

@testable import Report

/// The catalogue of what an explanation says beyond the log.
@Suite struct WordingExplanationTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  @Test(arguments: [
    Wordings(
      Condition.representative(days: 9, ofDays: 14, expected: 8, ofExpected: 5),
      "its figures become representative: 9 of 14 days",
      "debe haber datos suficientes para evaluarlo: 9 de 14 días"),
    Wordings(
      .evidenceReaches(against: 70, inFavour: 20),
      "the evidence reaches 70:1 against, which drops it, or 20:1 in favour, which confirms it",
      "la evidencia debe llegar a 70:1 en contra, y se descarta, o a 20:1 a favor, y se confirma"),
    Wordings(
      .retestFrom(Day(number: 0)), "a retest, from 1970-01-01 on, finds that it meets its target",
      "una nueva prueba, desde el 1970-01-01, debe mostrar que cumple su objetivo"),
    Wordings(
      .outcomesMeasured,
      "its customers are counted: a code, a QR, a phone number of its own, a question at the till",
      "hay que contar los clientes que trae: un código, un QR, un teléfono propio, "
        + "una pregunta en caja"),
    Wordings(.newerRows, "newer figures arrive", "deben llegar cifras nuevas"),
  ])
  func `what would change it ends a sentence`(_ entry: Wordings<Condition>) throws {
    let recommendation = try recommendation(wouldChangeIf: entry.value)
    #expect(english.change(recommendation) == entry.english)
    #expect(spanish.change(recommendation) == entry.spanish)
  }

  @Test(
    arguments: [
      (
        Action.down, 0.021,
        "why down: as this plan was drawn, the next 100 EUR bring 2.1 here "
          + "at the amount before, 2.6 elsewhere"
      ),
      (
        .up, 0.03,
        "why up: as this plan was drawn, the next 100 EUR bring 3 here "
          + "at the amount before, 2.6 elsewhere"
      ),
      (.down, 0.03, "why down: the most for a small channel (half an equal share) allows no more"),
      (.up, 0.021, nil),
    ] as [(Action, Double, String?)])
  func `why an amount moved is told from what the plan was solved with`(
    action: Action, here: Double, sentence: String?
  ) throws {
    var evidence = Evidence()
    evidence.weighing = Weighing(here: here, elsewhere: 0.026)
    let recommendation = try recommendation(
      action: action, evidence: evidence, limitsHit: [.halfShare])
    #expect(english.move(recommendation) == sentence)
  }

  @Test func `what brings money is weighed in money`() throws {
    var evidence = Evidence(belief: try belief())
    evidence.weighing = Weighing(here: 1.5, elsewhere: 2)
    #expect(
      spanish.move(try recommendation(action: .down, evidence: evidence))
        == "por qué baja: según el sorteo de este plan, 100 EUR más traerían 150,00 EUR aquí, "
        + "sobre el importe anterior, y 200,00 EUR en otros canales")
  }

  private func belief() throws -> BeliefFigures {
    var belief = BeliefFigures(
      halfLives: [], curves: .init(power: 1, powerExponent: 0.5, saturating: 0, threshold: 0),
      maturityAtOneDay: 1, dispersion: 1)
    belief.returnAtPlan = .init(mean: 1.5, low: 1, high: 2)
    return belief
  }
}
