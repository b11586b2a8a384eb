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
