import Foundation
import Testing

/// A mistake in the configuration, and how it must be told.
struct Mistake: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let line: Int
  let key: String
  /// A word that the sentence must have.
  let word: String

  private static let budget = "budget: { amount: 1000, currency: EUR, per: week }\n"

  static let all = [
    Mistake(
      testDescription: "a slip in a key", text: budget + "seed: 1\nobjectiv: conversions\n",
      line: 3, key: "objectiv", word: "did you mean 'objective'?"),
    Mistake(
      testDescription: "a bare budget", text: "seed: 1\nbudget: -5\n", line: 2, key: "budget",
      word: "'-5'"),
    Mistake(
      testDescription: "a negative amount",
      text: "budget:\n  amount: -5\n  currency: EUR\n  per: week\n", line: 2, key: "budget.amount",
      word: "'-5'"),
    Mistake(
      testDescription: "no amount", text: "budget: { amount: 0, currency: EUR, per: week }\n",
      line: 1, key: "budget.amount", word: "0"),
    Mistake(
      testDescription: "an unknown currency",
      text: "budget: { amount: 10, currency: euros, per: week }\n", line: 1,
      key: "budget.currency", word: "'euros'"),
    Mistake(
      testDescription: "min above max",
      text: budget + "channels:\n  radio: { min: 500, max: 300 }\n", line: 3,
      key: "channels.radio.min", word: "max"),
    Mistake(
      testDescription: "minimums above the budget",
      text: budget + "channels:\n  radio: { min: 600 }\n  fairs: { min: 600 }\n", line: 3,
      key: "channels", word: "minimums"),
    Mistake(
      testDescription: "a place that is nowhere",
      text: budget + "decide: { timezone: Europe/Atlantis }\n", line: 2, key: "decide.timezone",
      word: "'Europe/Atlantis'"),
    Mistake(
      testDescription: "an hour that is none", text: budget + "decide: { at: \"25:00\" }\n",
      line: 2, key: "decide.at", word: "'25:00'"),
    Mistake(
      testDescription: "an unknown period",
      text: "budget: { amount: 10, currency: EUR, per: fortnight }\n", line: 1,
      key: "budget.per", word: "'fortnight'"),
    Mistake(
      testDescription: "a key twice", text: budget + "seed: 1\nseed: 2\n", line: 2, key: "seed",
      word: "twice"),
    Mistake(
      testDescription: "a share that is none", text: budget + "guardrails: { floor: 120% }\n",
      line: 2, key: "guardrails.floor", word: "'120%'"),
  ]
}

@Suite struct `a mistake in the configuration` {
  @Test(arguments: Mistake.all)
  func `ends check with its own code`(_ mistake: Mistake) async throws {
    #expect(try await check(mistake.text).ending == .exit(78))
  }

  @Test(arguments: Mistake.all)
  func `is told with file, line, key, what and fix`(_ mistake: Mistake) async throws {
    let talk = try await check(mistake.text).talk
    let place = "tanteo.yaml:\(mistake.line): \(mistake.key): "
    let sentence = talk.split(separator: "\n").first { $0.hasPrefix(place) }
    #expect(sentence?.contains(/: .+; .+/) == true, "\(talk)")
    #expect(sentence?.contains(mistake.word) == true, "\(talk)")
  }

  @Test(arguments: ["once", "status", "log", "replay", "run"])
  func `ends every command`(_ command: String) async throws {
    let place = try Workplace("budget: -5\n")
    #expect(try await place.ask(command).ending == .exit(78))
  }

  @Test func `lets nothing be taken or written`() async throws {
    let place = try Workplace("budget: -5\n")
    try place.drop(History().csv(0..<42))
    let before = try place.snapshot()
    _ = try await place.once(.first + 42)
    #expect(try place.snapshot() == before)
  }

  @Test func `hides no other`() async throws {
    let text = """
      budget: { amount: -5, currency: EUR, per: week }
      objectiv: conversions
      decide: { timezone: Europe/Atlantis }
      channels:
        radio: { min: 5, max: 3 }
      """
    let talk = try await check(text).talk
    let expected = ["budget.amount", "objectiv", "decide.timezone", "channels.radio.min"]
    #expect(expected.filter { !talk.contains(": \($0): ") }.isEmpty, "\(talk)")
  }

  @Test(arguments: ["budget: { amount: 5", "\tbudget: 5", "just words\n: : :"])
  func `that is no YAML has a place too`(_ text: String) async throws {
    let outcome = try await check(text)
    #expect(outcome.ending == .exit(78))
    #expect(outcome.talk.contains(/tanteo\.yaml:\d+: .+; .+/), "\(outcome.talk)")
  }

  @Test func `that is no text is a mistake as well`() async throws {
    let place = try Workplace()
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: place.path("tanteo.yaml")))
    let outcome = try await place.ask("check")
    #expect(outcome.ending == .exit(78))
    #expect(outcome.talk.contains(/tanteo\.yaml(:\d+)?: .+; .+/), "\(outcome.talk)")
  }

  @Test(arguments: ["1e-300", "1e300"])
  func `such as a target beyond reason is told or survived`(_ cost: String) async throws {
    let place = try Workplace(Workplace.standard.replacing("30", with: cost))
    try place.drop(History().csv(0..<42))
    let outcome = try await place.once(.first + 42)
    #expect([.exit(0), .exit(78)].contains(outcome.ending), "\(outcome.talk)")
  }

  @Test(arguments: ["", "# nothing yet\n", "- budget\n"])
  func `such as no budget asks for one`(_ text: String) async throws {
    let outcome = try await check(text)
    #expect(outcome.ending == .exit(78))
    #expect(outcome.talk.contains("budget"))
  }

  private func check(_ text: String) async throws -> Workplace.Outcome {
    try await Workplace(text).ask("check")
  }
}

@Suite struct `a mistake in the configuration, in JSON` {
  @Test func `has its place, its key and its remedy`() async throws {
    let outcome = try await Workplace("budget: 5\n").ask("check", "--json")
    #expect(outcome.ending == .exit(78))
    let problems = try object(ofJSON: outcome.output)["problems"] as? [[String: Any]]
    #expect(problems?.count == 1)
    #expect(problems?.first?["line"] as? Int == 1)
    #expect(problems?.first?["key"] as? String == "budget")
  }
}

@Suite struct `a configuration that is not there` {
  @Test(arguments: ["once", "check", "status", "log", "replay", "run"])
  func `is no input`(_ command: String) async throws {
    let outcome = try await Workplace().tanteo(command, "--config", "missing.yaml")
    #expect(outcome.ending == .exit(66))
    #expect(outcome.talk.contains(/missing\.yaml: .+; .+/))
  }
}

@Suite struct `a good configuration` {
  @Test func `passes check`() async throws {
    let outcome = try await Workplace().ask("check")
    #expect(outcome.ending == .exit(0))
    #expect(!outcome.output.isEmpty)
  }

  @Test func `is checked in JSON as well`() async throws {
    let outcome = try await Workplace().ask("check", "--json")
    #expect(
      outcome.output
        == #"{"channels":0,"config":"tanteo.yaml","findings":[],"problems":[],"schema":"1","warnings":[]}"#
        + "\n")
  }

  @Test func `passes the strict check once its folders are there`() async throws {
    let place = try Workplace()
    try await place.once(.first)
    let outcome = try await place.ask("check", "--strict")
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
  }

  @Test func `does not pass the strict check with a file for a folder`() async throws {
    let place = try Workplace()
    try Data("mine".utf8).write(to: URL(filePath: place.path("failed")))
    let outcome = try await place.ask("check", "--strict")
    #expect(outcome.ending == .exit(1))
    #expect(outcome.talk.contains(/failed: .+; .+/))
  }

  @Test func `is not written to by check`() async throws {
    let place = try Workplace()
    let before = try place.snapshot()
    _ = try await place.ask("check", "--strict")
    #expect(try place.snapshot() == before)
  }

  @Test func `may keep the ledger elsewhere`() async throws {
    let place = try Workplace(Workplace.standard + "folders: { root: ., state: state }\n")
    try FileManager.default.createDirectory(
      atPath: place.path("state"), withIntermediateDirectories: true)
    try place.drop(History().csv(0..<42))
    let outcome = try await place.once(.first + 42)
    #expect(outcome.ending == .exit(0), "\(outcome.talk)")
    #expect(place.exists("state/tanteo.sqlite"))
    #expect(!place.exists("tanteo.sqlite"))
  }

  @Test func `keeps to a channel's limits`() async throws {
    let place = try Workplace(
      Workplace.standard + "channels:\n  search: { max: 250 }\n  radio: { min: 120 }\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let amounts = try #require(try place.decisions().last?.amounts)
    #expect(amounts["search"] ?? .max <= 25_000)
    #expect(amounts["radio"] ?? 0 >= 12_000)
  }

  @Test func `keeps a protected channel's amount`() async throws {
    let place = try Workplace(
      Workplace.standard + "channels:\n  display: { protect: true, reason: awareness }\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let display = try #require(try place.decisions().last?["display"])
    #expect(display.flags.contains("protected"))
    #expect(display.toCents == display.fromCents)
    #expect(display.state != "dropped")
  }

  @Test func `keeps to a group's limit`() async throws {
    let place = try Workplace(
      Workplace.standard + "groups:\n  paid: { channels: [search, social], max: 40% }\n")
    try place.drop(History().csv(0..<42))
    try await place.once(.first + 42)
    let amounts = try #require(try place.decisions().last?.amounts)
    #expect((amounts["search"] ?? 0) + (amounts["social"] ?? 0) <= 40_000)
  }
}
