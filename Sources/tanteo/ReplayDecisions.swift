import ArgumentParser
import Daemon
import Foundation
import Marketing
import Storage

/// Past decisions, recomputed and compared.
struct ReplayDecisions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Recompute past decisions from the ledger as it was known then.")

  @Argument(help: "The decision's number; all when not given.")
  var decision: Int?

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let ledger = try Ledger(reading: configuration.folders.state)
    let replay = Replay(
      ledger: ledger, configurationPath: configuration.path, version: Tanteo.version)
    let findings = try decisions(of: ledger).map { decision in
      (decision.number, try replay.finding(on: decision))
    }
    try answer(findings)
    let differs = findings.contains { if case .differs = $0.1 { true } else { false } }
    if differs { throw ExitCode(Exit.trouble.rawValue) }
  }

  private func decisions(of ledger: Ledger) throws -> [Decision] {
    guard let decision else { return try ledger.decisions() }
    guard let found = try ledger.decision(decision) else {
      throw ValidationError(
        "decision \(decision): there is none; 'tanteo log' shows which there are")
    }
    return [found]
  }

  private func answer(_ findings: [(Int, Replay.Finding)]) throws {
    if json {
      try Terminal.print(json: ReplayRecord(findings))
      return
    }
    for (number, finding) in findings {
      switch finding {
      case .identical: Terminal.print("\(number): identical")
      case .notComparable(let version):
        Terminal.print("\(number): made by \(version), not comparable")
      case .differs(let sentences):
        for sentence in sentences { Terminal.print("\(number): differs: \(sentence)") }
      }
    }
    if findings.isEmpty { Terminal.say("no decision has been made yet") }
  }
}

/// `replay --json`.
struct ReplayRecord: Encodable {
  struct Entry: Encodable {
    let decision: Int
    let result: String
    let differences: [String]
  }

  let schema = "1"
  let decisions: [Entry]

  init(_ findings: [(Int, Replay.Finding)]) {
    decisions = findings.map { number, finding in
      switch finding {
      case .identical: Entry(decision: number, result: "identical", differences: [])
      case .notComparable: Entry(decision: number, result: "notComparable", differences: [])
      case .differs(let sentences):
        Entry(decision: number, result: "differs", differences: sentences)
      }
    }
  }

  enum CodingKeys: String, CodingKey { case schema, decisions }
}
