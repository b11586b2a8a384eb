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
    var contents = [headline, summary]
    contents += [expectation].compactMap { $0 }
    contents += decision.notes.map(wording.note)
    let names = nameWidth
    let amounts = amountWidth
    for channel in decision.channels {
      contents += lines(for: channel, nameWidth: names, amountWidth: amounts)
    }
    if !decision.needsYou.isEmpty {
      contents += broken(
        decision.needsYou.map(wording.need), prefix: wording.say("needs you: ", "le necesita: "),
        width: Self.width - numberWidth)
    }
    contents.append(pointers)
    return contents.flatMap { wrapped($0) }
  }

  /// The block with its line ends.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  private var headline: String {
    let figures = wording.figures
    let budget = "\(figures.amount(decision.budget)) \(decision.currency)"
    let period = wording.period(decision.per)
    let data =
      decision.dataThrough.map { wording.say("data to \($0)", "datos hasta \($0)") }
      ?? wording.say("no data yet", "aún sin datos")
    let new = decision.files.count { $0.state == .processed }
    let failed = decision.files.count { $0.state != .processed }
    let files = wording.say(
      "\(new) \(new == 1 ? "file" : "files") new, \(failed) failed",
      "\(new) \(new == 1 ? "archivo nuevo" : "archivos nuevos"), \(failed) fallidos")
    let replaces = decision.supersedes.map {
      wording.say(", supersedes \($0)", ", sustituye a \($0)")
    }
    let head = wording.say("budget \(budget) a \(period)", "presupuesto \(budget) por \(period)")
    return "\(moment)  \(head), \(data), \(files)\(replaces ?? "")"
  }

  /// `2026-11-22 06:00 +01:00`, from ISO 8601.
  private var moment: String {
    let at = decision.at
    guard at.count == 25 else { return at }
    return "\(at.prefix(10)) \(at.dropFirst(11).prefix(5)) \(at.suffix(6))"
  }

  private var summary: String {
    let counts = Action.allCases.compactMap { action -> String? in
      let count = decision.channels.count { $0.action == action }
      return count == 0 ? nil : "\(count) \(word(for: action))"
    }
    let share = Double(decision.moved.rawValue) / Double(max(decision.budget.rawValue, 1))
    let moved = wording.say(
      "\(wording.figures.amount(decision.moved)) moved",
      "\(wording.figures.amount(decision.moved)) movidos")
    let channels = wording.say(
      decision.channels.count == 1 ? "1 channel" : "\(decision.channels.count) channels",
      decision.channels.count == 1 ? "1 canal" : "\(decision.channels.count) canales")
    return "\(channels): \(counts.joined(separator: ", ")); \(moved) "
      + "(\(wording.figures.percent(share)))"
  }

  private func word(for action: Action) -> String {
    switch action {
    case .up: wording.say("up", "suben")
    case .down: wording.say("down", "bajan")
    case .same: wording.say("same", "igual")
    case .drop: wording.say("dropped", "descartados")
    case .held: wording.say("held", "retenidos")
    }
  }

  private var expectation: String? {
    let figures = wording.figures
    guard let conversions = decision.expected.conversions, let low = decision.expected.low,
      let high = decision.expected.high
    else { return nil }
    let period = wording.period(decision.per)
    let range = "\(figures.count(low)) \(wording.say("to", "a")) \(figures.count(high))"
    let base = wording.say(
      "expected \(figures.count(conversions)) conversions a \(period) (\(range))",
      "se esperan \(figures.count(conversions)) conversiones por \(period) (\(range))")
    guard let before = decision.expected.conversionsBefore, before > 0 else { return base }
    let gain = conversions / before - 1
    if abs(gain) < 0.0005 { return base }
    let than = gain > 0 ? wording.say("more", "más") : wording.say("less", "menos")
    return base
      + wording.say(
        ", \(figures.percent(abs(gain))) \(than) than under the plan before",
        ", \(figures.percent(abs(gain))) \(than) que con el plan anterior")
  }

  private var pointers: String {
    let channel = decision.channels.first { $0.from != $0.to } ?? decision.channels.first
    let name = channel?.channel.text ?? ""
    return wording.say("why: ", "por qué: ") + "tanteo explain \(decision.number) \(quoted(name))"
      + "    "
      + wording.say(
        "undo: in the configuration, \(name): { protect: true }",
        "deshacer: en la configuración, \(name): { protect: true }")
  }

  private func quoted(_ name: String) -> String {
    name.contains { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" && $0 != "/" }
      ? "'\(name.replacing("'", with: "'\\''"))'" : name
  }
}

extension LogBlock {
  private func lines(
    for channel: Recommendation, nameWidth: Int, amountWidth: Int
  ) -> [String] {
    let figures = wording.figures
    let flags = channel.flags.map(wording.flag)
    let standing = ([wording.state(channel.state)] + flags).joined(separator: ", ")
    let change = figures.change(from: channel.from, to: channel.to)
    let first =
      "\(symbol(channel)) \(pad(channel.channel.text, nameWidth)) "
      + "\(padLeft(figures.amount(channel.from), amountWidth)) -> "
      + "\(padLeft(figures.amount(channel.to), amountWidth)) \(padLeft(change, 7))  \(standing)"
    let reasons = wording.reason(channel)
    guard !reasons.isEmpty else { return [first] }
    return [first]
      + broken(reasons, prefix: "  \(channel.channel.text): ", width: Self.width - numberWidth)
  }

  private func symbol(_ channel: Recommendation) -> String {
    if channel.flags.contains(.ageing) || channel.flags.contains(.outcomeMissing) { return "!" }
    switch channel.action {
    case .up: return "+"
    case .down: return "-"
    case .drop: return "x"
    case .same: return "="
    case .held: return channel.flags.contains(.protected) ? "=" : "?"
    }
  }

  private var nameWidth: Int {
    min(40, decision.channels.map { $0.channel.text.count }.max() ?? 0)
  }

  private var amountWidth: Int {
    decision.channels.flatMap { [$0.from, $0.to] }
      .map { wording.figures.amount($0).count }.max() ?? 0
  }

  private var numberWidth: Int { "\(decision.number) ".count }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Clauses joined by semicolons, as many on a line as fit.
  private func broken(_ clauses: [String], prefix: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = prefix + (clauses.first ?? "")
    for clause in clauses.dropFirst() {
      if line.count + clause.count + 3 <= width {
        line += "; \(clause)"
      } else {
        lines.append(line + ";")
        line = prefix + clause
      }
    }
    return lines + [line]
  }

  /// Breaks between words at the width; continuation lines are indented.
  private func wrapped(_ content: String) -> [String] {
    let number = "\(decision.number) "
    var rest = Substring(content)
    var lines: [String] = []
    var indent = ""
    while number.count + indent.count + rest.count > Self.width {
      let room = Self.width - number.count - indent.count
      let end = rest.index(rest.startIndex, offsetBy: room)
      let space = rest[..<end].dropFirst().lastIndex(of: " ") ?? end
      lines.append(number + indent + rest[..<space])
      rest = rest[space...].drop { $0 == " " }
      indent = "    "
    }
    return lines + [number + indent + rest]
  }
}
