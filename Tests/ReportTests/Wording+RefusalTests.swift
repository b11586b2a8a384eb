import Marketing
import Testing

@testable import Report

/// The catalogue of all reasons why a word is not obeyed.
struct WordingOfRefusalsTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  private static let radio = ChannelName("radio")

  @Test(arguments: [
    Wordings(
      OverrideRefusal.missingAction,
      "the action is missing; "
        + "write one of: set, pause, protect, retest, release, target, budget",
      "falta la acción; escriba una de: fijar, pausar, proteger, probar de nuevo, liberar, "
        + "objetivo, presupuesto"),
    Wordings(
      .unknownAction("pasue", nearest: "pause"),
      "action 'pasue' is not known; did you mean 'pause'?",
      "no se reconoce la acción 'pasue'; ¿quiso decir 'pause'?"),
    Wordings(
      .unknownAction("boost", nearest: nil),
      "action 'boost' is not known; "
        + "write one of: set, pause, protect, retest, release, target, budget",
      "no se reconoce la acción 'boost'; escriba una de: fijar, pausar, proteger, "
        + "probar de nuevo, liberar, objetivo, presupuesto"),
    Wordings(
      .missingChannel(.pause), "pause needs a channel; write its name",
      "pausar necesita un canal; escriba su nombre"),
    Wordings(
      .unknownChannel("radoi", nearest: radio),
      "channel 'radoi' is not known; did you mean 'radio'?",
      "no se conoce el canal 'radoi'; ¿quiso decir 'radio'?"),
    Wordings(
      .unknownChannel("tv", nearest: nil),
      "channel 'tv' is not known; write a name of plan.csv",
      "no se conoce el canal 'tv'; escriba un nombre de plan.csv"),
    Wordings(
      .notForChannel(.budget), "budget is the plan's; leave the channel empty",
      "presupuesto se refiere al plan entero; deje el canal vacío"),
  ])
  func `what is asked of whom`(words: Wordings<OverrideRefusal>) { check(words) }

  @Test(arguments: [
    Wordings(
      OverrideRefusal.missingAmount(.set), "set needs an amount; write one such as 500",
      "fijar necesita un importe; escriba uno como 500"),
    Wordings(
      .needlessAmount(.pause, amount: "500"),
      "pause takes no amount, but '500' is written; leave it empty, or write set",
      "pausar no lleva importe, pero pone '500'; déjelo vacío o escriba fijar"),
    Wordings(
      .notAmount("much"), "'much' is not an amount; write one such as 500",
      "'much' no es un importe; escriba uno como 500"),
    Wordings(
      .ambiguousAmount("1.200", point: "1.2", comma: "1200"),
      "'1.200' could be 1.2 or 1200; write it without thousands marks",
      "'1.200' puede ser 1,2 o 1200; escríbalo sin separador de miles"),
    Wordings(
      .otherCurrency(Currency(code: "USD") ?? .euro, plan: .euro),
      "the amount is in USD, the plan in EUR; write it in EUR",
      "el importe está en USD, el plan en EUR; escríbalo en EUR"),
    Wordings(
      .moreThanBudget(MinorUnits(rawValue: 200_000), budget: MinorUnits(rawValue: 100_000)),
      "2,000.00 is more than the whole budget of 1,000.00; "
        + "write less, or raise the budget first",
      "2.000,00 supera todo el presupuesto de 1.000,00; "
        + "escriba menos o suba antes el presupuesto"),
  ])
  func `how much`(words: Wordings<OverrideRefusal>) { check(words) }

  @Test(arguments: [
    Wordings(
      OverrideRefusal.notDay("soon"), "'soon' is not a day; write it as 2026-12-31",
      "'soon' no es un día; escríbalo como 2026-12-31"),
    Wordings(
      .noSuchDay("31/02/2026"), "'31/02/2026' is not in the calendar; write a day that exists",
      "'31/02/2026' no está en el calendario; escriba un día que exista"),
    Wordings(
      .ambiguousDay("2/1/1970", dayFirst: Day(number: 1), monthFirst: Day(number: 31)),
      "'2/1/1970' could be 1970-01-02 or 1970-02-01; write it as one of these",
      "'2/1/1970' puede ser 1970-01-02 o 1970-02-01; escríbalo así"),
    Wordings(
      .dayPast(Day(number: 0), today: Day(number: 1)),
      "1970-01-01 is past, today is 1970-01-02; write a day to come",
      "1970-01-01 ya pasó, hoy es 1970-01-02; escriba un día por venir"),
    Wordings(
      .needlessDay(.release), "release happens once; leave its end empty",
      "liberar ocurre una sola vez; deje vacía la columna hasta"),
  ])
  func `until when`(words: Wordings<OverrideRefusal>) { check(words) }

  @Test func `what holds already, or does not`() throws {
    let radio = try channel("radio")
    #expect(
      english.refusal(.notDropped(radio))
        == "radio is not dropped; there is nothing to test again")
    #expect(
      english.refusal(.nothingToRelease(radio))
        == "no person's word holds for radio; what the configuration says is changed there")
    #expect(
      english.refusal(.nothingToRelease(nil))
        == "no person's word holds for the plan; name the channel to release")
  }

  @Test(arguments: [
    Wordings(
      OverrideRefusal.tooManyFields(7, most: 6),
      "the line has 7 fields, it can have 6; quote the one that holds the delimiter",
      "la línea tiene 7 campos, caben 6; ponga comillas al que lleva el separador"),
    Wordings(
      .textAfterQuote("a"),
      "text follows the closing quote of 'a'; write a quote within a field twice",
      "hay texto tras las comillas de 'a'; escriba dos veces las comillas interiores"),
  ])
  func `how a line is written`(words: Wordings<OverrideRefusal>) { check(words) }

  private func check(_ words: Wordings<OverrideRefusal>) {
    #expect(english.refusal(words.value) == words.english)
    #expect(spanish.refusal(words.value) == words.spanish)
  }
}
