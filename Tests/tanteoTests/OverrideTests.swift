import Foundation
import Testing

/// A person's word from the command line.
@Suite struct `a word from the command line` {
  private func decided() async throws -> Workplace {
    let place = try Workplace()
    try place.drop(recent.csv(0..<recentDays))
    try await place.once(.today)
    return place
  }

  private func say(_ place: Workplace, _ words: String...) async throws -> Workplace.Outcome {
    try await place.tanteo(
      ["override"] + words + ["--reason", "no stock", "--config", "tanteo.yaml"])
  }

  @Test func `is recorded, said, and obeyed by the next pass`() async throws {
    let place = try await decided()
    let outcome = try await say(place, "radio", "set", "123.45")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.hasPrefix("radio: set to 123.45 until released (no stock; "))
    #expect(outcome.talk.contains("holds from \(TestDay.today), with the next 'tanteo once'"))
    try await place.once(.today)
    let radio = try #require(try place.decisions().last?["radio"])
    #expect(radio.toCents == 12_345)
    #expect(radio.reasonCode == "setByPerson")
    #expect(try place.text("out/recommendations.log").contains("tanteo override: radio: set to"))
  }

  @Test func `is released by another word`() async throws {
    let place = try await decided()
    _ = try await say(place, "radio", "pause")
    try await place.once(.today)
    let release = try await say(place, "radio", "release")
    #expect(release.ending == .exit(0))
    try await place.once(.today)
    #expect(try place.decisions().count == 3)
    #expect(try place.decisions().last?["radio"]?.flags == [])
    #expect(
      try await place.ask("replay").output == "1: identical\n2: identical\n3: identical\n")
  }

  @Test(arguments: [
    (["rdaio", "pause"], "channel 'rdaio' is not known; did you mean 'radio'?"),
    (["radio", "pasue"], "action 'pasue' is not known; did you mean 'pause'?"),
    (["radio", "set"], "set needs an amount; write one such as 500"),
    (["radio", "pause", "--until", "2020-01-01"], "2020-01-01 is past"),
  ])
  func `that cannot be obeyed is a usage error with its sentence`(
    words: [String], sentence: String
  ) async throws {
    let place = try await decided()
    let outcome = try await place.tanteo(
      ["override"] + words + ["--reason", "no stock", "--config", "tanteo.yaml"])
    #expect(outcome.ending == .exit(64))
    #expect(outcome.talk.contains(sentence))
  }

  @Test func `without a ledger finds no input`() async throws {
    let place = try Workplace()
    #expect(try await say(place, "radio", "pause").ending == .exit(66))
  }

  @Test func `without a reason is a usage error`() async throws {
    let place = try await decided()
    let outcome = try await place.tanteo(
      "override", "radio", "pause", "--reason", " ", "--config", "tanteo.yaml")
    #expect(outcome.ending == .exit(64))
  }

  @Test func `is obeyed by a running daemon within half a minute`() async throws {
    let place = try await decided()
    let daemon = try await place.startDaemon()
    let outcome = try await say(place, "radio", "pause", "--until", "\(TestDay.today + 30)")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.talk.contains("the running daemon decides within 30 seconds"))
    try await expectSoon("the word is obeyed", within: .seconds(40)) {
      try place.decisions().last?["radio"]?.reasonCode == "paused"
    }
    #expect(try await daemon.stop() == .exit(0))
    #expect(try place.decisions().count == 2)
    #expect(try await place.ask("replay").output == "1: identical\n2: identical\n")
  }

  @Test func `a control file is obeyed by a running daemon as soon as it rests`() async throws {
    let place = try await decided()
    let daemon = try await place.startDaemon()
    try place.drop("channel;action;reason\nradio;pause;no stock\n", as: "control.csv")
    try await expectSoon("the file is obeyed") {
      try place.decisions().last?["radio"]?.reasonCode == "paused"
    }
    #expect(try await daemon.stop() == .exit(0))
    #expect(try place.decisions().count == 2)
  }
}
