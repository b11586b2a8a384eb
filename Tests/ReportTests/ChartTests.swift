import Marketing
import Testing

@testable import Report

/// The geometry of all charts: whatever comes, every number lies in the drawing.
struct ChartTests {
  private let periods: [Period]
  private let axis: TimeAxis

  init() throws {
    periods = Timeline.periods(ofDays: 7, count: 4, through: try day("2026-11-22"))
    axis = try #require(TimeAxis(periods))
  }

  /// The corners of every path, as they stand in `d`.
  private func points(_ markup: Markup, of name: String) -> [[Double]] {
    markup.html.matches(of: #/<path class="([a-z]+)" d="M([^"]*)"/#)
      .filter { $0.1 == name }
      .flatMap { $0.2.split { "MLZ".contains($0) } }
      .map { $0.split { " h".contains($0) }.compactMap { Double($0) } }
  }

  private func line(_ values: [Double?], level: Double? = nil, events: [Day] = []) -> Markup {
    LineChart(
      axis: axis, periods: periods, values: values,
      scale: .telling(values.compactMap { $0 }, and: level), level: level, events: events
    ).markup(id: "a", title: "title", description: "description")
  }

  @Test func `a line goes through the middle of its weeks`() {
    let found = points(line([0, 50, 100, 50]), of: "series")
    #expect(found == [[125, 200], [375, 100], [625, 0], [875, 100]])
  }

  @Test func `what is not known is no line, and a week alone is a dot`() {
    let markup = line([10, nil, 10, 5])
    #expect(points(markup, of: "point").count == 1)
    #expect(points(markup, of: "series").count == 2)
  }

  @Test(
    arguments: [
      [], [nil, nil, nil, nil], [.nan, .infinity, -.infinity, 0], [1e300, -1e300, 1e-300, 0],
      [0, 0, 0, 0], [nil, nil, nil, 7],
    ] as [[Double?]])
  func `no value leaves the drawing`(values: [Double?]) {
    let markup = line(values, level: 30)
    let found = ["series", "point", "target", "axis"].flatMap { points(markup, of: $0) }
    #expect(found.allSatisfy { (0...1000).contains($0[0]) && (0...200).contains($0[1]) })
    #expect(!markup.html.contains("nan") && !markup.html.contains("inf"))
  }

  @Test func `only days in sight are marked`() throws {
    let days = [axis.first - 1, axis.first, axis.last, axis.last + 1]
    #expect(points(line([1, 1, 1, 1], events: days), of: "event").count == 4)  // two lines
  }

  @Test func `a drawing has a title and a description of its own`() {
    let html = line([1, 2, 3, 4]).html
    #expect(html.contains("aria-labelledby=\"a-t a-d\""))
    #expect(html.contains("<title id=\"a-t\">title</title><desc id=\"a-d\">description</desc>"))
  }

  @Test func `a step holds until the next, the last to the end`() throws {
    let html = StepChart(
      axis: axis, planned: [(axis.first, 50), (axis.first + 14, 100)], periods: periods,
      spent: [nil, 25, nil, 100], scale: ValueScale(reaching: 100)
    ).markup(id: "a", title: "", description: "").html
    #expect(html.contains("<rect class=\"plan\" x=\"0\" y=\"50\" width=\"500\" height=\"50\"/>"))
    #expect(html.contains("<rect class=\"plan\" x=\"500\" y=\"0\" width=\"500\" height=\"100\"/>"))
    #expect(html.contains("d=\"M250 75L500 75\""))
  }

  @Test func `a plan of before the chart begins at its edge`() {
    let html = StepChart(
      axis: axis, planned: [(axis.first - 300, 50)], periods: periods, spent: [],
      scale: ValueScale(reaching: 100)
    ).markup(id: "a", title: "", description: "").html
    #expect(html.contains("x=\"0\" y=\"50\" width=\"1000\""))
  }

  private func response(_ points: [(Double, Double)]) throws -> ResponseChart? {
    var evidence = Evidence()
    evidence.belief = BeliefFigures(
      halfLives: [], curves: .init(power: 1, powerExponent: 1, saturating: 0, threshold: 0),
      maturityAtOneDay: 1, dispersion: 1)
    evidence.belief?.response = points.map { spend, mean in
      .init(spend: spend, conversions: .init(mean: mean, low: mean / 2, high: mean * 2))
    }
    let channel = try recommendation(to: 14_000, evidence: evidence)
    return ResponseChart(channel, in: try decision(channels: [channel]))
  }

  @Test func `a curve begins at nothing and tells a budget period`() throws {
    // 10 EUR and 1 customer a day are 70 EUR and 7 customers a week; 140 EUR are planned.
    let chart = try #require(try response([(10, 1), (40, 2.5)]))
    #expect(chart.most == 280)
    let markup = chart.markup(id: "a", title: "", description: "")
    let found = points(markup, of: "series")
    #expect(found.first == [0, 200] && found.last == [1000, 112.5])  // 17.5 of 40
    #expect(points(markup, of: "event").first == [500, 0])
  }

  @Test func `a decision that tells no curve has none`() throws {
    #expect(try response([]) == nil)
    #expect(try response([(10, 1)]) == nil)
  }

  @Test func `a band has a span for each state in sight`() throws {
    let wording = Wording(language: .english, currency: .euro)
    let radio = try channel("radio")
    let steps = [
      (axis.first + 7, HypothesisState.testing, HypothesisState.confirmed),
      (axis.first + 21, .confirmed, .probation),
    ].map {
      HypothesisStep(
        channel: radio, day: $0, from: $1, to: $2, cause: .evidence, decision: 1)
    }
    let html = ChannelBand(steps: steps, axis: axis, state: .probation, wording).markup.html
    let spans = html.matches(of: #/class="(\w+)" style="width:([0-9.]+)%"/#)
      .map { "\($0.1) \($0.2)" }
    #expect(spans == ["testing 25", "confirmed 50", "probation 25"])
  }

  @Test func `what happened before the chart leaves the state that it brought`() throws {
    let wording = Wording(language: .english, currency: .euro)
    let step = HypothesisStep(
      channel: try channel("radio"), day: axis.first - 9, from: .testing, to: .dropped,
      cause: .evidence, decision: 1)
    let html = ChannelBand(steps: [step], axis: axis, state: .dropped, wording).markup.html
    #expect(html.contains("class=\"dropped\" style=\"width:100%\""))
    #expect(!html.contains("testing"))
  }
}
