import Marketing
import Testing

@testable import Report

struct PageTests {
  private func page(
    of decision: Decision, name: String? = "acme", language: Language = .english,
    change: (inout PageContent) throws -> Void = { _ in }
  ) throws -> String {
    var content = PageContent(name: name, language: language, decision: decision, measure: .cost)
    try change(&content)
    return Page(content).text
  }

  @Test(arguments: Language.allCases)
  func `a page is one sound document in its language`(language: Language) throws {
    let html = try page(of: eventfulDecision(), language: language)
    expectSound(html)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
  }

  @Test func `nothing may be loaded or run`() throws {
    let policy = "content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\""
    #expect(try page(of: eventfulDecision()).contains(policy))
  }

  @Test func `equal contents give equal bytes`() throws {
    #expect(try page(of: eventfulDecision()) == page(of: eventfulDecision()))
  }

  @Test(
    arguments: [
      "<script>alert(1)</script>", "\" onload=\"alert(1)", "' & <b>", "</title><h1>", "a<!--b",
      "]]>", "&lt;", "راديو <i>", "'><svg/onload=x>", "{{name}}", "\\u003cscript",
    ])
  func `a name is words wherever it stands`(name: String) throws {
    var hostile = try recommendation(
      name, action: .up, from: 100, to: 200,
      reason: .protected(because: name), wouldChangeIf: .newerRows)
    hostile.evidence = Evidence(
      costPerAcquisition: 30, costPerAcquisitionLow: 20, costPerAcquisitionHigh: 40)
    let channel = hostile.channel
    let decision = try decision(
      channels: [hostile], needsYou: [.measure(channel: channel), .decideRetest(channel: channel)],
      notes: [.withdrawn(file: name, by: name, because: name)])
    let html = try page(of: decision, name: name) { content in
      content.words = [
        Override(
          channel: channel, action: .pause, from: try day("2026-11-20"), reason: name,
          author: name, source: .file(name: name, line: 2), createdAt: name)
      ]
    }
    expectSound(html)
    let plain = try page(of: eventfulDecision())
    #expect(Set(Outline(html).names).subtracting(Outline(plain).names + ["code"]).isEmpty)
  }

  @Test func `the greatest amounts come first, the dropped last`() throws {
    let html = try page(of: eventfulDecision())
    let names = html.matches(of: #/<bdi>([^<]*)</bdi>/#).map { String($0.1) }
    #expect(names.prefix(5) == ["google-search", "facebook", "radio", "podcast", "display"])
  }

  @Test func `a move has the line that takes it back`() throws {
    let html = try page(of: eventfulDecision())
    #expect(html.contains("control.csv: google-search;set;2730.00;;your reason;your name"))
    #expect(html.contains("control.csv: display;protect;;;your reason;your name"))
  }

  @Test func `what a person must do stands above the plan`() throws {
    let html = try page(of: eventfulDecision())
    let need = try #require(html.firstRange(of: "display: stop it in its platform"))
    let plan = try #require(html.firstRange(of: "<table"))
    #expect(need.upperBound < plan.lowerBound)
  }

  @Test func `with nothing to do it says so`() throws {
    let decision = try decision(channels: [recommendation()])
    #expect(try page(of: decision).contains("Nothing waits for you."))
  }

  @Test func `a cost stands against its target`() throws {
    let html = try page(of: eventfulDecision()) { content in
      content.targets = [try channel("google-search"): .costPerAcquisition(30)]
    }
    #expect(html.contains("<b>21.40</b><span>18.90 to 24.20</span>"))
    #expect(html.contains("target 30.00"))
    #expect(html.contains("the whole interval is cheaper than the target"))
    #expect(html.contains("no target yet"))
  }

  @Test func `the last four weeks are summed`() throws {
    let html = try page(of: eventfulDecision()) { content in
      let weeks = Timeline.periods(ofDays: 7, count: 5, through: try day("2026-11-20"))
      content.weeks = Timeline(
        of: try weeks.map {
          .init(
            channel: try channel("radio"), period: $0,
            figures: .init(days: 7, spend: 100, conversions: 3, revenue: nil))
        }, over: weeks)
    }
    #expect(html.contains("<b>400.00</b><span>12 customers</span>"))
  }

  @Test func `channels without spend are named as no part of the plan`() throws {
    let html = try page(of: eventfulDecision()) { content in
      let weeks = Timeline.periods(ofDays: 7, count: 1, through: try day("2026-11-20"))
      content.weeks = Timeline(
        of: [
          .init(
            channel: try channel("shop"), period: weeks[0],
            figures: .init(days: 7, spend: nil, conversions: 3, revenue: nil))
        ], over: weeks)
    }
    #expect(html.contains("Without spend, and no part of the plan: shop."))
  }

  /// A year of everything for every channel of a decision.
  private func withHistory(_ content: inout PageContent) throws {
    let weeks = Timeline.periods(ofDays: 7, count: 52, through: try day("2026-11-20"))
    let channels = content.decision.channels
    content.weeks = Timeline(
      of: weeks.enumerated().flatMap { index, week in
        channels.map {
          .init(
            channel: $0.channel, period: week,
            figures: .init(
              days: 7, spend: 1_234.56 + Double(index), conversions: 41, revenue: 2_500))
        }
      }, over: weeks)
    content.plans = weeks.enumerated().map { index, week in
      PlanInForce(decision: index + 1, today: week.end + 1, channels: channels)
    }
    content.steps = try channels.map {
      HypothesisStep(
        channel: $0.channel, day: try day("2026-08-01"), from: .testing, to: $0.state,
        cause: .evidence, decision: 1)
    }
    content.files = Dictionary(
      uniqueKeysWithValues: channels.map { ($0.channel, ["b.csv", "a.csv"]) })
  }

  @Test(arguments: Language.allCases, [PageContent.Measure.cost, .return])
  func `a page with a year behind it is sound`(
    language: Language, measure: PageContent.Measure
  ) throws {
    let html = try page(of: eventfulDecision(), language: language) { content in
      content.measure = measure
      try withHistory(&content)
    }
    expectSound(html)
    #expect(html.contains("b.csv, a.csv"))
    #expect(Outline(html).names.count { $0 == "details" } == 5)
  }

  @Test func `of many channels the rest share a chart`() throws {
    let channels = try (0..<20).map { try recommendation("channel \($0)") }
    let html = try page(of: decision(channels: channels), change: withHistory)
    #expect(html.contains("the other 12 channels"))
  }

  @Test func `three hundred channels stay under two megabytes`() throws {
    let channels = try (0..<300).map { index in
      try recommendation(
        "channel with a rather long name, number \(index)", action: .up, from: 100, to: 200,
        reason: .returnsMore(marginalPerUnit: 0.02),
        evidence: Evidence(
          costPerAcquisition: 30, costPerAcquisitionLow: 20, costPerAcquisitionHigh: 40))
    }
    let html = try page(of: decision(channels: channels), change: withHistory)
    #expect(html.utf8.count < 2_000_000)
    #expect(html.contains("The other 200 channels: tanteo explain CHANNEL."))
  }
}

struct EmptyPageTests {
  @Test(arguments: Language.allCases)
  func `before the first decision a page says what to do`(language: Language) {
    let html = EmptyPage(
      name: nil, language: language,
      budget: Budget(amount: MinorUnits(rawValue: 70_000), currency: .euro, per: .week)
    ).text
    expectSound(html)
    #expect(html.contains(language.say("put the first file into", "deje el primer archivo en")))
  }
}
