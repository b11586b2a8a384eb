import Statistics
import Testing

@testable import Marketing

/// A channel that cannot take what is planned for it, week after week.
@Suite struct UnderdeliveryTests {
  /// Eleven weekly decisions; `radio` spends at most 100 units a week, the others what they are given.
  private static let weeks: [Advice] = {
    var house = House(capacity: ["radio": 100], worth: ["radio": 3])
    return (0..<11).compactMap { _ in house.decideAndSpend() }
  }()

  @Test func `each week is decided`() {
    #expect(Self.weeks.count == 11)
  }

  @Test func `two short weeks later it gets a tenth more than it took`() {
    // The plans of weeks 0 and 1 were short; week 2 is the first that knows.
    #expect(Self.weeks[2..<9].allSatisfy { ($0["radio"]?.to ?? .zero) <= 11_000 })
  }

  @Test func `after eight weeks it is tried again`() {
    #expect(Self.weeks.dropFirst(9).contains { ($0["radio"]?.to ?? .zero) > 11_000 })
  }

  @Test func `the others have the rest`() {
    #expect(
      Self.weeks[2..<9].allSatisfy { advice in
        advice.unplaced == .zero
          && (advice["google"]?.to ?? .zero) + (advice["meta"]?.to ?? .zero) >= 289_000
      })
  }

  @Test func `the log says that it does not spend its plan`() {
    #expect(Self.weeks[2]["radio"]?.limitsHit == [.delivery])
  }

  @Test func `people hear what it spends, and of what`() {
    let planned = Self.weeks[1]["radio"]?.to ?? .zero
    #expect(
      Self.weeks[2].needsYou == [
        .raiseLimits(channel: "radio", spends: 10_000, planned: planned, per: .week)
      ])
  }

  @Test func `at its ceiling it asks for nobody`() {
    #expect(Self.weeks[4].needsYou.isEmpty)
  }

  @Test func `what it brought is believed of what it spent, not of what was planned`() throws {
    // 100 units a week bring 10 customers: a cost of 10, whatever was planned.
    let cost = try #require(Self.weeks.last?["radio"]?.evidence.costPerAcquisition)
    #expect(cost > 9)
  }
}

/// What rules and words make of a channel that does not spend its plan.
@Suite struct UnderdeliveryRulesTests {
  @Test func `it yields where no channel could take the rest`() throws {
    let advice = try advice(spending: ["google": 40, "meta": 20])
    #expect(advice.total == 100_000)
    #expect(advice.unplaced == .zero)
    #expect(advice.channels.allSatisfy { $0.limitsHit != [.delivery] })
  }

  @Test func `a person's minimum yields to it, and the log says so`() throws {
    let advice = try advice(spending: ["google": 70, "meta": 20], .init(min: 30_000))
    #expect(advice["meta"]?.to == 15_400)
    #expect(advice["meta"]?.limitsHit == [.delivery])
  }

  @Test func `a channel that people hold has none`() throws {
    let held = ChannelRules(protection: .init(reason: "awareness"))
    let advice = try advice(spending: ["google": 70, "meta": 20], held)
    #expect(advice["meta"]?.to == 50_000)
    #expect(advice.needsYou.isEmpty)
  }

  @Test func `a newcomer has none before two weeks are known`() throws {
    let advice = try advice(spending: ["google": 70, "meta": 20], plannedSince: 1)
    #expect(advice["meta"]?.limitsHit.contains(.delivery) == false)
  }

  /// Radio's monthly sheet ends with day 30; a shop's daily rows of the same source go on.
  @Test func `a month whose figures have not come is no silence`() throws {
    let rules = PlanRules.weekly(
      1000, channels: ["radio": ChannelRules(medium: .offline, cadence: .month)])
    let feeds = [
      Feed(
        channel: "radio", periods: 0..<2, length: 31, spend: { _ in 2_200 },
        conversions: { _ in 90 }),
      Feed(channel: "shop", periods: 0..<83, spend: { _ in 71 }),
    ]
    let plans = stride(from: 27, to: 83, by: 7).enumerated().map { number, start in
      plan(number + 1, on: day(start), ["radio": 50_000, "shop": 50_000])
    }
    let portfolio = try #require(
      Portfolio(request(feeds, under: rules, today: day(83), plans: plans)))
    let radio = try #require(try portfolio.advice(.mean)["radio"])
    #expect(!radio.limitsHit.contains(.delivery))
    #expect(radio.to > 40_000)
  }

  @Test func `a stale channel keeps its amount`() throws {
    let advice = try advice(spending: ["google": 70, "meta": 20], today: 14 + 10)
    #expect(advice["meta"]?.to == 50_000)
  }

  /// 500 EUR a week for each of two channels, for two weeks in which they spend so much a day.
  private func advice(
    spending daily: [ChannelName: Double], _ meta: ChannelRules = .init(), plannedSince: Int = 0,
    today: Int = 14
  ) throws -> Advice {
    let rules = PlanRules.weekly(1000, channels: ["meta": meta])
    let feeds = daily.keys.sorted().map { name in
      Feed(channel: name, source: name.text, periods: 0..<14, spend: { _ in daily[name] ?? 0 })
    }
    let plans = [plan(1, on: day(plannedSince), ["google": 50_000, "meta": 50_000])]
    let portfolio = try #require(
      Portfolio(request(feeds, under: rules, today: day(today), plans: plans)))
    return try portfolio.advice(.mean)
  }
}

/// A year of three channels, of which the best can spend 400 of the 3,000 units a week.
///
/// Conversions are Poisson from a fixed seed; the bounds below lie far from what it gives.
@Suite struct UnderdeliveryYearTests {
  @Test func `less than a tenth of the budget stays unspent`() {
    #expect(Self.unspentShare(remembering: 60) < 0.1)
  }

  @Test func `without a memory of earlier plans more than a quarter does`() {
    // One plan is not two periods: what was delivered then decides nothing.
    #expect(Self.unspentShare(remembering: 7) > 0.25)
  }

  private static func unspentShare(remembering days: Int) -> Double {
    var house = House(
      capacity: ["radio": 400], worth: ["radio": 2], memory: days,
      generator: SeededGenerator(seed: 7))
    for _ in 0..<52 { _ = house.decideAndSpend() }
    return 1 - house.spent / (52 * 3000)
  }
}

/// An agency that spends what its plan says, where it can.
private struct House {
  /// The most that a channel can spend a week, in units.
  let capacity: [ChannelName: Double]
  /// How many customers 30 units bring; 1 unless said otherwise.
  let worth: [ChannelName: Double]
  /// For how many days plans are remembered.
  let memory: Int
  /// Whose dice decide how many customers come; nil for the mean of them.
  private var generator: SeededGenerator?
  /// Units spent under plans.
  private(set) var spent = 0.0
  private var week = 4
  private var plans: [PlanInForce] = []
  private var observations: [RecordedObservation] = []
  private var beliefs: BeliefState?
  private let rules = PlanRules.weekly(3000)

  init(
    capacity: [ChannelName: Double], worth: [ChannelName: Double], memory: Int = 60,
    generator: SeededGenerator? = nil
  ) {
    self.capacity = capacity
    self.worth = worth
    self.memory = memory
    self.generator = generator
    for week in 0..<4 { spend(in: week, ["google", "meta", "radio"].map { ($0, 1000) }) }
    spent = 0
  }

  mutating func decideAndSpend() -> Advice? {
    let today = day(7 * week)
    let request = DecisionRequest(
      rules: rules, today: today, observations: observations,
      plans: plans.filter { today - $0.today <= memory }, referenceSpend: 142,
      cachedBeliefs: beliefs)
    guard let portfolio = Portfolio(request), let advice = try? portfolio.advice(.mean) else {
      return nil
    }
    beliefs = portfolio.beliefState
    plans.append(advice.plan(plans.count + 1, on: today))
    spend(in: week, advice.channels.map { ($0.channel, Double($0.to.rawValue) / 100) })
    week += 1
    return advice
  }

  private mutating func spend(in week: Int, _ amounts: [(ChannelName, Double)]) {
    for (channel, amount) in amounts {
      let daily = min(amount, capacity[channel] ?? amount) / 7
      let mean = daily / 30 * (worth[channel] ?? 1)
      let customers = (0..<7).map { _ in self.customers(mean) }
      spent += 7 * daily
      observations +=
        Feed(
          channel: channel, periods: 7 * week..<7 * (week + 1), spend: { _ in daily },
          conversions: { customers[$0 - 7 * week] }
        ).observations
    }
  }

  private mutating func customers(_ mean: Double) -> Double {
    guard var dice = generator, mean > 0 else { return mean }
    defer { generator = dice }
    return Double(Poisson(mean: mean).sample(using: &dice))
  }
}
