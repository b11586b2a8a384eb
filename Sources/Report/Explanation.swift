public import Marketing

/// One recommendation in full: its numbers, the rows behind them, the rule, and what would change it.
public struct Explanation: Hashable, Sendable {
  /// The rows of one file that a recommendation rests on.
  public struct Source: Hashable, Sendable, Codable {
    public var file: String
    public var firstLine: Int
    public var lastLine: Int
    public var rows: Int

    public init(file: String, firstLine: Int, lastLine: Int, rows: Int) {
      self.file = file
      self.firstLine = firstLine
      self.lastLine = lastLine
      self.rows = rows
    }
  }

  let decision: Decision
  let recommendation: Recommendation
  let sources: [Source]
  /// What people said of the channel, and of the plan, that held then.
  let words: [Override]
  /// The evidence in favour that confirms.
  let confirmationOdds: Double
  let wording: Wording

  public init(
    of recommendation: Recommendation, in decision: Decision, sources: [Source],
    words: [Override] = [], confirmationOdds: Double = 1 / PlanRules.standardErrorRate,
    language: Language
  ) {
    self.decision = decision
    self.recommendation = recommendation
    self.sources = sources
    self.words = words
    self.confirmationOdds = confirmationOdds
    wording = Wording(language: language, currency: decision.currency)
  }

  /// Lines for people, the first one the heading.
  public var lines: [String] {
    let number = "\(recommendation.channel), \(say("decision", "decisión")) \(decision.number)"
    return ["\(number), \(decision.today)"]
      + ([amounts, why, wording.move(recommendation)] + said + verdict + belief + [limits, change]
      + rows).compactMap { $0 }
      .map { "  " + $0 }
  }

  /// How the goal stood; nil without one.
  public var goal: String? {
    decision.goal.map { wording.goalLead + wording.goal($0).joined(separator: "; ") }
  }

  /// The lines of move, verdict and belief under what they begin with, such as `rule`.
  var grounds: [(label: String, lines: [String])] {
    let lines = [wording.move(recommendation)] + verdict + belief + [limits, change]
    return lines.compactMap { $0 }.reduce(into: []) { grounds, line in
      let end = line.firstRange(of: ": ")
      let label = end.map { String(line[..<$0.lowerBound]) } ?? grounds.last?.label ?? ""
      let text = end.map { String(line[$0.upperBound...]) } ?? line
      if grounds.last?.label == label {
        grounds[grounds.count - 1].lines.append(text)
      } else {
        grounds.append((label, [text]))
      }
    }
  }

  private var figures: FigureStyle { wording.figures }

  private func say(_ english: String, _ spanish: String) -> String {
    wording.say(english, spanish)
  }

  private var amounts: String? {
    let from = figures.amount(recommendation.from)
    let to = figures.amount(recommendation.to)
    return say("amount: ", "importe: ")
      + "\(from) -> \(to) \(decision.currency) / \(wording.period(decision.per)); "
      + wording.standing(recommendation)
  }

  private var why: String? {
    let sentence = wording.sentence(recommendation)
    return sentence.isEmpty ? nil : say("why: ", "por qué: ") + sentence
  }

  private var said: [String] {
    words.map {
      say("in force: ", "en vigor: ") + "\(wording.word($0)), \(wording.place($0.source))"
    }
  }

  private var verdict: [String] {
    let evidence = recommendation.evidence
    guard let promised = wording.promised(evidence) else {
      return [say("verdict: no mature row yet", "veredicto: aún sin filas maduras")]
    }
    let spend = "\(figures.units(evidence.spend.units)) \(decision.currency)"
    let days = wording.matureDays(evidence.matureDays)
    let spread = figures.grouped(evidence.dispersion ?? 1, places: 1)
    let mature = figures.percent(evidence.maturity ?? 0)
    let day = recommendation.state == .dropped ? recommendation.reason.droppedOn : nil
    let dated = day.map { say(" of \($0)", " del \($0)") } ?? ""
    return [
      say("verdict\(dated): \(spend) on \(days); ", "veredicto\(dated): \(spend) en \(days); ")
        + promised,
      rule,
      say(
        "to err on the safe side, the test takes results to come in clumps of about \(spread); "
          + "\(mature) of the rows are mature",
        "por prudencia, la prueba supone que los resultados llegan en grupos de unos \(spread); "
          + "el \(mature) de las filas ha madurado"),
    ] + prospects
  }

  /// What odds would drop or confirm it, and what they are.
  private var rule: String {
    let evidence = recommendation.evidence
    let confirming = figures.odds(confirmationOdds)
    let inFavour = figures.odds(evidence.oddsFor ?? 0)
    guard !recommendation.flags.contains(.ordersUncounted) else {
      return say(
        "rule: confirmed at \(confirming) in favour; now \(inFavour); \(wording.neverDropped)",
        "regla: se confirma con \(confirming) a favor; ahora \(inFavour); \(wording.neverDropped)")
    }
    let bar = evidence.barOdds.map { figures.odds($0) } ?? "?"
    let against = figures.odds(evidence.oddsAgainst ?? 0)
    return say(
      "rule: dropped at \(bar) against, confirmed at \(confirming) in favour; "
        + "now \(against) against, \(inFavour) in favour",
      "regla: se descarta con \(bar) en contra y se confirma con \(confirming) a favor; "
        + "ahora \(against) en contra, \(inFavour) a favor")
  }

  /// Whether it is falling, and when a verdict is to be expected.
  private var prospects: [String] {
    let evidence = recommendation.evidence
    let fall = evidence.oddsOfDegradation.map {
      say(
        "odds that it fell below its target: ", "indicios de que ha caído bajo su objetivo: ")
        + figures.odds($0)
    }
    let outlook = evidence.outlook.map { say("outlook: ", "previsión: ") + wording.outlook($0) }
    return [fall, outlook].compactMap { $0 }
  }

  private var belief: [String] {
    let best = recommendation.evidence.probabilityOfBeingBest.map {
      say("best channel with ", "es el mejor canal con una probabilidad del ") + figures.percent($0)
    }
    return (wording.belief(recommendation) + [best].compactMap { $0 })
      .map { say("belief: ", "estimación: ") + $0 }
  }

  private var limits: String? {
    guard !recommendation.limitsHit.isEmpty else { return nil }
    return say("limits hit: ", "límites alcanzados: ")
      + recommendation.limitsHit.map(wording.limit).joined(separator: ", ")
  }

  private var change: String? {
    wording.change(recommendation).map { say("would change if: ", "para que cambie: ") + $0 }
  }

  private var rows: [String] {
    let total = sources.reduce(0) { $0 + $1.rows }
    guard total > 0 else { return [say("rows: none", "filas: ninguna")] }
    let shown = sources.suffix(12).map { source in
      "  \(source.file):\(source.firstLine)-\(source.lastLine) (\(source.rows))"
    }
    let hidden = sources.count - shown.count
    let older =
      hidden > 0 ? [say("  and \(hidden) older files", "  y \(hidden) archivos anteriores")] : []
    return [say("rows: \(total), from", "filas: \(total), de")] + shown + older
  }
}

/// `explain --json`.
public struct ExplanationRecord: Encodable {
  private let explanations: [Explanation]

  public init(_ explanations: [Explanation]) {
    self.explanations = explanations
  }

  enum CodingKeys: String, CodingKey { case schema, decision, today, goal, channels }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(JSONRecord.schema, forKey: .schema)
    try container.encode(explanations.first?.decision.number, forKey: .decision)
    try container.encode(explanations.first?.decision.today, forKey: .today)
    let goal = explanations.first.flatMap { first in
      first.decision.goal.map { GoalRecord($0, wording: first.wording) }
    }
    try container.encode(goal, forKey: .goal)
    try container.encode(explanations.map(Entry.init), forKey: .channels)
  }

  private struct Entry: Encodable {
    let explanation: Explanation

    enum CodingKeys: String, CodingKey { case rows, words }

    func encode(to encoder: any Encoder) throws {
      try ChannelRecord(explanation.recommendation, wording: explanation.wording)
        .encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(explanation.sources, forKey: .rows)
      try container.encode(
        explanation.words.map { OverrideRecord($0, wording: explanation.wording) }, forKey: .words)
    }
  }
}
