import Statistics
import Testing

@testable import Marketing

/// The budget is 10,000 cents, an equal share 1,000, the floor 2 % of it, the step 2.
@Suite struct BoundsTests {
  struct Case: Sendable {
    var rules = ChannelRules()
    var previous: Double?
    var hasFloor = true
    var low: Int64
    var high: Int64
  }

  static let cases = [
    // lo = max(min, floor, previous / 4), hi = min(max, max(2 · previous, floor, 500)).
    Case(previous: 1000, low: 250, high: 2000),
    Case(previous: 100, low: 25, high: 500),
    Case(previous: 40, low: 20, high: 500),
    Case(previous: 0, low: 20, high: 500),
    Case(previous: 0, hasFloor: false, low: 0, high: 500),
    Case(previous: nil, low: 20, high: 1000),
    Case(previous: nil, hasFloor: false, low: 0, high: 1000),
    Case(rules: .init(min: 300), previous: 1000, low: 300, high: 2000),
    Case(rules: .init(min: 3000), previous: 1000, low: 3000, high: 3000),
    Case(rules: .init(min: 1500), previous: nil, low: 1500, high: 1500),
    Case(rules: .init(max: 600), previous: 1000, low: 250, high: 600),
    Case(rules: .init(max: 100), previous: 1000, low: 100, high: 100),
    Case(rules: .init(min: 800, max: 600), previous: 1000, low: 600, high: 600),
    Case(rules: .init(max: 0), previous: 1000, low: 0, high: 0),
    Case(previous: 9000, low: 2250, high: 10_000),
    Case(previous: 1001, low: 251, high: 2002),
  ]

  @Test(arguments: cases)
  func `a channel moves within its limits`(example: Case) {
    let range = bounds().range(of: member(example), under: .init(step: 2))
    #expect(range == example.low...example.high)
  }

  @Test(arguments: [100, 200, 400])
  func `a step of 1.15 reaches the whole cent`(previous: Int64) {
    // Python: 100 * 1.15 == 114.99999999999999, and so for 200 and 400.
    let rich = Bounds(rules: .weekly(100), members: [], equalShare: 0)
    let member = member(Case(previous: Double(previous), hasFloor: false, low: 0, high: 0))
    #expect(rich.range(of: member, under: .init(step: 1.15)).upperBound == previous * 115 / 100)
  }

  @Test func `without a step only people and the budget limit a channel`() {
    let wide = bounds().range(
      of: member(Case(previous: 1000, low: 0, high: 0)), under: .init(step: nil, floors: false))
    #expect(wide == 0...10_000)
  }

  @Test func `however far the step is relaxed the limits stay numbers`() {
    let rich = PlanRules.weekly(1_000_000_000)
    let bounds = Bounds(rules: rich, members: [], equalShare: 1e9)
    let member = Bounds.Member(rules: ChannelRules(), previous: 1e11, hasFloor: true)
    #expect(bounds.range(of: member, under: .init(step: 1e12)).upperBound == 100_000_000_000)
  }

  @Test func `scaled minimums never round up`() {
    let example = Case(rules: .init(min: 333), previous: nil, low: 0, high: 0)
    let demands = Bounds.Demands(step: nil, floors: false, minimumScale: 0.5)
    #expect(bounds().range(of: member(example), under: demands).lowerBound == 166)
  }

  @Test(
    arguments: [
      (Case(previous: 1000, low: 0, high: 0), 2000, Limit.maxStep),
      (Case(previous: 1000, low: 0, high: 0), 250, .maxStep),
      (Case(previous: 1000, low: 0, high: 0), 700, nil),
      (Case(previous: nil, low: 0, high: 0), 1000, .newcomer),
      (Case(previous: 40, low: 0, high: 0), 20, .floor),
      (Case(rules: .init(max: 600), previous: 1000, low: 0, high: 0), 600, .max),
      (Case(rules: .init(min: 600), previous: 1000, low: 0, high: 0), 600, .min),
      (Case(rules: .init(min: 600, max: 600), previous: 1000, low: 0, high: 0), 600, nil),
    ] as [(Case, Int64, Limit?)])
  func `an amount at a limit names it`(example: Case, amount: Int64, limit: Limit?) {
    #expect(bounds().limit(on: amount, of: member(example), under: .init(step: 2)) == limit)
  }

  private func bounds() -> Bounds {
    Bounds(rules: .weekly(100), members: [], equalShare: 1000)
  }

  private func member(_ example: Case) -> Bounds.Member {
    Bounds.Member(rules: example.rules, previous: example.previous, hasFloor: example.hasFloor)
  }
}
