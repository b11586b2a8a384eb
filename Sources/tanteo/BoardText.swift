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

  private func say(_ english: String, _ spanish: String) -> String {
    wording.language.say(english, spanish)
  }

  var text: String {
    var lines = [headline]
    lines += board.goal.map { [goal($0)] } ?? []
    lines += channelLines
    lines += list(
      say("without spend, and no part of the plan", "sin gasto y fuera del plan"),
      board.withoutSpend.map(\.text))
    lines += board.words.map { word in
      say("in force: ", "en vigor: ") + "\(wording.word(word)), \(wording.place(word.source))"
    }
    lines += list(say("waiting in the inbox", "a la espera en inbox"), board.waiting)
    lines += list(
      say("held, see NAME.error.txt in the inbox", "retenidos, vea NOMBRE.error.txt en inbox"),
      board.held.map(\.name))
    lines += list(
      say("failed, see NAME.error.txt in failed/", "fallidos, vea NOMBRE.error.txt en failed/"),
      board.failed.map(\.name))
    lines += board.needsYou.map { wording.needsYou + wording.need($0) }
    lines.append(say("next decision: ", "próxima decisión: ") + "\(board.nextDecision)")
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let budget = board.budget
    let amount =
      "\(wording.figures.amount(budget.amount)) \(budget.currency) "
      + say("a ", "por ") + wording.period(budget.per)
    return "\(amount); \(decision); \(data); \(daemon)"
  }

  /// The last decision, and of which day.
  var decision: String {
    board.lastDecision.map { last in
      say("decision \(last.number) of \(last.today)", "decisión \(last.number) del \(last.today)")
    } ?? say("no decision yet", "aún sin decisiones")
  }

  /// The last day that any figure tells of.
  var data: String {
    board.dataThrough.map { say("data to \($0)", "datos hasta el \($0)") }
      ?? say("no data yet", "aún sin datos")
  }

  private func goal(_ standing: GoalStanding) -> String {
    wording.goalLead + wording.goal(standing).joined(separator: "; ")
  }

  private var daemon: String {
    guard let daemon = board.daemon else {
      return say("no daemon running", "el servicio no está en marcha")
    }
    let process = daemon.process.map(String.init) ?? "?"
    return say("daemon", "servicio") + " \(process), \(daemon.watching)"
  }

  private var channelLines: [String] {
    guard !board.channels.isEmpty else {
      let inbox = board.configuration.folders.inbox
      return [
        say(
          "no channel yet: drop a CSV file into \(inbox)",
          "aún sin canales: deje un archivo CSV en \(inbox)")
      ]
    }
    let width = board.channels.map { $0.channel.text.count }.max() ?? 0
    return board.channels.flatMap { channel in
      let name = channel.channel.text
      let padding = String(repeating: " ", count: width - name.count)
      let standing = [wording.state(channel.state)] + channel.flags.map(wording.flag)
      let amount = wording.figures.amount(channel.to)
      let gap = String(repeating: " ", count: max(0, 14 - amount.count))
      return ["\(name)\(padding) \(gap)\(amount)  \(standing.joined(separator: ", "))"]
        + wording.judgement(channel, confirming: confirmingOdds).map { "  \($0)" }
    }
  }

  private var confirmingOdds: Double { 1 / board.configuration.rules.errorRate }

  private func list(_ title: String, _ names: [String]) -> [String] {
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
    case schema, today, decision, nextDecision, dataThrough, currency, budgetCents, per, goal,
      channels
    case withoutSpend, words, needsYou, waiting, held, failed, watching
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
    try container.encode(board.goal.map { GoalRecord($0, wording: wording) }, forKey: .goal)
    try container.encode(
      board.channels.map { ChannelRecord($0, wording: wording) }, forKey: .channels)
    try container.encode(board.withoutSpend, forKey: .withoutSpend)
    try container.encode(
      board.words.map { OverrideRecord($0, wording: wording) }, forKey: .words)
    try container.encode(board.needsYou.map(wording.need), forKey: .needsYou)
    try container.encode(board.waiting, forKey: .waiting)
    try container.encode(board.held.map(\.name), forKey: .held)
    try container.encode(board.failed.map(\.name), forKey: .failed)
    try container.encode(board.daemon?.watching, forKey: .watching)
  }
}
