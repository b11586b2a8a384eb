/// What people ask of a plan: budget, targets, guardrails and what they know of each channel.
///
/// The values of the configuration file, checked and with every default filled in.
public struct PlanRules: Hashable, Sendable {
  public var budget: Budget
  /// What each hypothesis claims, unless its channel says otherwise.
  public var target: Target
  /// What the plan is to bring most of.
  public var objective: Objective
  /// The chance, per channel, that the evidence test ever drops one that meets its target.
  public var errorRate: Double
  public var cadence: DecisionCadence
  public var guardrails: Guardrails
  /// What a channel under test may lose, unless it has a limit of its own; nil for no limit.
  public var stopLoss: StopLoss?
  public var seed: UInt64
  public var channels: [ChannelName: ChannelRules]
  public var groups: [GroupRules]
  /// What outcomes count for; nil where conversions count 1 each.
  public var values: OutcomeValues?
  /// What is to be reached by a day; no amount depends on it.
  public var goal: Goal?

  public init(
    budget: Budget, target: Target = .auto, objective: Objective = .conversions,
    errorRate: Double = standardErrorRate, cadence: DecisionCadence? = nil,
    guardrails: Guardrails? = nil,
    stopLoss: StopLoss? = nil, seed: UInt64 = 0,
    channels: [ChannelName: ChannelRules] = [:], groups: [GroupRules] = []
  ) {
    self.budget = budget
    self.target = target
    self.objective = objective
    self.errorRate = errorRate
    self.cadence = cadence ?? .standard(for: budget.per)
    self.guardrails = guardrails ?? Guardrails(cadence: self.cadence)
    self.stopLoss = stopLoss
    self.seed = seed
    self.channels = channels
    self.groups = groups
  }

  /// α unless people ask for another.
  public static let standardErrorRate = 0.05

  /// The rules of a channel; those of an unknown one are the defaults.
  public func rules(for channel: ChannelName) -> ChannelRules {
    channels[channel] ?? ChannelRules()
  }

  /// What a channel claims, or the plan as a whole; `auto` while that is not fixed.
  public func target(of channel: ChannelName?, fixed: FixedTarget?) -> Target {
    let own = channel.flatMap { rules(for: $0).target } ?? target
    return own == .auto ? fixed?.target ?? .auto : own
  }

  /// For how many days a channel may send nothing: three more than its cadence, which its rows tell
  /// where nobody has said it.
  public func patience(with channel: ChannelName, periodLength: Int) -> Int {
    (rules(for: channel).cadence?.days ?? periodLength) + Self.grace
  }

  /// Days that figures may take beyond what is due.
  static let grace = 3

  /// Places another amount; limits that were given as shares of the budget move with it.
  mutating func setBudget(_ amount: MinorUnits) {
    budget.amount = amount
    for index in groups.indices { groups[index].follow(amount) }
  }

  /// Days after which no channel's conversions change any more, known or not.
  public var longestAttributionWindow: Int {
    channels.values.map(\.attributionWindow)
      .reduce(ChannelRules().attributionWindow, Swift.max)
  }

  /// Every alias with the name that it stands for; those of one channel in order.
  public var aliases: [(alias: ChannelName, channel: ChannelName)] {
    channels.flatMap { channel, rules in rules.aliases.sorted().map { ($0, channel) } }
  }

  /// The name that an alias stands for; any other name stands for itself.
  public func resolving(_ channel: ChannelName) -> ChannelName {
    if let known = channels.index(forKey: channel) { return channels[known].key }
    return channels.first { $0.value.aliases.contains(channel) }?.key ?? channel
  }
}

/// How much may be spent per period: a rate, not a balance.
public struct Budget: Hashable, Sendable {
  public enum Per: String, Hashable, Sendable, Codable, CaseIterable {
    case day, week, month

    /// 1, 7 or 30.4375 days, the mean month of the Julian calendar.
    public var days: Double {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 30.4375
      }
    }
  }

  public var amount: MinorUnits
  public var currency: Currency
  public var per: Per

  public init(amount: MinorUnits, currency: Currency, per: Per) {
    self.amount = amount
    self.currency = currency
    self.per = per
  }

  /// Currency units a day for an amount of the budget's period.
  public func dailyUnits(_ amount: MinorUnits) -> Double {
    amount.units(of: currency) / per.days
  }

  /// Minor units a period, not rounded, for currency units a day.
  public func minorUnits(perDay units: Double) -> Double {
    units * per.days * currency.minorUnitsPerUnit
  }
}

/// The number that a hypothesis claims for its channel.
public enum Target: Hashable, Sendable, Codable {
  /// Fixed once, after 28 mature days, at 1.25 times the portfolio's own cost, or at its return over
  /// 1.25 where the plan is for money.
  case auto
  /// Currency units that a conversion may cost; positive.
  case costPerAcquisition(Double)
  /// Revenue that a unit of spend must bring; positive.
  case returnOnAdSpend(Double)
}

/// What the plan is to bring most of.
public enum Objective: Hashable, Sendable {
  case conversions
  /// What conversions are worth, in currency units.
  case revenue
  /// Revenue times the margin, less what is spent; money that would not come back stays unspent.
  ///
  /// The margin is the share of revenue that is left before marketing, over 0 and at most 1.
  case profit(margin: Double)
}

/// How often the plan is decided anew.
public enum DecisionCadence: String, Hashable, Sendable, Codable, CaseIterable {
  case day, week

  /// 1 or 7.
  public var days: Int { self == .day ? 1 : 7 }

  /// Daily budgets are decided daily, all others weekly.
  public static func standard(for per: Budget.Per) -> DecisionCadence {
    per == .day ? .day : .week
  }
}

/// How far a decision may go.
public struct Guardrails: Hashable, Sendable {
  /// At most times this, at most divided by its square, per decision period; more than 1.
  public var maxStep: Double
  /// Least share, of an equal share of the budget, for a channel under test; 0 to 1.
  public var floor: Double
  /// A decision that would move less than this share of the budget keeps the plan; 0 to 1.
  public var minChange: Double
  /// Posterior draws that a decision averages; 1 is classical Thompson sampling.
  public var draws: Int

  public init(maxStep: Double, floor: Double = 0.02, minChange: Double = 0.02, draws: Int = 20) {
    self.maxStep = maxStep
    self.floor = floor
    self.minChange = minChange
    self.draws = draws
  }

  /// Double or quarter a week, 1.3 times a day.
  public init(cadence: DecisionCadence) {
    self.init(maxStep: cadence == .week ? 2 : 1.3)
  }
}

/// What people know or demand of one channel.
public struct ChannelRules: Hashable, Sendable {
  public enum Medium: String, Hashable, Sendable, CaseIterable { case online, offline }
  public enum Cadence: String, Hashable, Sendable, CaseIterable {
    case day, week, month

    /// 1, 7 or 31: the longest that a period of this cadence takes.
    public var days: Int {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 31
      }
    }
  }

  public var medium: Medium
  /// How often its rows come; nil takes it from the rows.
  public var cadence: Cadence?
  /// Days after which a conversion is no longer attributed; nil means the medium's default.
  public var ownAttributionWindow: Int?
  /// The amount with which the first plan starts.
  public var start: MinorUnits?
  public var min: MinorUnits
  public var max: MinorUnits?
  /// Below this amount the channel does nothing: it gets none, or at least this.
  public var minOrNothing: MinorUnits
  public var target: Target?
  /// What it may lose while it is under test; nil means the plan's.
  public var stopLoss: StopLoss?
  public var aliases: Set<ChannelName>
  /// Costs per budget period that no file carries.
  public var fixedCost: MinorUnits
  /// Why the channel must never be dropped nor moved; nil when it is not protected.
  public var protection: Protection?

  public struct Protection: Hashable, Sendable {
    public var reason: String?
    public init(reason: String?) { self.reason = reason }
  }

  public init(
    medium: Medium = .online, cadence: Cadence? = nil, attributionWindow: Int? = nil,
    start: MinorUnits? = nil, min: MinorUnits = .zero, max: MinorUnits? = nil,
    minOrNothing: MinorUnits = .zero, target: Target? = nil, stopLoss: StopLoss? = nil,
    aliases: Set<ChannelName> = [], fixedCost: MinorUnits = .zero, protection: Protection? = nil
  ) {
    self.medium = medium
    self.cadence = cadence
    ownAttributionWindow = attributionWindow
    self.start = start
    self.min = min
    self.max = max
    self.minOrNothing = minOrNothing
    self.target = target
    self.stopLoss = stopLoss
    self.aliases = aliases
    self.fixedCost = fixedCost
    self.protection = protection
  }

  /// Days until a row is mature: the channel's own, else 7 online and 28 offline.
  public var attributionWindow: Int {
    ownAttributionWindow ?? (medium == .online ? 7 : 28)
  }
}

/// Channels that share a least and a most amount.
public struct GroupRules: Hashable, Sendable {
  public var name: String
  public var channels: Set<ChannelName>
  public var min: MinorUnits
  public var max: MinorUnits?
  /// The limits as shares of the budget, 0 to 1, where they were given so; else nil.
  public var minShare: Double?
  public var maxShare: Double?

  public init(
    name: String, channels: Set<ChannelName>, min: MinorUnits = .zero, max: MinorUnits? = nil,
    minShare: Double? = nil, maxShare: Double? = nil
  ) {
    self.name = name
    self.channels = channels
    self.min = min
    self.max = max
    self.minShare = minShare
    self.maxShare = maxShare
  }

  /// Limits that are shares follow the budget, to the nearest minor unit.
  mutating func follow(_ budget: MinorUnits) {
    if let minShare { min = budget.share(minShare) }
    if let maxShare { max = budget.share(maxShare) }
  }
}

extension MinorUnits {
  /// A share of the amount, 0 to 1, to the nearest minor unit.
  public func share(_ share: Double) -> MinorUnits {
    MinorUnits(rawValue: Int64((share * Double(rawValue)).rounded()))
  }
}
