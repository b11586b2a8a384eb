import ArgumentParser
import Daemon
import Marketing
import Report
import Storage

/// The numbers, rows and rules behind a recommendation.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a recommendation: its numbers, its rows, its rule, what would change it.",
    usage: "tanteo explain [<decision>] [<channel>] [--config <config>] [--json]")

  @Argument(
    help: "A decision's number, a channel's name, or both; else the last decision's channels.")
  var what: [String] = []

  @OptionGroup var configurationOption: ConfigurationOption

  @Flag(help: "Print the explanation as JSON.")
  var json = false

  func run() throws {
    let configuration = try configurationOption.read()
    let number = what.first.flatMap { Int($0) }
    let words = number == nil ? what : Array(what.dropFirst())
    guard words.count <= 1 else {
      throw ValidationError(
        "'\(words.joined(separator: " "))' is more than one channel; quote its name")
    }
    let ledger = try Ledger(reading: configuration.folders.state)
    let explanations = Explanations(ledger: ledger, configuration: configuration)
    let channel = words.first.flatMap { ChannelName($0) }
    var found = try explanations.explanations(decision: number, channel: channel)
    if number != nil, words.isEmpty {
      // A channel may be called '3': then both are meant.
      found += try explanations.explanations(
        decision: nil, channel: what.first.flatMap { ChannelName($0) })
    }
    if found.isEmpty, !json, let channel, let account = try explanations.account(of: channel) {
      return Terminal.print(account)
    }
    guard !found.isEmpty else {
      throw ValidationError(
        "\(what.joined(separator: " ")): no such decision or channel; 'tanteo log' shows which there are"
      )
    }
    if json {
      try Terminal.print(json: ExplanationRecord(found))
    } else {
      // The goal is the plan's, not a channel's.
      let goal = words.isEmpty ? found.first?.goal.map { [$0] } : nil
      Terminal.print(
        ((goal ?? []) + found.map { $0.lines.joined(separator: "\n") }).joined(separator: "\n\n"))
    }
  }
}
