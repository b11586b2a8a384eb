import Statistics
import Testing

@testable import Marketing

/// The stored state is a cache: going on from it is judging from the start.
@Suite struct VerdictStateTests {
  static let targets: [Target] = [.costPerAcquisition(30), .returnOnAdSpend(3), .auto]

  @Test(arguments: targets, UInt64(1)...4)
  func `going on from any earlier state is judging from the start`(target: Target, seed: UInt64) {
    let market = Market(target: target, seed: seed)
    let anew = market.verdicts(through: 330)
    for today in [50, 64, 90, 180, 250, 320] {
      let state = market.verdicts(through: today).newState
      let resumed = market.verdicts(through: 330, from: state)
      #expect(resumed.isSame(as: anew), "seed \(seed), from \(today)")
    }
    #expect(Set(anew.hypotheses.values.flatMap(\.events).map(\.to)).count > 1, "seed \(seed)")
  }

  @Test(arguments: targets)
  func `a chain of states is as good as one`(target: Target) {
    let market = Market(target: target, seed: 9)
    var state: VerdictState?
    for today in stride(from: 40, through: 330, by: 10) {
      state = market.verdicts(through: today, from: state).newState ?? state
    }
    #expect(market.verdicts(through: 330, from: state).isSame(as: market.verdicts(through: 330)))
  }

  @Test func `a state of the same rows is used`() throws {
    let market = Market(seed: 1)
    let state = try #require(market.verdicts(through: 90).newState).forged
    #expect(!market.verdicts(through: 91, from: state).isSame(as: market.verdicts(through: 91)))
  }

  @Test func `a state serves for four weeks`() throws {
    let market = Market(seed: 1)
    let state = try #require(market.verdicts(through: 90).newState)
    #expect(state.day == day(55))
    #expect(market.verdicts(through: 117, from: state).newState == nil)
    #expect(market.verdicts(through: 118, from: state).newState?.day == day(83))
  }

  @Test(arguments: MarketChange.allCases)
  func `a state of something else is not used`(change: MarketChange) throws {
    var market = Market(seed: 1)
    let state = try #require(market.verdicts(through: 90).newState).forged
    change.apply(to: &market)
    #expect(market.verdicts(through: 91, from: state).isSame(as: market.verdicts(through: 91)))
  }

  @Test func `rows and words of the last five weeks leave the state of use`() throws {
    var market = Market(seed: 1)
    let state = try #require(market.verdicts(through: 90).newState).forged
    market.overrides.append(.word(.protect(amount: nil), from: 70))
    market.feeds[0].conversions = { [old = market.feeds[0].conversions] in $0 < 56 ? old($0) : 1 }
    #expect(!market.verdicts(through: 91, from: state).isSame(as: market.verdicts(through: 91)))
  }

  @Test func `a channel that is counted from now on leaves the state of use`() throws {
    var market = Market(seed: 1)
    market.feeds.append(
      Feed(channel: "e uncounted", periods: 0..<330, conversions: { $0 < 90 ? nil : 3 }))
    let state = try #require(market.verdicts(through: 90).newState).forged
    #expect(!market.verdicts(through: 91, from: state).isSame(as: market.verdicts(through: 91)))
  }

  @Test func `a state that is no state is not used`() throws {
    let market = Market(seed: 1)
    let anew = market.verdicts(through: 91)
    var state = try #require(market.verdicts(through: 90).newState)
    state.shared.removeLast()
    #expect(market.verdicts(through: 91, from: state).isSame(as: anew))
    state = try #require(market.verdicts(through: 90).newState)
    state.channels["a dud"]?.numbers.append(0)
    #expect(market.verdicts(through: 91, from: state).isSame(as: anew))
  }

  @Test func `who remembers nothing keeps nothing`() {
    let market = Market(seed: 1)
    var fold = market.fold
    fold.fold(market.histories(through: 90), through: day(90))
    #expect(fold.newState == nil)
  }
}

/// Channels that sell by chance, some after a target that changes and people's words.
struct Market {
  var feeds: [Feed]
  var rules: PlanRules
  var overrides: [Override] = []
  var targets: [TargetPeriod] = []

  /// A dud, one that declines, one with weekly rows and a good one; orders are worth 30 or so.
  init(target: Target = .costPerAcquisition(30), seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    rules = .weekly(target: target)
    let channels: [(ChannelName, Double)] = [("a dud", 1), ("b fading", 4), ("c good", 8)]
    feeds = channels.map { name, mean in
      let orders = (0..<330).map { index in
        let level = name == "b fading" && index > 120 ? mean / 8 : mean
        return Double(Poisson(mean: level).sample(using: &generator))
      }
      let values = orders.map { $0 * (60 + 60 * generator.uniform()) }
      return Feed(
        channel: name, periods: 0..<330, conversions: { orders[$0] }, revenue: { values[$0] })
    }
    let weeks = (0..<47).map { _ in Double(Poisson(mean: 20).sample(using: &generator)) }
    feeds.append(
      Feed(
        channel: "d weekly", periods: 0..<47, length: 7, spend: { _ in 500 },
        conversions: { weeks[$0] }, revenue: { weeks[$0] * 80 }))
    overrides = [.word(.retest, from: 100), .word(.target(.costPerAcquisition(25)), from: 200)]
  }

  var fold: HypothesisFold {
    HypothesisFold(
      rules: rules, maturity: Maturity(), fixedTarget: nil, overrides: overrides,
      targets: targets)
  }

  /// The rows that had come by a day.
  func histories(through last: Int) -> [ChannelHistory] {
    feeds.map { feed in
      ChannelHistory(
        channel: feed.channel, rows: feed.history.rows.filter { $0.period.end < day(last) })
    }
  }

  func verdicts(through last: Int, from state: VerdictState? = nil) -> HypothesisFold {
    var fold = fold
    fold.fold(
      histories(through: last), through: day(last), remembering: VerdictMemory(state: state))
    return fold
  }
}

/// What makes a stored state useless.
enum MarketChange: CaseIterable {
  case figures, lateRow, window, errorRate, target, targetPeriod, protection, word, newcomer

  func apply(to market: inout Market) {
    switch self {
    case .figures: market.feeds[0].spend = { $0 == 20 ? 91 : 90 }
    case .lateRow: market.feeds[3].periods = 1..<47
    case .window: market.rules.channels["a dud"] = ChannelRules(attributionWindow: 9)
    case .errorRate: market.rules.errorRate = 0.1
    case .target: market.rules.target = .costPerAcquisition(31)
    case .targetPeriod:
      market.targets = [TargetPeriod(target: .costPerAcquisition(31), from: day(0))]
    case .protection:
      market.rules.channels["a dud"] = ChannelRules(
        protection: ChannelRules.Protection(reason: "ours"))
    case .word: market.overrides.insert(.word(.pause, from: 30), at: 0)
    case .newcomer: market.feeds.append(Feed(channel: "late", periods: 80..<330))
    }
  }
}

extension Override {
  fileprivate static func word(_ action: Action, from number: Int) -> Override {
    Override(
      channel: "a dud", action: action, from: day(number), reason: nil, author: "a person",
      source: .commandLine, createdAt: "2026")
  }
}

extension VerdictState {
  /// The same digest over other numbers, to see whether they are used.
  fileprivate var forged: VerdictState {
    var state = self
    // The last number of each channel counts its drops.
    for channel in channels.keys {
      let last = (channels[channel]?.numbers.count ?? 1) - 1
      state.channels[channel]?.numbers[last] += 1
    }
    return state
  }
}

extension HypothesisFold {
  /// Bit for bit; one word, for a failure would print every number.
  fileprivate func isSame(as other: HypothesisFold) -> Bool {
    hypotheses == other.hypotheses && fixedTarget == other.fixedTarget
      && commonShock == other.commonShock && shockDays == other.shockDays
  }
}
