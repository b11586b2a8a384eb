public import Marketing

/// The page before the first decision.
public struct EmptyPage: Hashable, Sendable {
  let name: String?
  let budget: Budget
  let wording: Wording

  public init(name: String?, language: Language, budget: Budget) {
    self.name = name
    self.budget = budget
    wording = Wording(language: language, currency: budget.currency)
  }

  /// The document.
  public var text: String {
    Document(language: wording.language, title: name ?? wording.anyPlan).text {
      Markup("header") {
        Markup("h1") { name ?? wording.anyPlan }
        Markup("p", ["class": "facts"]) {
          Markup("b") { wording.amount(of: budget) }
          Markup("span") { wording.dataThrough(nil) }
        }
        Markup("p", ["class": "lead"]) { wording.noDecision }
      }
    }
  }
}
