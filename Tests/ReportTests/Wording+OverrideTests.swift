import Marketing
import Testing

@testable import Report

/// The catalogue of all sentences about what people said.
struct WordingOfOverridesTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  private static func word(
    _ action: Override.Action, on channel: String? = "radio", until: Day? = nil,
    reason: String? = nil
  ) -> Override {
    Override(
      channel: channel.flatMap { ChannelName($0) }, action: action, from: Day(number: 0),
      until: until, reason: reason, author: "Ana", source: .commandLine, createdAt: "now")
  }

  @Test(arguments: [
    Wordings(
      word(.pause, until: Day(number: 0), reason: "no stock"),
      "radio: paused until 1970-01-01 (no stock; Ana)",
      "radio: en pausa hasta el 1970-01-01 (no stock; Ana)"),
    Wordings(
      word(.set(MinorUnits(rawValue: 120_000))), "radio: set to 1,200.00 until released (Ana)",
      "radio: fijado en 1.200,00 hasta que se libere (Ana)"),
    Wordings(
      word(.protect(amount: nil)),
      "radio: protected: keeps its amount whatever the verdict, until released (Ana)",
      "radio: protegido: mantiene su importe sea cual sea el veredicto, hasta que se libere (Ana)"),
    Wordings(
      word(.protect(amount: MinorUnits(rawValue: 50_000))),
      "radio: back at 500.00 as before its drop, held there whatever the verdict, "
        + "until released (Ana)",
      "radio: vuelve a 500,00, como antes del descarte, y ahí se mantiene sea cual sea el veredicto, "
        + "hasta que se libere (Ana)"),
    Wordings(
      word(.retest), "radio: to be tested again (Ana)", "radio: se probará de nuevo (Ana)"),
    Wordings(
      word(.release), "radio: released: the evidence decides again (Ana)",
      "radio: liberado: vuelve a decidir la evidencia (Ana)"),
    Wordings(
      word(.release, on: nil), "released: the configuration's budget and target hold again (Ana)",
      "liberado: vuelven a valer el presupuesto y el objetivo de la configuración (Ana)"),
    Wordings(
      word(.releaseTracking, on: nil),
      "tracking released: the conversions counted are right; "
        + "what people said of budget and target still holds (Ana)",
      "medición liberada: las conversiones contadas son correctas; "
        + "lo dicho sobre presupuesto y objetivo sigue en vigor (Ana)"),
    Wordings(
      word(.target(.costPerAcquisition(45))),
      "radio: target 45.00 EUR a customer until released (Ana); "
        + "if that is another target, its evidence begins anew on 1970-01-01",
      "radio: objetivo 45,00 EUR por cliente hasta que se libere (Ana); "
        + "si es otro objetivo, su evidencia empieza de cero el 1970-01-01"),
    Wordings(
      word(.target(.returnOnAdSpend(3)), on: nil),
      "target return 3.00 until released (Ana); "
        + "if that is another target, its evidence begins anew on 1970-01-01",
      "objetivo de retorno 3,00 hasta que se libere (Ana); "
        + "si es otro objetivo, su evidencia empieza de cero el 1970-01-01"),
    Wordings(
      word(.budget(MinorUnits(rawValue: 90_000)), on: nil), "budget 900.00 until released (Ana)",
      "presupuesto 900,00 hasta que se libere (Ana)"),
  ])
  func `a word is said with its end, its reason and its author`(words: Wordings<Override>) {
    #expect(english.word(words.value) == words.english)
    #expect(spanish.word(words.value) == words.spanish)
  }

  @Test(arguments: [
    Wordings(
      Reason.paused(by: "Ana", because: "no stock", until: Day(number: 0)),
      "paused by Ana until 1970-01-01: no stock",
      "en pausa por Ana hasta el 1970-01-01: no stock"),
    Wordings(
      .setByPerson(by: "Ana", because: nil, until: nil), "set by Ana until released",
      "fijado por Ana hasta que se libere"),
    Wordings(
      .protectedByPerson(by: "Ana", because: "fair", until: nil, droppedOn: nil),
      "protected by Ana until released: fair; keeps its amount, is not dropped",
      "protegido por Ana hasta que se libere: fair; mantiene su importe, no se descarta"),
    Wordings(
      .protectedByPerson(by: "Ana", because: nil, until: nil, droppedOn: Day(number: 0)),
      "dropped 1970-01-01, held again by Ana until released; not dropped while that holds",
      "descartado el 1970-01-01, mantenido por Ana hasta que se libere; "
        + "no se descarta mientras tanto"),
  ])
  func `a recommendation that follows a word says whose`(words: Wordings<Reason>) throws {
    let recommendation = try recommendation(reason: words.value)
    #expect(english.sentence(recommendation) == words.english)
    #expect(spanish.sentence(recommendation) == words.spanish)
  }

  @Test(arguments: [
    Wordings(Override.Source.commandLine, "tanteo override", "tanteo override"),
    Wordings(
      .file(name: "control.csv", line: 3), "control.csv line 3", "control.csv línea 3"),
  ])
  func `a place is the command or a line`(words: Wordings<Override.Source>) {
    #expect(english.place(words.value) == words.english)
    #expect(spanish.place(words.value) == words.spanish)
  }
}
