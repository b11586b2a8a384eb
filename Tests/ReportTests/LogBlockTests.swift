import Marketing
import Testing

@testable import Report

struct LogBlockTests {
  @Test func `a decision reads in English`() throws {
    #expect(LogBlock(try eventfulDecision(), language: .english).text == "")
  }

  @Test func `a decision reads in Spanish`() throws {
    #expect(LogBlock(try eventfulDecision(), language: .spanish).text == "")
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
    let about = block.lines.dropFirst(2).prefix { !$0.contains("control.csv") }
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
    #expect(block.text.contains(command + " "))
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
