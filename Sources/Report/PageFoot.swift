import Marketing

/// What the words mean, how to check what the page says, and what it cannot say.
struct PageFoot {
  private let decision: Decision
  private let wording: Wording

  init(_ decision: Decision, _ wording: Wording) {
    self.decision = decision
    self.wording = wording
  }

  var markup: Markup {
    Markup("footer") {
      Markup("h2") { wording.wordsHeading }
      Markup("dl") {
        for (word, meaning) in wording.meanings {
          Markup("dt") { word }
          Markup("dd") { meaning }
        }
      }
      Markup("h2") { wording.limitsHeading }
      Markup("ul") {
        for sentence in wording.limitsOfFigures { Markup("li") { sentence } }
      }
      Markup("h2") { wording.checkHeading }
      Markup("p") {
        Markup("code") { "tanteo explain \(decision.number) \(example)" }
        " "
        Markup("code") { "tanteo replay \(decision.number)" }
      }
      Markup("p", ["class": "imprint"]) {
        "Tanteo \(decision.version) · \(decision.configurationDigest.prefix(12))"
      }
    }
  }

  private var example: String {
    let moved = decision.channels.first { $0.from != $0.to } ?? decision.channels.first
    return moved.map(\.channel.text.quotedForShell) ?? ""
  }
}
