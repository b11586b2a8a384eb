import Daemon
import Marketing
import Report
import Storage

/// The board for people.
struct BoardText {
  private let board: Board
  private let wording: Wording

  init(_ board: Board) {
    self.board = board
    wording = Wording(
      language: board.configuration.language,
      currency: board.configuration.rules.budget.currency)
  }

  var text: String {
    var lines = [headline]
    lines += channelLines
    lines += board.words.map { "in force: \(wording.word($0)), \(wording.place($0.source))" }
    lines += files("waiting in the inbox", board.waiting)
    lines += files("held, see NAME.error.txt in the inbox", board.held.map(\.name))
    lines += files("failed, see NAME.error.txt in failed/", board.failed.map(\.name))
    lines += board.needsYou.map { "needs you: \(wording.need($0))" }
    lines.append("next decision: \(board.nextDecision)")
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let budget = board.budget
    let amount =
      "\(wording.figures.amount(budget.amount)) \(budget.currency) a \(budget.per.rawValue)"
    let decision =
      board.lastDecision.map { "decision \($0.number) of \($0.today)" } ?? "no decision yet"
    let data = board.dataThrough.map { "data to \($0)" } ?? "no data yet"
    let daemon =
      board.daemon.map { daemon in
        "daemon \(daemon.process.map(String.init) ?? "?"), \(daemon.watching)"
      } ?? "no daemon running"
    return "\(amount); \(decision); \(data); \(daemon)"
  }

  private var channelLines: [String] {
    guard !board.channels.isEmpty else {
      return ["no channel yet: drop a CSV file into \(board.configuration.folders.inbox)"]
    }
    let width = board.channels.map { $0.channel.text.count }.max() ?? 0
    return board.channels.map { channel in
      let name = channel.channel.text
      let padding = String(repeating: " ", count: width - name.count)
      let standing = [wording.state(channel.state)] + channel.flags.map(wording.flag)
      let amount = wording.figures.amount(channel.to)
      let gap = String(repeating: " ", count: max(0, 14 - amount.count))
      return "\(name)\(padding) \(gap)\(amount)  \(standing.joined(separator: ", "))"
        + evidence(channel.evidence)
    }
  }

  private func evidence(_ evidence: Evidence) -> String {
    guard let expected = evidence.expectedAtTarget, let against = evidence.oddsAgainst,
      let inFavour = evidence.oddsFor
    else { return "" }
    let figures = wording.figures
    return "; \(evidence.matureDays) mature days, \(figures.count(expected)) expected, "
      + "\(figures.count(evidence.observed ?? evidence.conversions)) came; "
      + "\(figures.odds(against)) against, "
      + "\(figures.odds(inFavour)) in favour"
  }

  private func files(_ title: String, _ names: [String]) -> [String] {
    names.isEmpty ? [] : ["\(title): \(names.joined(separator: ", "))"]
  }
}

/// The board as JSON; its channels have the form that they have in a decision.
struct BoardRecord: Encodable {
  private let board: Board

  init(_ board: Board) {
    self.board = board
  }

  enum CodingKeys: String, CodingKey {
    case schema, today, decision, nextDecision, dataThrough, currency, budgetCents, per, channels
    case words, needsYou, waiting, held, failed, watching
  }

  func encode(to encoder: any Encoder) throws {
    let budget = board.budget
    let wording = Wording(
      language: board.configuration.language, currency: budget.currency)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(JSONRecord.schema, forKey: .schema)
    try container.encode(board.today, forKey: .today)
    try container.encode(board.lastDecision?.number, forKey: .decision)
    try container.encode(board.nextDecision, forKey: .nextDecision)
    try container.encode(board.dataThrough, forKey: .dataThrough)
    try container.encode(budget.currency, forKey: .currency)
    try container.encode(budget.amount.rawValue, forKey: .budgetCents)
    try container.encode(budget.per, forKey: .per)
    try container.encode(
      board.channels.map { ChannelRecord($0, wording: wording) }, forKey: .channels)
    try container.encode(
      board.words.map { OverrideRecord($0, wording: wording) }, forKey: .words)
    try container.encode(board.needsYou.map(wording.need), forKey: .needsYou)
    try container.encode(board.waiting, forKey: .waiting)
    try container.encode(board.held.map(\.name), forKey: .held)
    try container.encode(board.failed.map(\.name), forKey: .failed)
    try container.encode(board.daemon?.watching, forKey: .watching)
  }
}
