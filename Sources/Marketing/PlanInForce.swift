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
