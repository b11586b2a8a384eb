import Statistics
import Testing

@testable import Marketing

/// The budget is 10,000 cents, an equal share 1,000, the floor 2 % of it, the step 2.
@Suite struct BoundsTests {
  struct Case: Sendable {
    var rules = ChannelRules()
    var previous: Double?
    var hasFloor = true
    var ceiling: Ceiling?
    var low: Double
    var high: Double
    var orNothing = false
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
    // Half the amount with which a probation began.
    Case(previous: 1000, hasFloor: false, ceiling: .probation(400), low: 250, high: 400),
    Case(rules: .init(min: 600), previous: 1000, ceiling: .probation(400), low: 400, high: 400),
  ]

  static let thresholds = [
    // A floor under the threshold is none: nothing is allowed.
    Case(rules: .init(minOrNothing: 700), previous: 1000, low: 700, high: 2000, orNothing: true),
    Case(rules: .init(minOrNothing: 15), previous: 40, low: 20, high: 500),
    Case(
      rules: .init(minOrNothing: 700), previous: 1000, hasFloor: false, low: 700, high: 2000,
      orNothing: true),
    // A cut that stays above the threshold is a cut like any other.
    Case(rules: .init(minOrNothing: 700), previous: 4000, hasFloor: false, low: 1000, high: 8000),
    // A rise from nothing may always reach it.
    Case(
      rules: .init(minOrNothing: 700), previous: 0, hasFloor: false, low: 700, high: 700,
      orNothing: true),
    Case(
      rules: .init(minOrNothing: 1500), previous: nil, hasFloor: false, low: 1500, high: 1500,
      orNothing: true),
    // What people demand at least, they demand of a channel that does something.
    Case(rules: .init(min: 300, minOrNothing: 700), previous: 1000, low: 700, high: 2000),
    Case(rules: .init(min: 900, minOrNothing: 700), previous: 1000, low: 900, high: 2000),
    // A maximum wins over the threshold, and a budget does.
    Case(rules: .init(max: 600, minOrNothing: 700), previous: 1000, low: 0, high: 0),
    Case(rules: .init(minOrNothing: 10_001), previous: 1000, low: 0, high: 0),
    // A probation's ceiling does not.
    Case(
      rules: .init(minOrNothing: 700), previous: 1000, hasFloor: false, ceiling: .probation(500),
      low: 700,
      high: 700, orNothing: true),
  ]

  @Test(arguments: cases + thresholds)
  func `a channel moves within its limits`(example: Case) {
    #expect(
      bounds().allowed(for: member(example), under: .init(step: 2))
        == AllowedAmounts(example.low...example.high, orNothing: example.orNothing))
  }

  @Test func `without floors a channel under its threshold may have nothing`() {
    let example = Case(rules: .init(minOrNothing: 700), previous: 1000, low: 0, high: 0)
    #expect(
      bounds().allowed(for: member(example), under: .init(step: 2, floors: false))
        == AllowedAmounts(700...2000, orNothing: true))
  }

  @Test(arguments: [
    (1, 900...10_000.0, false), (0.8, 720...10_000, false), (0.7, 700...10_000, true),
  ])
  func `a scaled minimum yields to the threshold`(
    scale: Double, range: ClosedRange<Double>, orNothing: Bool
  ) {
    let example = Case(rules: .init(min: 900, minOrNothing: 700), previous: 0, low: 0, high: 0)
    let demands = Bounds.Demands(step: nil, floors: false, minimumScale: scale)
    #expect(
      bounds().allowed(for: member(example), under: demands)
        == AllowedAmounts(range, orNothing: orNothing))
  }

  @Test(arguments: [100, 200, 400])
  func `a step of 1.15 reaches the whole cent`(previous: Int64) {
    // Python: 100 * 1.15 == 114.99999999999999, and so for 200 and 400.
    let rich = Bounds(rules: .weekly(100), members: [], equalShare: 0)
    let member = member(Case(previous: Double(previous), hasFloor: false, low: 0, high: 0))
    #expect(
      rich.allowed(for: member, under: .init(step: 1.15)).most == Double(previous * 115 / 100))
  }

  @Test func `without a step only people and the budget limit a channel`() {
    let wide = bounds().allowed(
      for: member(Case(previous: 1000, low: 0, high: 0)), under: .init(step: nil, floors: false))
    #expect(wide == AllowedAmounts(0...10_000))
  }

  @Test func `however far the step is relaxed the limits stay numbers`() {
    let rich = PlanRules.weekly(1_000_000_000)
    let bounds = Bounds(rules: rich, members: [], equalShare: 1e9)
    let member = Bounds.Member(rules: ChannelRules(), previous: 1e11, hasFloor: true)
    #expect(bounds.allowed(for: member, under: .init(step: 1e12)).most == 100_000_000_000)
  }

  @Test func `scaled minimums never round up`() {
    let example = Case(rules: .init(min: 333), previous: nil, low: 0, high: 0)
    let demands = Bounds.Demands(step: nil, floors: false, minimumScale: 0.5)
    #expect(bounds().allowed(for: member(example), under: demands).least == 166)
  }

  @Test(
    arguments: [
      (Case(previous: 1000, low: 0, high: 0), 2000, Limit.maxStep),
      (Case(previous: 1000, low: 0, high: 0), 250, .maxCut),
      // Twice 40 is less than half an equal share, to which the small may always rise.
      (Case(previous: 40, low: 0, high: 0), 500, .halfShare),
      (Case(previous: 9000, low: 0, high: 0), 10_000, .budget),
      (Case(previous: 1000, low: 0, high: 0), 700, nil),
      (Case(previous: nil, low: 0, high: 0), 1000, .newcomer),
      (Case(previous: 40, low: 0, high: 0), 20, .floor),
      (Case(rules: .init(max: 600), previous: 1000, low: 0, high: 0), 600, .max),
      (Case(rules: .init(min: 600), previous: 1000, low: 0, high: 0), 600, .min),
      (Case(rules: .init(min: 600, max: 600), previous: 1000, low: 0, high: 0), 600, nil),
      (Case(rules: .init(minOrNothing: 700), previous: 1000, low: 0, high: 0), 700, .threshold),
      (
        Case(
          rules: .init(minOrNothing: 700), previous: 1000, hasFloor: false, low: 0, high: 0), 0,
        .threshold
      ),
      (
        Case(
          rules: .init(minOrNothing: 700), previous: 1000, hasFloor: false, low: 0, high: 0), 900,
        nil
      ),
      // Beyond its step there is no other way in.
      (Case(rules: .init(minOrNothing: 3000), previous: 400, low: 0, high: 0), 3000, .threshold),
      (Case(rules: .init(max: 600, minOrNothing: 700), previous: 0, low: 0, high: 0), 0, .max),
      (Case(rules: .init(minOrNothing: 10_001), previous: 0, low: 0, high: 0), 0, .threshold),
      (Case(previous: 1000, ceiling: .probation(400), low: 0, high: 0), 400, .probation),
      (Case(previous: 1000, ceiling: .delivery(400), low: 0, high: 0), 400, .delivery),
      // People's own minimum yields to it, and hears of it; their own maximum stands before it.
      (
        Case(rules: .init(min: 600), previous: 1000, ceiling: .delivery(400), low: 0, high: 0), 400,
        .delivery
      ),
      (
        Case(rules: .init(max: 300), previous: 1000, ceiling: .delivery(400), low: 0, high: 0), 300,
        .max
      ),
    ] as [(Case, Int64, Limit?)])
  func `an amount at a limit names it`(example: Case, amount: Int64, limit: Limit?) {
    #expect(
      bounds().limit(
        on: amount, of: member(example), under: .init(step: 2), wantsMore: nil) == limit)
  }

  @Test(
    arguments: [
      (Case(rules: .init(min: 600, max: 600), previous: 1000, low: 0, high: 0), 600, true, .max),
      (Case(rules: .init(min: 600, max: 600), previous: 1000, low: 0, high: 0), 600, false, .min),
      (Case(rules: .init(min: 3000), previous: 1000, low: 0, high: 0), 3000, false, .min),
      (Case(rules: .init(max: 100), previous: 1000, low: 0, high: 0), 100, true, .max),
      (Case(rules: .init(max: 0), previous: 1000, low: 0, high: 0), 0, true, .max),
      (Case(rules: .init(max: 0), previous: 1000, low: 0, high: 0), 0, false, nil),
      // Halved under its own minimum, it has more than the program would give it all the same.
      (
        Case(rules: .init(min: 600), previous: 1000, ceiling: .probation(400), low: 0, high: 0),
        400, false, .min
      ),
      (
        Case(rules: .init(min: 600), previous: 1000, ceiling: .probation(400), low: 0, high: 0),
        400, true, .probation
      ),
    ] as [(Case, Int64, Bool, Limit?)])
  func `of a channel with one amount its marginal value tells which limit binds`(
    example: Case, amount: Int64, wantsMore: Bool, limit: Limit?
  ) {
    #expect(
      bounds().limit(
        on: amount, of: member(example), under: .init(step: 2), wantsMore: wantsMore) == limit)
  }

  /// A person's limits come before what a channel managed to spend, never before a suspicion.
  @Test func `a delivery's ceiling that yields leaves a probation's`() {
    let member = Bounds.Member(
      rules: .init(), previous: 1000, hasFloor: false,
      ceilings: [.probation(500), .delivery(400)])
    var demands = Bounds.Demands(step: 2)
    #expect(bounds().ceiling(of: member, under: demands) == .delivery(400))
    demands.deliveries = false
    #expect(bounds().ceiling(of: member, under: demands) == .probation(500))
  }

  private func bounds() -> Bounds {
    Bounds(rules: .weekly(100), members: [], equalShare: 1000)
  }

  private func member(_ example: Case) -> Bounds.Member {
    Bounds.Member(
      rules: example.rules, previous: example.previous, hasFloor: example.hasFloor,
      ceilings: [example.ceiling].compactMap { $0 })
  }
}
