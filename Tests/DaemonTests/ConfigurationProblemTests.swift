import Testing

@testable import Daemon

/// The catalogue of everything that can be wrong with a configuration.
struct ConfigurationProblemTests {
  private static let goalExample = "write goal: { conversions: 1000, by: 2027-06-30 }"

  private func problems(_ text: String) -> [String] {
    do {
      _ = try ConfigurationReader.read(text: text, path: "/srv/tanteo.yaml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test(arguments: [
    ("", "tanteo.yaml: budget: is missing"),
    ("seed: 1", "tanteo.yaml:1: budget: is missing"),
    ("budget:", "tanteo.yaml:1: budget: is missing"),
    ("budget: 600", "tanteo.yaml:1: budget: '600' is not a positive amount with its currency"),
    ("budget: { currency: EUR, per: week }", "tanteo.yaml:1: budget.amount: is missing"),
    ("budget: { amount: 600, per: week }", "tanteo.yaml:1: budget.currency: is missing"),
    ("budget: { amount: 600, currency: EUR }", "tanteo.yaml:1: budget.per: is missing"),
  ])
  func `a budget needs its three parts`(text: String, problem: String) {
    #expect(
      problems(text) == [
        problem + "; write budget: { amount: 12600, currency: EUR, per: week }"
      ])
  }

  @Test(arguments: [
    ("amount: -600, currency: EUR, per: week", "amount: '-600' is not an amount; "),
    ("amount: 600.0015, currency: EUR, per: week", "amount: '600.0015' is not an amount; "),
    ("amount: \"600 USD\", currency: EUR, per: week", "amount: '600 USD' is not an amount; "),
    ("amount: much, currency: EUR, per: week", "amount: 'much' is not an amount; "),
    ("amount: [6], currency: EUR, per: week", "amount: '[…]' is not an amount; "),
    ("amount: 1e13, currency: EUR, per: week", "amount: '1e13' is not an amount; "),
    ("amount: inf, currency: EUR, per: week", "amount: 'inf' is not an amount; "),
    ("amount: nan, currency: EUR, per: week", "amount: 'nan' is not an amount; "),
  ])
  func `a budget is an amount`(parts: String, problem: String) {
    #expect(
      problems("budget: { \(parts) }") == [
        "tanteo.yaml:1: budget.\(problem)write a number such as 600, or \"600 EUR\""
      ])
  }

  @Test(arguments: [
    (
      "amount: 0, currency: EUR, per: month",
      "amount: is 0; write what may be spent a month"
    ),
    (
      "amount: 600.5, currency: JPY, per: week",
      "amount: '600.5' is not an amount; write a number such as 600, or \"600 JPY\""
    ),
    (
      "amount: 600, currency: euros, per: week",
      "currency: 'euros' is not an ISO 4217 code; write it as EUR"
    ),
    (
      "amount: 600, currency: XYZ, per: week",
      "currency: 'XYZ' is not an ISO 4217 code; write it as EUR"
    ),
    (
      "amount: 600, currency: EUR, per: year",
      "per: 'year' is not one of its values; write one of: day, week, month"
    ),
    (
      "amount: 600, currency: EUR, per: week, perr: day",
      "perr: this key is not known; did you mean 'per'?"
    ),
  ])
  func `a budget has a currency and a period`(parts: String, problem: String) {
    #expect(problems("budget: { \(parts) }") == ["tanteo.yaml:1: budget.\(problem)"])
  }

  @Test(arguments: [
    (
      "amount: 12.600, currency: EUR, per: week",
      "'12.600' could be 12.60 or 12600; write 12.60 or 12600"
    ),
    (
      "amount: \"1,000 EUR\", currency: EUR, per: week",
      "'1,000 EUR' could be 1.00 or 1000; write 1.00 or 1000"
    ),
    (
      "amount: 600.001, currency: EUR, per: week",
      "'600.001' could be 600.0010 or 600001; write 600001"
    ),
    (
      "amount: 1.125, currency: KWD, per: week",
      "'1.125' could be 1.1250 or 1125; write 1.1250 or 1125"
    ),
  ])
  func `an amount that may be thousands is asked for again`(parts: String, problem: String) {
    #expect(problems("budget: { \(parts) }") == ["tanteo.yaml:1: budget.amount: \(problem)"])
  }

  @Test(arguments: ["0.500", "1234.50", "1234", "600.50 EUR", "12.5000", "1.1250 EUR"])
  func `an amount with one meaning is taken`(amount: String) {
    let found = problems(
      "budget: { amount: 5000, currency: KWD, per: week }\n"
        + "channels: { a: { max: \(amount.replacing("EUR", with: "KWD")) } }")
    #expect(found == [])
  }

  /// Each stands in the second line, below a good budget.
  @Test(arguments: [
    ("objectve: conversions", "objectve: this key is not known; did you mean 'objective'?"),
    (
      "colour: red",
      "colour: this key is not known; known here: budget, channels, decide, errorRate, folders, "
        + "goal, groups, guardrails, language, margin, newChannels, objective, seed, sources, "
        + "state, stopLoss, target, value"
    ),
    ("seed: -1", "seed: '-1' is not a whole number from 0; write it as 0"),
    ("seed: 1.5", "seed: '1.5' is not a whole number from 0; write it as 0"),
    ("language: fr", "language: 'fr' is not one of its values; write one of: en, es"),
    ("stopLoss: 5000", "stopLoss: '5000' is no limit; write stopLoss: { spend: 5000 }"),
    ("stopLoss: {}", "stopLoss.spend: is missing; write stopLoss: { spend: 5000 }"),
    (
      "stopLoss: { spend: 0 }",
      "stopLoss.spend: is 0; write what a channel may lose in all, or remove it"
    ),
    (
      "stopLoss: { spend: 6, spent: 5 }",
      "stopLoss.spent: this key is not known; did you mean 'spend'?"
    ),
    ("target: 30", "target: '30' is not one number; write target: { cpa: 30 }"),
    (
      "target: { cpa: 30, roas: 3 }",
      "target: '{…}' is not one number; write target: { cpa: 30 }"
    ),
    ("target: {}", "target: '{…}' is not one number; write target: { cpa: 30 }"),
    (
      "target: { cpa: 0 }",
      "target.cpa: '0' is not a positive number; write a number above 0, such as 30"
    ),
    (
      "target: { roas: -1 }",
      "target.roas: '-1' is not a positive number; write a number above 0, such as 30"
    ),
    ("target: { cpl: 30 }", "target.cpl: this key is not known; did you mean 'cpa'?"),
    (
      "errorRate: often",
      "errorRate: 'often' is not a chance between 0 and 0.5; write it as 0.05"
    ),
    ("errorRate: 0.7", "errorRate: '0.7' is not between 0.0001 and 0.5; choose a value in between"),
    ("errorRate: 2", "errorRate: '2' is not between 0.0001 and 0.5; choose a value in between"),
    ("errorRate: nan", "errorRate: 'nan' is not between 0.0001 and 0.5; choose a value in between"),
    (
      "guardrails: { maxStep: 1x }",
      "guardrails.maxStep: '1x' is not a factor above 1; write it as 2x"
    ),
    (
      "guardrails: { floor: 0.02 }",
      "guardrails.floor: '0.02' is not a percentage; write it as 2%"
    ),
    (
      "guardrails: { minChange: 101% }",
      "guardrails.minChange: '101%' is not a percentage; write it as 2%"
    ),
    (
      "guardrails: { draws: 0 }",
      "guardrails.draws: '0' is not a whole number from 1 to 1000; write it as 20"
    ),
    ("guardrails: 2x", "guardrails: '2x' is not a list of keys; write { key: value }"),
    (
      "decide: { every: month }",
      "decide.every: 'month' is not one of its values; write one of: day, week"
    ),
    ("decide: { at: \"24:00\" }", "decide.at: '24:00' is not a time of day; write it as \"06:00\""),
    (
      "decide: { at: \"6:x:00\" }",
      "decide.at: '6:x:00' is not a time of day; write it as \"06:00\""
    ),
    (
      "decide: { timezone: Madrid }",
      "decide.timezone: 'Madrid' is not a known time zone; write it as Europe/Madrid"
    ),
    (
      "objective: profit",
      "objective: 'profit' needs a margin; "
        + "write margin: 40%, the share of revenue that is left before marketing"
    ),
    (
      "objective: fame",
      "objective: 'fame' is not one of its values; write one of: conversions, revenue, profit"
    ),
    ("margin: 0%", "margin: '0%' is not a percentage above 0; write it as 40%"),
    ("margin: 101%", "margin: '101%' is not a percentage above 0; write it as 40%"),
    ("margin: 0.4", "margin: '0.4' is not a percentage above 0; write it as 40%"),
    ("newChannels: no", "newChannels: 'no' is not one of its values; write one of: test, ask"),
    (
      "goal: { conversions: 9, by: 2027-02-30 }",
      "goal.by: '2027-02-30' is not a day of the calendar; write it as 2027-06-30"
    ),
    (
      "goal: { conversions: 9, by: 2027-06-30, cpl: 3 }",
      "goal.cpl: this key is not known; did you mean 'cpa'?"
    ),
    ("value: 2", "value: '2' names no outcomes; write value: { conversions: 1, leads: 0.2 }"),
    (
      "value: { leads: 0 }",
      "value.leads: '0' is not a positive number; write a number above 0, such as 30"
    ),
    ("value: { leads: }", "value.leads: has no value; write leads: 1, or take it out"),
    (
      "value: { \"a:b\": 1 }",
      "value.a:b: 'a:b' names no outcome; write a word that heads a column, such as leads"
    ),
    (
      "value: { ingresos: 1 }",
      "value.ingresos: is a column of its own; name what is counted, such as leads or purchases"
    ),
    (
      "value: { calls: 1, llamadas: 1 }",
      "value.llamadas: is the same outcome as 'calls'; keep one of them"
    ),
    ("goal: 1000", "goal: '1000' is no number with its day; \(goalExample)"),
    ("goal: { conversions: 1000 }", "goal.by: is missing; \(goalExample)"),
    ("goal: { by: 2027-06-30 }", "goal.conversions: is missing; \(goalExample)"),
    (
      "goal: { conversions: 9, revenue: 9, by: 2027-06-30 }",
      "goal.revenue: stands beside 'conversions'; keep one of them"
    ),
    (
      "goal: { conversions: 9, by: 2027-06-30, roas: 3 }",
      "goal.roas: is the price of another thing than this goal counts; "
        + "write cpa, or a goal of revenue"
    ),
    (
      "goal: { revenue: 9, by: 2027-06-30, cpa: 3 }",
      "goal.cpa: is the price of another thing than this goal counts; "
        + "write roas, or a goal of conversions"
    ),
    (
      "goal: { conversions: 9, from: 2027-07-01, by: 2027-06-30 }",
      "goal.from: 2027-07-01 is after the goal's day 2027-06-30; choose an earlier day"
    ),
    ("folders: { inbox: x }", "folders.inbox: this key is not known; known here: root, state"),
    ("sources: ga4.csv", "sources: is not a list; write - { match: \"ga4*.csv\" }"),
    ("sources: [ga4.csv]", "sources[1]: 'ga4.csv' is not a list of keys; write { key: value }"),
    (
      "sources: [{ decimal: \".\" }]",
      "sources[1].match: is missing; write match: \"ga4*.csv\", or folder: google"
    ),
    (
      "sources: [{ match: x, decimal: point }]",
      "sources[1].decimal: 'point' is not one of its values; write one of: ., ,"
    ),
    (
      "sources: [{ match: x, dates: ymd }]",
      "sources[1].dates: 'ymd' is not one of its values; write one of: dmy, mdy"
    ),
    (
      "sources: [{ match: x, timezone: Madrid }]",
      "sources[1].timezone: 'Madrid' is not a known time zone; write it as Europe/Madrid"
    ),
    (
      "sources: [{ match: x, currency: $ }]",
      "sources[1].currency: '$' is not an ISO 4217 code; write it as EUR"
    ),
    (
      "sources: [{ match: x, folder: y }]",
      "sources[1].folder: stands beside 'match'; keep one of them"
    ),
    (
      "sources: [{ folder: google/ads }]",
      "sources[1].folder: 'google/ads' is not the name of a folder in the inbox; write folder: "
        + "google, or match: \"google*/*.csv\""
    ),
    (
      "sources: [{ match: x, chanel: y }]",
      "sources[1].chanel: this key is not known; did you mean 'channel'?"
    ),
    (
      "sources: [{ match: x, profile: googel }]",
      "sources[1].profile: 'googel' is not one of its values; write one of: google_ads_ui, meta_ui, "
        + "microsoft_ads, linkedin, tiktok, x, pinterest, amazon_ads, snapchat, reddit, ga4, etl, "
        + "generic"
    ),
    (
      "sources: [{ match: x, campaigns: brand }]",
      "sources[1].campaigns: 'brand' is not a list of names; write { \"one\": other }"
    ),
    (
      "sources: [{ match: x, campaigns: { \"*\": } }]",
      "sources[1].campaigns: '*' stands for nothing; write { \"one\": other }"
    ),
    (
      "sources: [{ match: x, supplies: cost }]",
      "sources[1].supplies: 'cost' is not one of its values; write one of: both, spend, conversions"
    ),
    (
      "sources: [{ match: x, periods: month }]",
      "sources[1].periods: 'month' is not one of its values; write one of: asGiven, range"
    ),
    (
      "sources: [{ match: x, vat: 21% }]",
      "sources[1].vat: '21%' does not say how much; write vat: { included: 21% }, or nothing for "
        + "amounts without it"
    ),
    (
      "sources: [{ match: x, vat: { included: 21 } }]",
      "sources[1].vat.included: '21' is not a percentage; write it as 2%"
    ),
    (
      "sources: [{ match: x, onBadRow: skip }]",
      "sources[1].onBadRow: 'skip' does not say how many; write onBadRow: { skip: 5% }, or "
        + "onBadRow: refuse"
    ),
    (
      "sources: [{ match: x, columns: { cost: Coste } }]",
      "sources[1].columns.cost: this key is not known; known here: account, campaign, campaignID, "
        + "channel, clicks, conversions, currency, date, end, impressions, resultIndicator, "
        + "revenue, revenueMicros, spend, spendMicros, start"
    ),
    (
      "sources: [{ match: x, limits: { file: 5GB } }]",
      "sources[1].limits.file: '5GB' is not a size up to 4096MB; write it as 64MB"
    ),
    (
      "sources: [{ match: x, limits: { rows: 0 } }]",
      "sources[1].limits.rows: '0' is not a whole number from 1 to 100000000; write it as 1000"
    ),
    (
      "sources: [{ match: x, restates: maybe }]",
      "sources[1].restates: 'maybe' is not yes or no; write true or false"
    ),
  ])
  func `each mistake has a place, a name and a remedy`(text: String, problem: String) {
    #expect(problems(ConfigurationReaderTests.budget + text) == ["tanteo.yaml:2: \(problem)"])
  }

  /// Each stands in the third line, below `channels:`.
  @Test(arguments: [
    (
      "radio: 600", "radio: '600' is not a list of keys; write { key: value }"
    ),
    (
      "radio: { budget: 600 }",
      "radio.budget: this key is not known; known here: aliases, attributionWindow, cadence, "
        + "fixedCost, max, medium, min, minOrNothing, protect, reason, start, "
        + "stopLoss, target"
    ),
    (
      "radio: { min: 500, max: 300 }",
      "radio.min: 500.00 is more than max 300.00; lower 'min' or raise 'max'"
    ),
    (
      "radio: { minOrNothing: 1500, max: 1000 }",
      "radio.minOrNothing: 1,500.00 is more than max 1,000.00; "
        + "lower 'minOrNothing' or raise 'max'"
    ),
    (
      "radio: { minOrNothing: 12601 }",
      "radio.minOrNothing: 12,601.00 is more than the budget 12,600.00; "
        + "lower 'minOrNothing' or raise the budget"
    ),
    (
      "radio: { min: 500, minOrNothing: 1500 }",
      "radio.min: 500.00 is less than minOrNothing 1,500.00; raise 'min', "
        + "or remove it to allow nothing"
    ),
    (
      "radio: { minOrNothing: much }",
      "radio.minOrNothing: 'much' is not an amount; write a number such as 600, or \"600 EUR\""
    ),
    (
      "radio: { start: lots }",
      "radio.start: 'lots' is not an amount; write a number such as 600, or \"600 EUR\""
    ),
    (
      "radio: { medium: air }",
      "radio.medium: 'air' is not one of its values; write one of: online, offline"
    ),
    (
      "radio: { cadence: year }",
      "radio.cadence: 'year' is not one of its values; write one of: day, week, month"
    ),
    (
      "radio: { attributionWindow: 4w }",
      "radio.attributionWindow: '4w' is not a number of days; write it as 28d"
    ),
    (
      "radio: { attributionWindow: 500 }",
      "radio.attributionWindow: '500' is not a number of days; write it as 28d"
    ),
    ("radio: { protect: maybe }", "radio.protect: 'maybe' is not yes or no; write true or false"),
    ("radio: { aliases: COPE }", "radio.aliases: 'COPE' is not a list; write [one, two]"),
    (
      "radio: { aliases: [fairs] }\n  fairs: {}",
      "radio: the alias 'fairs' belongs to 'fairs' already; keep it in one"
    ),
    (
      "\"  \": {}", "  : a channel needs a name; write one, such as radio"
    ),
  ])
  func `each mistake about a channel names it`(text: String, problem: String) {
    let text = ConfigurationReaderTests.budget + "channels:\n  " + text
    #expect(problems(text) == ["tanteo.yaml:3: channels.\(problem)"])
  }

  @Test func `a margin that cannot be read is one mistake, not two`() {
    let text = "objective: profit\nmargin: much"
    #expect(
      problems(ConfigurationReaderTests.budget + text) == [
        "tanteo.yaml:3: margin: 'much' is not a percentage above 0; write it as 40%"
      ])
  }

  @Test func `an alias has one owner`() {
    let text = """
      channels:
        radio: { aliases: [COPE] }
        tv: { aliases: [cope] }
      """
    #expect(
      problems(ConfigurationReaderTests.budget + text) == [
        "tanteo.yaml:4: channels.tv: the alias 'cope' belongs to 'radio' already; keep it in one"
      ])
  }

  @Test func `names that compare equal are one channel`() {
    let text = """
      channels:
        Radio: {}
        radio: {}
      """
    #expect(
      problems(ConfigurationReaderTests.budget + text) == [
        "tanteo.yaml:4: channels.radio: this channel stands twice; keep one of them"
      ])
  }

  @Test func `minimums fit the budget`() {
    let text = "channels: { radio: { min: 12600 }, tv: { min: 0.01 } }"
    #expect(
      problems(ConfigurationReaderTests.budget + text) == [
        "tanteo.yaml:2: channels: the minimums add up to 12,600.01, the budget is 12,600.00; "
          + "lower a 'min' or raise the budget"
      ])
  }

  @Test func `a channel is in one group`() {
    let text = """
      groups:
        a: { channels: [radio, tv] }
        b: { channels: [TV] }
      """
    #expect(
      problems(ConfigurationReaderTests.budget + text) == [
        "tanteo.yaml:4: groups.b.channels: 'TV' is in another group already; keep it in one"
      ])
  }

  @Test func `a channel is in one group, whatever it is called there`() {
    let text = """
      channels: { radio: { aliases: [COPE] } }
      groups:
        a: { channels: [radio] }
        b: { channels: [COPE] }
      """
    #expect(
      problems(ConfigurationReaderTests.budget + text) == [
        "tanteo.yaml:5: groups.b.channels: 'radio' is in another group already; keep it in one"
      ])
  }

  @Test(arguments: [
    ("min: 50%, max: 40%", "min: is more than max; lower 'min'"),
    ("max: 140%", "max: '140%' is not a percentage; write it as 2%"),
    ("channels: radio", "channels: 'radio' is not a list; write [one, two]"),
    (
      "members: [radio]", "members: this key is not known; known here: channels, max, min"
    ),
  ])
  func `each mistake about a group names it`(text: String, problem: String) {
    #expect(
      problems(ConfigurationReaderTests.budget + "groups: { offline: { \(text) } }") == [
        "tanteo.yaml:2: groups.offline.\(problem)"
      ])
  }

  @Test(arguments: [
    ("seed: 1\nseed: 2", "tanteo.yaml:2: seed: stands twice; keep one of them"),
    (
      "channels:\n  radio: {}\n  radio: {}",
      "tanteo.yaml:3: radio: stands twice; keep one of them"
    ),
  ])
  func `a key stands once`(text: String, problem: String) {
    #expect(problems(ConfigurationReaderTests.budget + text) == [problem])
  }

  @Test(arguments: ["target: { cpa: 30", "target: \"30", "\tseed: 1", "a: b: c"])
  func `what is not YAML has a line`(text: String) {
    let found = problems(ConfigurationReaderTests.budget + text)
    let advice = "this is not YAML; check quotes, brackets and indentation near this line"
    #expect(found.map { $0.replacing(/:\d+:/, with: ":N:") } == ["tanteo.yaml:N: \(advice)"])
  }

  @Test func `a text is no configuration`() {
    #expect(
      problems("hello") == [
        "tanteo.yaml:1: 'hello' is not a list of keys; write key: value",
        "tanteo.yaml:1: budget: is missing; "
          + "write budget: { amount: 12600, currency: EUR, per: week }",
      ])
  }

  @Test func `all mistakes are found at one look`() {
    #expect(problems("budget: 6\nseed: x\nlanguage: fr\nsources: 3\n").count == 4)
  }

  @Test(arguments: [
    (
      "margin: 40%",
      "margin: only profit depends on it; write objective: profit, or remove it"
    )
  ])
  func `what is not obeyed is said`(text: String, warning: String) throws {
    let configuration = try ConfigurationReader.read(
      text: ConfigurationReaderTests.budget + text, path: "/srv/tanteo.yaml")
    #expect(configuration.warnings.map(\.description) == ["tanteo.yaml:2: \(warning)"])
  }

  @Test func `a source may name a column for an outcome that has a value, and no other`() {
    let source = "sources: [{ match: x, columns: { leds: Formulare } }]\n"
    #expect(
      problems(ConfigurationReaderTests.budget + source + "value: { leads: 1 }") == [
        "tanteo.yaml:2: sources[1].columns.leds: this key is not known; did you mean 'leads'?"
      ])
  }

  @Test func `conversions that count one are what they are anyway`() throws {
    let configuration = try ConfigurationReader.read(
      text: ConfigurationReaderTests.budget + "value: { conversions: 1 }",
      path: "/srv/tanteo.yaml")
    #expect(configuration.warnings == [])
  }
}
