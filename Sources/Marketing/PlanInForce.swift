import Statistics

/// The amounts that an earlier decision recommended.
public struct PlanInForce: Hashable, Sendable {
  public let decision: Int
  public let today: Day
  /// Minor units per budget period, with what was in force before the decision.
  public let amounts: [ChannelName: Amount]

  public struct Amount: Hashable, Sendable {
    public let from: MinorUnits
    public let to: MinorUnits
    public let state: HypothesisState
    public init(from: MinorUnits, to: MinorUnits, state: HypothesisState = .testing) {
      self.from = from
      self.to = to
      self.state = state
    }
  }

  public init(decision: Int, today: Day, amounts: [ChannelName: Amount]) {
    self.decision = decision
    self.today = today
    self.amounts = amounts
  }

  public init(of decision: Decision) {
    self.init(decision: decision.number, today: decision.today, channels: decision.channels)
  }

  /// What a decision of that number recommended for each channel.
  public init(decision: Int, today: Day, channels: [Recommendation]) {
    self.init(
      decision: decision, today: today,
      amounts: Dictionary(
        channels.map {
          ($0.channel, Amount(from: $0.from, to: $0.to, state: $0.state))
        },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension PlanInForce {
  /// The same plan with the amounts of former names under the channel that they stand for now.
  public func joined(by aliases: [(alias: ChannelName, channel: ChannelName)]) -> PlanInForce {
    guard !aliases.isEmpty else { return self }
    var joined = amounts
    for (alias, channel) in aliases {
      guard let former = joined.removeValue(forKey: alias) else { continue }
      joined[channel] = joined[channel].map { $0 + former } ?? former
    }
    return PlanInForce(decision: decision, today: today, amounts: joined)
  }
}

extension PlanInForce.Amount {
  /// Two that are one now; the state is that of the first.
  fileprivate static func + (amount: Self, former: Self) -> Self {
    Self(from: amount.from + former.from, to: amount.to + former.to, state: amount.state)
  }
}

/// Every earlier plan, oldest first: what was in force when.
public struct PlanHistory: Hashable, Sendable {
  public let plans: [PlanInForce]

  public init(_ plans: [PlanInForce]) {
    self.plans = plans.sorted { ($0.today, $0.decision) < ($1.today, $1.decision) }
  }

  public var latest: PlanInForce? { plans.last }

  /// The plan that holds on a day: the latest decided on it or before.
  public func plan(on day: Day) -> PlanInForce? {
    plans.last { $0.today <= day }
  }

  /// The plans of earlier days: what was decided today and is decided anew does not count.
  public func before(_ day: Day) -> PlanHistory {
    PlanHistory(plans.filter { $0.today < day })
  }

  /// What a channel had on the eve of a day; nil where no plan before it names the channel.
  public func amount(of channel: ChannelName, before day: Day) -> MinorUnits? {
    plans.last { $0.today < day && $0.amounts[channel] != nil }?.amounts[channel]?.to
  }

  /// What a channel had a decision period ago, from which a step is measured.
  ///
  /// Several decisions in one period thus never compound. A channel whose first plan is younger
  /// is measured from what it had before that plan, a newcomer from its first amount; nil for a
  /// channel that no plan has had.
  public func amount(of channel: ChannelName, on day: Day) -> MinorUnits? {
    if let amount = plan(on: day)?.amounts[channel] { return amount.to }
    guard let first = plans.first(where: { $0.amounts[channel] != nil }),
      let amount = first.amounts[channel]
    else { return nil }
    return amount.from > .zero ? amount.from : amount.to
  }

  /// What a channel had on a day, or when it last had anything before; nil for one that never had.
  func lastAmount(of channel: ChannelName, through day: Day) -> MinorUnits? {
    let amounts = plans.lazy.reversed().filter { $0.today <= day }
      .compactMap { $0.amounts[channel] }
    return amounts.lazy.map { $0.to > .zero ? $0.to : $0.from }.first { $0 > .zero }
  }

  /// How many days of a span the plan then in force gave none of these channels anything.
  ///
  /// Their silence on such a day says nothing. A plan that does not name a channel leaves it what
  /// it had; days before the first plan that names it do not count.
  func idleDays(of channels: [ChannelName], after first: Day, through last: Day) -> Int {
    var paid = Set(channels)
    var days = 0
    for (index, plan) in plans.enumerated() where plan.today <= last {
      for channel in channels {
        guard let amount = plan.amounts[channel]?.to else { continue }
        if amount > .zero { paid.insert(channel) } else { paid.remove(channel) }
      }
      guard paid.isEmpty else { continue }
      let next = plans.dropFirst(index + 1).first?.today
      let end = min(last, next.map { $0 - 1 } ?? last)
      days += max(0, end - max(plan.today - 1, first))
    }
    return days
  }
}

/// What each channel's step is measured from: the amount that was in force on a day.
///
/// One that a person had stopped then is measured from what it had before: a pause that ends leaves
/// no trace.
struct StepOrigins {
  private let plans: PlanHistory
  private let former: PlanHistory
  private let day: Day
  /// The words that the plan in force on the day obeyed.
  private let words: OverridesInForce

  /// `former` are plans of any age that name some channels only.
  init(plans: PlanHistory, former: PlanHistory, overrides: [Override], on day: Day) {
    self.plans = plans
    self.former = former
    self.day = day
    words = OverridesInForce(overrides, on: plans.plan(on: day)?.today ?? day)
  }

  /// Nil for a channel that no plan has had.
  func amount(of channel: ChannelName) -> MinorUnits? {
    let amount = plans.amount(of: channel, on: day)
    guard amount == .zero, words.amountWord(on: channel)?.action.isStop == true else {
      return amount
    }
    return former.lastAmount(of: channel, through: day) ?? amount
  }
}

/// What channels had before people's words gave them their amounts.
///
/// A word with an end, or one that was released, leaves no trace: what keeps its amount then keeps
/// the one that it had before.
struct AmountsBeforeWords {
  private let plans: PlanHistory
  private let overrides: [Override]
  private let present: OverridesInForce

  /// `plans` are those that are remembered, oldest first; `present` the words in force today.
  init(plans: PlanHistory, overrides: [Override], present: OverridesInForce) {
    self.plans = plans
    self.overrides = overrides.filter { $0.channel != nil && $0.action.verb != .target }
    self.present = present
  }

  /// Nil where the amount in force is no newer word's, or nothing is known of the time before it.
  func amount(of channel: ChannelName) -> MinorUnits? {
    guard overrides.contains(where: { $0.channel == channel }) else { return nil }
    let holding = place(of: present.amountWord(on: channel)) ?? -1
    var amount: MinorUnits?
    for plan in plans.plans.reversed() {
      guard let planned = plan.amounts[channel] else { continue }
      let words = OverridesInForce(overrides, on: plan.today)
      guard let word = place(of: words.amountWord(on: channel)), word > holding else {
        return amount == nil ? nil : planned.to
      }
      amount = planned.from
    }
    return amount
  }

  /// What the last plan gave for an older word than the one that holds; nil where none did.
  func replacedAmount(of channel: ChannelName) -> MinorUnits? {
    guard let holding = place(of: present.amountWord(on: channel)),
      let plan = plans.plans.last(where: { $0.amounts[channel] != nil }),
      let word = place(of: OverridesInForce(overrides, on: plan.today).amountWord(on: channel)),
      word < holding
    else { return nil }
    return plan.amounts[channel]?.to
  }

  private func place(of word: Override?) -> Int? { word.flatMap(overrides.lastIndex(of:)) }
}

extension Override.Action {
  /// Whether it leaves a channel nothing.
  fileprivate var isStop: Bool { self == .pause || self == .set(.zero) }
}

/// The amounts before any decision: `start`, else what was spent, else an equal split.
struct StartingPlan {
  /// Whole minor units per budget period.
  let amounts: [ChannelName: Double]

  /// `knownThrough` is the last day for which a channel's spend is known.
  init(
    rules: PlanRules, histories: [ChannelHistory], knownThrough: (ChannelHistory) -> Day?
  ) {
    let budget = Double(rules.budget.amount.rawValue)
    let starts = rules.channels.compactMapValues { $0.start.map { Double($0.rawValue) } }
    let spent = histories.filter { starts[$0.channel] == nil }
      .compactMap { history in
        knownThrough(history).map {
          (history.channel, Self.recentDailySpend(of: history, through: $0))
        }
      }
      .filter { $0.1 > 0 }
    let remainder = max(0, budget - starts.values.reduce(0, +))
    let total = spent.reduce(0) { $0 + $1.1 }
    var amounts = starts
    for (channel, daily) in spent { amounts[channel] = daily / total * remainder }
    if spent.isEmpty {
      let others = Set(rules.channels.keys).union(histories.map(\.channel))
        .filter { starts[$0] == nil }
      for channel in others { amounts[channel] = remainder / Double(others.count) }
    }
    self.amounts = Self.wholeUnits(amounts, within: rules.budget.amount.rawValue)
  }

  /// Whole minor units, scaled down to the budget where they exceed it.
  ///
  /// In the order of names, for the sum of rounded numbers depends on theirs.
  private static func wholeUnits(
    _ amounts: [ChannelName: Double], within budget: Int64
  ) -> [ChannelName: Double] {
    let names = amounts.keys.sorted()
    let values = names.map { amounts[$0] ?? 0 }
    let sum = values.reduce(0, +)
    let scale = min(1, Double(budget) / max(sum, .leastNormalMagnitude))
    let parts = apportion(
      values.map { $0 * scale }, total: Int64((sum * scale).rounded()),
      bounds: names.map { _ in 0...budget })
    let whole = parts?.map(Double.init) ?? values.map { ($0 * scale).rounded(.down) }
    return Dictionary(uniqueKeysWithValues: zip(names, whole))
  }

  /// Mean of the last 14 days, or of the last two periods where those are longer.
  static func recentDailySpend(of history: ChannelHistory, through day: Day) -> Double {
    let days = max(14, history.periodLength > 1 ? 2 * history.periodLength : 0)
    let spend = history.spend(from: day - (days - 1), through: day) ?? 0
    return max(0, spend / Double(days))
  }
}
