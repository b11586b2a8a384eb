import Marketing
import Testing

@testable import Report

struct MonthPageTests {
  private func page(
    _ language: Language = .english, measure: PageContent.Measure = .cost,
    change: (inout MonthContent) throws -> Void = { _ in }
  ) throws -> String {
    var content = MonthContent(
      name: "acme", language: language, currency: .euro,
      month: Period(monthOf: try day("2026-11-01")), through: try day("2026-11-30"),
      measure: measure,
      figures: [
        try channel("radio"): .init(days: 30, spend: 900, conversions: 30, revenue: 1_800),
        try channel("fairs"): .init(days: 30, spend: 100, conversions: nil, revenue: nil),
      ],
      before: [
        try channel("radio"): .init(days: 31, spend: 1_000, conversions: 40, revenue: 2_000)
      ])
    try change(&content)
    return MonthPage(content).text
  }

  @Test(arguments: Language.allCases, [PageContent.Measure.cost, .return])
  func `a month is one sound document`(
    language: Language, measure: PageContent.Measure
  ) throws {
    let html = try page(language, measure: measure) { content in
      let decision = try eventfulDecision()
      content.decisions = [decision]
      content.standing = decision
    }
    expectSound(html)
  }

  @Test func `it is called after the month, in its language`() throws {
    #expect(try page().contains("<title>acme: November 2026</title>"))
    #expect(try page(.spanish).contains("<title>acme: noviembre de 2026</title>"))
  }

  @Test func `a cost counts the channels alone whose customers are counted`() throws {
    #expect(
      try page().contains(
        "1,000.00 EUR spent, 30 customers, 30.00 EUR each, where they are counted."))
  }

  @Test func `it stands against the month before`() throws {
    #expect(
      try page().contains(
        "Against the month before: spend as before, customers -25.0 %, EUR a customer +20.0 %."))
  }

  @Test func `without a month before nothing is compared`() throws {
    let html = try page { $0.before = [:] }
    #expect(!html.contains("gainst the month before"))
  }

  @Test func `a month that runs says through which day`() throws {
    let html = try page { $0.through = try day("2026-11-20") }
    #expect(html.contains("through 2026-11-20, still running"))
    #expect(html.contains("So far, against the whole month before"))
  }

  @Test func `a decision is a line with its greatest move and why`() throws {
    let html = try page { $0.decisions = [try eventfulDecision()] }
    #expect(html.contains("<time>2026-11-22</time>5 channels: 2 up, 1 down, 1 dropped, 1 held;"))
    #expect(html.contains("Most: google-search 2,730.00 → 5,460.00 (21.40 EUR a customer"))
  }

  @Test func `what people said stands with its author and reason`() throws {
    let html = try page { content in
      content.words = [
        Override(
          channel: try channel("radio"), action: .pause, from: try day("2026-11-03"),
          until: try day("2026-11-09"), reason: "no stock", author: "Ana",
          source: .file(name: "control.csv", line: 2), createdAt: "")
      ]
    }
    #expect(
      html.contains("radio: paused until 2026-11-09 (no stock; Ana), control.csv line 2"))
  }

  @Test func `what was learned comes in order of its days`() throws {
    let html = try page { content in
      content.decisions = [
        try decision(
          channels: [recommendation()],
          notes: [.targetFixed(target: .costPerAcquisition(30), on: try day("2026-11-21"))])
      ]
      content.steps = [
        HypothesisStep(
          channel: try channel("radio"), day: try day("2026-11-25"), from: .testing,
          to: .confirmed, cause: .evidence, decision: 1)
      ]
    }
    let target = try #require(html.firstRange(of: "target fixed on 2026-11-21"))
    let event = try #require(html.firstRange(of: "radio: confirmed: the evidence reached its bar"))
    #expect(target.upperBound < event.lowerBound)
  }

  @Test func `money spent after a drop is told, and nothing where there was none`() throws {
    let html = try page { $0.spentAfterDrop = [try channel("display"): 1_029.66] }
    #expect(html.contains("display: 1,029.66 EUR"))
    let without = try page { $0.spentAfterDrop = [try channel("display"): 0] }
    #expect(!without.contains("after their drop"))
  }

  @Test func `a name is words in the page of a month, too`() throws {
    let html = try page { content in
      content.name = "<b>"
      content.figures = [
        try channel("<script>x</script>"): .init(
          days: 1, spend: 1, conversions: 1, revenue: 1)
      ]
    }
    expectSound(html)
  }
}
