import Marketing
import Testing

@testable import Report

/// The catalogue of all sentences about one channel.
struct WordingOfReasonsTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  @Test(arguments: [
    Wordings(
      Reason.returnsMore(marginalPerUnit: 0.04), "the next 100 EUR bring 4",
      "con 100 EUR más llegarían 4"),
    Wordings(
      .returnsLess(marginalPerUnit: 0.004), "the next 1,000 EUR bring 4",
      "con 1.000 EUR más llegarían 4"),
    Wordings(.returnsLess(marginalPerUnit: 0), "", ""),
    Wordings(.returnsLess(marginalPerUnit: nil), "", ""),
    Wordings(.balanced, "the best amount as it is", "su importe actual es el mejor"),
    Wordings(
      .newcomer(equalShare: MinorUnits(rawValue: 180_000)),
      "new: a test with at most an equal share of 1,800.00",
      "nuevo: a prueba con 1.800,00 como máximo, un reparto a partes iguales"),
    Wordings(
      .refuted(expected: 142.3, observed: 71, odds: 84.2, bar: 70, on: Day(number: 0)),
      "at the target 142 customers expected, 71 came; evidence 84:1, today's bar 70:1",
      "con el objetivo se esperaban 142 clientes, llegaron 71; evidencia 84:1, umbral de hoy 70:1"),
    Wordings(
      .droppedBefore(on: Day(number: 0), spentSince: .zero), "dropped 1970-01-01",
      "descartado el 1970-01-01"),
    Wordings(
      .droppedBefore(on: Day(number: 0), spentSince: Micros(rawValue: 500_000_000)),
      "dropped 1970-01-01; 500.00 EUR spent since",
      "descartado el 1970-01-01; 500,00 EUR gastados desde entonces"),
    Wordings(
      .absent(lastSpend: Day(number: 0)), "no spend since 1970-01-01; back with its next row",
      "sin gasto desde el 1970-01-01; volverá cuando lleguen datos suyos"),
    Wordings(
      .absent(lastSpend: nil), "has not spent yet; back with its first spend",
      "aún no ha gastado; vuelve con su primer gasto"),
    Wordings(
      .stale(lastDay: Day(number: 0)), "no figures after 1970-01-01; keeps its amount",
      "sin cifras después del 1970-01-01; mantiene su importe"),
    Wordings(
      .awaited, "no file yet; keeps its amount", "aún sin archivo; mantiene su importe"),
    Wordings(
      .unmeasured, "nobody counts its customers; keeps its amount, is never judged",
      "nadie cuenta los clientes que trae; mantiene su importe y no se evalúa"),
    Wordings(
      .outcomeMissing(since: Day(number: 0)),
      "its conversions stopped coming on 1970-01-01; keeps its amount",
      "sus conversiones dejaron de llegar el 1970-01-01; mantiene su importe"),
    Wordings(
      .protected(because: "long-term awareness"),
      "protected: long-term awareness; keeps its amount",
      "protegido: long-term awareness; mantiene su importe"),
    Wordings(
      .protected(because: nil), "protected; keeps its amount", "protegido; mantiene su importe"),
    Wordings(.tooSmallAMove(share: 0.01), "", ""),
    Wordings(.nothingNew(since: 3), "", ""),
  ])
  func `every reason has a sentence`(_ entry: Wordings<Reason>) throws {
    let recommendation = try recommendation(reason: entry.value)
    #expect(english.sentence(recommendation) == entry.english)
    #expect(spanish.sentence(recommendation) == entry.spanish)
  }

  @Test(arguments: [
    Wordings(
      Condition.representative(days: 9, ofDays: 14, expected: 3.2, ofExpected: 5),
      "not yet representative: 9 of 14 days, 3.2 of 5 expected customers",
      "faltan datos para evaluarlo: 9 de 14 días, 3,2 de 5 clientes esperados"),
    Wordings(
      .representative(days: 14, ofDays: 14, expected: 3.2, ofExpected: 5),
      "not yet representative: 3.2 of 5 expected customers",
      "faltan datos para evaluarlo: 3,2 de 5 clientes esperados"),
    Wordings(
      .representative(days: 9, ofDays: 14, expected: 8, ofExpected: 5),
      "not yet representative: 9 of 14 days", "faltan datos para evaluarlo: 9 de 14 días"),
    Wordings(
      .representative(days: 21, ofDays: 14, expected: 8, ofExpected: 5),
      "not yet representative: fewer than 4 rows", "faltan datos para evaluarlo: menos de 4 filas"),
    Wordings(
      .evidenceReaches(against: 70, inFavour: 20),
      "70:1 against drops it, 20:1 in favour confirms it",
      "con 70:1 en contra se descarta, con 20:1 a favor se confirma"),
    Wordings(
      .evidenceReaches(against: nil, inFavour: 20),
      "20:1 in favour confirms it; never dropped, for nobody counts its orders",
      "con 20:1 a favor se confirma; nunca se descarta, porque nadie cuenta sus pedidos"),
    Wordings(.newerRows, "newer figures arrive", "deben llegar cifras nuevas"),
    Wordings(.released, "a person releases it", "alguien debe liberarlo"),
    Wordings(
      .wordEnds(after: Day(number: 0)), "1970-01-01 passes, or a person releases it",
      "debe pasar el 1970-01-01, o alguien liberarlo"),
    Wordings(
      .outcomesMeasured,
      "measure it: a code, a QR, a phone number of its own, a question at the till",
      "mídalo: un código, un QR, un teléfono propio, una pregunta en caja"),
  ])
  func `every condition has a sentence`(_ entry: Wordings<Condition>) throws {
    let recommendation = try recommendation(wouldChangeIf: entry.value)
    #expect(english.condition(recommendation) == entry.english)
    #expect(spanish.condition(recommendation) == entry.spanish)
  }

  @Test func `what nothing in sight would change has no condition`() throws {
    #expect(english.condition(try recommendation()) == nil)
  }

  @Test(arguments: [
    (Limit.maxStep, Action.up, "could take more; the step limit stops it"),
    (.maxStep, .down, "could take more; the step limit stops it"),
    (.maxCut, .down, "would get less; the step limit keeps it up"),
    (.max, .down, "could take more; its max stops it"),
    (.budget, .same, "could take more; the budget stops it"),
    (.group, .up, "could take more; its group's max stops it"),
    (.groupMin, .down, "would get less; its group's min keeps it up"),
    (
      .halfShare, .down,
      "could take more; the most for a small channel (half an equal share) stops it"
    ),
    (.delivery, .down, "could take more; it does not spend its plan"),
    (.newcomer, .up, "could take more; the most for a newcomer (an equal share) stops it"),
    (.floor, .down, "would get less; its floor while testing keeps it up"),
    (.min, .down, "would get less; its min keeps it up"),
    (
      .threshold, .up,
      "gets its 'minOrNothing', the least it may have, whatever the step limit"
    ),
  ])
  func `a limit says which way it binds`(
    limit: Limit, action: Action, sentence: String
  ) throws {
    let recommendation = try recommendation(
      action: action, reason: .nothingNew(since: 1), limitsHit: [limit])
    #expect(english.reason(recommendation) == [sentence])
  }

  @Test func `a threshold stops a channel that gets nothing`() throws {
    var recommendation = try recommendation(
      action: .down, reason: .nothingNew(since: 1), limitsHit: [.threshold])
    recommendation.to = .zero
    #expect(english.reason(recommendation) == ["could take more; its threshold stops it"])
  }

  @Test func `an amount that a limit holds is not called the best`() throws {
    let recommendation = try recommendation(reason: .balanced, limitsHit: [.max])
    #expect(english.reason(recommendation) == ["could take more; its max stops it"])
  }

  @Test func `how to measure stands beside the amount that nobody measures`() throws {
    let recommendation = try recommendation(
      reason: .unmeasured, wouldChangeIf: .outcomesMeasured)
    #expect(
      english.reason(recommendation).last
        == "measure it: a code, a QR, a phone number of its own, a question at the till")
  }
}
