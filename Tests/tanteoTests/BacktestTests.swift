import Foundation
import Testing

/// Eight weeks of four channels; display brings a customer for 400 EUR.
@Suite struct `backtest` {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.drop(History().csv(0..<56), as: "history.csv")
  }

  @Test func `tells each channel's life, and what a drop would have saved`() async throws {
    let outcome = try await place.tanteo(
      "backtest", "inbox/history.csv", "--target-cpa", "30")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains(/\d{4}-\d\d-\d\d dropped after [\d,.]+ EUR; at the target/))
    #expect(outcome.output.contains("1 of 4 channels would have been dropped; "))
    #expect(outcome.output.contains("not what the money would have earned elsewhere."))
    #expect(outcome.talk == "no file names its currency; it is taken for EUR\n")
  }

  @Test func `answers in JSON`() async throws {
    let outcome = try await place.tanteo(
      "backtest", "inbox/history.csv", "--target-cpa", "30", "--json")
    let answer = try object(ofJSON: outcome.output)
    let channels = answer["channels"] as? [[String: Any]] ?? []
    let display = try #require(channels.first)
    let event = try #require((display["events"] as? [[String: Any]])?.first)
    #expect(answer["schema"] as? String == "1")
    #expect(channels.map { $0["channel"] as? String } == ["display", "radio", "search", "social"])
    #expect(event["to"] as? String == "dropped")
    let day = try #require(event["day"] as? String)
    let after = History().rows(0..<56).filter { $0.channel == "display" && "\($0.day)" >= day }
    let spent = Double(after.reduce(0) { $0 + $1.spend }) / 100
    #expect(abs(try #require(display["spendAfterDrop"] as? Double) - spent) < 1e-6)
  }

  @Test func `says the same as the daemon that gets this history at once`() async throws {
    let asked = try await place.tanteo(
      "backtest", "inbox/history.csv", "--config", "tanteo.yaml", "--json")
    try await place.once(.first + 56)
    let answer = try object(ofJSON: asked.output)
    let states = (answer["channels"] as? [[String: Any]] ?? []).map { $0["state"] as? String }
    let decision = try #require(try place.decisions().last)
    #expect(states == decision.channels.map(\.state))
  }

  @Test func `fixes a target by itself`() async throws {
    let outcome = try await place.tanteo("backtest", "inbox/history.csv")
    #expect(outcome.ending == .exit(0))
    #expect(outcome.output.contains(/target fixed on \d{4}-\d\d-\d\d at [\d.]+ EUR a customer/))
  }

  @Test func `speaks the configuration's language`() async throws {
    try place.configure(Workplace.standard + "language: es\n")
    let outcome = try await place.tanteo(
      "backtest", "inbox/history.csv", "--config", "tanteo.yaml")
    #expect(outcome.output.contains("descartado tras "))
    #expect(outcome.output.contains("Se habría descartado 1 canal de 4; "))
  }

  @Test func `a target that is given holds for all channels`() async throws {
    try place.configure(Workplace.standard + "channels: { display: { target: { cpa: 500 } } }\n")
    let outcome = try await place.tanteo(
      "backtest", "inbox/history.csv", "--config", "tanteo.yaml", "--target-cpa", "30")
    #expect(outcome.output.contains("1 of 4 channels would have been dropped"))
  }

  @Test func `a bad file is explained, and the good one replayed`() async throws {
    try place.drop("date,channel,spend\n2026-02-30,search,5\n", as: "bad.csv")
    let outcome = try await place.tanteo(
      "backtest", "inbox/bad.csv", "inbox/history.csv", "--target-cpa", "30")
    #expect(outcome.ending == .exit(1))
    #expect(outcome.talk.contains("bad.csv:2: column 'date': '2026-02-30'"))
    #expect(outcome.output.contains("1 of 4 channels would have been dropped"))
  }

  @Test(arguments: [
    ["--target-cpa", "30", "--target-roas", "3"], ["--target-cpa", "0"], ["--target-roas", "nan"],
  ])
  func `refuses targets that are none`(_ options: [String]) async throws {
    let outcome = try await place.tanteo(["backtest", "inbox/history.csv"] + options)
    #expect(outcome.ending == .exit(64))
    #expect(outcome.output.isEmpty)
  }

  @Test func `of a file that is not there is no input`() async throws {
    let outcome = try await place.tanteo("backtest", "inbox/history.csv", "missing.csv")
    #expect(outcome.ending == .exit(66))
  }

  @Test func `stores nothing`() async throws {
    let before = try place.snapshot()
    _ = try await place.tanteo("backtest", "inbox/history.csv", "--config", "tanteo.yaml")
    #expect(try place.snapshot() == before)
  }
}
