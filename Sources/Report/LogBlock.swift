public import Marketing

/// One decision as people read it: a block of `recommendations.log`.
///
/// At most 100 columns, no colour, every line begins with the decision's number, and every line
/// about a channel names it, so that `grep` finds it.
public struct LogBlock: Hashable, Sendable {
  public static let width = 100

  let decision: Decision
  let wording: Wording

  public init(_ decision: Decision, language: Language) {
    self.decision = decision
    wording = Wording(language: language, currency: decision.currency)
  }

  /// The lines, each without its line end.
  public var lines: [String] {
    let layout = LogLayout(number: "\(decision.number) ", width: Self.width)
    let head =
      [headline, wording.summary(of: decision)] + wording.expectations(of: decision)
      + decision.notes.map(wording.note)
    let goal = decision.goal.map {
      LogLayout.Paragraph(lead: wording.goalLead, clauses: wording.goal($0))
    }
    return
      (head.map { LogLayout.Paragraph(clauses: [$0]) } + [goal].compactMap { $0 } + channels + needs
      + pointers)
      .flatMap(layout.lines)
  }

  /// The block with its line ends.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  private var headline: String {
    let figures = wording.figures
    let budget = "\(figures.amount(decision.budget)) \(decision.currency)"
    let period = wording.period(decision.per)
    let data =
      decision.dataThrough.map { wording.say("data to \($0)", "datos hasta el \($0)") }
      ?? wording.say("no data yet", "aún sin datos")
    let new = decision.files.count { $0.state == .processed }
    let failed = decision.files.count { $0.state != .processed }
    let files = wording.say(
      "\(new) \(new == 1 ? "file" : "files") new, \(failed) failed",
      "\(new) \(new == 1 ? "archivo nuevo" : "archivos nuevos"), "
        + "\(failed) \(failed == 1 ? "fallido" : "fallidos")")
    let replaces = decision.supersedes.map {
      wording.say(", supersedes \($0)", ", sustituye a \($0)")
    }
    let head = wording.say("budget \(budget) a \(period)", "presupuesto \(budget) por \(period)")
    return "\(wording.moment(of: decision))  \(head), \(data), \(files)\(replaces ?? "")\(early)"
  }

  /// Between schedules a decision says so: it was not expected yet.
  private var early: String {
    decision.occasion == .evidence
      ? wording.say(", ahead of schedule", ", antes de lo previsto") : ""
  }

  private var needs: [LogLayout.Paragraph] {
    guard !decision.needsYou.isEmpty else { return [] }
    let lead = wording.needsYou
    return [.init(lead: lead, further: lead, clauses: decision.needsYou.map(wording.need))]
  }

  /// Where to ask further, and what takes recommendations back: the gravest first.
  private var pointers: [LogLayout.Paragraph] {
    let changed = decision.channels.filter { $0.from != $0.to }
    let gravest = changed.first { $0.action == .drop } ?? changed.max { $0.distance < $1.distance }
    guard let channel = gravest ?? decision.channels.first else { return [] }
    let why =
      wording.say("why: ", "por qué: ")
      + "tanteo explain \(decision.number) \(channel.channel.text.quotedForShell)"
    let others = changed.filter { $0.channel != channel.channel && $0.movesFar }
    let words =
      wordsOnPlan + [undo(of: channel)].compactMap { $0 } + others.compactMap(undo)
    guard let undo = words.first else { return [.init(clauses: [why])] }
    return sideBySide(why, undoing(undo)) + [.init(clauses: [undoLead + undo.command])]
      + words.dropFirst().map { .init(clauses: [undoing($0)]) }
  }

  private func undo(of recommendation: Recommendation) -> SuggestedWord? {
    SuggestedWord(undoing: recommendation, under: decision.budget, wording: wording)
  }

  /// What takes back another budget or target of all, said for the first time.
  private var wordsOnPlan: [SuggestedWord] {
    let isSaid = decision.notes.contains { note in
      if case .obeyed(let word) = note {
        word.channel == nil && word.action.verb.lasts
      } else {
        false
      }
    }
    return isSaid ? [SuggestedWord(releasingPlanIn: wording)] : []
  }

  private var undoLead: String { wording.say("undo: ", "deshacer: ") }

  private func undoing(_ word: SuggestedWord) -> String { "\(undoLead)control.csv: \(word.line)" }

  /// A line that people copy is broken only where nothing else helps.
  private func sideBySide(_ left: String, _ right: String) -> [LogLayout.Paragraph] {
    let line = "\(left)    \(right)"
    let fits = "\(decision.number) \(line)".count <= Self.width
    return (fits ? [line] : [left, right]).map { .init(clauses: [$0]) }
  }
}

// MARK: - Channels

extension LogBlock {
  /// A name longer than this is cut in the log; JSON and plan have it whole.
  static let nameLimit = 40

  private var channels: [LogLayout.Paragraph] {
    let names = decision.channels.map { $0.channel.text.shortened(to: Self.nameLimit) }
    let nameWidth = names.map(\.count).max() ?? 0
    let amountWidth =
      decision.channels.flatMap { [$0.from, $0.to] }
      .map { wording.figures.amount($0).count }.max() ?? 0
    return zip(names, decision.channels).flatMap { name, channel in
      let first = amounts(of: channel, name.padded(to: nameWidth), width: amountWidth)
      let lead = "  \(name): "
      return [
        LogLayout.Paragraph(further: lead, clauses: [first]),
        LogLayout.Paragraph(lead: lead, further: lead, clauses: wording.reason(channel)),
      ].filter { !$0.clauses.isEmpty }
    }
  }

  private func amounts(of channel: Recommendation, _ name: String, width: Int) -> String {
    let figures = wording.figures
    let change = figures.change(from: channel.from, to: channel.to)
    return "\(symbol(of: channel)) \(name) "
      + figures.amount(channel.from).padded(to: width, from: .left) + " -> "
      + figures.amount(channel.to).padded(to: width, from: .left) + " "
      + change.padded(to: 7, from: .left) + "  " + wording.standing(channel)
  }

  private func symbol(of channel: Recommendation) -> String {
    if channel.flags.contains(.ageing) || channel.flags.contains(.outcomeMissing) { return "!" }
    switch channel.action {
    case .up: return "+"
    case .down: return "-"
    case .drop: return "x"
    case .same: return "="
    case .held:
      let isMeant =
        channel.flags.contains(.protected) || wording.personsWord(channel.reason) != nil
      return isMeant ? "=" : "?"
    }
  }
}

extension Recommendation {
  /// Minor units that it moves by, up or down.
  fileprivate var distance: Int64 { abs(to.rawValue - from.rawValue) }

  /// Whether more than a fifth of the amount before moves, and so has a line that takes it back.
  fileprivate var movesFar: Bool { distance * 5 > from.rawValue }
}

extension String {
  enum Side { case left, right }

  /// Filled with spaces to a width; a longer text stays as it is.
  func padded(to width: Int, from side: Side = .right) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - count))
    return side == .left ? spaces + self : self + spaces
  }
}
