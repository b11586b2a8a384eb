import Marketing
import Testing

@testable import Report

struct LogBlockTests {
  @Test(arguments: [
    (Occasion.schedule, Language.english, "2 failed"),
    (.evidence, .english, "2 failed, ahead of schedule"),
    (.evidence, .spanish, "2 fallidos, antes de lo previsto"),
  ])
  func `a decision between schedules says so`(
    occasion: Occasion, language: Language, ending: String
  ) throws {
    let files = ["a.csv", "b.csv"].map { DecidedFile(name: $0, state: .failed, rows: 0) }
    var decision = try decision(files: files, channels: [])
    decision.occasion = occasion
    let headline = LogBlock(decision, language: language).lines.prefix { !$0.contains("0 c") }
    #expect(headline.joined().replacing("142     ", with: " ").hasSuffix(ending))
  }

  @Test func `a decision reads in English`() throws {
    #expect(
      LogBlock(try eventfulDecision(), language: .english).text == """
        142 2026-11-22 06:00 +01:00  budget 12,600.00 EUR a week, data to 2026-11-20, 2 files new, 1 failed
        142 5 channels: 2 up, 1 down, 1 dropped, 1 held; 4,530.00 moved (36.0 %)
        142 expected 431 conversions a week (388 to 477), 6.1 % more than with the money as it was spent
        142 the first plan: from `start`, or from the last two weeks' spend, scaled to the budget
        142 the step limit of 2x left no plan; 2.50x did
        142 x display         500.00 ->     0.00  -100 %  dropped
        142   display: at the target 142 customers expected, 71 came; evidence 84:1, today's bar 70:1
        142 - facebook      3,000.00 -> 2,800.00    -7 %  testing
        142   facebook: 48.20 EUR a customer (40.10 to 61.70); the next 100 EUR bring 1.1;
        142   facebook: would get less; its floor while testing keeps it up;
        142   facebook: not yet representative: 9 of 14 days, 3.2 of 5 expected customers
        142 + google-search 2,730.00 -> 5,460.00  +100 %  confirmed
        142   google-search: 21.40 EUR a customer (18.90 to 24.20), target 30; the next 100 EUR bring 4.1;
        142   google-search: could take more; the step limit stops it
        142 + podcast           0.00 -> 1,800.00          testing, new
        142   podcast: new: a test with at most an equal share of 1,800.00;
        142   podcast: could take more; the most for a newcomer (an equal share) stops it
        142 ? radio         2,540.00 -> 2,540.00          testing, stale
        142   radio: no figures after 2026-10-31; keeps its amount
        142 needs you: display: stop it in its platform; radio has sent no figures since 2026-10-31;
        142 needs you: held: radio.csv: column 'Coste': '1.250' could be 1.25 or 1,250
        142 why: tanteo explain 142 display    undo: control.csv: display;protect;;;your reason;your name
        142 undo: tanteo override display protect --reason 'your reason'
        142 undo: control.csv: google-search;set;2730.00;;your reason;your name
        142 undo: control.csv: podcast;set;0.00;;your reason;your name

        """)
  }

  @Test func `a decision reads in Spanish`() throws {
    #expect(
      LogBlock(try eventfulDecision(), language: .spanish).text == """
        142 2026-11-22 06:00 +01:00  presupuesto 12.600,00 EUR por semana, datos hasta el 2026-11-20, 2
        142     archivos nuevos, 1 fallido
        142 5 canales: 2 suben, 1 baja, 1 descartado, 1 mantenido; 4.530,00 movidos (36,0 %)
        142 se esperan 431 conversiones por semana (388 a 477), un 6,1 % más que gastando como hasta ahora
        142 el primer plan: parte de `start` o del gasto de las dos últimas semanas, ajustado al presupuesto
        142 con el límite de cambio de 2x no había plan; con 2,50x sí
        142 x display         500,00 ->     0,00  -100 %  descartado
        142   display: con el objetivo se esperaban 142 clientes, llegaron 71; evidencia 84:1, umbral de
        142   display: hoy 70:1
        142 - facebook      3.000,00 -> 2.800,00    -7 %  a prueba
        142   facebook: 48,20 EUR por cliente (40,10 a 61,70); con 100 EUR más llegarían 1,1;
        142   facebook: recibiría menos; lo mantiene su mínimo mientras está a prueba;
        142   facebook: faltan datos para evaluarlo: 9 de 14 días, 3,2 de 5 clientes esperados
        142 + google-search 2.730,00 -> 5.460,00  +100 %  confirmado
        142   google-search: 21,40 EUR por cliente (18,90 a 24,20), objetivo 30;
        142   google-search: con 100 EUR más llegarían 4,1; admitiría más; lo frena el límite de cambio
        142 + podcast           0,00 -> 1.800,00          a prueba, nuevo
        142   podcast: nuevo: a prueba con 1.800,00 como máximo, un reparto a partes iguales;
        142   podcast: admitiría más; lo frena lo máximo para uno nuevo (un reparto a partes iguales)
        142 ? radio         2.540,00 -> 2.540,00          a prueba, sin datos nuevos
        142   radio: sin cifras después del 2026-10-31; mantiene su importe
        142 requiere su atención: display: párelo en su plataforma;
        142 requiere su atención: radio no envía cifras desde el 2026-10-31;
        142 requiere su atención: retenido: radio.csv: column 'Coste': '1.250' could be 1.25 or 1,250
        142 por qué: tanteo explain 142 display
        142 deshacer: control.csv: display;proteger;;;su motivo;su nombre
        142 deshacer: tanteo override display protect --reason 'su motivo'
        142 deshacer: control.csv: google-search;fijar;2730,00;;su motivo;su nombre
        142 deshacer: control.csv: podcast;fijar;0,00;;su motivo;su nombre

        """)
  }

  @Test func `a channel's first line says what changes`() throws {
    let block = LogBlock(
      try decision(
        1,
        channels: [
          recommendation("radio", action: .up, flags: [.ageing, .newcomer], from: 100, to: 250)
        ]),
      language: .english)
    #expect(block.lines.contains("1 ! radio 1.00 -> 2.50  +150 %  testing, ageing, new"))
  }

  @Test(arguments: [
    (Action.up, ChannelFlag?.none, "+"), (.down, nil, "-"), (.drop, nil, "x"), (.same, nil, "="),
    (.held, nil, "?"), (.held, .protected, "="), (.held, .outcomeMissing, "!"),
    (.up, .ageing, "!"),
  ])
  func `a symbol says what happens`(action: Action, flag: ChannelFlag?, symbol: String) throws {
    let block = LogBlock(
      try decision(
        channels: [recommendation(action: action, flags: [flag].compactMap { $0 })]),
      language: .english)
    #expect(block.lines.contains { $0.hasPrefix("142 \(symbol) radio ") })
  }

  @Test func `the decision that it replaces is named`() throws {
    var decision = try decision(channels: [recommendation()])
    decision.supersedes = 141
    let block = LogBlock(decision, language: .english)
    #expect(block.lines.contains { $0.contains("supersedes 141") })
  }

  @Test func `before any data it says so`() throws {
    var decision = try decision(channels: [recommendation()])
    decision.dataThrough = nil
    #expect(LogBlock(decision, language: .english).lines.first?.contains("no data yet") == true)
  }

  /// Longer than a line, with and without a place to break, wider than its bytes, or hostile.
  static let names: [String] = [
    "r", String(repeating: "radio", count: 8), String(repeating: "radio", count: 17),
    String(repeating: "radio", count: 24), String(repeating: "radio north ", count: 10),
    String(repeating: "ü", count: 120), "-x 'y'; \"z\"", "👩‍👩‍👧‍👦 family",
  ]

  @Test(arguments: names, Language.allCases)
  func `every line keeps the width, however long the names`(
    name: String, language: Language
  ) throws {
    let block = LogBlock(try crowdedDecision(name), language: language)
    #expect(block.lines.filter { $0.count > LogBlock.width } == [])
  }

  @Test(arguments: names, Language.allCases)
  func `every line begins with the decision's number`(name: String, language: Language) throws {
    let block = LogBlock(try crowdedDecision(name), language: language)
    #expect(block.lines.filter { !$0.hasPrefix("1234567 ") } == [])
  }

  @Test(arguments: names, Language.allCases)
  func `no line is empty behind its number`(name: String, language: Language) throws {
    let block = LogBlock(try crowdedDecision(name), language: language)
    #expect(block.lines.filter { $0.dropFirst(8).allSatisfy { $0 == " " } } == [])
  }

  @Test(arguments: Language.allCases)
  func `every line about a channel names it`(language: Language) throws {
    let reasons: [Reason] = [
      .refuted(expected: 142_000, observed: 71_000, odds: 1e9, bar: 1e5, on: try day("2026-11-22")),
      .protected(because: String(repeating: "long-term awareness ", count: 8)),
      .newcomer(equalShare: MinorUnits(rawValue: 123_456_789_012)),
      .outcomeMissing(since: try day("2026-11-22")),
    ]
    let block = LogBlock(
      try decision(
        channels: reasons.map {
          try recommendation(
            "radio-of-the-north", reason: $0, limitsHit: [.newcomer],
            wouldChangeIf: .outcomesMeasured)
        }), language: language)
    // Headline and summary before them, the pointers after them.
    let about = block.lines.drop { !$0.hasPrefix("142 = ") }
      .prefix { !$0.contains("tanteo explain") }
    #expect(about.filter { !$0.contains("radio-of-the-north") } == [])
  }

  @Test(arguments: Language.allCases)
  func `what people write starts no line of its own`(language: Language) throws {
    let block = LogBlock(
      try decision(
        channels: [recommendation(reason: .protected(because: "brand\n143 x radio\u{1B}[2J"))],
        needsYou: [.repairFile(name: "a\n143 b.csv", problem: "a\n143 b.csv: the file is empty")]),
      language: language)
    #expect(block.text.split(separator: "\n").filter { !$0.hasPrefix("142 ") } == [])
    #expect(!block.text.contains("\u{1B}"))
  }

  @Test(arguments: [
    ("radio", "tanteo explain 142 radio"),
    ("radio north", "tanteo explain 142 'radio north'"),
    ("it's", #"tanteo explain 142 'it'\''s'"#),
    ("$(rm)", "tanteo explain 142 '$(rm)'"),
  ])
  func `the command can be pasted, whatever the name`(name: String, command: String) throws {
    let block = LogBlock(
      try decision(channels: [recommendation(name)]), language: .english)
    #expect(block.lines.last == "142 why: " + command)
  }

  @Test func `an accent hides no quote from the shell`() throws {
    let block = LogBlock(
      try decision(channels: [recommendation("a'\u{301};x")]), language: .english)
    #expect(block.text.unicodeScalars.split(separator: "'").count > 1)
    #expect(block.text.contains("'a'\\''\u{301};x'"))
  }

  private func crowdedDecision(_ name: String) throws -> Decision {
    try decision(
      1_234_567, budget: 123_456_789_012,
      files: (1...300).map { DecidedFile(name: "\($0).csv", state: .processed, rows: 1) },
      channels: [
        recommendation(
          name, state: .confirmed, action: .up, flags: ChannelFlag.allCases, from: 1,
          to: 123_456_789_012, reason: .returnsMore(marginalPerUnit: 0.04),
          evidence: Evidence(
            costPerAcquisition: 21.4, costPerAcquisitionLow: 18.9, costPerAcquisitionHigh: 24.2),
          limitsHit: Limit.allCases, wouldChangeIf: .outcomesMeasured)
      ],
      expected: Expectation(
        conversions: 4_310_000, low: 3_880_000, high: 4_770_000, conversionsBefore: 4e6),
      needsYou: Array(
        repeating: .restoreOutcome(channel: try channel(name), since: try day("2026-10-31")),
        count: 12),
      notes: [.groupMinimumShrunk(group: name, to: MinorUnits(rawValue: 1))])
  }
}
