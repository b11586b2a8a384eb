import Foundation
import Marketing
import Storage
import Testing

@testable import Daemon

struct PersonsWordTests {
  private let folder: TemporaryFolder
  private let configuration: Configuration

  init() throws {
    folder = try TemporaryFolder()
    configuration = try ConfigurationReader.read(
      text: House.plan + "channels: { radio: {} }\n", path: folder.file("tanteo.yaml"))
  }

  @discardableResult
  private func give(
    _ channel: String = "radio", _ action: String = "pause", amount: String? = nil,
    on iso: String = "2026-03-03T12:00:00Z"
  ) throws -> PersonsWord.Receipt {
    try PersonsWord(
      channel: channel, action: action, amount: amount, until: nil, reason: "no stock",
      author: "ana"
    ).give(under: configuration, now: Date(iso, strategy: .iso8601))
  }

  @Test func `a word is recorded and said`() throws {
    try Ledger(path: configuration.folders.state).close()
    let receipt = try give("Radio", "set", amount: "200,50 EUR")
    #expect(receipt.sentence == "radio: set to 200.50 until released (no stock; ana)")
    #expect(!receipt.isDaemonRunning)
    let word = try Ledger(reading: configuration.folders.state).overrides().last?.override
    #expect(word?.source == .commandLine)
    #expect(word?.createdAt == "2026-03-03T13:00:00+01:00")
  }

  @Test func `a running daemon does not stand in the way`() throws {
    try Ledger(path: configuration.folders.state).close()
    let lock = try LedgerLock.acquire(.daemon, beside: configuration.folders.state)
    defer { lock.release() }
    #expect(try give().isDaemonRunning)
  }

  @Test(
    arguments: [
      ("rdio", "pause", nil, "channel 'rdio' is not known; did you mean 'radio'?"),
      ("radio", "pasue", nil, "action 'pasue' is not known; did you mean 'pause'?"),
      ("radio", "set", nil, "set needs an amount; write one such as 500"),
      ("radio", "set", "1.200", "'1.200' could be 1.2 or 1200; write it without thousands marks"),
    ] as [(String, String, String?, String)])
  func `a word that cannot be obeyed is refused with its sentence`(
    channel: String, action: String, amount: String?, sentence: String
  ) throws {
    try Ledger(path: configuration.folders.state).close()
    #expect(throws: RefusedWord(description: sentence)) {
      try give(channel, action, amount: amount)
    }
    #expect(try Ledger(reading: configuration.folders.state).overrides() == [])
  }

  @Test func `without a ledger there is nobody to obey`() {
    #expect(throws: LedgerError.noLedger(path: configuration.folders.state)) { try give() }
  }
}
