import Marketing
import Testing

@testable import Report

/// The catalogue of all sentences about a decision as a whole.
struct WordingOfDecisionsTests {
  private let english = Wording(language: .english, currency: .euro)
  private let spanish = Wording(language: .spanish, currency: .euro)

  @Test(arguments: [
    Wordings(
      Note.firstPlan,
      "the first plan: from `start`, or from the last two weeks' spend, scaled to the budget",
      "el primer plan: parte de `start` o del gasto de las dos últimas semanas, "
        + "ajustado al presupuesto"),
    Wordings(
      .nothingNew(since: 3), "nothing new since decision 3; the plan stays",
      "nada nuevo desde la decisión 3; el plan se mantiene"),
    Wordings(
      .tooSmallAMove(share: 0.011, minChange: 0.02),
      "only 1.1 % would move, less than 2.0 %; the plan stays",
      "solo se movería el 1,1 %, menos del 2,0 %; el plan se mantiene"),
    Wordings(
      .noOrderValue, "no file tells revenue yet: the plan brings most conversions instead",
      "aún ningún archivo trae ingresos: el plan busca conversiones en su lugar"),
    Wordings(
      .targetFixed(target: .costPerAcquisition(26.5), on: Day(number: 0)),
      "target fixed on 1970-01-01 at 26.50 EUR a customer, 1.25 times the portfolio's",
      "objetivo fijado el 1970-01-01 en 26,50 EUR por cliente, 1,25 veces el del conjunto"),
    Wordings(
      .targetFixed(target: .returnOnAdSpend(3.2), on: Day(number: 0)),
      "target fixed on 1970-01-01 at a return of 3.20, the portfolio's over 1.25",
      "objetivo fijado el 1970-01-01 en un retorno de 3,20, el del conjunto entre 1,25"),
    Wordings(
      .groupMaxOverridden(
        group: "offline", max: MinorUnits(rawValue: 160_000), fixed: MinorUnits(rawValue: 252_600)),
      "group offline: 2,526.00 are fixed below, whatever its max of 1,600.00",
      "grupo offline: sus canales tienen fijados 2.526,00, diga lo que diga su máximo de 1.600,00"),
    Wordings(
      .variedToLearn(amount: MinorUnits(rawValue: 56_700), gain: 0.003),
      "567.00 of it vary on purpose, to learn; else it would bring 0.3 % more",
      "567,00 varían a propósito, para aprender; si no, traería un 0,3 % más"),
    Wordings(
      .stepRelaxed(from: 2, to: 2.5), "the step limit of 2x left no plan; 2.50x did",
      "con el límite de cambio de 2x no había plan; con 2,50x sí"),
    Wordings(
      .stepRelaxed(from: 2, to: 337_696.61),
      "the step limit of 2x left no plan; only a far greater one did",
      "con el límite de cambio de 2x no había plan; solo con uno mucho mayor"),
    Wordings(
      .stepRelaxed(from: 1.3, to: nil), "the step limit of 1.3x left no plan; it is lifted today",
      "con el límite de cambio de 1,3x no había plan; hoy no se aplica"),
    Wordings(
      .floorsRelaxed, "the floors left no plan; they are lifted today",
      "con los mínimos a prueba no había plan; hoy no se aplican"),
    Wordings(
      .groupMinimumShrunk(group: "offline", to: MinorUnits(rawValue: 30_000)),
      "group offline: its min shrinks to 300.00, all its members can take",
      "grupo offline: su mínimo baja a 300,00, lo que admiten sus canales"),
    Wordings(
      .minimumsShrunk, "the minimums exceed what is left; they shrink together",
      "los mínimos superan lo que queda; bajan todos a la vez"),
    Wordings(
      .fixedAmountsScaled(to: 0.8), "fixed amounts exceed the budget; all are scaled to 80.0 %",
      "los importes fijos superan el presupuesto; quedan al 80,0 %"),
    Wordings(
      .unplaced(amount: MinorUnits(rawValue: 120_000), limit: .delivery),
      "1,200.00 stay unplaced: every channel is at what it manages to spend",
      "1.200,00 quedan sin repartir: todos los canales están en lo que se consigue gastar"),
    Wordings(
      .unplaced(amount: MinorUnits(rawValue: 120_000), limit: .max),
      "1,200.00 stay unplaced: every channel is at its max",
      "1.200,00 quedan sin repartir: todos los canales están en su máximo"),
    Wordings(
      .obeyed(
        Override(
          channel: ChannelName("radio"), action: .pause, from: Day(number: 0), reason: "no stock",
          author: "Ana", source: .file(name: "control.csv", line: 3), createdAt: "now")),
      "control.csv line 3: radio: paused until released (no stock; Ana)",
      "control.csv línea 3: radio: en pausa hasta que se libere (no stock; Ana)"),
    Wordings(
      .notObeyed(file: "control.csv", line: 4, problem: "the action is missing"),
      "control.csv line 4: not obeyed: the action is missing",
      "control.csv línea 4: no se atiende: the action is missing"),
    Wordings(
      .withdrawn(file: "spend.csv", by: "Ana", because: "wrong account"),
      "spend.csv: taken back (wrong account; Ana); what it brought counts no more",
      "spend.csv: retirado (wrong account; Ana); sus datos ya no cuentan"),
    Wordings(
      .unplaced(amount: MinorUnits(rawValue: 4000), limit: .threshold),
      "40.00 stay unplaced: too little for any channel's threshold",
      "40,00 quedan sin repartir: no llegan al umbral de ningún canal"),
    Wordings(
      .notWorthSpending(amount: MinorUnits(rawValue: 120_000)),
      "1,200.00 stay unspent: more would not pay",
      "1.200,00 quedan sin gastar: gastar más no compensa"),
  ])
  func `every note has a sentence`(_ entry: Wordings<Note>) {
    #expect(english.note(entry.value) == entry.english)
    #expect(spanish.note(entry.value) == entry.spanish)
  }

  @Test func `periods in two grains are named with both files`() throws {
    let note = Note.finerGrain(
      channel: try #require(ChannelName("radio")), days: Period(monthOf: Day(number: 0)),
      coarse: "month.csv", fine: "days.csv")
    #expect(
      english.note(note)
        == "radio: 1970-01-01 to 1970-01-31 stands in month.csv and finer in days.csv; "
        + "the finer counts")
    #expect(
      spanish.note(note)
        == "radio: 1970-01-01 a 1970-01-31 está en month.csv y con más detalle en days.csv; "
        + "cuenta lo más detallado")
  }

  @Test(arguments: [
    (
      Limit.min, Int64(0), "radio: gets nothing, whatever its min of 1,200.00",
      "radio: no recibe nada, diga lo que diga su mínimo de 1.200,00"
    ),
    (
      .max, 150_000, "radio: gets 1,500.00, whatever its max of 1,200.00",
      "radio: recibe 1.500,00, diga lo que diga su máximo de 1.200,00"
    ),
  ])
  func `a limit that yields says what the channel gets`(
    limit: Limit, amount: Int64, inEnglish: String, inSpanish: String
  ) throws {
    let note = Note.limitOverridden(
      channel: try channel("radio"), limit: limit, at: MinorUnits(rawValue: 120_000),
      amount: MinorUnits(rawValue: amount))
    #expect(english.note(note) == inEnglish)
    #expect(spanish.note(note) == inSpanish)
  }

  @Test func `more returned than sold is told with its first period`() throws {
    let note = Note.netReturns(
      channel: try channel("radio"), first: Period(day: Day(number: 0)), periods: 3)
    #expect(
      english.note(note)
        == "radio: more returned than sold in 3 of its periods, first 1970-01-01; "
        + "counted as nothing sold")
  }

  /// The needs that name a channel name this one.
  private static let needs: [Wordings<@Sendable (ChannelName) -> Need>] = [
    Wordings(
      { .sendFile(channel: $0, since: Day(number: 0)) },
      "radio has sent no figures since 1970-01-01", "radio no envía cifras desde el 1970-01-01"),
    Wordings(
      { .sendFile(channel: $0, since: nil) }, "radio has sent no file yet",
      "radio aún no ha enviado ningún archivo"),
    Wordings(
      { .sendFirstFile(channel: $0) },
      "radio has sent no file and gets nothing: send one, or give it a 'start' in the configuration",
      "radio no ha enviado ningún archivo y no recibe nada: envíe uno o póngale 'start' en "
        + "la configuración"),
    Wordings(
      { .deliverAgain(channel: $0, days: Period(day: Day(number: 0))) },
      "radio: 1970-01-01 was not over when it came, and does not count; export it again",
      "radio: 1970-01-01 no había acabado al llegar y no cuenta; expórtelo de nuevo"),
    Wordings(
      { .stopInPlatform(channel: $0) }, "radio: stop it in its platform",
      "radio: párelo en su plataforma"),
    Wordings({ .stop(channel: $0) }, "radio: stop it", "radio: párelo"),
    Wordings(
      {
        .reconsiderDrop(
          channel: $0, on: Day(number: 0),
          after: AfterDrop(spend: Micros(rawValue: 7_781_000_000), conversions: 593))
      },
      "radio was dropped on the figures to 1970-01-01, but has brought 593 customers at "
        + "13.12 EUR each since; to test it again: control.csv: radio;retest",
      "radio se descartó con las cifras hasta el 1970-01-01, pero desde entonces ha traído "
        + "593 clientes a 13,12 EUR cada uno; para probarlo de nuevo: control.csv: radio;probar de nuevo"
    ),
    Wordings(
      {
        .reconsiderDrop(
          channel: $0, on: Day(number: 0),
          after: AfterDrop(
            spend: Micros(rawValue: 90_000_000), conversions: nil,
            revenue: Micros(rawValue: 300_000_000)))
      },
      "radio was dropped on the figures to 1970-01-01, but has brought 300.00 EUR for 90.00 EUR "
        + "since; to test it again: control.csv: radio;retest",
      "radio se descartó con las cifras hasta el 1970-01-01, pero desde entonces ha traído "
        + "300,00 EUR por 90,00 EUR; para probarlo de nuevo: control.csv: radio;probar de nuevo"),
    Wordings(
      { .measure(channel: $0) }, "radio: count its customers, or it is never judged",
      "radio: cuente los clientes que trae o nunca se evaluará"),
    Wordings(
      { .restoreOutcome(channel: $0, since: Day(number: 0)) },
      "radio: conversions are missing since 1970-01-01; export them again",
      "radio: faltan conversiones desde el 1970-01-01; expórtelas de nuevo"),
    Wordings(
      { _ in .repairFile(name: "a.csv", problem: "a.csv:2: column 'spend': 'x' is not a number") },
      "a.csv:2: column 'spend': 'x' is not a number",
      "a.csv:2: column 'spend': 'x' is not a number"),
    Wordings(
      { _ in .answerHeldFile(name: "a.csv", question: "a.csv: '1.250' could be 1.25 or 1,250") },
      "held: a.csv: '1.250' could be 1.25 or 1,250",
      "retenido: a.csv: '1.250' could be 1.25 or 1,250"),
    Wordings(
      { _ in .correctLine(file: "control.csv", line: 4, problem: "the action is missing") },
      "control.csv line 4: the action is missing", "control.csv línea 4: the action is missing"),
    Wordings(
      {
        .raiseLimits(
          channel: $0, spends: MinorUnits(rawValue: 30_000), planned: MinorUnits(rawValue: 50_000),
          per: .week)
      },
      "radio spends 300.00 of 500.00 EUR a week: raise its limits in its platform, "
        + "or give it a max",
      "radio gasta 300,00 de 500,00 EUR por semana: suba sus límites en su plataforma "
        + "o póngale un máximo"),
    Wordings(
      {
        .countedTwice(
          channel: $0, file: "b.csv", earlier: "a.csv", days: Period(day: Day(number: 0)), count: 1)
      },
      "radio: b.csv and a.csv bring the same (1 period, 1970-01-01), and it counts twice; take one "
        + "back by 'tanteo withdraw', take out the alias, or write separate: true for the source "
        + "of one",
      "radio: b.csv y a.csv traen lo mismo (1 periodo, 1970-01-01) y cuenta doble; retire uno con "
        + "'tanteo withdraw', quite el alias o escriba separate: true en la fuente de uno"),
    Wordings(
      {
        .replacedByName(
          channel: $0, file: "b.csv", earlier: "a.csv", days: Period(day: Day(number: 0)), count: 3)
      },
      "radio: b.csv and a.csv tell different things under two names (3 periods, 1970-01-01), and "
        + "only the later counts; put both into one file, take one back by 'tanteo withdraw', or "
        + "take out the alias",
      "radio: b.csv y a.csv dicen cosas distintas con dos nombres (3 periodos, 1970-01-01) y solo "
        + "cuenta lo último; póngalos en un archivo, retire uno con 'tanteo withdraw' o quite el "
        + "alias"),
    Wordings(
      { .exportAgain(channel: $0) },
      "radio: its figures change after export; export the last 30 days each time",
      "radio: sus cifras cambian después de exportarlas; exporte siempre los últimos 30 días"),
  ]

  @Test(arguments: needs)
  func `every need has a sentence`(_ entry: Wordings<@Sendable (ChannelName) -> Need>) throws {
    let need = entry.value(try channel("radio"))
    #expect(english.need(need) == entry.english)
    #expect(spanish.need(need) == entry.spanish)
  }
}
