import Marketing

/// `report-2026-11.html`: a month for those who decide on the budget.
public struct MonthPage: Hashable, Sendable {
  let content: MonthContent
  let wording: Wording

  public init(_ content: MonthContent) {
    self.content = content
    wording = Wording(language: content.language, currency: content.currency)
  }

  /// The document.
  public var text: String {
    let title = [content.name, wording.month(content.month)].compactMap { $0 }
      .joined(separator: ": ")
    return Document(language: content.language, title: title).text {
      head(title)
      MonthTable(content, wording).markup
      section("moved", wording.movedHeading, moves, wording.noMove)
      section("learned", wording.learnedHeading, learned, wording.nothingLearned)
      section("said", wording.monthsWordsHeading, said, nil)
      section("after", wording.afterDropHeading, afterDrops, nil)
      section("next", wording.nextHeading, prospects, nil)
      if let decision = content.standing { PageFoot(decision, wording).markup }
    }
  }

  private func head(_ title: String) -> Markup {
    Markup("header") {
      Markup("h1") { title }
      Markup("p", ["class": "facts"]) {
        Markup("span") { wording.reach(content.month, through: content.through) }
      }
      Markup("p", ["class": "lead"]) { wording.balance(content) }
      if let comparison = wording.comparison(content) { Markup("p") { comparison } }
      if let goal = content.standing?.goal { Markup("p") { wording.sentence(goal) } }
    }
  }

  /// Something that happened, on a day where it has one.
  private typealias Line = (day: Day?, text: String)

  @MarkupBuilder private func section(
    _ id: String, _ heading: String, _ lines: [Line], _ otherwise: String?
  ) -> Markup {
    if !lines.isEmpty || otherwise != nil {
      Markup("section", ["aria-labelledby": id]) {
        Markup("h2", ["id": id]) { heading }
        if lines.isEmpty {
          Markup("p") { otherwise ?? "" }
        } else {
          Markup("ul", ["class": "plain"]) {
            for line in lines {
              Markup("li") {
                if let day = line.day { Markup("time") { "\(day)" } }
                line.text
              }
            }
          }
        }
      }
    }
  }

  // MARK: - Lines

  private var moves: [Line] {
    content.decisions.map { ($0.today, wording.moves($0)) }
  }

  /// What the verdicts found out, what fades, and what was fixed or changed.
  private var learned: [Line] {
    let steps = content.steps.map { step -> Line in
      (step.day, "\(step.channel): \(wording.step(step))")
    }
    let notes = content.decisions.flatMap { decision in
      decision.notes.filter(\.isLearned).map { note -> Line in
        (decision.today, wording.note(note))
      }
    }
    let fading = (content.standing?.channels ?? []).compactMap { channel in
      channel.evidence.ageing.map { ageing -> Line in
        (ageing.onset ?? ageing.since, "\(channel.channel): \(wording.ageing(ageing))")
      }
    }
    return (steps + notes + fading).enumerated()
      .sorted { ($0.1.day ?? content.through, $0.0) < ($1.1.day ?? content.through, $1.0) }
      .map(\.element)
  }

  private var said: [Line] {
    content.words.map { ($0.from, "\(wording.word($0)), \(wording.place($0.source))") }
  }

  private var afterDrops: [Line] {
    content.spentAfterDrop.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map {
      (nil, "\($0.key): \(wording.figures.units($0.value)) \(content.currency)")
    }
  }

  private var prospects: [Line] {
    (content.standing?.channels ?? []).compactMap { channel in
      let text =
        switch channel.wouldChangeIf {
        case .retestFrom, .representative, .outcomesMeasured, .trackingRepaired:
          wording.condition(channel)
        default: channel.evidence.outlook.map(wording.outlook)
        }
      return text.map { (nil, "\(channel.channel): \($0)") }
    }
  }
}

extension Note {
  /// Whether it tells what a target is, or that figures could not be trusted.
  fileprivate var isLearned: Bool {
    switch self {
    case .targetFixed, .targetChanged, .commonShock, .trackingBroken: true
    default: false
    }
  }
}
