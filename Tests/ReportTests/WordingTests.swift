import Marketing
import Testing

@testable import Report

/// One value of the catalogue and what people read for it.
struct Wordings<Value: Sendable>: Sendable {
  let value: Value
  let english: String
  let spanish: String

  init(_ value: Value, _ english: String, _ spanish: String) {
    self.value = value
    self.english = english
    self.spanish = spanish
  }
}

struct WordingTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  @Test(arguments: [
    Wordings(HypothesisState.testing, "testing", "a prueba"),
    Wordings(.confirmed, "confirmed", "confirmado"),
    Wordings(.probation, "probation", "en observación"),
    Wordings(.dropped, "dropped", "descartado"),
    Wordings(.retest, "retest", "nueva prueba"),
  ])
  func `every state has a word`(_ entry: Wordings<HypothesisState>) {
    #expect(english.state(entry.value) == entry.english)
    #expect(spanish.state(entry.value) == entry.spanish)
  }

  @Test(arguments: [
    Wordings(ChannelFlag.ageing, "ageing", "se desgasta"),
    Wordings(.paused, "paused", "en pausa"),
    Wordings(.protected, "protected", "protegido"),
    Wordings(.unmeasured, "unmeasured", "sin medir"),
    Wordings(.outcomeMissing, "outcome missing", "falta el resultado"),
    Wordings(.absent, "absent", "ausente"),
    Wordings(.stale, "stale", "sin datos nuevos"),
    Wordings(.awaited, "awaited", "pendiente de datos"),
    Wordings(.newcomer, "new", "nuevo"),
  ])
  func `every flag has a word`(_ entry: Wordings<ChannelFlag>) {
    #expect(english.flag(entry.value) == entry.english)
    #expect(spanish.flag(entry.value) == entry.spanish)
  }

  private static let word = Reason.setByPerson(by: "Ana", because: nil, until: nil)

  @Test(
    arguments: [
      (
        .dropped, .trackingBroken(since: Day(number: 0)), "dropped, stale",
        "descartado, sin datos nuevos"
      ),
      (
        .dropped, word, "dropped, kept on by a person, stale",
        "descartado, mantenido por una persona, sin datos nuevos"
      ),
      (.testing, word, "testing, stale", "a prueba, sin datos nuevos"),
    ] as [(HypothesisState, Reason, String, String)])
  func `a dropped channel that gets money says why`(
    state: HypothesisState, reason: Reason, inEnglish: String, inSpanish: String
  ) throws {
    let recommendation = try recommendation(
      state: state, flags: [.stale], to: 100, reason: reason)
    #expect(english.standing(recommendation) == inEnglish)
    #expect(spanish.standing(recommendation) == inSpanish)
  }

  @Test(arguments: [
    Wordings(Limit.maxStep, "the step limit", "el límite de cambio"),
    Wordings(.floor, "its floor while testing", "su mínimo mientras está a prueba"),
    Wordings(.min, "its min", "su mínimo"),
    Wordings(.max, "its max", "su máximo"),
    Wordings(.maxCut, "the step limit", "el límite de cambio"),
    Wordings(.budget, "the budget", "el presupuesto"),
    Wordings(.group, "its group's max", "el máximo de su grupo"),
    Wordings(.groupMin, "its group's min", "el mínimo de su grupo"),
    Wordings(
      .newcomer, "the most for a newcomer (an equal share)",
      "lo máximo para uno nuevo (un reparto a partes iguales)"),
    Wordings(
      .halfShare, "the most for a small channel (half an equal share)",
      "lo máximo para un canal pequeño (la mitad de un reparto a partes iguales)"),
    Wordings(.threshold, "its threshold", "su umbral"),
    Wordings(
      .probation, "the most on probation (half its amount)",
      "lo máximo en observación (la mitad de lo que tenía)"),
    Wordings(.held, "a fixed amount", "un importe fijo"),
  ])
  func `every limit has a name`(_ entry: Wordings<Limit>) {
    #expect(english.limit(entry.value) == entry.english)
    #expect(spanish.limit(entry.value) == entry.spanish)
  }

  @Test(arguments: [
    Wordings(Budget.Per.day, "day", "día"),
    Wordings(.week, "week", "semana"),
    Wordings(.month, "month", "mes"),
  ])
  func `every budget period has a name`(_ entry: Wordings<Budget.Per>) {
    #expect(english.period(entry.value) == entry.english)
    #expect(spanish.period(entry.value) == entry.spanish)
  }
}
