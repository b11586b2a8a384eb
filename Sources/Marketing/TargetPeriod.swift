/// A configured target that holds from a day on, until the next one of the same channel.
///
/// The first of a channel holds for all time before it. Without any, the rules' present target has
/// always held.
public struct TargetPeriod: Hashable, Sendable, Codable {
  /// Nil for the target of all channels without one of their own.
  public var channel: ChannelName?
  /// Nil when the channel has none of its own any more.
  public var target: Target?
  /// The first day on which mature rows are judged by it.
  public var from: Day

  public init(channel: ChannelName? = nil, target: Target?, from: Day) {
    self.channel = channel
    self.target = target
    self.from = from
  }
}

/// Which target holds for a channel on a day: as configured then, unless a person said otherwise.
struct TargetCalendar {
  private let rules: PlanRules
  private let periods: [ChannelName?: [TargetPeriod]]
  private let overrides: [Override]
  /// The days on which any target may change, in order.
  let changes: [Day]

  init(rules: PlanRules, periods: [TargetPeriod], overrides: [Override]) {
    self.rules = rules
    self.periods = Dictionary(
      grouping: periods.sorted { $0.from < $1.from }, by: { $0.channel.map(rules.resolving) })
    self.overrides = overrides.filter { $0.action.verb == .target || $0.action == .release }
    let ends = self.overrides.compactMap { $0.until.map { $0 + 1 } }
    changes = Set(periods.map(\.from) + self.overrides.map(\.from) + ends).sorted()
  }

  /// The rules with the targets that hold on a day.
  func rules(on day: Day) -> PlanRules {
    var rules = rules
    for (channel, periods) in periods {
      guard let period = periods.last(where: { $0.from <= day }) ?? periods.first else { continue }
      if let channel {
        rules.channels[channel, default: ChannelRules()].target = period.target
      } else if let target = period.target {
        rules.target = target
      }
    }
    return OverridesInForce(overrides, on: day).applied(to: rules)
  }
}
