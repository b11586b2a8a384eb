public import Marketing

/// Everything that a page says: a decision, and what the ledger knows beside it.
public struct PageContent: Hashable, Sendable {
  /// What people call the plan; nil where nobody named it.
  public var name: String?
  public var language: Language
  public var decision: Decision
  /// Whether channels are weighed by what a customer costs, or by what comes back.
  public var measure: Measure
  /// What each channel claims; none where that is not fixed yet.
  public var targets: [ChannelName: Target]
  /// The evidence in favour that confirms.
  public var confirmationOdds: Double
  /// What people said and held when it was decided.
  public var words: [Override]
  /// Everything that people had said by then, oldest first.
  public var said: [Override]
  /// The plans of the last year, oldest first, that of the decision among them.
  public var plans: [PlanInForce]
  /// What happened to hypotheses until then, in order.
  public var steps: [HypothesisStep]
  /// Weeks of seven days, the last of which ends with the data.
  public var weeks: Timeline
  /// The files that brought each channel's newest figures, the newest first.
  public var files: [ChannelName: [String]]

  /// How a channel's results are compared with its target.
  public enum Measure: Hashable, Sendable {
    /// Currency units a customer.
    case cost
    /// Revenue for each unit of spend.
    case `return`
  }

  public init(
    name: String?, language: Language, decision: Decision, measure: Measure,
    targets: [ChannelName: Target] = [:],
    confirmationOdds: Double = 1 / PlanRules.standardErrorRate, words: [Override] = [],
    said: [Override] = [], plans: [PlanInForce] = [], steps: [HypothesisStep] = [],
    weeks: Timeline = Timeline(of: [], over: []), files: [ChannelName: [String]] = [:]
  ) {
    self.name = name
    self.language = language
    self.decision = decision
    self.measure = measure
    self.targets = targets
    self.confirmationOdds = confirmationOdds
    self.words = words
    self.said = said
    self.plans = plans
    self.steps = steps
    self.weeks = weeks
    self.files = files
  }
}

extension PageContent {
  /// Those that get money first, the greatest amount first; then those that get none, dropped ones
  /// last.
  var channels: [Recommendation] {
    decision.channels.sorted { left, right in
      let (one, other) = (Self.place(left), Self.place(right))
      return one == other ? left.channel < right.channel : one < other
    }
  }

  private static func place(_ channel: Recommendation) -> (Int, Int64) {
    (channel.state == .dropped && channel.to == .zero ? 1 : 0, -channel.to.rawValue)
  }

  /// Channels of which only outcomes are told, and which have no part in the plan.
  var withoutSpend: [ChannelName] {
    let planned = Set(decision.channels.map(\.channel))
    return weeks.channels.filter { channel, figures in
      !planned.contains(channel) && figures.allSatisfy { $0?.spend == nil }
    }
    .keys.sorted()
  }
}
