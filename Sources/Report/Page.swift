import Marketing

/// `report.html`: a decision as a page for people, in one file that asks for nothing else.
///
/// No script, no address, nothing from outside; equal contents give equal bytes.
public struct Page: Hashable, Sendable {
  let content: PageContent
  let wording: Wording

  public init(_ content: PageContent) {
    self.content = content
    wording = Wording(language: content.language, currency: content.decision.currency)
  }

  /// The document.
  public var text: String {
    Document(
      language: content.language,
      title: wording.title(of: content.decision, name: content.name)
    ).text {
      head
      needs
      PageBoard(content, wording).markup
      said
      PageMoney(content, wording).markup
      PageChannels(content, wording).markup
      PageFoot(content.decision, wording).markup
    }
  }

  private var decision: Decision { content.decision }

  private var head: Markup {
    Markup("header") {
      Markup("h1") { content.name ?? wording.anyPlan }
      Markup("p", ["class": "facts"]) {
        Markup("b") { wording.budget(of: decision) }
        Markup("span") { wording.dataThrough(decision.dataThrough) }
        Markup("span") { wording.made(decision) }
      }
      for (index, sentence) in wording.expectations(of: decision).enumerated() {
        Markup("p", ["class": index == 0 ? "lead" : "also"]) { sentence.asSentence }
      }
      Markup("p") { wording.summary(of: decision).asSentence }
      if let goal = decision.goal { Markup("p") { wording.sentence(goal) } }
      if !decision.notes.isEmpty {
        Markup("ul", ["class": "notes"]) {
          for note in decision.notes { Markup("li") { wording.note(note) } }
        }
      }
    }
  }

  private var needs: Markup {
    Markup("section", ["class": "needs", "aria-labelledby": "needs"]) {
      Markup("h2", ["id": "needs"]) { wording.needsYouHeading }
      if decision.needsYou.isEmpty {
        Markup("p") { wording.nothingNeeded }
      } else {
        Markup("ul") {
          for need in decision.needsYou {
            Markup("li") {
              wording.need(need)
              if case .decideRetest(let channel) = need {
                Markup("code") { SuggestedWord(retesting: channel, wording: wording).line }
              }
            }
          }
        }
      }
    }
  }

  private var said: Markup {
    guard !content.words.isEmpty else { return .nothing }
    return Markup("section", ["aria-labelledby": "said"]) {
      Markup("h2", ["id": "said"]) { wording.saidHeading }
      Markup("ul") {
        for word in content.words {
          Markup("li") { "\(wording.word(word)), \(wording.place(word.source))" }
        }
      }
    }
  }
}

extension String {
  /// A clause of the log as a sentence.
  var asSentence: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst() + "."
  }
}
